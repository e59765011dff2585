//! The optimisations, one per file, in the order in which they run.

mod inline_small_blocks;
pub(crate) mod unreachable;
// Lines are resolved here and again at the end.
mod load_const;
mod peephole;
// What `peephole` is made of.
mod fold_constants;
mod jump_threading;
mod redundant_pairs;
mod swaps;
// Runs wherever `NOP`s or jumps may have become superfluous.
mod cold_blocks;
mod nops;
mod superinstructions;
mod unbound_locals;
mod unused_constants;
// On the way to the instructions of the code object:
mod borrow;
mod jump_directions;
mod pseudo;

use pycore_bytecode::Constant;

use super::block::Graph;
use super::{FlowGraphError, lines};
use crate::constants::ConstantTable;

/// Optimises a graph that was just built, and gives the constants that are left.
///
/// Of `variables` local variables the first `parameters` are bound at the start.
pub(crate) fn optimize(
    graph: &mut Graph,
    mut constants: ConstantTable,
    variables: usize,
    parameters: usize,
) -> Result<Vec<Constant>, FlowGraphError> {
    graph.label_handlers()?;

    inline_small_blocks::run(graph);
    unreachable::run(graph);
    lines::resolve(graph);
    load_const::run(graph, &mut constants);
    peephole::run(graph, &mut constants);
    redundant_pairs::run(graph);
    unreachable::run(graph);
    nops::remove_nops_and_jumps(graph)?;

    let constants = unused_constants::run(graph, constants);
    unbound_locals::run(graph, variables, parameters);
    superinstructions::run(graph);
    cold_blocks::run(graph)?;
    lines::resolve(graph);
    Ok(constants)
}

pub(crate) use borrow::run as borrow;
pub(crate) use jump_directions::run as set_jump_directions;
pub(crate) use pseudo::{expand_conditional_jumps, replace_others as replace_pseudo};
