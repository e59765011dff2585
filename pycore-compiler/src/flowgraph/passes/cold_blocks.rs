//! What only exceptions reach goes to the end.
//!
//! Warm is what is reached from the entry without an exception; cold is what is reached from handlers and
//! is not warm. Cold blocks keep their order among themselves.

use pycore_bytecode::{Location, Opcode};

use super::nops::remove_nops_and_jumps;
use crate::flowgraph::FlowGraphError;
use crate::flowgraph::block::{BlockId, BlockInstruction, Graph};

pub(crate) fn run(graph: &mut Graph) -> Result<(), FlowGraphError> {
    if !graph.has_handlers {
        return Ok(());
    }
    mark_warm(graph);
    if !mark_cold(graph) {
        return Ok(());
    }
    add_jumps_to_warm(graph);
    if move_to_end(graph) {
        graph.forget_skips();
        remove_nops_and_jumps(graph)?;
    }
    Ok(())
}

fn mark_warm(graph: &mut Graph) {
    graph[BlockId::ENTRY].is_warm = true;
    let mut todo = vec![BlockId::ENTRY];
    while let Some(id) = todo.pop() {
        for follower in followers(graph, id) {
            if !std::mem::replace(&mut graph[follower].is_warm, true) {
                todo.push(follower);
            }
        }
    }
}

/// Whether there is any cold block.
fn mark_cold(graph: &mut Graph) -> bool {
    let mut todo: Vec<BlockId> =
        graph.in_order().filter(|&id| graph[id].is_handler && !graph[id].is_warm).collect();
    let found = !todo.is_empty();
    for &handler in &todo {
        graph[handler].is_cold = true;
    }
    while let Some(id) = todo.pop() {
        for follower in followers(graph, id) {
            let block = &mut graph[follower];
            if !block.is_warm && !std::mem::replace(&mut block.is_cold, true) {
                todo.push(follower);
            }
        }
    }
    found
}

/// Where execution goes on after the block.
fn followers(graph: &Graph, id: BlockId) -> impl Iterator<Item = BlockId> + use<> {
    let block = &graph[id];
    let next = block.next.filter(|_| block.falls_through());
    [next, block.jump_target()].into_iter().flatten()
}

/// A cold block that falls into a warm one will not be before it any more.
fn add_jumps_to_warm(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        at = graph[id].next;
        if let Some(next) = at
            && graph[id].is_cold
            && graph[id].falls_through()
            && graph[next].is_warm
        {
            graph[next].is_labelled = true;
            let jump = graph.new_block();
            let instruction =
                BlockInstruction::jump(Opcode::JUMP_NO_INTERRUPT, next, Location::NONE);
            graph[jump].instructions.push(instruction);
            graph[jump].is_cold = true;
            graph[jump].predecessors = 1;
            graph.insert_after(id, jump);
        }
    }
}

/// Takes the cold blocks out of the order and puts them at its end; whether there were any.
fn move_to_end(graph: &mut Graph) -> bool {
    let order: Vec<BlockId> = graph.in_order().collect();
    let (cold, others): (Vec<BlockId>, Vec<BlockId>) =
        order.into_iter().partition(|&id| graph[id].is_cold);
    let moved = !cold.is_empty();
    let mut before = BlockId::ENTRY;
    for id in others.into_iter().skip(1).chain(cold) {
        graph[before].next = Some(id);
        before = id;
    }
    graph[before].next = None;
    moved
}
