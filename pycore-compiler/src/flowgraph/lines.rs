//! Lines for instructions that have none.
//!
//! A frame's line is computed from the instruction it stopped at, so whatever may leave the frame or be
//! interrupted needs a line. Code generation leaves it open where several paths join (the implicit return
//! at the end of a function): such a block is copied for each jump to it, and each copy takes the line of
//! the one place that it is reached from.

use pycore_bytecode::Location;

use super::block::{Block, BlockId, BlockInstruction, Graph};

/// Copies exits without a line, then passes lines on to what follows them.
///
/// The numbers of predecessors must be current.
pub(crate) fn resolve(graph: &mut Graph) {
    copy_exits(graph);
    give_line_to_exits_fallen_into(graph);
    propagate(graph);
}

fn needs_line(block: &Block) -> bool {
    (block.exits_scope() || block.has_eval_break()) && block.has_no_line()
}

/// Gives each jump to a block that needs a line, and that others go to also, its own copy of it.
fn copy_exits(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        if let Some(target) = graph[id].jump_target()
            && let Some(target) = graph.next_nonempty(Some(target))
            && graph[target].predecessors > 1
            && needs_line(&graph[target])
            // A copy that falls through would have to be followed by what follows the original.
            && !graph[target].falls_through()
            && let Some(last) = graph[id].last().copied()
        {
            let copy = graph.new_block();
            graph[copy].instructions = graph[target].instructions.clone();
            graph[copy].instructions[0].location = last.location;
            graph[copy].predecessors = 1;
            graph[copy].is_labelled = true;
            graph[target].predecessors -= 1;
            graph.insert_after(target, copy);
            if let Some(last) = graph[id].instructions.last_mut() {
                last.target = Some(copy);
            }
        }
        at = graph[id].next;
    }
}

/// What is left is reached by falling into it only, from one place.
fn give_line_to_exits_fallen_into(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let block = &graph[id];
        at = block.next;
        if let (Some(next), Some(last)) = (block.next, block.last())
            && block.falls_through()
            && needs_line(&graph[next])
        {
            let location = last.location;
            graph[next].instructions[0].location = location;
        }
    }
}

/// An instruction without a location gets the one before it, across blocks where there is one way only.
fn propagate(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let block = &mut graph[id];
        at = block.next;
        let mut location = Location::NONE;
        for instruction in &mut block.instructions {
            if lacks_location(instruction) {
                instruction.location = location;
            } else {
                location = instruction.location;
            }
        }
        if block.instructions.is_empty() {
            continue;
        }
        let next = block.next.filter(|_| block.falls_through());
        let target = block.jump_target();
        for follower in [next, target].into_iter().flatten() {
            let follower = &mut graph[follower];
            if follower.predecessors == 1
                && let Some(first) = follower.instructions.first_mut()
                && lacks_location(first)
            {
                first.location = location;
            }
        }
    }
}

/// Not so for instructions that take the location of what follows.
fn lacks_location(instruction: &BlockInstruction) -> bool {
    instruction.location.line == Location::NONE.line
}
