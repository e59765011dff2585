//! How deep the stack is at the start of each block, and at most.

use pycore_bytecode::Opcode;

use super::FlowGraphError;
use super::block::{BlockId, BlockInstruction, Graph};

/// Deeper stacks are refused: no frame could hold them, and passes follow their entries.
const MAX_DEPTH: u32 = 1 << 24;

/// Sets the depth at the start of every reachable block and gives the greatest depth before any
/// instruction, at least 1.
///
/// Fails where paths meet with different depths or take more from the stack than there is.
pub(crate) fn compute(graph: &mut Graph) -> Result<u32, FlowGraphError> {
    graph.blocks_mut().for_each(|block| block.start_depth = None);
    graph[BlockId::ENTRY].start_depth = Some(0);
    let mut todo = vec![BlockId::ENTRY];
    let mut max_depth = 1;
    while let Some(id) = todo.pop() {
        let mut depth = i64::from(graph[id].start_depth.unwrap_or(0));
        for index in 0..graph[id].instructions.len() {
            let BlockInstruction { opcode, oparg, target, .. } = graph[id].instructions[index];
            max_depth = max_depth.max(depth);
            let left = depth - opcode.popped(oparg);
            if left < 0 {
                return Err(FlowGraphError::StackUnderflow);
            }
            let after = left + opcode.pushed(oparg);
            if let Some(target) = target
                && opcode != Opcode::END_ASYNC_FOR
            {
                reach(graph, &mut todo, target, after)?;
            }
            // Block openers push for their handler only.
            if !opcode.is_block_push() {
                depth = after;
            }
        }
        if let Some(next) = graph[id].next
            && graph[id].falls_through()
        {
            reach(graph, &mut todo, next, depth)?;
        }
    }
    match u32::try_from(max_depth) {
        Ok(depth) if depth <= MAX_DEPTH => Ok(depth),
        _ => Err(FlowGraphError::StackTooDeep),
    }
}

fn reach(
    graph: &mut Graph,
    todo: &mut Vec<BlockId>,
    block: BlockId,
    depth: i64,
) -> Result<(), FlowGraphError> {
    let depth = match u32::try_from(depth) {
        Ok(depth) => depth,
        Err(_) if depth < 0 => return Err(FlowGraphError::StackUnderflow),
        Err(_) => return Err(FlowGraphError::StackTooDeep),
    };
    match graph[block].start_depth {
        None => {
            graph[block].start_depth = Some(depth);
            todo.push(block);
            Ok(())
        }
        Some(known) if known == depth => Ok(()),
        Some(_) => Err(FlowGraphError::InconsistentStackDepth),
    }
}
