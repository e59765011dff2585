//! Empties what is not reached, and counts the ways into what is.

use crate::flowgraph::block::{BlockId, Graph};

pub(crate) fn run(graph: &mut Graph) {
    graph.blocks_mut().for_each(|block| block.predecessors = 0);
    graph[BlockId::ENTRY].predecessors = 1;
    let mut is_reached = vec![false; graph.block_count()];
    is_reached[BlockId::ENTRY.index()] = true;
    let mut todo = vec![BlockId::ENTRY];
    while let Some(id) = todo.pop() {
        if let Some(next) = graph[id].next
            && graph[id].falls_through()
        {
            graph[next].predecessors += 1;
            if !std::mem::replace(&mut is_reached[next.index()], true) {
                todo.push(next);
            }
        }
        // Block openers have targets wherever they are, otherwise the last instruction only.
        let length = graph[id].instructions.len();
        let first = if graph.has_handlers { 0 } else { length.saturating_sub(1) };
        for index in first..length {
            if let Some(target) = graph[id].instructions[index].target {
                graph[target].predecessors += 1;
                if !std::mem::replace(&mut is_reached[target.index()], true) {
                    todo.push(target);
                }
            }
        }
    }
    for block in graph.blocks_mut().filter(|block| block.predecessors == 0) {
        block.truncate(0);
        block.is_handler = false;
    }
}
