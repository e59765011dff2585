//! A jump to a few instructions that leave the code, or to some without a line, becomes a copy of them.

use pycore_bytecode::Opcode;

use crate::flowgraph::block::{BlockId, Graph};

/// The longest exit that is copied.
const MAX_COPIED: usize = 4;

/// More rounds than any program needs; jumps that chase each other in a circle would go on for ever.
const MAX_ROUNDS: usize = 1000;

pub(crate) fn run(graph: &mut Graph) {
    for _ in 0..MAX_ROUNDS {
        let mut changed = false;
        let mut at = Some(BlockId::ENTRY);
        while let Some(id) = at {
            changed |= inline_target(graph, id);
            at = graph[id].next;
        }
        if !changed {
            break;
        }
    }
}

/// Replaces the unconditional jump at the end of the block, if its target is worth it.
fn inline_target(graph: &mut Graph, id: BlockId) -> bool {
    let Some(last) = graph[id].last().copied() else { return false };
    let Some(target) = last.target.filter(|_| last.opcode.is_unconditional_jump()) else {
        return false;
    };
    let block = &graph[target];
    let is_small_exit = block.exits_scope() && block.instructions.len() <= MAX_COPIED;
    let has_no_line = block.has_no_line() && !block.falls_through();
    if !(is_small_exit || has_no_line) || target == id {
        return false;
    }
    let copied = block.instructions.clone();
    let block = &mut graph[id];
    if let Some(jump) = block.instructions.last_mut() {
        jump.set_nop();
    }
    block.append_copies(&copied);
    if has_no_line
        && last.opcode == Opcode::JUMP
        && let Some(jump) = block.instructions.last_mut()
        && jump.opcode.is_unconditional_jump()
    {
        // The jump that went away handled signals, so one that is left must.
        jump.opcode = Opcode::JUMP;
    }
    graph[target].predecessors = graph[target].predecessors.saturating_sub(1);
    true
}
