//! What is decided by a constant: tests of it, comparisons with `None`, its truth.

use pycore_bytecode::{Constant, Opcode};

use crate::constants::ConstantTable;
use crate::flowgraph::block::{Block, BlockId, BlockInstruction, Graph};
use crate::fold;

pub(crate) fn run(graph: &mut Graph, constants: &mut ConstantTable) {
    let mut at = Some(BlockId::ENTRY);
    while let Some(id) = at {
        run_on_block(&mut graph[id], constants);
        at = graph[id].next;
    }
}

/// Whether the instruction loads a constant, whatever it is.
pub(crate) fn loads_constant(instruction: &BlockInstruction) -> bool {
    matches!(instruction.opcode, Opcode::LOAD_CONST | Opcode::LOAD_SMALL_INT)
}

/// The constant that the instruction loads.
pub(crate) fn loaded_constant(
    instruction: &BlockInstruction,
    constants: &ConstantTable,
) -> Option<Constant> {
    match instruction.opcode {
        Opcode::LOAD_CONST => constants.get(instruction.oparg).cloned(),
        Opcode::LOAD_SMALL_INT => Some(Constant::Int(i64::from(instruction.oparg))),
        _ => None,
    }
}

/// The argument of `LOAD_SMALL_INT` for a constant that it can load.
pub(crate) fn small_int(constant: &Constant) -> Option<u32> {
    match *constant {
        Constant::Int(value @ 0..=255) => Some(value as u32),
        _ => None,
    }
}

fn run_on_block(block: &mut Block, constants: &mut ConstantTable) {
    // The load whose value is on top of the stack, seen through `COPY 1`.
    let mut load: Option<BlockInstruction> = None;
    for index in 0..block.instructions.len() {
        let instruction = &mut block.instructions[index];
        if instruction.opcode == Opcode::LOAD_CONST
            && let Some(value) = constants.get(instruction.oparg).and_then(small_int)
        {
            instruction.set(Opcode::LOAD_SMALL_INT, value);
        }
        let copies_load = instruction.is(Opcode::COPY, 1)
            && load.is_some_and(|load| load.opcode == Opcode::LOAD_CONST);
        if !copies_load {
            load = loads_constant(instruction).then_some(*instruction);
        }
        let Some(load) = &load else { continue };
        let [first, rest @ ..] = &mut block.instructions[index..] else { continue };
        match rest {
            [jump, ..]
                if matches!(
                    jump.opcode,
                    Opcode::POP_JUMP_IF_FALSE
                        | Opcode::POP_JUMP_IF_TRUE
                        | Opcode::JUMP_IF_FALSE
                        | Opcode::JUMP_IF_TRUE
                ) =>
            {
                let is_true = truth(load, constants);
                if matches!(jump.opcode, Opcode::POP_JUMP_IF_FALSE | Opcode::POP_JUMP_IF_TRUE) {
                    first.set_nop();
                }
                let jumps_if =
                    matches!(jump.opcode, Opcode::POP_JUMP_IF_TRUE | Opcode::JUMP_IF_TRUE);
                if is_true == jumps_if {
                    jump.opcode = Opcode::JUMP;
                } else {
                    jump.set_nop();
                }
            }
            [is_op, rest @ ..] if is_op.opcode == Opcode::IS_OP => {
                if matches!(loaded_constant(load, constants), Some(Constant::None)) {
                    compare_with_none(first, is_op, rest);
                }
            }
            [to_bool, ..] if to_bool.opcode == Opcode::TO_BOOL => {
                let index = constants.add(Constant::Bool(truth(load, constants)));
                first.set_nop();
                to_bool.set(Opcode::LOAD_CONST, index);
            }
            _ => {}
        }
    }
}

fn truth(load: &BlockInstruction, constants: &ConstantTable) -> bool {
    match load.opcode {
        Opcode::LOAD_CONST => constants.get(load.oparg).is_some_and(fold::is_true),
        _ => load.oparg != 0,
    }
}

/// `x is None` as a condition becomes one jump.
fn compare_with_none(
    load: &mut BlockInstruction,
    is_op: &mut BlockInstruction,
    rest: &mut [BlockInstruction],
) {
    // The result is a bool already.
    let rest = match rest {
        [to_bool, rest @ ..] if to_bool.opcode == Opcode::TO_BOOL => {
            to_bool.set_nop();
            rest
        }
        rest => rest,
    };
    let Some(jump) = rest.first_mut() else { return };
    let is_not = is_op.oparg != 0;
    let jumps_if_none = match jump.opcode {
        Opcode::POP_JUMP_IF_TRUE => !is_not,
        Opcode::POP_JUMP_IF_FALSE => is_not,
        _ => return,
    };
    load.set_nop();
    is_op.set_nop();
    jump.opcode =
        if jumps_if_none { Opcode::POP_JUMP_IF_NONE } else { Opcode::POP_JUMP_IF_NOT_NONE };
}
