//! Pairs of loads and stores of variables on one line become one instruction.

use pycore_bytecode::Opcode;

use super::nops::remove_nops;
use crate::flowgraph::block::{BlockId, Graph};

pub(crate) fn run(graph: &mut Graph) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let block = &mut graph[id];
        at = block.next;
        for index in 1..block.instructions.len() {
            let [first, second] = &mut block.instructions[index - 1..=index] else { continue };
            let combined = match (first.opcode, second.opcode) {
                (Opcode::LOAD_FAST, Opcode::LOAD_FAST) => Opcode::LOAD_FAST_LOAD_FAST,
                (Opcode::STORE_FAST, Opcode::LOAD_FAST) => Opcode::STORE_FAST_LOAD_FAST,
                (Opcode::STORE_FAST, Opcode::STORE_FAST) => Opcode::STORE_FAST_STORE_FAST,
                _ => continue,
            };
            let (line, next_line) = (first.location.line, second.location.line);
            if line >= 0 && next_line >= 0 && line != next_line {
                continue;
            }
            if first.oparg >= 16 || second.oparg >= 16 {
                continue;
            }
            first.set(combined, first.oparg << 4 | second.oparg);
            second.set_nop();
        }
    }
    remove_nops(graph);
}
