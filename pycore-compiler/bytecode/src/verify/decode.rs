//! Code units to instructions.

use super::{Located, VerifyErrorKind};
use crate::{Opcode, OpcodeKind};

/// An instruction of stored code with its whole argument.
#[derive(Clone, Copy, Debug)]
pub(super) struct Instruction {
    pub(super) opcode: Opcode,
    pub(super) oparg: u32,
    /// Code unit of the opcode, after any `EXTENDED_ARG`.
    pub(super) unit: u32,
    /// First code unit after the cache.
    pub(super) next: u32,
}

impl Instruction {
    /// For an error at this instruction.
    pub(super) fn error(&self, kind: VerifyErrorKind) -> Located {
        (Some(self.unit as usize), kind)
    }
}

/// All instructions of a code object.
pub(super) struct Instructions {
    pub(super) list: Vec<Instruction>,
    /// For each code unit the instruction that starts there, or [`NOT_A_START`].
    starts: Vec<u32>,
}

const NOT_A_START: u32 = u32::MAX;

/// The most `EXTENDED_ARG`s in a row: arguments have 32 bits.
const MAX_EXTENDED: u32 = 3;

impl Instructions {
    pub(super) fn decode(code: &[u8]) -> Result<Self, Located> {
        let units = code.len() / 2;
        let mut result =
            Self { list: Vec::with_capacity(units / 2), starts: vec![NOT_A_START; units] };
        let mut unit = 0;
        while unit < units {
            let instruction = decode_one(code, unit)?;
            result.starts[unit] = result.list.len() as u32;
            result.list.push(instruction);
            unit = instruction.next as usize;
        }
        Ok(result)
    }

    /// The index of the instruction that starts at a code unit.
    pub(super) fn at(&self, unit: i64) -> Option<usize> {
        let start = *self.starts.get(usize::try_from(unit).ok()?)?;
        (start != NOT_A_START).then_some(start as usize)
    }

    /// The instruction before another one in the text of the code.
    pub(super) fn before(&self, index: usize) -> Option<&Instruction> {
        self.list.get(index.checked_sub(1)?)
    }
}

fn decode_one(code: &[u8], start: usize) -> Result<Instruction, Located> {
    let mut unit = start;
    let mut oparg = 0;
    loop {
        let at = |kind| (Some(unit), kind);
        let (Some(&byte), Some(&argument)) = (code.get(unit * 2), code.get(unit * 2 + 1)) else {
            return Err((Some(start), VerifyErrorKind::ExtendedArg));
        };
        let opcode = Opcode::from_byte(byte);
        let Some(opcode) = opcode.filter(|opcode| opcode.kind() == OpcodeKind::Public) else {
            return Err(at(VerifyErrorKind::NotInStoredCode(byte, opcode)));
        };
        oparg = oparg << 8 | u32::from(argument);
        if opcode == Opcode::EXTENDED_ARG {
            if unit - start == MAX_EXTENDED as usize {
                return Err(at(VerifyErrorKind::ExtendedArg));
            }
            unit += 1;
            continue;
        }
        if unit > start && !opcode.has_arg() {
            return Err(at(VerifyErrorKind::ExtendedArg));
        }
        let next = unit + 1 + opcode.cache_units();
        match code.get(unit * 2 + 2..next * 2) {
            None => return Err(at(VerifyErrorKind::CutOff(opcode))),
            Some(cache) if cache.iter().any(|&byte| byte != 0) => {
                return Err(at(VerifyErrorKind::Cache(opcode)));
            }
            Some(_) => {}
        }
        // The code's size is checked to fit 31 bits.
        return Ok(Instruction { opcode, oparg, unit: unit as u32, next: next as u32 });
    }
}
