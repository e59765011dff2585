//! Values that are loaded only to be dropped are not loaded.

use pycore_bytecode::Opcode;

use super::nops::remove_nops_of_block;
use crate::flowgraph::block::{BlockId, BlockInstruction, Graph};

/// Removes pairs of a load and `POP_TOP`, also across blocks where there is one way only, and the
/// `NOP`s that can go.
pub(crate) fn run(graph: &mut Graph) {
    while remove_pairs(graph) {}
}

fn remove_pairs(graph: &mut Graph) -> bool {
    let mut removed = false;
    // The instruction that was executed before, if that is known.
    let mut before: Option<(BlockId, usize)> = None;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        remove_nops_of_block(graph, id);
        if graph[id].is_labelled {
            before = None;
        }
        for index in 0..graph[id].instructions.len() {
            if graph[id].instructions[index].opcode == Opcode::POP_TOP
                && let Some((block, place)) = before
                && is_mere_load(&graph[block].instructions[place])
            {
                graph[block].instructions[place].set_nop();
                graph[id].instructions[index].set_nop();
                removed = true;
            }
            before = Some((id, index));
        }
        if before.is_some_and(|(block, place)| graph[block].instructions[place].opcode.is_jump())
            || !graph[id].falls_through()
        {
            before = None;
        }
        at = graph[id].next;
    }
    removed
}

fn is_mere_load(instruction: &BlockInstruction) -> bool {
    matches!(instruction.opcode, Opcode::LOAD_CONST | Opcode::LOAD_SMALL_INT)
        || instruction.is(Opcode::COPY, 1)
}
