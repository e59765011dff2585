//! Loops, `try` and `with` statements around an instruction, and how they are left.
//!
//! `return`, `break` and `continue` unwind the blocks that they leave: pop what these keep on the stack,
//! run `finally` bodies, call `__exit__`.

use pycore_ast::Stmt;
use pycore_bytecode::{Location, Opcode};

use super::{Codegen, Outcome};
use crate::instructions::Label;
use crate::positions::error_at;

/// More blocks than this must not be in each other.
const NESTING_LIMIT: usize = 21;

/// What kind of block it is, and what leaving it needs to know.
#[derive(Clone, Copy)]
pub(super) enum FrameBlockKind<'a> {
    While,
    For,
    AsyncFor,
    /// The body of a `try` with `except`.
    TryExcept,
    /// The body of a `try` with `finally`, whose statements these are.
    FinallyTry(&'a [Stmt<'a>]),
    /// A `finally` that an exception led to.
    FinallyEnd,
    With,
    AsyncWith,
    /// The body of an `except` clause, with the name that it unbinds, if any.
    HandlerCleanup(Option<&'a str>),
    /// A value on the stack, to be dropped.
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehension,
    /// The whole of a generator, whose `StopIteration` is converted.
    StopIteration,
}

/// A block around the current place.
#[derive(Clone, Copy)]
pub(super) struct FrameBlock<'a> {
    pub(super) kind: FrameBlockKind<'a>,
    pub(super) location: Location,
    /// Where a loop begins; elsewhere unused.
    pub(super) start: Option<Label>,
    /// Where a loop ends.
    pub(super) exit: Option<Label>,
}

impl<'a> FrameBlock<'a> {
    /// A block that is no loop.
    pub(super) fn new(kind: FrameBlockKind<'a>, location: Location) -> Self {
        Self { kind, location, start: None, exit: None }
    }

    /// A loop from `start` to `exit`.
    pub(super) fn of_loop(
        kind: FrameBlockKind<'a>,
        location: Location,
        start: Label,
        exit: Label,
    ) -> Self {
        Self { kind, location, start: Some(start), exit: Some(exit) }
    }

    fn is_loop(&self) -> bool {
        matches!(self.kind, FrameBlockKind::While | FrameBlockKind::For | FrameBlockKind::AsyncFor)
    }
}

impl<'a> Codegen<'a, '_> {
    pub(super) fn push_frame_block(&mut self, block: FrameBlock<'a>) -> Outcome {
        if self.unit_ref().frame_blocks.len() >= NESTING_LIMIT {
            return Err(error_at("too many statically nested blocks", block.location));
        }
        if matches!(block.kind, FrameBlockKind::FinallyEnd) {
            self.warnings_disabled += 1;
        }
        self.unit().frame_blocks.push(block);
        Ok(())
    }

    pub(super) fn pop_frame_block(&mut self) -> Option<FrameBlock<'a>> {
        let block = self.unit().frame_blocks.pop()?;
        if matches!(block.kind, FrameBlockKind::FinallyEnd) {
            self.warnings_disabled -= 1;
        }
        Some(block)
    }

    /// Leaves one block. With `preserve_top` the value on top of the stack is kept.
    ///
    /// `location` is that of the statement that leaves; it becomes artificial where other code runs
    /// between.
    pub(super) fn unwind(
        &mut self,
        location: &mut Location,
        block: &FrameBlock<'a>,
        preserve_top: bool,
    ) -> Outcome {
        match block.kind {
            FrameBlockKind::While
            | FrameBlockKind::ExceptionHandler
            | FrameBlockKind::ExceptionGroupHandler
            | FrameBlockKind::AsyncComprehension
            | FrameBlockKind::StopIteration => {}
            FrameBlockKind::For | FrameBlockKind::AsyncFor | FrameBlockKind::PopValue => {
                if preserve_top {
                    self.op_arg(Opcode::SWAP, 2, *location);
                }
                self.op(Opcode::POP_TOP, *location);
            }
            FrameBlockKind::TryExcept => self.op(Opcode::POP_BLOCK, *location),
            FrameBlockKind::FinallyTry(body) => {
                self.op(Opcode::POP_BLOCK, *location);
                if preserve_top {
                    let value = FrameBlock::new(FrameBlockKind::PopValue, *location);
                    self.push_frame_block(value)?;
                }
                self.body(body)?;
                if preserve_top {
                    self.pop_frame_block();
                }
                *location = Location::NONE;
            }
            FrameBlockKind::FinallyEnd => {
                if preserve_top {
                    self.op_arg(Opcode::SWAP, 2, *location);
                }
                self.op(Opcode::POP_TOP, *location);
                if preserve_top {
                    self.op_arg(Opcode::SWAP, 2, *location);
                }
                self.op(Opcode::POP_BLOCK, *location);
                self.op(Opcode::POP_EXCEPT, *location);
            }
            FrameBlockKind::With | FrameBlockKind::AsyncWith => {
                *location = block.location;
                self.op(Opcode::POP_BLOCK, *location);
                if preserve_top {
                    self.op_arg(Opcode::SWAP, 3, *location);
                    self.op_arg(Opcode::SWAP, 2, *location);
                }
                self.call_exit_with_nones(*location);
                if matches!(block.kind, FrameBlockKind::AsyncWith) {
                    self.await_top(2, *location);
                }
                self.op(Opcode::POP_TOP, *location);
                *location = Location::NONE;
            }
            FrameBlockKind::HandlerCleanup(name) => {
                if name.is_some() {
                    self.op(Opcode::POP_BLOCK, *location);
                }
                if preserve_top {
                    self.op_arg(Opcode::SWAP, 2, *location);
                }
                self.op(Opcode::POP_BLOCK, *location);
                self.op(Opcode::POP_EXCEPT, *location);
                if let Some(name) = name {
                    self.unbind(name, *location);
                }
            }
        }
        Ok(())
    }

    /// `name = None; del name`: what happens to the name of an `except` clause at its end.
    pub(super) fn unbind(&mut self, name: &'a str, location: Location) {
        self.load_none(location);
        self.store_name(name, location);
        self.delete_name(name, location);
    }

    /// Leaves blocks: all of them, or up to the next loop, which is given back.
    ///
    /// While the code for leaving a block is generated, that block is not around.
    pub(super) fn unwind_all(
        &mut self,
        location: &mut Location,
        preserve_top: bool,
        to_loop: bool,
    ) -> Outcome<Option<FrameBlock<'a>>> {
        let mut left = Vec::new();
        let mut found = None;
        while let Some(&top) = self.unit_ref().frame_blocks.last() {
            if matches!(top.kind, FrameBlockKind::ExceptionGroupHandler) {
                return Err(error_at(
                    "'break', 'continue' and 'return' cannot appear in an except* block",
                    *location,
                ));
            }
            if to_loop && top.is_loop() {
                found = Some(top);
                break;
            }
            self.pop_frame_block();
            left.push(top);
            self.unwind(location, &top, preserve_top)?;
        }
        while let Some(block) = left.pop() {
            self.push_frame_block(block)?;
        }
        Ok(found)
    }
}
