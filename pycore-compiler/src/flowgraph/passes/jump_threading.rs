//! A jump to a jump goes to where that one goes.

use pycore_bytecode::Opcode;

use crate::flowgraph::block::{BlockId, BlockInstruction, Graph};

/// Follows the jump at the end of a block as far as it leads.
pub(super) fn run(graph: &mut Graph, id: BlockId) {
    // Jumps that lead in a circle end somewhere in it.
    for _ in 0..graph.block_count() {
        if !step(graph, id) {
            break;
        }
    }
}

/// Follows the jump by one block, if its target is a jump that agrees with it.
fn step(graph: &mut Graph, id: BlockId) -> bool {
    let Some(jump) = graph[id].last().copied() else { return false };
    let Some(target) = jump.target else { return false };
    let Some(next) = graph[target].instructions.first().copied() else { return false };
    use Opcode::*;
    let opcode = match (jump.opcode, next.opcode) {
        (POP_JUMP_IF_NOT_NONE | POP_JUMP_IF_NONE | POP_JUMP_IF_FALSE | POP_JUMP_IF_TRUE, JUMP) => {
            jump.opcode
        }
        (JUMP_IF_FALSE, JUMP | JUMP_IF_FALSE) => jump.opcode,
        (JUMP_IF_TRUE, JUMP | JUMP_IF_TRUE) => jump.opcode,
        // The other test does not jump.
        (JUMP_IF_FALSE, JUMP_IF_TRUE) | (JUMP_IF_TRUE, JUMP_IF_FALSE) => {
            let after = graph[target].next;
            if let (Some(_), Some(jump)) = (after, graph[id].instructions.last_mut()) {
                jump.target = after;
            }
            return after.is_some();
        }
        (JUMP | JUMP_NO_INTERRUPT, JUMP) => JUMP,
        (JUMP | JUMP_NO_INTERRUPT, JUMP_NO_INTERRUPT) => jump.opcode,
        _ => return false,
    };
    let Some(new_target) = next.target.filter(|&new| new != target) else { return false };
    let block = &mut graph[id];
    if let Some(jump) = block.instructions.last_mut() {
        // It stays for its line; the new jump has the line of the one it leads to.
        jump.set_nop();
    }
    block.append(BlockInstruction::jump(opcode, new_target, next.location));
    true
}
