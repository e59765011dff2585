//! The graph as text.

use std::fmt::Write;

use super::block::{BlockId, BlockInstruction, Graph};

/// The blocks in order, numbered so, with their instructions.
///
/// Empty blocks are left out; their number names the next block that is not. An instruction is written as
/// line, opcode, argument or `-> block` of a jump, and `!block` for its handler.
pub fn dump(graph: &Graph) -> String {
    let order: Vec<BlockId> = graph.in_order().collect();
    let mut numbers = vec![None; graph.block_count()];
    let mut number = order.iter().filter(|&&id| !graph[id].instructions.is_empty()).count();
    for &id in order.iter().rev() {
        number -= usize::from(!graph[id].instructions.is_empty());
        numbers[id.index()] = Some(number);
    }
    let mut text = String::new();
    for &id in &order {
        let block = &graph[id];
        if !block.instructions.is_empty() {
            write_block(&mut text, graph, id, &numbers);
        }
    }
    text
}

fn write_block(text: &mut String, graph: &Graph, id: BlockId, numbers: &[Option<usize>]) {
    let block = &graph[id];
    push_name(text, Some(id), numbers);
    text.push(':');
    if let Some(depth) = block.start_depth {
        let _ = write!(text, " depth {depth}");
    }
    for (holds, word) in [
        (block.is_handler, " handler"),
        (block.preserves_lasti, " lasti"),
        (block.is_cold, " cold"),
    ] {
        if holds {
            text.push_str(word);
        }
    }
    text.push('\n');
    for instruction in &block.instructions {
        write_instruction(text, instruction, numbers);
    }
}

fn write_instruction(text: &mut String, instruction: &BlockInstruction, numbers: &[Option<usize>]) {
    let BlockInstruction { opcode, oparg, location, target, handler } = *instruction;
    let start = text.len();
    match location.line {
        line @ 0.. => drop(write!(text, "{line:>6}")),
        _ => text.push_str("     ?"),
    }
    let _ = write!(text, "  {opcode:<34}");
    if target.is_some() {
        text.push_str("-> ");
        push_name(text, target, numbers);
    } else if opcode.has_arg() {
        let _ = write!(text, "{oparg}");
    }
    if handler.is_some() {
        let width = text.len() - start;
        let _ = write!(text, "{:1$}!", "", 52_usize.saturating_sub(width).max(1));
        push_name(text, handler, numbers);
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
}

fn push_name(text: &mut String, id: Option<BlockId>, numbers: &[Option<usize>]) {
    match id.and_then(|id| numbers[id.index()]) {
        Some(number) => drop(write!(text, "B{number}")),
        None => text.push_str("B?"),
    }
}
