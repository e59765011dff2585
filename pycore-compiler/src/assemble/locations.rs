//! The location table of the final instructions.

use pycore_bytecode::{Location, LocationTableWriter};

use super::FinalInstruction;
use crate::instructions::NEXT_LOCATION;

/// Gives instructions that want the location of the next one that location.
pub(super) fn resolve(instructions: &mut [FinalInstruction]) {
    let mut next = Location::NONE;
    for instruction in instructions.iter_mut().rev() {
        if instruction.location == NEXT_LOCATION {
            let ends_block = instruction.opcode.is_terminator();
            instruction.location = if ends_block { Location::NONE } else { next };
        }
        next = instruction.location;
    }
}

/// `co_linetable`
pub(super) fn table(instructions: &[FinalInstruction], first_line: i32) -> Vec<u8> {
    let mut writer = LocationTableWriter::new(first_line);
    for instruction in instructions {
        writer.push(instruction.size() as usize, instruction.location);
    }
    writer.finish()
}
