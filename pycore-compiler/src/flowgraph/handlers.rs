//! Which handler an exception goes to, at each instruction.
//!
//! Block openers push a handler and `POP_BLOCK` takes it away; the stack of open handlers at a block's
//! start is the one at the end of any block before it. Stacks share their lower parts, so that passing
//! one on costs nothing. Afterwards every instruction names its handler, and `POP_BLOCK` is a `NOP`.

use pycore_bytecode::{Opcode, ResumePoint};

use super::FlowGraphError;
use super::block::{BlockId, Graph};

/// An open handler and, by index, the stack below it.
struct Open {
    handler: Option<BlockId>,
    below: usize,
    depth: u32,
}

/// The stack without open handlers.
const NONE_OPEN: usize = 0;

/// Marks the blocks that block openers name as handlers.
pub(crate) fn mark_handlers(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        for index in 0..graph[id].instructions.len() {
            let instruction = graph[id].instructions[index];
            if instruction.opcode.is_block_push()
                && let Some(target) = instruction.target
            {
                graph[target].is_handler = true;
            }
        }
        at = graph[id].next;
    }
}

/// Gives each reachable instruction its handler.
///
/// Fails where a block is closed that is not open.
pub(crate) fn label_handlers(graph: &mut Graph) -> Result<(), FlowGraphError> {
    let mut stacks = vec![Open { handler: None, below: NONE_OPEN, depth: 0 }];
    let mut is_reached = vec![false; graph.block_count()];
    is_reached[BlockId::ENTRY.index()] = true;
    let mut todo = vec![(BlockId::ENTRY, NONE_OPEN)];
    let mut preserving_lasti = Vec::new();
    while let Some((id, mut stack)) = todo.pop() {
        let mut reach = |block: BlockId, stack: usize| {
            if !std::mem::replace(&mut is_reached[block.index()], true) {
                todo.push((block, stack));
            }
        };
        let block = &mut graph[id];
        let mut depth_at_yield = 0;
        for instruction in &mut block.instructions {
            if instruction.opcode.is_block_push() {
                if let Some(handler) = instruction.target {
                    reach(handler, stack);
                    if instruction.opcode != Opcode::SETUP_FINALLY {
                        preserving_lasti.push(handler);
                    }
                }
                let depth = stacks[stack].depth + 1;
                stacks.push(Open { handler: instruction.target, below: stack, depth });
                stack = stacks.len() - 1;
                continue;
            }
            match instruction.opcode {
                Opcode::POP_BLOCK => {
                    if stack == NONE_OPEN {
                        return Err(FlowGraphError::NoOpenBlock);
                    }
                    stack = stacks[stack].below;
                    instruction.set_nop();
                    continue;
                }
                Opcode::YIELD_VALUE => depth_at_yield = stacks[stack].depth,
                Opcode::RESUME if instruction.oparg != 0 => {
                    if depth_at_yield == 1 {
                        instruction.oparg |= ResumePoint::DEPTH_ONE;
                    }
                    depth_at_yield = 0;
                }
                _ => {}
            }
            instruction.handler = stacks[stack].handler;
            if let Some(target) = instruction.target {
                reach(target, stack);
            }
        }
        if let Some(next) = block.next
            && block.falls_through()
        {
            reach(next, stack);
        }
    }
    for handler in preserving_lasti {
        graph[handler].preserves_lasti = true;
    }
    Ok(())
}
