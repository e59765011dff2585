//! The exception table of the final instructions.

use pycore_bytecode::{ExceptionEntry, write_exception_entry};

use super::{FinalInstruction, Handler};
use crate::flowgraph::FlowGraphError;

/// `co_exceptiontable`: an entry for each run of instructions with one handler.
pub(super) fn table(instructions: &[FinalInstruction]) -> Result<Vec<u8>, FlowGraphError> {
    let mut table = Vec::new();
    let mut run: Option<(u32, Handler)> = None;
    let mut end = 0;
    for instruction in instructions {
        let before = run.map(|(_, handler)| handler.start);
        if instruction.handler.map(|handler| handler.start) != before {
            write(&mut table, run, end, instructions)?;
            run = instruction.handler.map(|handler| (end, handler));
        }
        end = instruction.offset + instruction.size();
    }
    write(&mut table, run, end, instructions)?;
    Ok(table)
}

fn write(
    table: &mut Vec<u8>,
    run: Option<(u32, Handler)>,
    end: u32,
    instructions: &[FinalInstruction],
) -> Result<(), FlowGraphError> {
    let Some((start, handler)) = run else { return Ok(()) };
    let target = instructions.get(handler.start as usize).ok_or(FlowGraphError::RunsPastEnd)?;
    let pushed = 1 + u32::from(handler.preserves_lasti);
    let depth = handler.depth.checked_sub(pushed).ok_or(FlowGraphError::StackUnderflow)?;
    let entry = ExceptionEntry {
        start,
        end,
        target: target.offset,
        depth,
        push_lasti: handler.preserves_lasti,
    };
    write_exception_entry(table, &entry);
    Ok(())
}
