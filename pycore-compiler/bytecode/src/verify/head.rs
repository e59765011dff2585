//! Counts, kinds of variables, and the two tables.

use super::decode::Instructions;
use super::{Located, VerifyErrorKind};
use crate::{Code, ExceptionEntry, LocalKind, exception_entries, locations};

/// The most entries of a frame, as in CPython: their bytes fit an `int`.
const MAX_FRAME: u64 = (i32::MAX / 8) as u64;

/// The numbers of a code object agree with each other.
pub(super) fn check(code: &Code) -> Result<(), Located> {
    let fail = |kind| Err((None, kind));
    let size = code.code.len();
    if size == 0 || !size.is_multiple_of(2) || size > i32::MAX as usize {
        return fail(VerifyErrorKind::CodeSize(size));
    }
    let variables = code.localsplusnames.len();
    if variables != code.localspluskinds.len() {
        return fail(VerifyErrorKind::VariableKinds(variables, code.localspluskinds.len()));
    }
    if variables as u64 + u64::from(code.stacksize) > MAX_FRAME {
        return fail(VerifyErrorKind::FrameSize(variables, code.stacksize));
    }
    let mut seen_free = false;
    for (index, kind) in code.kinds().enumerate() {
        let free = kind.contains(LocalKind::FREE);
        let bound = kind.intersects(LocalKind::LOCAL | LocalKind::CELL);
        if free == bound {
            return fail(VerifyErrorKind::VariableKind(index));
        }
        if seen_free && !free {
            return fail(VerifyErrorKind::FreeVariableOrder(index));
        }
        seen_free |= free;
    }
    let locals = code.kinds().take_while(|kind| kind.contains(LocalKind::LOCAL)).count();
    let parameters = code.parameter_count();
    if parameters > locals as u64 {
        return fail(VerifyErrorKind::Parameters(parameters, locals));
    }
    if code.posonlyargcount > code.argcount {
        return fail(VerifyErrorKind::PositionalOnly(code.posonlyargcount, code.argcount));
    }
    Ok(())
}

/// The entries of the exception table: in order, on instructions.
pub(super) fn exception_table(
    code: &Code,
    instructions: &Instructions,
) -> Result<Vec<ExceptionEntry>, Located> {
    let mut entries: Vec<ExceptionEntry> = Vec::new();
    let is_start = |unit: u32| instructions.at(i64::from(unit)).is_some();
    for (index, entry) in exception_entries(&code.exceptiontable).enumerate() {
        let entry = entry.map_err(|error| (None, VerifyErrorKind::ExceptionTable(error)))?;
        let ends_well = is_start(entry.end) || entry.end as usize == code.unit_count();
        let in_order = entries.last().is_none_or(|last| last.end <= entry.start);
        if entry.start >= entry.end || !is_start(entry.start) || !ends_well || !in_order {
            return Err((None, VerifyErrorKind::ExceptionRange(index)));
        }
        let target = Some(entry.target as usize);
        if !is_start(entry.target) {
            return Err((target, VerifyErrorKind::ExceptionTarget(index)));
        }
        let depth = entry.handler_depth();
        if depth > u64::from(code.stacksize) {
            return Err((target, VerifyErrorKind::HandlerOverflow(depth, code.stacksize)));
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// The location table can be read. Instructions that it does not cover have no location.
pub(super) fn location_table(code: &Code) -> Result<(), Located> {
    for entry in locations(&code.linetable, code.firstlineno) {
        entry.map_err(|error| (None, VerifyErrorKind::LocationTable(error)))?;
    }
    Ok(())
}
