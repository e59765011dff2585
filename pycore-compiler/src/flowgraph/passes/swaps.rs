//! Runs of `SWAP` are made as short as possible, then done at compile time where what follows are stores.

use pycore_bytecode::Opcode;

use crate::flowgraph::block::{Block, BlockInstruction};

/// Deeper swaps than any program has are left alone.
const MAX_DEPTH: u32 = 1 << 16;

pub(super) fn run(block: &mut Block) {
    let mut place = 0;
    while place < block.instructions.len() {
        if block.instructions[place].opcode == Opcode::SWAP {
            place = shorten(block, place);
            apply_to_stores(block, place);
        }
        place += 1;
    }
}

/// Replaces a run of `SWAP`s and `NOP`s by the shortest one of the same effect; gives the run's last place.
///
/// The effect of the run is a permutation of the stack's top. Each of its cycles takes as many swaps
/// with the top as it has members, one less if the top itself is a member. The run is filled from its
/// end, in the order in which these swaps would undo the permutation.
fn shorten(block: &mut Block, start: usize) -> usize {
    let run = block.instructions[start..]
        .iter()
        .take_while(|of| matches!(of.opcode, Opcode::SWAP | Opcode::NOP))
        .count();
    let run = &mut block.instructions[start..start + run];
    let swaps = || run.iter().filter(|of| of.opcode == Opcode::SWAP);
    let depth = swaps().map(|of| of.oparg).max().unwrap_or(0);
    let is_unusual = depth > MAX_DEPTH || swaps().any(|of| of.oparg == 0);
    if swaps().count() < 2 {
        return start;
    }
    if is_unusual {
        return start + run.len() - 1;
    }

    // Where each entry of the stack, from its top, comes from.
    let mut origin: Vec<usize> = (0..depth as usize).collect();
    for swap in run.iter().filter(|of| of.opcode == Opcode::SWAP) {
        origin.swap(0, swap.oparg as usize - 1);
    }
    let mut is_done = vec![false; origin.len()];
    let mut unfilled = run.len();
    for first in 0..origin.len() {
        if is_done[first] || origin[first] == first {
            continue;
        }
        let mut member = first;
        loop {
            if member != 0 {
                unfilled -= 1;
                run[unfilled].set(Opcode::SWAP, member as u32 + 1);
            }
            if std::mem::replace(&mut is_done[member], true) {
                break;
            }
            member = origin[member];
        }
    }
    run[..unfilled].iter_mut().for_each(BlockInstruction::set_nop);
    start + run.len() - 1
}

/// Exchanges stores instead of values, for the `SWAP`s at a place and before it.
fn apply_to_stores(block: &mut Block, last: usize) {
    for place in (0..=last).rev() {
        let swap = block.instructions[place];
        if swap.opcode != Opcode::SWAP {
            if swap.opcode == Opcode::NOP || takes_top_only(&swap) {
                continue;
            }
            return;
        }
        let Some((first, second)) = stores_to_exchange(block, place, swap.oparg) else { return };
        block.instructions[place].set_nop();
        block.instructions.swap(first, second);
    }
}

/// The instructions that take the top and the entry which is swapped with it, if they may change places.
fn stores_to_exchange(block: &Block, swap: usize, depth: u32) -> Option<(usize, usize)> {
    let first = next_store(block, swap, None)?;
    let line = block.instructions[first].location.line;
    let line = (line >= 0).then_some(line);
    let mut second = first;
    for _ in 1..depth {
        second = next_store(block, second, line)?;
    }
    // No variable may end up with another value.
    let variable = |place: usize| stored_variable(&block.instructions[place]);
    let exchanged = [variable(first), variable(second)];
    if exchanged != [None, None] {
        if exchanged[0] == exchanged[1] {
            return None;
        }
        let between = (first + 1..second).filter_map(variable);
        if between.into_iter().any(|of| exchanged.contains(&Some(of))) {
            return None;
        }
    }
    Some((first, second))
}

/// The next instruction after a place, if it only takes the top of the stack and is on the line (if any).
fn next_store(block: &Block, place: usize, line: Option<i32>) -> Option<usize> {
    for (index, instruction) in block.instructions.iter().enumerate().skip(place + 1) {
        if line.is_some_and(|line| line != instruction.location.line) {
            return None;
        }
        if instruction.opcode == Opcode::NOP {
            continue;
        }
        return takes_top_only(instruction).then_some(index);
    }
    None
}

/// Takes the top of the stack and cannot run code, raise or jump.
fn takes_top_only(instruction: &BlockInstruction) -> bool {
    instruction.opcode == Opcode::POP_TOP || stored_variable(instruction).is_some()
}

fn stored_variable(instruction: &BlockInstruction) -> Option<u32> {
    matches!(instruction.opcode, Opcode::STORE_FAST | Opcode::STORE_FAST_MAYBE_NULL)
        .then_some(instruction.oparg)
}
