//! The control-flow graph of a code object, and its optimisation.
//!
//! [`Graph::from_sequence`] cuts the instruction sequence into blocks, [`Graph::optimize`] runs the
//! `passes`, and the assembler turns the result into bytes. What the passes do, and in which order,
//! decides the code byte for byte: it is what CPython 3.14 does.
//!
//! Passes leave `NOP`s where they remove something, so that places stay valid; those that no debugger
//! would miss are removed in between.

mod block;
mod builder;
mod dump;
mod handlers;
mod lines;
pub(crate) mod passes;
pub(crate) mod stack_depth;

use std::fmt;

pub use block::{Block, BlockId, BlockInstruction, Graph};
pub use dump::{dump, dump_with};

use pycore_bytecode::Constant;

use crate::constants::ConstantTable;
use crate::instructions::InstructionSequence;

/// Why instructions do not make a code object: each is a mistake of whoever made them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowGraphError {
    /// A jump names a label that is not placed before an instruction.
    LabelWithoutPlace,
    /// Execution may run past the last instruction.
    RunsPastEnd,
    /// The instructions of annotations jump.
    JumpInAnnotations,
    /// `POP_BLOCK` where no block is open.
    NoOpenBlock,
    /// An index beyond the constants.
    ConstantOutOfRange,
    /// An index beyond the cells and free variables.
    CellOutOfRange,
    /// An instruction of running code only, or a block opener where there is no handler.
    UnexpectedInstruction,
    /// More is taken from the stack than there is.
    StackUnderflow,
    /// Paths meet with different stack depths.
    InconsistentStackDepth,
    /// The stack becomes deeper than an interpreter could bear.
    StackTooDeep,
    /// A jump goes back to where its instruction only goes forward, or the other way round.
    WrongDirection,
    /// The code is longer than its tables can tell.
    CodeTooLong,
}

impl fmt::Display for FlowGraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LabelWithoutPlace => "malformed control flow graph: a label has no place",
            Self::RunsPastEnd => "malformed control flow graph: it runs past the end",
            Self::JumpInAnnotations => "malformed control flow graph: annotations jump",
            Self::NoOpenBlock => "malformed control flow graph: no block to close",
            Self::ConstantOutOfRange => "constant index out of range",
            Self::CellOutOfRange => "cell index out of range",
            Self::UnexpectedInstruction => "unexpected instruction",
            Self::StackUnderflow => "Invalid CFG, stack underflow",
            Self::InconsistentStackDepth => "Invalid CFG, inconsistent stackdepth",
            Self::StackTooDeep => "stack too deep",
            Self::WrongDirection => "a jump in the wrong direction",
            Self::CodeTooLong => "code object too large",
        })
    }
}

impl std::error::Error for FlowGraphError {}

#[cfg(test)]
mod tests;

impl Graph {
    /// The graph of a sequence, not optimised.
    pub fn from_sequence(sequence: &InstructionSequence) -> Result<Self, FlowGraphError> {
        builder::build(sequence)
    }

    /// Optimises a graph that was just built, and gives the constants that are left.
    ///
    /// Of `variables` local variables the first `parameters` are bound at the start.
    pub fn optimize(
        &mut self,
        constants: ConstantTable,
        variables: usize,
        parameters: usize,
    ) -> Result<Vec<Constant>, FlowGraphError> {
        self.check_constants(constants.len())?;
        passes::optimize(self, constants, variables, parameters)
    }

    /// Gives each reachable instruction its handler and closes the blocks; a part of [`Graph::optimize`].
    ///
    /// Fails where a block is closed that is not open.
    pub fn label_handlers(&mut self) -> Result<(), FlowGraphError> {
        if !self.has_handlers {
            return Ok(());
        }
        handlers::mark_handlers(self);
        handlers::label_handlers(self)
    }

    /// Sets the depth at the start of every reachable block and gives the greatest depth.
    ///
    /// Fails where paths meet with different depths or take more from the stack than there is.
    pub fn compute_stack_depth(&mut self) -> Result<u32, FlowGraphError> {
        stack_depth::compute(self)
    }

    /// Makes loads of variables borrow where they can; stack depths must be known.
    pub fn borrow_loads(&mut self) -> Result<(), FlowGraphError> {
        passes::borrow(self)
    }

    /// Whether every index of a constant is in range.
    pub(crate) fn check_constants(&self, count: usize) -> Result<(), FlowGraphError> {
        if self.constants_needed <= count {
            Ok(())
        } else {
            Err(FlowGraphError::ConstantOutOfRange)
        }
    }
}
