//! The variables of a frame: their order and kinds, and the instructions that set them up.
//!
//! A frame holds local variables, then cells, then free variables. A parameter that inner functions use
//! is a local variable and a cell in one place: the cells after it move up by one.

use std::sync::Arc;

use pycore_bytecode::{CodeFlags, LocalKind, Location, Opcode, SharedBytes, Text};

use super::CodeUnitMetadata;
use crate::flowgraph::{BlockId, BlockInstruction, FlowGraphError, Graph};

const GENERATORS: CodeFlags =
    CodeFlags::GENERATOR.union(CodeFlags::COROUTINE).union(CodeFlags::ASYNC_GENERATOR);

/// Inserts what comes before the first instruction: free variables are copied into the frame, cells made,
/// a generator returned.
///
/// The arguments of `MAKE_CELL` are indices of cells, like those of all instructions for cells.
pub(super) fn insert_prefix(graph: &mut Graph, unit: &CodeUnitMetadata) {
    let mut prefix = Vec::new();
    if !unit.freevars.is_empty() {
        let count = unit.freevars.len() as u32;
        prefix.push(BlockInstruction::new(Opcode::COPY_FREE_VARS, count, Location::NONE));
    }
    let is_local = |cell: u32| {
        unit.cellvars.get_index(cell as usize).and_then(|name| unit.varnames.get_index_of(name))
    };
    let mut cells: Vec<u32> = (0..unit.cellvars.len() as u32).collect();
    // In the order of their places in the frame: those that are local variables come first.
    cells.sort_by_key(|&cell| is_local(cell).unwrap_or(unit.varnames.len()));
    for cell in cells {
        prefix.push(BlockInstruction::new(Opcode::MAKE_CELL, cell, Location::NONE));
    }
    if unit.flags.intersects(GENERATORS) {
        // A call of the function returns the generator; what resumes it finds a value to drop.
        let location = Location::of_line(unit.firstlineno);
        prefix.push(BlockInstruction::new(Opcode::RETURN_GENERATOR, 0, location));
        prefix.push(BlockInstruction::new(Opcode::POP_TOP, 0, location));
    }
    graph[BlockId::ENTRY].insert(0, &prefix);
    graph.forget_skips();
}

/// Turns indices of cells and free variables into places in the frame.
pub(super) fn settle_cells(
    graph: &mut Graph,
    unit: &CodeUnitMetadata,
) -> Result<(), FlowGraphError> {
    let places = cell_places(unit);
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let block = &mut graph[id];
        at = block.next;
        for instruction in &mut block.instructions {
            if matches!(
                instruction.opcode,
                Opcode::MAKE_CELL
                    | Opcode::LOAD_CLOSURE
                    | Opcode::LOAD_DEREF
                    | Opcode::STORE_DEREF
                    | Opcode::DELETE_DEREF
                    | Opcode::LOAD_FROM_DICT_OR_DEREF
            ) {
                let place = places.get(instruction.oparg as usize);
                instruction.oparg = *place.ok_or(FlowGraphError::CellOutOfRange)?;
            }
        }
    }
    Ok(())
}

/// By index of cells, then free variables: the place in the frame.
fn cell_places(unit: &CodeUnitMetadata) -> Vec<u32> {
    let mut next = unit.varnames.len() as u32;
    let mut after_others = || {
        next += 1;
        next - 1
    };
    let cells = unit.cellvars.iter().map(|name| unit.varnames.get_index_of(name));
    cells
        .chain(unit.freevars.iter().map(|_| None))
        .map(|local| local.map_or_else(&mut after_others, |local| local as u32))
        .collect()
}

/// `co_localsplusnames` and `co_localspluskinds`
pub(super) fn names_and_kinds(unit: &CodeUnitMetadata) -> (Arc<[Text]>, SharedBytes) {
    let has = |flag: CodeFlags| u32::from(unit.flags.contains(flag));
    let parameters = [
        (unit.posonlyargcount, LocalKind::ARG_POS),
        (
            unit.argcount.saturating_sub(unit.posonlyargcount),
            LocalKind::ARG_POS | LocalKind::ARG_KW,
        ),
        (unit.kwonlyargcount, LocalKind::ARG_KW),
        (has(CodeFlags::VARARGS), LocalKind::ARG_VAR | LocalKind::ARG_POS),
        (has(CodeFlags::VARKEYWORDS), LocalKind::ARG_VAR | LocalKind::ARG_KW),
    ];
    let mut parameters =
        parameters.into_iter().flat_map(|(count, kind)| std::iter::repeat_n(kind, count as usize));
    let locals = unit.varnames.iter().map(|name| {
        let mut kind = LocalKind::LOCAL | parameters.next().unwrap_or_default();
        kind.set(LocalKind::HIDDEN, unit.fasthidden.contains(name));
        kind.set(LocalKind::CELL, unit.cellvars.contains(name));
        (name, kind)
    });
    let cells = unit.cellvars.iter().filter(|name| !unit.varnames.contains(*name));
    let variables: Vec<(&Text, LocalKind)> = locals
        .chain(cells.map(|name| (name, LocalKind::CELL)))
        .chain(unit.freevars.iter().map(|name| (name, LocalKind::FREE)))
        .collect();
    let kinds: Vec<u8> = variables.iter().map(|(_, kind)| kind.bits()).collect();
    (variables.into_iter().map(|(name, _)| name.clone()).collect(), kinds.into())
}
