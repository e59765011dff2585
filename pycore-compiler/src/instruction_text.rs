//! The text form of instructions before the control-flow graph.

use std::fmt::Write;

use pycore_bytecode::{Argument, Constant, HashSeed, Opcode, repr};

use crate::assemble::CodeUnitMetadata;
use crate::flowgraph::{FlowGraphError, Graph, dump_with};
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

/// The graph of a code unit before optimisation, and after it with the constants that are left.
pub(crate) fn dump_graphs(
    sequence: &InstructionSequence,
    unit: &CodeUnitMetadata,
) -> Result<[String; 2], FlowGraphError> {
    let mut graph = Graph::from_sequence(sequence)?;
    let before = dump_with(&graph, &|opcode, oparg| {
        argument_text(opcode, oparg, unit, &|index| unit.consts.get(index))
    });
    let constants =
        graph.optimize(unit.consts.clone(), unit.varnames.len(), unit.parameter_count())?;
    graph.compute_stack_depth()?;
    let after = dump_with(&graph, &|opcode, oparg| {
        argument_text(opcode, oparg, unit, &|index| constants.get(index as usize))
    });
    Ok([before, after])
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
            argument_text(instruction.opcode, instruction.oparg, unit, &|index| {
                unit.consts.get(index)
            })
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

/// An argument and what it means, as far as the unit says.
fn argument_text<'a>(
    opcode: Opcode,
    oparg: u32,
    unit: &CodeUnitMetadata,
    constant: &dyn Fn(u32) -> Option<&'a Constant>,
) -> String {
    let variable = |index: u32| unit.varnames.get_index(index as usize).map(ToString::to_string);
    let name = |index: u32| unit.names.get_index(index as usize).map(ToString::to_string);
    let cell = |index: u32| {
        let mut cells = unit.cellvars.iter().chain(&unit.freevars);
        cells.nth(index as usize).map(ToString::to_string)
    };
    let meaning = match opcode.argument() {
        Argument::None => return String::new(),
        Argument::Const => {
            constant(oparg).map(|constant| repr(constant, HashSeed::default(), &mut |_| 0))
        }
        Argument::Name if opcode == Opcode::LOAD_GLOBAL => name(oparg >> 1),
        Argument::Name => name(oparg),
        Argument::NameAndFlag => name(oparg >> 1),
        Argument::SuperName => name(oparg >> 2),
        // As in the other instructions for cells, until places in the frame are settled.
        Argument::Local if opcode == Opcode::LOAD_CLOSURE => cell(oparg),
        Argument::Local => variable(oparg),
        Argument::LocalPair => match (variable(oparg >> 4), variable(oparg & 15)) {
            (Some(first), Some(second)) => Some(format!("{first}, {second}")),
            _ => None,
        },
        Argument::Deref => cell(oparg),
        _ => None,
    };
    match meaning {
        Some(meaning) => format!("{oparg:<4} ({meaning})"),
        None => oparg.to_string(),
    }
}
