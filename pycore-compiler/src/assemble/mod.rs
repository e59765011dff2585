//! From instructions to the code object.
//!
//! [`assemble`] takes a code unit through the graph and its passes, then settles what depends on the order
//! of the blocks: directions and distances of jumps, sizes of arguments, the location table and the
//! exception table.

mod exceptions;
mod jumps;
mod locals;
mod locations;
mod unit;

pub use unit::{CodeUnitMetadata, NameSet};

use pycore_bytecode::{Code, Constant, Location, Opcode, OpcodeKind, Text};
use pycore_source::{ErrorClass, SyntaxError};

use crate::flowgraph::{FlowGraphError, Graph, passes, stack_depth};
use crate::instructions::InstructionSequence;

/// What the assembler is told besides the unit.
#[derive(Clone, Debug, Default)]
pub struct AssembleOptions {
    /// `co_filename`
    pub filename: Text,
}

/// Optimises the instructions of a code unit and assembles its code object.
///
/// Fails where instructions do not fit together (a mistake of whoever made them) or numbers become too
/// large.
pub fn assemble(
    unit: CodeUnitMetadata,
    instructions: InstructionSequence,
    options: &AssembleOptions,
) -> Result<Code, Box<SyntaxError>> {
    code_object(unit, &instructions, options).map_err(|error| {
        Box::new(SyntaxError {
            class: ErrorClass::Value,
            message: error.to_string().into(),
            lineno: None,
            offset: None,
            end_lineno: None,
            end_offset: None,
            text: None,
            statement: None,
        })
    })
}

fn code_object(
    mut unit: CodeUnitMetadata,
    instructions: &InstructionSequence,
    options: &AssembleOptions,
) -> Result<Code, FlowGraphError> {
    check_opcodes(instructions)?;
    let mut graph = Graph::from_sequence(instructions)?;
    let consts = std::mem::take(&mut unit.consts);
    let consts = graph.optimize(consts, unit.varnames.len(), unit.parameter_count())?;
    finish(graph, unit, consts, options)
}

/// Assembles the code object of a unit from its instructions as they are, without optimising them.
///
/// The way of hand-written instructions; constants stay as they are, used or not.
pub fn assemble_unoptimized(
    mut unit: CodeUnitMetadata,
    instructions: &InstructionSequence,
    options: &AssembleOptions,
) -> Result<Code, FlowGraphError> {
    check_opcodes(instructions)?;
    let mut graph = Graph::from_sequence(instructions)?;
    let consts = std::mem::take(&mut unit.consts);
    graph.check_constants(consts.len())?;
    graph.label_handlers()?;
    finish(graph, unit, consts.into_constants().collect(), options)
}

fn finish(
    graph: Graph,
    unit: CodeUnitMetadata,
    consts: Vec<Constant>,
    options: &AssembleOptions,
) -> Result<Code, FlowGraphError> {
    let (code, stacksize) = lower(graph, &unit)?;

    let (localsplusnames, localspluskinds) = locals::names_and_kinds(&unit);
    Ok(Code {
        argcount: unit.argcount,
        posonlyargcount: unit.posonlyargcount,
        kwonlyargcount: unit.kwonlyargcount,
        stacksize,
        flags: unit.flags,
        consts: consts.into(),
        names: unit.names.into_iter().collect(),
        localsplusnames,
        localspluskinds,
        filename: options.filename.clone(),
        name: unit.name,
        qualname: unit.qualname,
        firstlineno: unit.firstlineno,
        linetable: locations::table(&code, unit.firstlineno).into(),
        exceptiontable: exceptions::table(&code)?.into(),
        code: jumps::encode(&code).into(),
    })
}

/// The compiler's instructions only: no specialised forms, nothing that is made here.
fn check_opcodes(instructions: &InstructionSequence) -> Result<(), FlowGraphError> {
    let annotations = instructions.annotations().map_or(&[][..], |of| of.instructions());
    let is_expected = |opcode: Opcode| {
        matches!(opcode.kind(), OpcodeKind::Public | OpcodeKind::Pseudo)
            && opcode != Opcode::EXTENDED_ARG
    };
    if instructions.instructions().iter().chain(annotations).all(|of| is_expected(of.opcode)) {
        Ok(())
    } else {
        Err(FlowGraphError::UnexpectedInstruction)
    }
}

/// Turns an optimised graph into the final instructions; gives the depth of the stack also.
fn lower(
    mut graph: Graph,
    unit: &CodeUnitMetadata,
) -> Result<(Vec<FinalInstruction>, u32), FlowGraphError> {
    passes::expand_conditional_jumps(&mut graph);
    let stacksize = stack_depth::compute(&mut graph)?;
    locals::insert_prefix(&mut graph, unit);
    locals::settle_cells(&mut graph, unit)?;
    passes::replace_pseudo(&mut graph)?;
    passes::set_jump_directions(&mut graph);
    passes::borrow(&mut graph)?;
    let mut instructions = flatten(&graph)?;
    jumps::resolve(&mut instructions)?;
    locations::resolve(&mut instructions);
    Ok((instructions, stacksize))
}

/// An instruction in the order of the code.
#[derive(Clone, Copy, Debug)]
struct FinalInstruction {
    opcode: Opcode,
    oparg: u32,
    location: Location,
    /// Index of the instruction that it jumps to.
    target: Option<u32>,
    /// Index of the instruction that exceptions go to.
    handler: Option<Handler>,
    /// Where it starts, in code units.
    offset: u32,
    /// Code units of its cache.
    cache_units: u8,
}

/// Where an exception goes.
#[derive(Clone, Copy, Debug)]
struct Handler {
    /// Index of the handler's first instruction.
    start: u32,
    /// Stack depth there, with what is pushed for the handler.
    depth: u32,
    /// The offset of the raising instruction is pushed before the exception.
    preserves_lasti: bool,
}

impl FinalInstruction {
    /// Code units that it takes with its extended arguments and its cache.
    fn size(&self) -> u32 {
        let extensions = match self.oparg {
            0..=0xFF => 0,
            0x100..=0xFFFF => 1,
            0x1_0000..=0xFF_FFFF => 2,
            _ => 3,
        };
        extensions + 1 + u32::from(self.cache_units)
    }
}

/// The instructions of all blocks, with indices for blocks.
fn flatten(graph: &Graph) -> Result<Vec<FinalInstruction>, FlowGraphError> {
    let mut start = vec![0_u32; graph.block_count()];
    let mut count = 0;
    for id in graph.in_order() {
        start[id.index()] = u32::try_from(count).map_err(|_| FlowGraphError::CodeTooLong)?;
        count += graph[id].instructions.len();
    }
    let mut instructions = Vec::with_capacity(count);
    for id in graph.in_order() {
        for instruction in &graph[id].instructions {
            let target = instruction.target.map(|target| start[target.index()]);
            if target.is_some_and(|target| target as usize >= count) {
                return Err(FlowGraphError::RunsPastEnd);
            }
            let handler = instruction.handler.map(|handler| Handler {
                start: start[handler.index()],
                depth: graph[handler].start_depth.unwrap_or(0),
                preserves_lasti: graph[handler].preserves_lasti,
            });
            instructions.push(FinalInstruction {
                opcode: instruction.opcode,
                oparg: instruction.oparg,
                location: instruction.location,
                target,
                handler,
                offset: 0,
                cache_units: instruction.opcode.cache_units() as u8,
            });
        }
    }
    Ok(instructions)
}
