//! Short runs of instructions within a block that can be said with fewer.

use pycore_bytecode::{Intrinsic1, Opcode};

use super::{fold_constants, jump_threading, swaps};
use crate::constants::ConstantTable;
use crate::flowgraph::block::{Block, BlockId, Graph};
use crate::fold::UnaryOperator;

pub(crate) fn run(graph: &mut Graph, constants: &mut ConstantTable) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        let block = &mut graph[id];
        let mut has_swap = false;
        for place in 0..block.instructions.len() {
            simplify(block, place, constants);
            has_swap |= block.instructions[place].opcode == Opcode::SWAP;
        }
        // Only the last instruction jumps, and nothing above looks at it again.
        jump_threading::run(graph, id);
        if has_swap {
            swaps::run(&mut graph[id]);
        }
        at = graph[id].next;
    }
}

/// Simplifies the instruction at a place together with its neighbours.
///
/// What becomes superfluous is a `NOP` afterwards. The second of two merged instructions is the one that
/// stays, and is looked at in its turn.
fn simplify(block: &mut Block, place: usize, constants: &mut ConstantTable) {
    let [first, rest @ ..] = &mut block.instructions[place..] else { return };
    let opcode = first.opcode;
    let oparg = first.oparg;
    let second = rest.first_mut();
    match (opcode, second) {
        (Opcode::BUILD_TUPLE, Some(unpack))
            if (1..=3).contains(&oparg) && unpack.is(Opcode::UNPACK_SEQUENCE, oparg) =>
        {
            first.set_nop();
            match oparg {
                1 => unpack.set_nop(),
                _ => unpack.opcode = Opcode::SWAP,
            }
        }
        (Opcode::BUILD_TUPLE, _) => fold_constants::tuple(block, place, constants),
        (Opcode::BUILD_LIST | Opcode::BUILD_SET, _) => {
            fold_constants::list_or_set(block, place, constants);
        }
        (Opcode::STORE_FAST, Some(store))
            if store.is(Opcode::STORE_FAST, oparg)
                && store.location.line == first.location.line =>
        {
            // The first value is overwritten at once.
            first.set(Opcode::POP_TOP, 0);
        }
        (Opcode::SWAP, _) if oparg == 1 => first.set_nop(),
        (Opcode::LOAD_GLOBAL, Some(push)) if push.opcode == Opcode::PUSH_NULL && oparg & 1 == 0 => {
            first.oparg |= 1;
            push.set_nop();
        }
        (Opcode::COMPARE_OP, Some(to_bool)) if to_bool.opcode == Opcode::TO_BOOL => {
            first.set_nop();
            to_bool.set(opcode, oparg | pycore_bytecode::Comparison::TO_BOOL);
        }
        (Opcode::CONTAINS_OP | Opcode::IS_OP, Some(to_bool))
            if to_bool.opcode == Opcode::TO_BOOL =>
        {
            first.set_nop();
            to_bool.set(opcode, oparg);
        }
        (Opcode::CONTAINS_OP | Opcode::IS_OP, Some(not)) if not.opcode == Opcode::UNARY_NOT => {
            first.set_nop();
            not.set(opcode, oparg ^ 1);
        }
        (Opcode::TO_BOOL, Some(to_bool)) if to_bool.opcode == Opcode::TO_BOOL => first.set_nop(),
        (Opcode::UNARY_NOT, Some(to_bool)) if to_bool.opcode == Opcode::TO_BOOL => {
            first.set_nop();
            to_bool.set(opcode, 0);
        }
        (Opcode::UNARY_NOT, Some(not)) if not.opcode == Opcode::UNARY_NOT => {
            first.set_nop();
            not.set_nop();
        }
        (Opcode::UNARY_NOT, _) => {
            fold_constants::unary(block, place, UnaryOperator::Not, constants);
        }
        (Opcode::UNARY_INVERT, _) => {
            fold_constants::unary(block, place, UnaryOperator::Invert, constants);
        }
        (Opcode::UNARY_NEGATIVE, _) => {
            fold_constants::unary(block, place, UnaryOperator::Negative, constants);
        }
        (Opcode::CALL_INTRINSIC_1, _) if oparg == Intrinsic1::UnaryPositive.number() => {
            fold_constants::unary(block, place, UnaryOperator::Positive, constants);
        }
        (Opcode::CALL_INTRINSIC_1, second) if oparg == Intrinsic1::ListToTuple.number() => {
            let is_iterated = second.is_some_and(|second| second.opcode == Opcode::GET_ITER);
            fold_constants::long_display(block, place, constants);
            // An iterator over the list does as well as one over the tuple.
            let instruction = &mut block.instructions[place];
            if is_iterated && instruction.opcode == opcode {
                instruction.set_nop();
            }
        }
        (Opcode::LIST_APPEND | Opcode::SET_ADD, Some(second))
            if oparg == 1 && matches!(second.opcode, Opcode::GET_ITER | Opcode::CONTAINS_OP) =>
        {
            fold_constants::long_display(block, place, constants);
        }
        (Opcode::BINARY_OP, _) => fold_constants::binary(block, place, constants),
        _ => {}
    }
}
