//! `for`, `async for`, `while`.

use pycore_ast::{StmtAsyncFor, StmtFor, StmtWhile};
use pycore_bytecode::{Location, Opcode};

use super::frame_blocks::{FrameBlock, FrameBlockKind};
use super::{Codegen, Outcome};

impl<'a> Codegen<'a, '_> {
    pub(super) fn for_loop(&mut self, node: &'a StmtFor<'a>) -> Outcome {
        let [start, body, cleanup, end] = self.new_labels();
        let statement = self.location(node.range);
        self.push_frame_block(FrameBlock::of_loop(FrameBlockKind::For, statement, start, end))?;
        self.expr(node.iter)?;
        let iterable = self.location(node.iter.range());
        self.op(Opcode::GET_ITER, iterable);
        self.use_label(start);
        self.jump(Opcode::FOR_ITER, cleanup, iterable);
        // So that tracing comes to the line of the target; removed where it is not needed.
        let target = self.location(node.target.range());
        self.op(Opcode::NOP, target);
        self.use_label(body);
        self.expr(node.target)?;
        self.body(node.body)?;
        self.jump(Opcode::JUMP, start, Location::NONE);
        self.use_label(cleanup);
        // Generators jump to END_FOR, other iterators to the instruction after it.
        self.op(Opcode::END_FOR, Location::NONE);
        self.op(Opcode::POP_ITER, Location::NONE);
        self.pop_frame_block();
        self.body(node.orelse)?;
        self.use_label(end);
        Ok(())
    }

    pub(super) fn async_for_loop(&mut self, node: &'a StmtAsyncFor<'a>) -> Outcome {
        let statement = self.location(node.range);
        let [start, send, except, end] = self.new_labels();
        self.expr(node.iter)?;
        let iterable = self.location(node.iter.range());
        self.op(Opcode::GET_AITER, iterable);
        self.use_label(start);
        let block = FrameBlock::of_loop(FrameBlockKind::AsyncFor, statement, start, end);
        self.push_frame_block(block)?;
        // The end of the iteration is an exception of `__anext__`.
        self.jump(Opcode::SETUP_FINALLY, except, statement);
        self.op(Opcode::GET_ANEXT, statement);
        self.load_none(statement);
        self.use_label(send);
        self.yield_from(true, statement);
        self.op(Opcode::POP_BLOCK, statement);
        self.op(Opcode::NOT_TAKEN, statement);
        self.expr(node.target)?;
        self.body(node.body)?;
        self.jump(Opcode::JUMP, start, Location::NONE);
        self.pop_frame_block();
        self.use_label(except);
        // The end belongs to the loop's head, not to its body.
        self.jump(Opcode::END_ASYNC_FOR, send, iterable);
        self.body(node.orelse)?;
        self.use_label(end);
        Ok(())
    }

    pub(super) fn while_loop(&mut self, node: &'a StmtWhile<'a>) -> Outcome {
        let statement = self.location(node.range);
        let [start, end, anchor] = self.new_labels();
        self.use_label(start);
        self.push_frame_block(FrameBlock::of_loop(FrameBlockKind::While, statement, start, end))?;
        self.jump_if(statement, node.test, anchor, false)?;
        self.body(node.body)?;
        self.jump(Opcode::JUMP, start, Location::NONE);
        self.pop_frame_block();
        self.use_label(anchor);
        self.body(node.orelse)?;
        self.use_label(end);
        Ok(())
    }
}
