//! Arguments in range, each by itself.

use super::decode::{Instruction, Instructions};
use super::{Located, VerifyErrorKind};
use crate::{
    Argument, BinaryOperator, Code, CommonConstant, Comparison, Constant, Conversion,
    FunctionAttribute, Intrinsic1, Intrinsic2, LocalKind, Opcode, ResumePoint, SpecialMethod,
};

/// Every argument is one that its instruction has. Targets of jumps are checked where they are followed.
pub(super) fn check(code: &Code, instructions: &Instructions) -> Result<(), Located> {
    let operands =
        Operands { code, kinds: code.kinds().collect(), jump_targets: jump_targets(instructions) };
    for (index, instruction) in instructions.list.iter().enumerate() {
        operands.check(instruction).map_err(|kind| instruction.error(kind))?;
        operands
            .check_constant_before(index, instructions)
            .map_err(|kind| instruction.error(kind))?;
    }
    Ok(())
}

/// For each instruction, whether a jump leads to it.
pub(super) fn jump_targets(instructions: &Instructions) -> Vec<bool> {
    let mut targets = vec![false; instructions.list.len()];
    for instruction in &instructions.list {
        if let Some(index) = jump_target(instruction).and_then(|unit| instructions.at(unit)) {
            targets[index] = true;
        }
    }
    targets
}

/// The code unit that an instruction jumps to, or names as the place it belongs to.
pub(super) fn jump_target(instruction: &Instruction) -> Option<i64> {
    let (next, distance) = (i64::from(instruction.next), i64::from(instruction.oparg));
    match instruction.opcode.argument() {
        Argument::JumpForward => Some(next + distance),
        Argument::JumpBackward => Some(next - distance),
        _ => None,
    }
}

struct Operands<'a> {
    code: &'a Code,
    kinds: Vec<LocalKind>,
    jump_targets: Vec<bool>,
}

impl Operands<'_> {
    fn check(&self, instruction: &Instruction) -> Result<(), VerifyErrorKind> {
        let Instruction { opcode, oparg, .. } = *instruction;
        let index = |index: u32, count: usize, what| {
            if (index as usize) < count {
                return Ok(());
            }
            Err(VerifyErrorKind::Index(opcode, index, count, what))
        };
        let name = |number| index(number, self.code.names.len(), "names");
        let variable = |number| index(number, self.kinds.len(), "variables");
        let valid = match opcode.argument() {
            Argument::Const => return index(oparg, self.code.consts.len(), "constants"),
            Argument::Name => return name(oparg),
            Argument::NameAndFlag => return name(oparg >> 1),
            Argument::SuperName => return name(oparg >> 2),
            Argument::Local => return variable(oparg),
            Argument::LocalPair => {
                variable(oparg >> 4)?;
                return variable(oparg & 15);
            }
            Argument::Deref => {
                variable(oparg)?;
                // MAKE_CELL on a free variable is odd, but CPython 3.14 compiles a comprehension to it whose
                // variable has the name of one.
                let cell = LocalKind::CELL | LocalKind::FREE;
                if self.kinds[oparg as usize].intersects(cell) {
                    return Ok(());
                }
                return Err(VerifyErrorKind::NotACell(opcode, oparg));
            }
            Argument::Count => match opcode {
                Opcode::BUILD_SLICE => matches!(oparg, 2 | 3),
                Opcode::RAISE_VARARGS => oparg <= 2,
                // Sizes are ints in CPython, and operands are checked against the stack.
                _ => oparg <= i32::MAX as u32,
            },
            Argument::UnpackEx => oparg >> 8 <= 0xFF_FFFF,
            Argument::Depth => oparg >= if opcode == Opcode::SWAP { 2 } else { 1 },
            Argument::BinaryOperator => BinaryOperator::from_number(oparg).is_some(),
            Argument::Comparison => Comparison::decode(oparg)
                .is_some_and(|(comparison, to_bool)| comparison.encode(to_bool) == oparg),
            Argument::Invert | Argument::Yield => oparg <= 1,
            Argument::Intrinsic1 => oparg > 0 && Intrinsic1::from_number(oparg).is_some(),
            Argument::Intrinsic2 => oparg > 0 && Intrinsic2::from_number(oparg).is_some(),
            Argument::Conversion => Conversion::from_number(oparg).is_some(),
            Argument::Interpolation => oparg >> 2 <= Conversion::Ascii.number(),
            Argument::CommonConstant => CommonConstant::from_number(oparg).is_some(),
            Argument::SmallInt => oparg <= 255,
            Argument::SpecialMethod => SpecialMethod::from_number(oparg).is_some(),
            Argument::FunctionAttribute => FunctionAttribute::from_number(oparg).is_some(),
            Argument::Resume => oparg <= ResumePoint::MASK | ResumePoint::DEPTH_ONE,
            Argument::Awaitable => oparg <= 2,
            Argument::None
            | Argument::Reraise
            | Argument::FreeCount
            | Argument::JumpForward
            | Argument::JumpBackward
            | Argument::Target
            | Argument::Extension
            | Argument::Executor => true,
        };
        if valid { Ok(()) } else { Err(VerifyErrorKind::Argument(opcode, oparg)) }
    }

    /// Instructions that take their last operand from the instruction before, and trust its type.
    fn check_constant_before(
        &self,
        index: usize,
        instructions: &Instructions,
    ) -> Result<(), VerifyErrorKind> {
        let Instruction { opcode, oparg, .. } = instructions.list[index];
        let what = match opcode {
            Opcode::MAKE_FUNCTION => "a code object",
            Opcode::CALL_KW => "the names of arguments",
            Opcode::MATCH_CLASS => "the names of attributes",
            Opcode::SET_FUNCTION_ATTRIBUTE => "",
            _ => return Ok(()),
        };
        let before = instructions.before(index).filter(|_| !self.jump_targets[index]);
        let constant = match before {
            Some(before) if before.opcode == Opcode::LOAD_CONST => {
                self.code.consts.get(before.oparg as usize)
            }
            _ => None,
        };
        let fits = match opcode {
            Opcode::MAKE_FUNCTION => matches!(constant, Some(Constant::Code(_))),
            Opcode::SET_FUNCTION_ATTRIBUTE => {
                let makes = [Opcode::MAKE_FUNCTION, Opcode::SET_FUNCTION_ATTRIBUTE];
                if before.is_some_and(|before| makes.contains(&before.opcode)) {
                    return Ok(());
                }
                return Err(VerifyErrorKind::NeedsFunction);
            }
            _ => match constant {
                Some(Constant::Tuple(names)) => {
                    names.iter().all(|name| matches!(name, Constant::Str(_)))
                        && (opcode == Opcode::MATCH_CLASS || names.len() <= oparg as usize)
                }
                _ => false,
            },
        };
        if fits { Ok(()) } else { Err(VerifyErrorKind::NeedsConstant(opcode, what)) }
    }
}
