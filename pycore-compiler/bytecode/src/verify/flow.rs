//! Where execution gets to, and how deep the stack is there.
//!
//! Instructions are visited from the start along all edges: to the next one, to the target of a jump, to the
//! handler of an exception. Each is visited once; arriving again only compares depths and what is borrowed.

use super::borrows::Borrows;
use super::decode::{Instruction, Instructions};
use super::operands::jump_target;
use super::{Located, VerifyErrorKind};
use crate::{Code, CodeFlags, ExceptionEntry, InstructionFlags, LocalKind, Opcode};

/// Follows execution from the start.
pub(super) fn check(
    code: &Code,
    instructions: &Instructions,
    handlers: &[ExceptionEntry],
) -> Result<(), Located> {
    let first = check_start(code, instructions)?;
    let mut flow = Flow {
        code,
        instructions,
        handlers,
        first,
        depths: vec![UNREACHED; instructions.list.len()],
        borrows: Borrows::new(instructions, handlers),
        pending: Vec::new(),
    };
    flow.reach(0, 0, 0)?;
    flow.pending.push(0);
    while let Some(mut index) = flow.pending.pop() {
        flow.borrows.begin(index);
        while flow.execute(index)? {
            index += 1;
        }
    }
    Ok(())
}

const UNREACHED: u32 = u32::MAX;

/// The instructions that set up the frame; returns the index of the first one that may be executed again.
///
/// ```text
/// [COPY_FREE_VARS n] {MAKE_CELL i} [RETURN_GENERATOR POP_TOP]
/// ```
fn check_start(code: &Code, instructions: &Instructions) -> Result<usize, Located> {
    let list = &instructions.list;
    let opcode = |index: usize| list.get(index).map(|instruction| instruction.opcode);
    let free = code.kinds().filter(|kind| kind.contains(LocalKind::FREE)).count();
    let mut first = 0;
    match list[0] {
        Instruction { opcode: Opcode::COPY_FREE_VARS, oparg, .. } => {
            if oparg as usize != free {
                return Err(list[0].error(VerifyErrorKind::Closure(Some(oparg), free)));
            }
            first = 1;
        }
        instruction if free > 0 => {
            return Err(instruction.error(VerifyErrorKind::Closure(None, free)));
        }
        _ => {}
    }
    while opcode(first) == Some(Opcode::MAKE_CELL) {
        first += 1;
    }
    let is_generator = code
        .flags
        .intersects(CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR);
    if is_generator {
        if opcode(first) != Some(Opcode::RETURN_GENERATOR)
            || opcode(first + 1) != Some(Opcode::POP_TOP)
        {
            return Err((Some(0), VerifyErrorKind::GeneratorStart));
        }
        first += 1;
    }
    for (index, instruction) in list.iter().enumerate() {
        let kind = match instruction.opcode {
            Opcode::RETURN_GENERATOR if !is_generator || index + 1 != first => {
                VerifyErrorKind::GeneratorStart
            }
            Opcode::COPY_FREE_VARS if index > 0 => {
                VerifyErrorKind::Closure(Some(instruction.oparg), free)
            }
            Opcode::YIELD_VALUE if !is_generator => VerifyErrorKind::YieldOutsideGenerator,
            Opcode::YIELD_VALUE if opcode(index + 1) != Some(Opcode::RESUME) => {
                VerifyErrorKind::Yield
            }
            _ => continue,
        };
        return Err(instruction.error(kind));
    }
    Ok(first)
}

struct Flow<'a> {
    code: &'a Code,
    instructions: &'a Instructions,
    /// In order, not overlapping.
    handlers: &'a [ExceptionEntry],
    /// The first instruction that may be jumped to.
    first: usize,
    /// Stack depth where each instruction starts.
    depths: Vec<u32>,
    borrows: Borrows,
    /// Instructions that have a depth and are not yet followed.
    pending: Vec<usize>,
}

impl Flow<'_> {
    /// Execution gets to an instruction, with so many entries of the stack as they are now; `true` if for the first time.
    fn reach(&mut self, index: usize, depth: u32, same: u32) -> Result<bool, Located> {
        let error = |kind| self.instructions.list[index].error(kind);
        let known = &mut self.depths[index];
        let is_first = *known == UNREACHED;
        if is_first {
            *known = depth;
        } else if *known != depth {
            return Err(error(VerifyErrorKind::Depth(*known, depth)));
        }
        self.borrows.arrive(index, same, is_first).map_err(error)?;
        Ok(is_first)
    }

    /// Execution gets to an instruction otherwise than from the one before.
    fn jump(&mut self, index: usize, depth: u32, same: u32) -> Result<(), Located> {
        if index < self.first {
            return Err(self.instructions.list[index].error(VerifyErrorKind::JumpToStart));
        }
        if self.reach(index, depth, same)? {
            self.pending.push(index);
        }
        Ok(())
    }

    /// Follows an instruction; `true` if the next one is to be followed now.
    fn execute(&mut self, index: usize) -> Result<bool, Located> {
        let instruction = self.instructions.list[index];
        let Instruction { opcode, oparg, .. } = instruction;
        let depth = self.depths[index];
        let (popped, pushed) = (opcode.popped(oparg), opcode.pushed(oparg));
        if i64::from(depth) < popped {
            return Err(instruction.error(VerifyErrorKind::Underflow(opcode, popped, depth)));
        }
        let after = i64::from(depth) - popped + pushed;
        let limit = self.code.stacksize;
        if after > i64::from(limit) {
            return Err(instruction.error(VerifyErrorKind::Overflow(opcode, after, limit)));
        }
        // Below the limit, so it fits.
        let after = after as u32;
        self.follow_exception(&instruction, i64::from(depth) - popped + kept(opcode, oparg))?;
        self.borrows
            .execute(opcode, oparg, depth)
            .map_err(|variable| instruction.error(VerifyErrorKind::Borrow(opcode, variable)))?;
        if opcode == Opcode::YIELD_VALUE && oparg == 1 && depth < 2 {
            return Err(instruction.error(VerifyErrorKind::Yield));
        }
        if let Some(target) = jump_target(&instruction) {
            let Some(target_index) = self.instructions.at(target) else {
                return Err(instruction.error(VerifyErrorKind::JumpTarget(opcode, target)));
            };
            let to = self.instructions.list[target_index].opcode;
            if opcode == Opcode::FOR_ITER && to != Opcode::END_FOR {
                return Err(instruction.error(VerifyErrorKind::LoopEnd));
            }
            // The target of END_ASYNC_FOR is a note for monitoring.
            if opcode != Opcode::END_ASYNC_FOR {
                self.jump(target_index, after, after)?;
            }
        }
        if opcode.has_no_fallthrough() {
            return Ok(false);
        }
        if index + 1 == self.instructions.list.len() {
            return Err(instruction.error(VerifyErrorKind::FallsOffEnd(opcode)));
        }
        self.reach(index + 1, after, after)
    }

    /// An instruction may raise, with the stack as deep as given by then.
    fn follow_exception(&mut self, instruction: &Instruction, depth: i64) -> Result<(), Located> {
        const RAISES: InstructionFlags =
            InstructionFlags::ERROR.union(InstructionFlags::EVAL_BREAK);
        let opcode = instruction.opcode;
        // A generator is thrown into where it is suspended.
        if !opcode.flags().intersects(RAISES) && opcode != Opcode::YIELD_VALUE {
            return Ok(());
        }
        let next = self.handlers.partition_point(|entry| entry.end <= instruction.unit);
        let Some(entry) = self.handlers.get(next).filter(|entry| entry.start <= instruction.unit)
        else {
            return Ok(());
        };
        if depth < i64::from(entry.depth) {
            let kind = VerifyErrorKind::HandlerDepth(opcode, depth, entry.depth);
            return Err(instruction.error(kind));
        }
        // Both are checked where the table is.
        let Some(handler) = self.instructions.at(i64::from(entry.target)) else { return Ok(()) };
        self.jump(handler, entry.handler_depth() as u32, entry.depth)
    }
}

/// How many of the entries that an instruction takes are still on the stack when it raises: those that it only
/// looks at.
fn kept(opcode: Opcode, oparg: u32) -> i64 {
    match opcode {
        Opcode::LIST_APPEND
        | Opcode::LIST_EXTEND
        | Opcode::SET_ADD
        | Opcode::SET_UPDATE
        | Opcode::MAP_ADD
        | Opcode::DICT_UPDATE
        | Opcode::DICT_MERGE
        | Opcode::RERAISE => opcode.pushed(oparg),
        Opcode::CHECK_EXC_MATCH
        | Opcode::FOR_ITER
        | Opcode::GET_ANEXT
        | Opcode::GET_LEN
        | Opcode::IMPORT_FROM
        | Opcode::SEND
        // Resuming has pushed something by then.
        | Opcode::YIELD_VALUE => 1,
        Opcode::MATCH_KEYS => 2,
        Opcode::WITH_EXCEPT_START => 5,
        _ => 0,
    }
}
