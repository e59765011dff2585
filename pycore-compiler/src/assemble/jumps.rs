//! Directions and distances of jumps, and the bytes of the code.
//!
//! A jump's argument is a distance in code units, and the size of an instruction depends on its argument.
//! So sizes are guessed, distances computed from them, and again until the sizes stay. The first guess,
//! the index of the target, is CPython's: where more than one solution exists it decides.

use pycore_bytecode::Opcode;

use super::FinalInstruction;
use crate::flowgraph::FlowGraphError;

/// From a `SEND` to its `END_SEND`, in code units.
const END_SEND_OFFSET: u32 = 5;

/// Rounds after which sizes may only grow, so that an end is certain.
const ROUNDS: usize = 16;

/// Code units that a code object may have: beyond, tables could not tell places.
const MAX_UNITS: u32 = 1 << 30;

/// Sets the opcodes and arguments of jumps, and all offsets.
pub(super) fn resolve(instructions: &mut [FinalInstruction]) -> Result<(), FlowGraphError> {
    let mut jumps = Vec::new();
    for (index, instruction) in instructions.iter_mut().enumerate() {
        let Some(target) = instruction.target else { continue };
        let is_forward = target as usize > index;
        instruction.oparg = target;
        instruction.opcode = match instruction.opcode {
            Opcode::JUMP | Opcode::JUMP_NO_INTERRUPT if is_forward => Opcode::JUMP_FORWARD,
            Opcode::JUMP => Opcode::JUMP_BACKWARD,
            Opcode::JUMP_NO_INTERRUPT => Opcode::JUMP_BACKWARD_NO_INTERRUPT,
            other => other,
        };
        instruction.cache_units = instruction.opcode.cache_units() as u8;
        jumps.push((index, target as usize));
    }
    for round in 0.. {
        set_offsets(instructions)?;
        let mut is_settled = true;
        for &(index, target) in &jumps {
            let target = instructions[target].offset;
            let jump = &mut instructions[index];
            let size = jump.size();
            let mut oparg = distance(jump, target)?;
            if round >= ROUNDS {
                // An argument may be written with more bytes than it needs.
                let before = jump.oparg;
                jump.oparg = oparg;
                if jump.size() < size {
                    oparg = before;
                }
            }
            jump.oparg = oparg;
            is_settled &= jump.size() == size;
        }
        if is_settled {
            break;
        }
    }
    Ok(())
}

fn set_offsets(instructions: &mut [FinalInstruction]) -> Result<(), FlowGraphError> {
    let mut offset = 0;
    for instruction in instructions {
        instruction.offset = offset;
        offset += instruction.size();
        if offset > MAX_UNITS {
            return Err(FlowGraphError::CodeTooLong);
        }
    }
    Ok(())
}

/// The argument of a jump to this offset.
fn distance(jump: &FinalInstruction, target: u32) -> Result<u32, FlowGraphError> {
    let end = jump.offset + jump.size();
    let distance = match jump.opcode {
        Opcode::JUMP_BACKWARD | Opcode::JUMP_BACKWARD_NO_INTERRUPT => end.checked_sub(target),
        // For monitoring, which wants the `END_SEND` of the loop.
        Opcode::END_ASYNC_FOR => {
            end.checked_sub(target).and_then(|back| back.checked_sub(END_SEND_OFFSET))
        }
        _ => target.checked_sub(end),
    };
    distance.ok_or(FlowGraphError::WrongDirection)
}

/// `co_code`
pub(super) fn encode(instructions: &[FinalInstruction]) -> Vec<u8> {
    let units = instructions.last().map_or(0, |last| last.offset + last.size());
    let mut code = Vec::with_capacity(units as usize * 2);
    for instruction in instructions {
        let [high, middle, low, oparg] = instruction.oparg.to_be_bytes();
        if high != 0 {
            code.extend([Opcode::EXTENDED_ARG as u8, high]);
        }
        if high != 0 || middle != 0 {
            code.extend([Opcode::EXTENDED_ARG as u8, middle]);
        }
        if high != 0 || middle != 0 || low != 0 {
            code.extend([Opcode::EXTENDED_ARG as u8, low]);
        }
        code.extend([instruction.opcode as u8, oparg]);
        // A cache is `CACHE` with argument 0, which is all zeros.
        const { assert!(Opcode::CACHE as u8 == 0) };
        code.resize(code.len() + usize::from(instruction.cache_units) * 2, 0);
    }
    debug_assert_eq!(code.len(), units as usize * 2);
    code
}
