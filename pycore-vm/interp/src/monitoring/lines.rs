//! Where lines begin.
//!
//! A line begins where an instruction is of another line than the one executed before. That is known beforehand for most
//! instructions; where it is not, since they are reached from their own line as well as from others, all instructions
//! from which they are reached are recorded when they are executed.

use pycore_bytecode::{Opcode, exception_entries, locations};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::code::Code;
use pycore_objects::types::code::monitoring::{CodeMonitoring, LineStart, LineStarts};

/// Whether an instruction jumps or goes on.
pub(super) fn is_conditional_jump(opcode: Opcode) -> bool {
    matches!(
        opcode,
        Opcode::POP_JUMP_IF_FALSE
            | Opcode::POP_JUMP_IF_TRUE
            | Opcode::POP_JUMP_IF_NONE
            | Opcode::POP_JUMP_IF_NOT_NONE
    )
}

/// What the instruction before the next one is never followed by it.
fn never_goes_on(opcode: Opcode) -> bool {
    matches!(
        opcode,
        Opcode::JUMP_FORWARD
            | Opcode::JUMP_BACKWARD
            | Opcode::JUMP_BACKWARD_NO_INTERRUPT
            | Opcode::RETURN_VALUE
            | Opcode::RAISE_VARARGS
            | Opcode::RERAISE
    )
}

/// Instructions that are skipped by those before them, or must not be hidden.
fn never_starts(opcode: Opcode) -> bool {
    matches!(
        opcode,
        Opcode::END_ASYNC_FOR
            | Opcode::END_FOR
            | Opcode::END_SEND
            | Opcode::RESUME
            | Opcode::POP_ITER
    )
}

/// The line starts of a code object.
pub(super) fn line_starts<'a>(code: &Code, data: &'a CodeMonitoring) -> &'a LineStarts {
    data.lines.get_or_init(|| {
        let lines = lines_of(code);
        Box::new(Finder { code, data, lines: &lines, first: code.first_traceable() }.find(&lines))
    })
}

/// The line of each code unit.
fn lines_of(code: &Code) -> Vec<i32> {
    let mut lines = Vec::with_capacity(code.unit_count());
    if let Some(table) = code.line_table().downcast::<Bytes>() {
        for entry in locations(table.as_slice(), code.first_line()).map_while(Result::ok) {
            lines.resize(lines.len() + entry.units, entry.location.line);
        }
    }
    lines.resize(code.unit_count(), -1);
    lines
}

struct Finder<'a> {
    code: &'a Code,
    data: &'a CodeMonitoring,
    lines: &'a [i32],
    first: usize,
}

/// From where an instruction is reached.
#[derive(Clone, Default)]
struct Reached {
    from: Vec<usize>,
    /// It may be the first of a line: it begins one in the order of the code, or is jumped to.
    is_candidate: bool,
    /// It is reached by exceptions.
    handles: bool,
}

impl Finder<'_> {
    fn find(&self, lines: &[i32]) -> LineStarts {
        let reached = self.reached();
        let mut starts = vec![LineStart::Never; lines.len()];
        let mut recorded = vec![false; lines.len()];
        for (index, reached) in reached.iter().enumerate() {
            if !reached.is_candidate || lines[index] < 0 {
                continue;
            }
            let is_same = |&&from: &&usize| lines[from] == lines[index];
            let is_resume = |&from: &usize| self.data.opcode(from) == Opcode::RESUME;
            let same = reached.from.iter().filter(is_same).count();
            let may_resume = reached.from.iter().filter(is_same).any(is_resume);
            starts[index] = if same == 0 && !reached.handles {
                LineStart::Always
            } else if same == reached.from.len() && !reached.handles && !may_resume {
                LineStart::Inert
            } else {
                for &from in reached.from.iter().filter(|from| !is_resume(from)) {
                    recorded[from] = true;
                }
                LineStart::FromOtherLine
            };
        }
        LineStarts {
            lines: lines.into(),
            starts: starts.into_boxed_slice(),
            recorded: recorded.into_boxed_slice(),
        }
    }

    fn reached(&self) -> Vec<Reached> {
        let mut reached = vec![Reached::default(); self.lines.len()];
        let (mut before, mut extended) = (None, 0);
        let mut current_line = -1;
        for index in self.data.instructions(self.first) {
            let opcode = self.data.opcode(index);
            let unit = self.code.units().get(index).map_or(0, |unit| unit.get());
            let oparg = extended << 8 | usize::from(unit >> 8);
            if let Some(before) = before {
                reached[index].from.push(before);
            }
            let line = self.lines[index];
            if !never_starts(opcode) {
                reached[index].is_candidate |= line != current_line;
                current_line = line;
            }
            extended = if opcode == Opcode::EXTENDED_ARG { oparg } else { 0 };
            before = (!never_goes_on(opcode)).then_some(index);
            let next = index + 1 + opcode.cache_units();
            if let Some(target) = target_of(opcode, next, oparg)
                && let Some(target) = reached.get_mut(target)
            {
                target.from.push(index);
                target.is_candidate = true;
            }
        }
        if let Some(table) = self.code.exception_table().downcast::<Bytes>() {
            for entry in exception_entries(table.as_slice()).map_while(Result::ok) {
                let handler = entry.target as usize;
                if self.data.opcode(handler) != Opcode::END_ASYNC_FOR
                    && let Some(reached) = reached.get_mut(handler)
                {
                    reached.is_candidate = true;
                    reached.handles = true;
                }
            }
        }
        reached
    }
}

/// Where a jump goes, `next` being the instruction behind it.
fn target_of(opcode: Opcode, next: usize, oparg: usize) -> Option<usize> {
    match opcode {
        // Behind `END_FOR`.
        Opcode::FOR_ITER => Some(next + oparg + 1),
        Opcode::JUMP_FORWARD => Some(next + oparg),
        Opcode::JUMP_BACKWARD | Opcode::JUMP_BACKWARD_NO_INTERRUPT => next.checked_sub(oparg),
        opcode if is_conditional_jump(opcode) => Some(next + oparg),
        _ => None,
    }
}
