//! The text form of instructions before the control-flow graph.

use std::fmt::Write;

use pycore_bytecode::{Argument, HashSeed, Opcode, repr};

use crate::assemble::CodeUnitMetadata;
use crate::instructions::{Instruction, InstructionSequence, NEXT_LOCATION};

/// An instruction a line: location, opcode, argument and what it means; labels on lines of their own.
///
/// A location is `line:column-end`, with `end line:` before the end where that is another line; `-` is
/// artificial, `>` that of the next instruction. Only labels that something jumps to are shown.
pub(crate) fn dump_sequence(sequence: &InstructionSequence, unit: &CodeUnitMetadata) -> String {
    let mut out = String::new();
    // Writing into a string does not fail.
    let _ = write_sequence(&mut out, sequence, unit);
    if let Some(annotations) = sequence.annotations() {
        out.push_str("annotations:\n");
        let _ = write_sequence(&mut out, annotations, unit);
    }
    out
}

fn write_sequence(
    out: &mut String,
    sequence: &InstructionSequence,
    unit: &CodeUnitMetadata,
) -> std::fmt::Result {
    let instructions = sequence.instructions();
    let mut targets: Vec<usize> = instructions
        .iter()
        .filter(|instruction| instruction.opcode.has_target())
        .filter_map(|instruction| sequence.place_of(instruction.oparg))
        .collect();
    targets.sort_unstable();
    targets.dedup();
    let label = |place: usize| targets.binary_search(&place).ok().map(|number| number + 1);
    for (index, instruction) in instructions.iter().enumerate() {
        if let Some(number) = label(index) {
            writeln!(out, "L{number}:")?;
        }
        let location = location_text(instruction);
        let argument = if instruction.opcode.has_target() {
            let place = sequence.place_of(instruction.oparg);
            match place.and_then(label) {
                Some(number) => format!("L{number}"),
                None => "?".to_owned(),
            }
        } else {
            argument_text(instruction, unit)
        };
        let line = format!("  {location:12} {:28} {argument}", instruction.opcode.name());
        writeln!(out, "{}", line.trim_end())?;
    }
    if let Some(number) = label(instructions.len()) {
        writeln!(out, "L{number}:")?;
    }
    Ok(())
}

fn location_text(instruction: &Instruction) -> String {
    let location = instruction.location;
    if location == NEXT_LOCATION {
        return ">".to_owned();
    }
    if !location.has_line() {
        return "-".to_owned();
    }
    let end = if location.end_line == location.line {
        String::new()
    } else {
        format!("{}:", location.end_line)
    };
    format!("{}:{}-{end}{}", location.line, location.column, location.end_column)
}

fn argument_text(instruction: &Instruction, unit: &CodeUnitMetadata) -> String {
    let oparg = instruction.oparg;
    let name = |index: u32| unit.names.get_index(index as usize).map(ToString::to_string);
    let meaning = match instruction.opcode.argument() {
        Argument::None => return String::new(),
        Argument::Const => {
            unit.consts.get(oparg).map(|constant| repr(constant, HashSeed::default(), &mut |_| 0))
        }
        Argument::Name if instruction.opcode == Opcode::LOAD_GLOBAL => name(oparg >> 1),
        Argument::Name => name(oparg),
        Argument::NameAndFlag => name(oparg >> 1),
        Argument::SuperName => name(oparg >> 2),
        Argument::Local => unit.varnames.get_index(oparg as usize).map(ToString::to_string),
        Argument::Deref => {
            let cells = unit.cellvars.iter().chain(&unit.freevars);
            cells.clone().nth(oparg as usize).map(ToString::to_string)
        }
        _ => None,
    };
    match meaning {
        Some(meaning) => format!("{oparg:<4} ({meaning})"),
        None => oparg.to_string(),
    }
}
