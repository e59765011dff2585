//! Labels: numbers of the places that jumps and exception handlers name.

use std::fmt::Write;

use super::Instruction;
use crate::{Argument, Code, ExceptionEntry, exception_entries};

/// The labels of a code object, numbered from 1 in the order of their places.
pub(super) struct Labels {
    /// Offsets in bytes, in order, each once. Damaged code may name places outside.
    offsets: Vec<i64>,
    exceptions: Vec<ExceptionEntry>,
}

impl Labels {
    pub(super) fn new(code: &Code, instructions: &[Instruction]) -> Self {
        let exceptions: Vec<ExceptionEntry> =
            exception_entries(&code.exceptiontable).map_while(Result::ok).collect();
        let mut offsets: Vec<i64> = instructions.iter().filter_map(target).collect();
        for entry in &exceptions {
            offsets.extend([entry.start, entry.end, entry.target].map(|unit| i64::from(unit) * 2));
        }
        offsets.sort_unstable();
        offsets.dedup();
        Self { offsets, exceptions }
    }

    pub(super) fn len(&self) -> usize {
        self.offsets.len()
    }

    /// The label at an offset in bytes.
    pub(super) fn at(&self, offset: i64) -> Option<usize> {
        self.offsets.binary_search(&offset).ok().map(|index| index + 1)
    }

    /// Where an instruction jumps to: an offset in bytes.
    pub(super) fn target(&self, instruction: &Instruction) -> Option<i64> {
        target(instruction)
    }

    pub(super) fn write_exception_table(&self, out: &mut String) {
        if self.exceptions.is_empty() {
            return;
        }
        out.push_str("ExceptionTable:\n");
        for entry in &self.exceptions {
            let [start, end, target] = [entry.start, entry.end, entry.target]
                .map(|unit| self.at(i64::from(unit) * 2).unwrap_or(0));
            let lasti = if entry.push_lasti { " lasti" } else { "" };
            // Writing to a string cannot fail.
            let _ = writeln!(out, "  L{start} to L{end} -> L{target} [{}]{lasti}", entry.depth);
        }
    }
}

fn target(instruction: &Instruction) -> Option<i64> {
    let (opcode, argument) = (instruction.opcode?, instruction.argument?);
    let next = instruction.offset as i64 + 2 + 2 * opcode.cache_units() as i64;
    match opcode.argument() {
        Argument::JumpForward => Some(next + 2 * argument),
        Argument::JumpBackward => Some(next - 2 * argument),
        _ => None,
    }
}
