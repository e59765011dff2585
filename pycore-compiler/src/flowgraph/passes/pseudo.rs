//! Pseudo-instructions are replaced by real ones.

use pycore_bytecode::Opcode;

use super::nops::remove_nops_and_jumps;
use crate::flowgraph::FlowGraphError;
use crate::flowgraph::block::{BlockId, BlockInstruction, Graph};

/// A conditional jump that keeps the value: copies it, makes a `bool` of the copy, tests that.
pub(crate) fn expand_conditional_jumps(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let block = &mut graph[id];
        at = block.next;
        let Some(jump) = block.instructions.last().copied() else { continue };
        let opcode = match jump.opcode {
            Opcode::JUMP_IF_FALSE => Opcode::POP_JUMP_IF_FALSE,
            Opcode::JUMP_IF_TRUE => Opcode::POP_JUMP_IF_TRUE,
            _ => continue,
        };
        let place = block.instructions.len() - 1;
        let copy = BlockInstruction::new(Opcode::COPY, 1, jump.location);
        let to_bool = BlockInstruction::new(Opcode::TO_BOOL, 0, jump.location);
        let before = [copy, to_bool].map(|of| BlockInstruction { handler: jump.handler, ..of });
        block.instructions[place].opcode = opcode;
        block.insert(place, &before);
    }
}

/// Block openers vanish, having given handlers to the instructions; others become what they stand for.
pub(crate) fn replace_others(graph: &mut Graph) -> Result<(), FlowGraphError> {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let block = &mut graph[id];
        at = block.next;
        for instruction in &mut block.instructions {
            match instruction.opcode {
                Opcode::LOAD_CLOSURE => instruction.opcode = Opcode::LOAD_FAST,
                Opcode::STORE_FAST_MAYBE_NULL => instruction.opcode = Opcode::STORE_FAST,
                opener if opener.is_block_push() => instruction.set_nop(),
                _ => {}
            }
        }
    }
    remove_nops_and_jumps(graph)
}
