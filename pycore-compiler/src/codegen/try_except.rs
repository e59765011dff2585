//! `try` with `except`, `except*`, `else` and `finally`.
//!
//! The body of a `finally` is generated twice: for when all went well, and for an exception; and once
//! more for each `return`, `break` and `continue` that leaves the `try`.

use pycore_ast::{ExceptHandler, Stmt, StmtTry, StmtTryStar};
use pycore_bytecode::{Intrinsic2, Location, Opcode};
use pycore_source::TextRange;

use super::frame_blocks::{FrameBlock, FrameBlockKind};
use super::{Codegen, Outcome};
use crate::instructions::Label;

/// What both kinds of `try` have.
#[derive(Clone, Copy)]
pub(super) struct TryParts<'a> {
    range: TextRange,
    body: &'a [Stmt<'a>],
    handlers: &'a [ExceptHandler<'a>],
    orelse: &'a [Stmt<'a>],
    finalbody: &'a [Stmt<'a>],
}

impl<'a> From<&'a StmtTry<'a>> for TryParts<'a> {
    fn from(node: &'a StmtTry<'a>) -> Self {
        let StmtTry { range, body, handlers, orelse, finalbody } = *node;
        Self { range, body, handlers, orelse, finalbody }
    }
}

impl<'a> From<&'a StmtTryStar<'a>> for TryParts<'a> {
    fn from(node: &'a StmtTryStar<'a>) -> Self {
        let StmtTryStar { range, body, handlers, orelse, finalbody } = *node;
        Self { range, body, handlers, orelse, finalbody }
    }
}

impl<'a> Codegen<'a, '_> {
    pub(super) fn try_statement(&mut self, node: TryParts<'a>, is_star: bool) -> Outcome {
        if node.finalbody.is_empty() {
            return self.try_handlers(node, is_star);
        }
        self.check_size()?;
        let location = self.location(node.range);
        let [body, on_error, exit, cleanup] = self.new_labels();
        self.jump(Opcode::SETUP_FINALLY, on_error, location);
        self.use_label(body);
        let kind = FrameBlockKind::FinallyTry(node.finalbody);
        self.push_frame_block(FrameBlock::new(kind, location))?;
        if node.handlers.is_empty() {
            self.body(node.body)?;
        } else {
            self.try_handlers(node, is_star)?;
        }
        self.op(Opcode::POP_BLOCK, Location::NONE);
        self.pop_frame_block();
        self.body(node.finalbody)?;
        self.jump(Opcode::JUMP_NO_INTERRUPT, exit, Location::NONE);
        self.use_label(on_error);
        self.jump(Opcode::SETUP_CLEANUP, cleanup, Location::NONE);
        self.op(Opcode::PUSH_EXC_INFO, Location::NONE);
        self.push_frame_block(FrameBlock::new(FrameBlockKind::FinallyEnd, Location::NONE))?;
        self.body(node.finalbody)?;
        self.pop_frame_block();
        self.op_arg(Opcode::RERAISE, 0, Location::NONE);
        self.use_label(cleanup);
        self.pop_except_and_reraise(Location::NONE);
        self.use_label(exit);
        Ok(())
    }

    fn try_handlers(&mut self, node: TryParts<'a>, is_star: bool) -> Outcome {
        if is_star { self.try_except_star(node) } else { self.try_except(node) }
    }

    /// The body of a `try`, up to the end of the block that its handlers watch.
    fn try_body(&mut self, node: TryParts<'a>, except: Label, location: Location) -> Outcome {
        self.jump(Opcode::SETUP_FINALLY, except, location);
        let body = self.new_label();
        self.use_label(body);
        self.push_frame_block(FrameBlock::new(FrameBlockKind::TryExcept, location))?;
        self.body(node.body)?;
        self.pop_frame_block();
        self.op(Opcode::POP_BLOCK, Location::NONE);
        Ok(())
    }

    /// Where an exception of the body arrives.
    fn begin_handlers(
        &mut self,
        kind: FrameBlockKind<'a>,
        except: Label,
        cleanup: Label,
        location: Location,
    ) -> Outcome {
        self.use_label(except);
        self.jump(Opcode::SETUP_CLEANUP, cleanup, Location::NONE);
        self.op(Opcode::PUSH_EXC_INFO, Location::NONE);
        self.push_frame_block(FrameBlock::new(kind, location))
    }

    fn try_except(&mut self, node: TryParts<'a>) -> Outcome {
        let location = self.location(node.range);
        let [except, end, cleanup] = self.new_labels();
        self.try_body(node, except, location)?;
        self.body(node.orelse)?;
        self.jump(Opcode::JUMP_NO_INTERRUPT, end, Location::NONE);
        self.begin_handlers(FrameBlockKind::ExceptionHandler, except, cleanup, location)?;
        for (index, handler) in node.handlers.iter().enumerate() {
            if handler.type_.is_none() && index + 1 < node.handlers.len() {
                return self.error("default 'except:' must be last", handler.range);
            }
            self.handler(handler, end)?;
        }
        self.pop_frame_block();
        self.op_arg(Opcode::RERAISE, 0, Location::NONE);
        self.use_label(cleanup);
        self.pop_except_and_reraise(Location::NONE);
        self.use_label(end);
        Ok(())
    }

    fn handler(&mut self, handler: &'a ExceptHandler<'a>, end: Label) -> Outcome {
        let location = self.location(handler.range);
        let next = self.new_label();
        if let Some(type_) = handler.type_ {
            self.expr(type_)?;
            self.op(Opcode::CHECK_EXC_MATCH, location);
            self.jump(Opcode::POP_JUMP_IF_FALSE, next, location);
        }
        let kind = FrameBlockKind::HandlerCleanup(handler.name);
        if let Some(name) = handler.name {
            let [cleanup_end, cleanup_body] = self.new_labels();
            self.store_name(name, location);
            // As if the body were in a `try` whose `finally` unbinds the name.
            self.jump(Opcode::SETUP_CLEANUP, cleanup_end, location);
            self.use_label(cleanup_body);
            self.push_frame_block(FrameBlock::new(kind, location))?;
            self.body(handler.body)?;
            self.pop_frame_block();
            self.op(Opcode::POP_BLOCK, Location::NONE);
            self.op(Opcode::POP_BLOCK, Location::NONE);
            self.op(Opcode::POP_EXCEPT, Location::NONE);
            self.unbind(name, Location::NONE);
            self.jump(Opcode::JUMP_NO_INTERRUPT, end, Location::NONE);
            self.use_label(cleanup_end);
            self.unbind(name, Location::NONE);
            self.op_arg(Opcode::RERAISE, 1, Location::NONE);
        } else {
            let cleanup_body = self.new_label();
            self.op(Opcode::POP_TOP, location);
            self.use_label(cleanup_body);
            self.push_frame_block(FrameBlock::new(kind, location))?;
            self.body(handler.body)?;
            self.pop_frame_block();
            self.op(Opcode::POP_BLOCK, Location::NONE);
            self.op(Opcode::POP_EXCEPT, Location::NONE);
            self.jump(Opcode::JUMP_NO_INTERRUPT, end, Location::NONE);
        }
        self.use_label(next);
        Ok(())
    }

    /// `except*`: each clause takes its part of the group; what the clauses raise is collected in a list,
    /// and at the end the rest of the group is raised together with that.
    fn try_except_star(&mut self, node: TryParts<'a>) -> Outcome {
        let location = self.location(node.range);
        let [except, orelse, end, cleanup, reraise_star] = self.new_labels();
        self.try_body(node, except, location)?;
        self.jump(Opcode::JUMP_NO_INTERRUPT, orelse, Location::NONE);
        self.begin_handlers(FrameBlockKind::ExceptionGroupHandler, except, cleanup, location)?;
        for (index, handler) in node.handlers.iter().enumerate() {
            if index == 0 {
                let location = self.location(handler.range);
                // Stack: the group, the list, and what is left of the group.
                self.op_arg(Opcode::BUILD_LIST, 0, location);
                self.op_arg(Opcode::COPY, 2, location);
            }
            self.star_handler(handler)?;
            if index + 1 == node.handlers.len() {
                self.op_arg(Opcode::LIST_APPEND, 1, Location::NONE);
                self.jump(Opcode::JUMP_NO_INTERRUPT, reraise_star, Location::NONE);
            }
        }
        self.pop_frame_block();
        let reraise = self.new_label();
        self.use_label(reraise_star);
        let prepare = Intrinsic2::PrepReraiseStar.number();
        self.op_arg(Opcode::CALL_INTRINSIC_2, prepare, Location::NONE);
        self.op_arg(Opcode::COPY, 1, Location::NONE);
        self.jump(Opcode::POP_JUMP_IF_NOT_NONE, reraise, Location::NONE);
        self.op(Opcode::POP_TOP, Location::NONE);
        self.op(Opcode::POP_BLOCK, Location::NONE);
        self.op(Opcode::POP_EXCEPT, Location::NONE);
        self.jump(Opcode::JUMP_NO_INTERRUPT, end, Location::NONE);
        self.use_label(reraise);
        self.op(Opcode::POP_BLOCK, Location::NONE);
        self.op_arg(Opcode::SWAP, 2, Location::NONE);
        self.op(Opcode::POP_EXCEPT, Location::NONE);
        self.op_arg(Opcode::RERAISE, 0, Location::NONE);
        self.use_label(cleanup);
        self.pop_except_and_reraise(Location::NONE);
        self.use_label(orelse);
        self.body(node.orelse)?;
        self.use_label(end);
        Ok(())
    }

    fn star_handler(&mut self, handler: &'a ExceptHandler<'a>) -> Outcome {
        let location = self.location(handler.range);
        let [next, with_error, no_match] = self.new_labels();
        if let Some(type_) = handler.type_ {
            self.expr(type_)?;
            self.op(Opcode::CHECK_EG_MATCH, location);
            self.op_arg(Opcode::COPY, 1, location);
            self.jump(Opcode::POP_JUMP_IF_NONE, no_match, location);
        }
        let [cleanup_end, cleanup_body] = self.new_labels();
        match handler.name {
            Some(name) => self.store_name(name, location),
            None => self.op(Opcode::POP_TOP, location),
        }
        self.jump(Opcode::SETUP_CLEANUP, cleanup_end, location);
        self.use_label(cleanup_body);
        let kind = FrameBlockKind::HandlerCleanup(handler.name);
        self.push_frame_block(FrameBlock::new(kind, location))?;
        self.body(handler.body)?;
        self.pop_frame_block();
        self.op(Opcode::POP_BLOCK, Location::NONE);
        if let Some(name) = handler.name {
            self.unbind(name, Location::NONE);
        }
        self.jump(Opcode::JUMP_NO_INTERRUPT, next, Location::NONE);
        self.use_label(cleanup_end);
        if let Some(name) = handler.name {
            self.unbind(name, Location::NONE);
        }
        // The exception of the clause goes into the list.
        self.op_arg(Opcode::LIST_APPEND, 3, Location::NONE);
        self.op(Opcode::POP_TOP, Location::NONE);
        self.jump(Opcode::JUMP_NO_INTERRUPT, with_error, Location::NONE);
        self.use_label(next);
        // Holds a line that comes from before.
        self.op(Opcode::NOP, Location::NONE);
        self.jump(Opcode::JUMP_NO_INTERRUPT, with_error, Location::NONE);
        self.use_label(no_match);
        self.op(Opcode::POP_TOP, location);
        self.use_label(with_error);
        Ok(())
    }
}
