//! `NOP`s whose line is seen elsewhere are removed, and so are jumps to what comes next anyway.
//!
//! A `NOP` that is alone on its line stays: a debugger stops there.

use pycore_bytecode::Opcode;

use crate::flowgraph::FlowGraphError;
use crate::flowgraph::block::{BlockId, Graph};

/// Removes what can be removed, jumps and `NOP`s, until nothing changes.
pub(crate) fn remove_nops_and_jumps(graph: &mut Graph) -> Result<(), FlowGraphError> {
    loop {
        let removed_nops = remove_nops(graph);
        let removed_jumps = remove_jumps(graph)?;
        if !removed_nops && !removed_jumps {
            return Ok(());
        }
    }
}

/// Removes `NOP`s in all blocks, and says whether there were any.
pub(crate) fn remove_nops(graph: &mut Graph) -> bool {
    let mut removed = false;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        removed |= remove_nops_of_block(graph, id);
        at = graph[id].next;
    }
    removed
}

/// Removes `NOP`s of a block, and says whether there were any.
pub(crate) fn remove_nops_of_block(graph: &mut Graph, id: BlockId) -> bool {
    let instructions = &graph[id].instructions;
    let Some(first) = instructions.iter().position(|of| of.opcode == Opcode::NOP) else {
        return false;
    };
    let ends_in_nop = instructions.last().is_some_and(|last| last.opcode == Opcode::NOP);
    let line_after = if ends_in_nop { line_after(graph, id) } else { None };

    let instructions = &mut graph[id].instructions;
    let mut kept = first;
    let mut line_before = match first {
        0 => -1,
        _ => instructions[first - 1].location.line,
    };
    for index in first..instructions.len() {
        let instruction = instructions[index];
        let line = instruction.location.line;
        if instruction.opcode == Opcode::NOP {
            if line < 0 || line == line_before {
                continue;
            }
            match instructions.get_mut(index + 1) {
                Some(next) if next.location.line == line => continue,
                Some(next) if next.location.line < 0 => {
                    next.location = instruction.location;
                    continue;
                }
                None if line_after == Some(line) => continue,
                _ => {}
            }
        }
        instructions[kept] = instruction;
        kept += 1;
        line_before = line;
    }
    let removed = kept < instructions.len();
    graph[id].truncate(kept);
    removed
}

/// The line of what follows the block in order, `NOP`s without location apart.
fn line_after(graph: &mut Graph, id: BlockId) -> Option<i32> {
    let next = graph[id].next;
    let next = graph.next_nonempty(next)?;
    graph[next]
        .instructions
        .iter()
        .find(|of| !(of.opcode == Opcode::NOP && of.location.line < 0))
        .map(|of| of.location.line)
}

/// Turns unconditional jumps to what comes next into `NOP`s, and says whether there were any.
fn remove_jumps(graph: &mut Graph) -> Result<bool, FlowGraphError> {
    let mut removed = false;
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        at = graph[id].next;
        let Some(last) = graph[id].last().copied() else { continue };
        if !last.opcode.is_unconditional_jump() {
            continue;
        }
        let target = graph.next_nonempty(last.target).ok_or(FlowGraphError::RunsPastEnd)?;
        if graph.next_nonempty(at) == Some(target)
            && let Some(jump) = graph[id].instructions.last_mut()
        {
            jump.set_nop();
            removed = true;
        }
    }
    Ok(removed)
}
