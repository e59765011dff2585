//! Which instructions belong to one branch.

use pycore_bytecode::Opcode;
use pycore_objects::types::code::Code;
use pycore_objects::types::code::monitoring::CodeMonitoring;

use super::lines::is_conditional_jump;

/// The argument of an instruction, prefixes included.
fn oparg(code: &Code, data: &CodeMonitoring, index: usize) -> usize {
    let byte =
        |index: usize| code.units().get(index).map_or(0, |unit| usize::from(unit.get() >> 8));
    let mut value = byte(index);
    let (mut at, mut shift) = (index, 8);
    while at > 0 && data.opcode(at - 1) == Opcode::EXTENDED_ARG && shift < 32 {
        at -= 1;
        value |= byte(at) << shift;
        shift += 8;
    }
    value
}

/// The instruction in front of one.
fn before(data: &CodeMonitoring, index: usize) -> Option<usize> {
    (0..index).rev().find(|&before| data.base[before] != 0)
}

/// Where a loop goes on when its iterator is at its end: `POP_ITER`.
fn end_of_loop(code: &Code, data: &CodeMonitoring, for_iter: usize) -> usize {
    for_iter + 1 + Opcode::FOR_ITER.cache_units() + oparg(code, data, for_iter) + 1
}

/// The instruction that branches, of the one behind it that tells so.
pub(crate) fn source(code: &Code, index: usize) -> usize {
    let Some(data) = code.monitoring() else { return index };
    let found = match data.opcode(index) {
        Opcode::NOT_TAKEN => before(data, index),
        Opcode::POP_ITER => data
            .instructions(code.first_traceable())
            .take_while(|&candidate| candidate < index)
            .filter(|&candidate| data.opcode(candidate) == Opcode::FOR_ITER)
            .find(|&candidate| end_of_loop(code, data, candidate) == index),
        Opcode::END_ASYNC_FOR => {
            // Its argument leads back to where the next item is awaited.
            (index + 1).checked_sub(oparg(code, data, index))
        }
        _ => None,
    };
    found.unwrap_or(index)
}

/// The instruction that tells of the other side of a branch.
pub(crate) fn other_side(code: &Code, index: usize) -> Option<usize> {
    let data = code.monitoring()?;
    match data.opcode(index) {
        Opcode::FOR_ITER => Some(end_of_loop(code, data, index)),
        Opcode::NOT_TAKEN | Opcode::POP_ITER => Some(source(code, index)),
        opcode if is_conditional_jump(opcode) => Some(index + 1 + opcode.cache_units()),
        _ => None,
    }
}
