//! `with` and `async with`.

use pycore_ast::{Stmt, WithItem, with_stack};
use pycore_bytecode::{Location, Opcode, SpecialMethod};

use super::frame_blocks::{FrameBlock, FrameBlockKind};
use super::{Codegen, Outcome};
use crate::instructions::Label;

/// For the error message of `GET_AWAITABLE`: the awaitable comes from `__aenter__`.
const FROM_AENTER: u32 = 1;
/// Likewise, from `__aexit__`.
const FROM_AEXIT: u32 = 2;

impl<'a> Codegen<'a, '_> {
    /// A `with` of several items is one in the other.
    pub(super) fn with_statement(
        &mut self,
        items: &'a [WithItem<'a>],
        body: &'a [Stmt<'a>],
        is_async: bool,
    ) -> Outcome {
        let Some((item, rest)) = items.split_first() else {
            return self.body(body);
        };
        let [block, on_error, exit, cleanup] = self.new_labels();
        self.expr(item.context_expr)?;
        let location = self.location(item.context_expr.range());
        self.enter_context(is_async, location);
        self.jump(Opcode::SETUP_WITH, on_error, location);
        self.use_label(block);
        let kind = if is_async { FrameBlockKind::AsyncWith } else { FrameBlockKind::With };
        self.push_frame_block(FrameBlock::new(kind, location))?;
        match item.optional_vars {
            Some(target) => self.expr(target)?,
            None => self.op(Opcode::POP_TOP, location),
        }
        with_stack(|| self.with_statement(rest, body, is_async))?;
        self.pop_frame_block();
        let end = if is_async { location } else { Location::NONE };
        self.op(Opcode::POP_BLOCK, end);
        // All went well: the exit is told so, and its answer dropped.
        self.call_exit_with_nones(location);
        if is_async {
            self.await_top(FROM_AEXIT, location);
        }
        self.op(Opcode::POP_TOP, location);
        self.jump(Opcode::JUMP, exit, location);
        self.use_label(on_error);
        self.jump(Opcode::SETUP_CLEANUP, cleanup, location);
        self.op(Opcode::PUSH_EXC_INFO, location);
        self.op(Opcode::WITH_EXCEPT_START, location);
        if is_async {
            self.await_top(FROM_AEXIT, location);
        }
        self.finish_with_exception(cleanup);
        self.use_label(exit);
        Ok(())
    }

    /// Looks up both methods of the context manager, and calls the first.
    fn enter_context(&mut self, is_async: bool, location: Location) {
        let (enter, exit) = if is_async {
            (SpecialMethod::AsyncEnter, SpecialMethod::AsyncExit)
        } else {
            (SpecialMethod::Enter, SpecialMethod::Exit)
        };
        self.op_arg(Opcode::COPY, 1, location);
        self.op_arg(Opcode::LOAD_SPECIAL, exit.number(), location);
        self.op_arg(Opcode::SWAP, 2, location);
        self.op_arg(Opcode::SWAP, 3, location);
        self.op_arg(Opcode::LOAD_SPECIAL, enter.number(), location);
        self.op_arg(Opcode::CALL, 0, location);
        if is_async {
            self.await_top(FROM_AENTER, location);
        }
    }

    /// Calls the exit method on the stack as for a block without exception.
    pub(super) fn call_exit_with_nones(&mut self, location: Location) {
        for _ in 0..3 {
            self.load_none(location);
        }
        self.op_arg(Opcode::CALL, 3, location);
    }

    /// After the exit method has seen an exception: raises it again unless the answer is true.
    fn finish_with_exception(&mut self, cleanup: Label) {
        let suppress = self.new_label();
        self.op(Opcode::TO_BOOL, Location::NONE);
        self.jump(Opcode::POP_JUMP_IF_TRUE, suppress, Location::NONE);
        self.op_arg(Opcode::RERAISE, 2, Location::NONE);
        self.use_label(suppress);
        self.op(Opcode::POP_TOP, Location::NONE);
        self.op(Opcode::POP_BLOCK, Location::NONE);
        self.op(Opcode::POP_EXCEPT, Location::NONE);
        for _ in 0..3 {
            self.op(Opcode::POP_TOP, Location::NONE);
        }
        let exit = self.new_label();
        self.jump(Opcode::JUMP_NO_INTERRUPT, exit, Location::NONE);
        self.use_label(cleanup);
        self.pop_except_and_reraise(Location::NONE);
        self.use_label(exit);
    }

    /// Leaves a handler by an exception of its own.
    pub(super) fn pop_except_and_reraise(&mut self, location: Location) {
        self.op_arg(Opcode::COPY, 3, location);
        self.op(Opcode::POP_EXCEPT, location);
        self.op_arg(Opcode::RERAISE, 1, location);
    }
}
