//! The graph as text.

use std::fmt::Write;

use pycore_bytecode::Opcode;

use super::block::{BlockId, BlockInstruction, Graph};

/// The blocks in order, numbered so, with their instructions, arguments as numbers.
///
/// Empty blocks are left out; their number names the next block that is not. An instruction is written as
/// line, opcode, argument or `-> block` of a jump, and `!block` for its handler.
pub fn dump(graph: &Graph) -> String {
    dump_with(graph, &|_, oparg| oparg.to_string())
}

/// As [`dump`], with the argument of each instruction that has one written by `argument`.
pub fn dump_with(graph: &Graph, argument: &dyn Fn(Opcode, u32) -> String) -> String {
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
            write_block(&mut text, graph, id, &Names { numbers: &numbers, argument });
        }
    }
    text
}

/// How things are called.
struct Names<'a> {
    /// By index of a block: its number, if it is in the order.
    numbers: &'a [Option<usize>],
    argument: &'a dyn Fn(Opcode, u32) -> String,
}

fn write_block(text: &mut String, graph: &Graph, id: BlockId, names: &Names<'_>) {
    let block = &graph[id];
    push_name(text, Some(id), names);
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
        write_instruction(text, instruction, names);
    }
}

fn write_instruction(text: &mut String, instruction: &BlockInstruction, names: &Names<'_>) {
    let BlockInstruction { opcode, oparg, location, target, handler } = *instruction;
    let start = text.len();
    match location.line {
        line @ 0.. => drop(write!(text, "{line:>6}")),
        _ => text.push_str("     ?"),
    }
    let _ = write!(text, "  {opcode:<34}");
    if target.is_some() {
        text.push_str("-> ");
        push_name(text, target, names);
    } else if opcode.has_arg() {
        text.push_str(&(names.argument)(opcode, oparg));
    }
    if handler.is_some() {
        let width = text.len() - start;
        let _ = write!(text, "{:1$}!", "", 52_usize.saturating_sub(width).max(1));
        push_name(text, handler, names);
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
}

fn push_name(text: &mut String, id: Option<BlockId>, names: &Names<'_>) {
    match id.and_then(|id| names.numbers[id.index()]) {
        Some(number) => drop(write!(text, "B{number}")),
        None => text.push_str("B?"),
    }
}
