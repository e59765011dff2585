//! `LOAD_FAST` becomes `LOAD_FAST_BORROW` where the variable outlives what is loaded.
//!
//! A borrowed reference is not counted. That is sound while the variable keeps the object: until the
//! variable is assigned or deleted, and within the frame. So within each block the stack is followed, and
//! a load is left alone if what it loaded
//!
//! - is still on the stack when its variable changes,
//! - is stored into a variable, or
//! - is on the stack at the end of the block.
//!
//! The stack at the start of a block holds unknown references, as many as its depth says.

use pycore_bytecode::{Kept, Opcode};

use crate::flowgraph::FlowGraphError;
use crate::flowgraph::block::{Block, BlockId, Graph};

/// A reference on the stack.
#[derive(Clone, Copy)]
struct Reference {
    /// Place of the instruction that made it, in this block; `None` if it was made before.
    made_by: Option<usize>,
    /// The variable that it was loaded from.
    variable: Option<u32>,
}

const UNKNOWN: Reference = Reference { made_by: None, variable: None };

/// Strength-reduces loads; stack depths must be known.
pub(crate) fn run(graph: &mut Graph) -> Result<(), FlowGraphError> {
    let mut is_reached = vec![false; graph.block_count()];
    is_reached[BlockId::ENTRY.index()] = true;
    let mut todo = vec![BlockId::ENTRY];
    let mut stack = Stack::default();
    while let Some(id) = todo.pop() {
        run_on_block(&mut graph[id], &mut stack)?;
        let block = &graph[id];
        let next = block.next.filter(|_| !block.instructions.is_empty() && block.falls_through());
        for follower in block.instructions.iter().filter_map(|of| of.target).chain(next) {
            if !std::mem::replace(&mut is_reached[follower.index()], true) {
                todo.push(follower);
            }
        }
    }
    Ok(())
}

/// The stack within a block.
#[derive(Default)]
struct Stack {
    /// Unknown references below the known ones.
    unknown: u32,
    known: Vec<Reference>,
    /// By place of an instruction: what it loaded must be counted.
    must_count: Vec<bool>,
    /// How many known references were loaded from a variable that has not changed since.
    with_variable: usize,
}

impl Stack {
    fn reset(&mut self, depth: u32, instructions: usize) {
        self.unknown = depth;
        self.known.clear();
        self.must_count.clear();
        self.must_count.resize(instructions, false);
        self.with_variable = 0;
    }

    fn push(&mut self, reference: Reference) {
        self.with_variable += usize::from(reference.variable.is_some());
        self.known.push(reference);
    }

    fn pop(&mut self) -> Result<Reference, FlowGraphError> {
        match self.known.pop() {
            Some(reference) => {
                self.with_variable -= usize::from(reference.variable.is_some());
                Ok(reference)
            }
            None => {
                self.unknown = self.unknown.checked_sub(1).ok_or(FlowGraphError::StackUnderflow)?;
                Ok(UNKNOWN)
            }
        }
    }

    /// Place among the known references of the one at this depth, the top being 1.
    fn place(&mut self, depth: u32) -> Result<usize, FlowGraphError> {
        let known = self.known.len();
        if depth as usize > known {
            let missing = depth - known as u32;
            self.unknown =
                self.unknown.checked_sub(missing).ok_or(FlowGraphError::StackUnderflow)?;
            self.known.splice(0..0, std::iter::repeat_n(UNKNOWN, missing as usize));
        }
        self.known.len().checked_sub(depth as usize).ok_or(FlowGraphError::StackUnderflow)
    }

    fn mark(&mut self, reference: Reference) {
        if let Some(place) = reference.made_by
            && let Some(must_count) = self.must_count.get_mut(place)
        {
            *must_count = true;
        }
    }

    /// The variable changes: what was loaded from it is on its own.
    fn kill(&mut self, variable: u32) {
        if self.with_variable == 0 {
            return;
        }
        for index in 0..self.known.len() {
            if self.known[index].variable == Some(variable) {
                self.mark(self.known[index]);
                self.known[index].variable = None;
                self.with_variable -= 1;
            }
        }
    }

    fn store(&mut self, variable: u32) -> Result<(), FlowGraphError> {
        let stored = self.pop()?;
        self.kill(variable);
        self.mark(stored);
        Ok(())
    }
}

fn run_on_block(block: &mut Block, stack: &mut Stack) -> Result<(), FlowGraphError> {
    stack.reset(block.start_depth.unwrap_or(0), block.instructions.len());
    for (place, instruction) in block.instructions.iter().enumerate() {
        let opcode = instruction.opcode;
        let oparg = instruction.oparg;
        let load = |variable: u32| Reference { made_by: Some(place), variable: Some(variable) };
        let result = Reference { made_by: Some(place), variable: None };
        match opcode {
            Opcode::LOAD_FAST => stack.push(load(oparg)),
            Opcode::LOAD_FAST_AND_CLEAR => {
                stack.kill(oparg);
                stack.push(load(oparg));
            }
            Opcode::LOAD_FAST_LOAD_FAST => {
                stack.push(load(oparg >> 4));
                stack.push(load(oparg & 15));
            }
            Opcode::DELETE_FAST => stack.kill(oparg),
            Opcode::STORE_FAST => stack.store(oparg)?,
            Opcode::STORE_FAST_LOAD_FAST => {
                stack.store(oparg >> 4)?;
                stack.push(load(oparg & 15));
            }
            Opcode::STORE_FAST_STORE_FAST => {
                stack.store(oparg >> 4)?;
                stack.store(oparg & 15)?;
            }
            Opcode::COPY => {
                let copied = stack.place(oparg)?;
                let copied = *stack.known.get(copied).ok_or(FlowGraphError::StackUnderflow)?;
                stack.push(copied);
            }
            Opcode::SWAP => {
                let other = stack.place(oparg)?;
                let top = stack.place(1)?;
                if other > top {
                    return Err(FlowGraphError::StackUnderflow);
                }
                stack.known.swap(other, top);
            }
            opener if opener.is_block_push() => {}
            _ => match opcode.kept(oparg) {
                Kept::Lowest(kept) => {
                    let kept = i64::from(kept);
                    for _ in kept..opcode.popped(oparg) {
                        stack.pop()?;
                    }
                    let keeps_all = kept > 0 && kept == opcode.popped(oparg);
                    for index in 0..opcode.pushed(oparg) - kept {
                        // CPython takes what is added to operands for made by the block's first instructions.
                        let added = Reference { made_by: Some(index as usize), variable: None };
                        stack.push(if keeps_all && opcode != Opcode::FOR_ITER {
                            added
                        } else {
                            result
                        });
                    }
                }
                Kept::Top => {
                    let top = stack.pop()?;
                    for _ in 1..opcode.popped(oparg) {
                        stack.pop()?;
                    }
                    for _ in 1..opcode.pushed(oparg) {
                        stack.push(result);
                    }
                    stack.push(top);
                }
            },
        }
    }
    for index in 0..stack.known.len() {
        stack.mark(stack.known[index]);
    }
    for (instruction, must_count) in block.instructions.iter_mut().zip(&stack.must_count) {
        if !must_count {
            instruction.opcode = match instruction.opcode {
                Opcode::LOAD_FAST => Opcode::LOAD_FAST_BORROW,
                Opcode::LOAD_FAST_LOAD_FAST => Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW,
                other => other,
            };
        }
    }
    Ok(())
}
