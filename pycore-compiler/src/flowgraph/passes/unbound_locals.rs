//! `LOAD_FAST` becomes `LOAD_FAST_CHECK` where the variable may be unbound.
//!
//! The first 64 variables are followed through the graph, one bit each: a bit is set where some path
//! leaves the variable unbound. Beyond them only what happens within a block is known, which keeps
//! functions with thousands of variables linear.

use pycore_bytecode::Opcode;

use crate::flowgraph::block::{BlockId, Graph};

/// Variables that are followed through the graph.
const FOLLOWED: usize = 64;

/// Marks loads of variables that may be unbound; the first `parameters` variables are bound at the start.
pub(crate) fn run(graph: &mut Graph, variables: usize, parameters: usize) {
    if variables == 0 {
        return;
    }
    if variables > FOLLOWED {
        check_others(graph, variables);
    }
    let below = |count: usize| match count {
        FOLLOWED.. => u64::MAX,
        _ => (1 << count) - 1,
    };
    // Every block is scanned once in order, and again when something new reaches it afterwards.
    let mut work = Work { todo: Vec::new(), is_waiting: vec![true; graph.block_count()] };
    work.enter(graph, BlockId::ENTRY, below(variables) & !below(parameters));
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        work.scan(graph, id);
        at = graph[id].next;
    }
    while let Some(id) = work.todo.pop() {
        work.scan(graph, id);
    }
}

struct Work {
    todo: Vec<BlockId>,
    is_waiting: Vec<bool>,
}

impl Work {
    /// A path reaches the block with these variables unbound.
    fn enter(&mut self, graph: &mut Graph, id: BlockId, unbound: u64) {
        let block = &mut graph[id];
        if block.unbound | unbound != block.unbound {
            block.unbound |= unbound;
            if !std::mem::replace(&mut self.is_waiting[id.index()], true) {
                self.todo.push(id);
            }
        }
    }

    fn scan(&mut self, graph: &mut Graph, id: BlockId) {
        self.is_waiting[id.index()] = false;
        let mut unbound = graph[id].unbound;
        let mut entered_handler = None;
        for index in 0..graph[id].instructions.len() {
            let instruction = graph[id].instructions[index];
            if let Some(handler) = instruction.handler
                && entered_handler != Some((handler, unbound))
            {
                self.enter(graph, handler, unbound);
                entered_handler = Some((handler, unbound));
            }
            if instruction.oparg >= FOLLOWED as u32 {
                continue;
            }
            let bit = 1 << instruction.oparg;
            match instruction.opcode {
                Opcode::DELETE_FAST
                | Opcode::LOAD_FAST_AND_CLEAR
                | Opcode::STORE_FAST_MAYBE_NULL => unbound |= bit,
                // After a load that did not raise the variable is bound.
                Opcode::STORE_FAST | Opcode::LOAD_FAST_CHECK => unbound &= !bit,
                Opcode::LOAD_FAST => {
                    if unbound & bit != 0 {
                        graph[id].instructions[index].opcode = Opcode::LOAD_FAST_CHECK;
                    }
                    unbound &= !bit;
                }
                _ => {}
            }
        }
        let next = graph[id].next.filter(|_| graph[id].falls_through());
        for follower in [next, graph[id].jump_target()].into_iter().flatten() {
            self.enter(graph, follower, unbound);
        }
    }
}

/// Variables beyond the first 64: bound if this block bound or loaded them before.
fn check_others(graph: &mut Graph, variables: usize) {
    // By variable: the number of the last block that left it bound.
    let mut bound_in = vec![0_u32; variables - FOLLOWED];
    let mut number = 0;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        number += 1;
        for instruction in &mut graph[id].instructions {
            let Some(bound_in) = (instruction.oparg as usize)
                .checked_sub(FOLLOWED)
                .and_then(|variable| bound_in.get_mut(variable))
            else {
                continue;
            };
            match instruction.opcode {
                Opcode::DELETE_FAST
                | Opcode::LOAD_FAST_AND_CLEAR
                | Opcode::STORE_FAST_MAYBE_NULL => *bound_in = 0,
                Opcode::STORE_FAST => *bound_in = number,
                Opcode::LOAD_FAST => {
                    if *bound_in != number {
                        instruction.opcode = Opcode::LOAD_FAST_CHECK;
                    }
                    *bound_in = number;
                }
                _ => {}
            }
        }
        at = graph[id].next;
    }
}
