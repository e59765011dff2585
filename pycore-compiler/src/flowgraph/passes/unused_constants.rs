//! Constants that no instruction needs any more go away, except the first, which may be the docstring.

use pycore_bytecode::{Constant, InstructionFlags};

use crate::constants::ConstantTable;
use crate::flowgraph::block::{BlockId, Graph};

/// Gives the constants that are needed, and makes instructions refer to them.
pub(crate) fn run(graph: &mut Graph, constants: ConstantTable) -> Vec<Constant> {
    const UNUSED: u32 = u32::MAX;
    let mut new_index = vec![UNUSED; constants.len()];
    if let Some(first) = new_index.first_mut() {
        *first = 0;
    }
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        for instruction in &graph[id].instructions {
            if instruction.opcode.flags().contains(InstructionFlags::CONST) {
                new_index[instruction.oparg as usize] = 0;
            }
        }
        at = graph[id].next;
    }
    let mut used = 0;
    for index in new_index.iter_mut().filter(|index| **index != UNUSED) {
        *index = used;
        used += 1;
    }
    if used as usize == constants.len() {
        return constants.into_constants().collect();
    }
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        for instruction in &mut graph[id].instructions {
            if instruction.opcode.flags().contains(InstructionFlags::CONST) {
                instruction.oparg = new_index[instruction.oparg as usize];
            }
        }
        at = graph[id].next;
    }
    constants
        .into_constants()
        .zip(new_index)
        .filter(|&(_, index)| index != UNUSED)
        .map(|(constant, _)| constant)
        .collect()
}
