//! From an instruction sequence to a graph.
//!
//! A block starts at each place that something jumps to and after each instruction that jumps or leaves
//! the code. Labels that nothing uses leave no trace.

use pycore_bytecode::{InstructionFlags, Opcode};

use super::FlowGraphError;
use super::block::{BlockId, BlockInstruction, Graph};
use crate::instructions::{Instruction, InstructionSequence};

/// Builds the graph of a sequence.
///
/// Fails if a jump has no place in the sequence to go to, or if execution runs past its end.
pub(super) fn build(sequence: &InstructionSequence) -> Result<Graph, FlowGraphError> {
    let instructions = sequence.instructions();
    let mut block_at: Vec<Target> = vec![Target::None; instructions.len()];
    for instruction in instructions {
        if instruction.opcode.has_target() {
            block_at[place(sequence, instruction.oparg)?] = Target::Wanted;
        }
    }

    let mut builder = Builder { graph: Graph::new(), current: BlockId::ENTRY, is_ended: false };
    for (index, instruction) in instructions.iter().enumerate() {
        if block_at[index] == Target::Wanted {
            block_at[index] = Target::Block(builder.start_labelled());
        }
        if instruction.opcode == Opcode::ANNOTATIONS_PLACEHOLDER {
            for annotation in sequence.annotations().map_or(&[][..], |of| of.instructions()) {
                if annotation.opcode.has_target() {
                    return Err(FlowGraphError::JumpInAnnotations);
                }
                builder.add(annotation);
            }
        } else {
            builder.add(instruction);
        }
    }

    let Builder { mut graph, current, .. } = builder;
    if graph[current].falls_through() {
        return Err(FlowGraphError::RunsPastEnd);
    }
    let mut has_handlers = false;
    let mut constants_needed = 0;
    for block in graph.blocks_mut() {
        for instruction in &mut block.instructions {
            let flags = instruction.opcode.flags();
            has_handlers |= flags.contains(InstructionFlags::BLOCK_PUSH)
                || instruction.opcode == Opcode::POP_BLOCK;
            if flags.contains(InstructionFlags::CONST) {
                constants_needed = constants_needed.max(instruction.oparg as usize + 1);
            }
            if instruction.opcode.has_target()
                && let Target::Block(target) = block_at[place(sequence, instruction.oparg)?]
            {
                instruction.target = Some(target);
                instruction.oparg = 0;
            }
        }
    }
    graph.has_handlers = has_handlers;
    graph.constants_needed = constants_needed;
    Ok(graph)
}

/// Whether something jumps to an instruction, and the block that starts there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    None,
    Wanted,
    Block(BlockId),
}

fn place(sequence: &InstructionSequence, label: u32) -> Result<usize, FlowGraphError> {
    match sequence.place_of(label) {
        Some(place) if place < sequence.len() => Ok(place),
        _ => Err(FlowGraphError::LabelWithoutPlace),
    }
}

struct Builder {
    graph: Graph,
    /// The last block in the order.
    current: BlockId,
    /// Its last instruction jumps or leaves the code.
    is_ended: bool,
}

impl Builder {
    fn start(&mut self) -> BlockId {
        let block = self.graph.new_block();
        // Most blocks fit, with what passes append.
        self.graph[block].instructions.reserve(8);
        self.graph[self.current].next = Some(block);
        self.current = block;
        self.is_ended = false;
        block
    }

    fn start_labelled(&mut self) -> BlockId {
        let current = &self.graph[self.current];
        if !current.instructions.is_empty() || current.is_labelled {
            self.start();
        }
        self.graph[self.current].is_labelled = true;
        self.current
    }

    fn add(&mut self, instruction: &Instruction) {
        if self.is_ended {
            self.start();
        }
        let Instruction { opcode, oparg, location } = *instruction;
        self.is_ended = opcode.is_terminator();
        let instruction = BlockInstruction::new(opcode, oparg, location);
        self.graph[self.current].instructions.push(instruction);
    }
}
