//! Lines and branches of a code object.

use pycore_bytecode::{Opcode, locations};

use super::Code;
use super::plain::bytes;

/// Instructions of one line, one behind the other.
pub(super) struct LineRange {
    /// Offset in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Nothing if the instructions come from no line.
    pub(super) line: Option<i32>,
}

/// The line of every instruction, ranges of one line joined.
pub(super) fn line_ranges(code: &Code) -> Vec<LineRange> {
    let mut ranges: Vec<LineRange> = Vec::new();
    let mut start = 0;
    for entry in locations(bytes(code.line_table()), code.first_line()).filter_map(Result::ok) {
        let end = start + entry.units * 2;
        let line = entry.location.has_line().then_some(entry.location.line);
        match ranges.last_mut() {
            Some(last) if last.line == line => last.end = end,
            _ => ranges.push(LineRange { start, end, line }),
        }
        start = end;
    }
    ranges
}

/// `co_lnotab`: pairs of differences of offset and line, each of a byte.
pub(super) fn old_table(code: &Code) -> Vec<u8> {
    let mut table = Vec::new();
    let (mut offset, mut line) = (0, code.first_line());
    for range in line_ranges(code) {
        let Some(next) = range.line.filter(|&next| next != line) else { continue };
        let (mut bytes, mut lines) = (range.start - offset, next - line);
        while bytes > 255 {
            table.extend([255, 0]);
            bytes -= 255;
        }
        while !(-128..=127).contains(&lines) {
            let step = lines.clamp(-128, 127);
            table.extend([bytes as u8, step as i8 as u8]);
            (bytes, lines) = (0, lines - step);
        }
        table.extend([bytes as u8, lines as i8 as u8]);
        (offset, line) = (range.start, next);
    }
    table
}

/// Offsets in bytes of all branches: of the instruction, and of where it goes on to the left and to the right.
pub(super) fn branches(code: &[u8]) -> Vec<[usize; 3]> {
    let mut found = Vec::new();
    let (mut index, mut extended) = (0, 0);
    while let Some(&[byte, argument]) = code.as_chunks::<2>().0.get(index) {
        let oparg = extended << 8 | usize::from(argument);
        let Some(opcode) = Opcode::from_byte(byte) else { break };
        let next = index + 1 + opcode.cache_units();
        match opcode {
            Opcode::EXTENDED_ARG => {
                extended = oparg;
                index = next;
                continue;
            }
            // The iterator is dropped behind the end of the loop by two instructions.
            Opcode::FOR_ITER => found.push([index, next, next + oparg + 2]),
            // A marker of the way not taken follows.
            Opcode::POP_JUMP_IF_FALSE
            | Opcode::POP_JUMP_IF_TRUE
            | Opcode::POP_JUMP_IF_NONE
            | Opcode::POP_JUMP_IF_NOT_NONE => found.push([index, next + 1, next + oparg]),
            Opcode::END_ASYNC_FOR => {
                let source = next.saturating_sub(oparg);
                found.push([source, source + 2, next]);
            }
            _ => {}
        }
        (index, extended) = (next, 0);
    }
    found.iter().map(|branch| branch.map(|unit| unit * 2)).collect()
}
