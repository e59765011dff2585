//! Conditional jumps go forward.
//!
//! There is no conditional jump backward: it becomes the opposite jump over an unconditional one. After
//! each, `NOT_TAKEN` marks the way of not jumping, for monitoring.

use pycore_bytecode::Opcode;

use crate::flowgraph::block::{BlockId, BlockInstruction, Graph};

pub(crate) fn run(graph: &mut Graph) {
    let mut is_passed = vec![false; graph.block_count()];
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        // Blocks made here come after the one they are made for; nothing jumps to them.
        at = graph[id].next;
        is_passed[id.index()] = true;
        let Some(jump) = graph[id].last().copied() else { continue };
        let Some(opposite) = opposite(jump.opcode) else { continue };
        let Some(target) = jump.target else { continue };
        let not_taken = BlockInstruction::new(Opcode::NOT_TAKEN, 0, jump.location);
        if !is_passed[target.index()] {
            graph[id].append(not_taken);
            continue;
        }
        let backward = graph.new_block();
        let jump_back = BlockInstruction::jump(Opcode::JUMP, target, jump.location);
        graph[backward].instructions = vec![not_taken, jump_back];
        graph[backward].start_depth = graph[target].start_depth;
        graph[backward].is_cold = graph[id].is_cold;
        let next = graph[id].next;
        if let Some(jump) = graph[id].instructions.last_mut() {
            jump.opcode = opposite;
            jump.target = next;
        }
        graph.insert_after(id, backward);
    }
}

fn opposite(opcode: Opcode) -> Option<Opcode> {
    Some(match opcode {
        Opcode::POP_JUMP_IF_NOT_NONE => Opcode::POP_JUMP_IF_NONE,
        Opcode::POP_JUMP_IF_NONE => Opcode::POP_JUMP_IF_NOT_NONE,
        Opcode::POP_JUMP_IF_FALSE => Opcode::POP_JUMP_IF_TRUE,
        Opcode::POP_JUMP_IF_TRUE => Opcode::POP_JUMP_IF_FALSE,
        _ => return None,
    })
}
