//! Operations on constants are done at compile time; displays of constants become one constant.
//!
//! Each function is given a block and the place of an instruction in it. The loads before it become
//! `NOP`s without location, the instruction itself loads the result.

use std::sync::Arc;

use pycore_bytecode::{BinaryOperator, Constant, Location, Opcode};

use super::load_const::{loaded_constant, loads_constant, small_int};
use crate::constants::ConstantTable;
use crate::flowgraph::block::{Block, BlockInstruction};
use crate::fold::{self, UnaryOperator};

/// Displays with more items are left alone.
const MAX_ITEMS: usize = 30;

/// Lists and sets with fewer constants are built one by one.
const MIN_ITEMS: usize = 3;

/// A binary operation on two constants.
pub(super) fn binary(block: &mut Block, place: usize, constants: &mut ConstantTable) {
    let Some(loads) = Loads::before(block, place, 2) else { return };
    let Some(operator) = BinaryOperator::from_number(block.instructions[place].oparg) else {
        return;
    };
    let operand = |index: usize| loaded_constant(&block.instructions[loads.0[index]], constants);
    if let Some(left) = operand(0)
        && let Some(right) = operand(1)
        && let Some(result) = fold::binary(&left, operator, &right)
    {
        loads.remove(block);
        load(&mut block.instructions[place], result, constants);
    }
}

/// A unary operation on a constant.
pub(super) fn unary(
    block: &mut Block,
    place: usize,
    operator: UnaryOperator,
    constants: &mut ConstantTable,
) {
    let Some(loads) = Loads::before(block, place, 1) else { return };
    if let Some(operand) = loaded_constant(&block.instructions[loads.0[0]], constants)
        && let Some(result) = fold::unary(operator, &operand)
    {
        loads.remove(block);
        load(&mut block.instructions[place], result, constants);
    }
}

/// `BUILD_TUPLE` of constants.
pub(super) fn tuple(block: &mut Block, place: usize, constants: &mut ConstantTable) {
    let items = block.instructions[place].oparg as usize;
    if let Some(loads) = Loads::before(block, place, items)
        && let Some(items) = loads.constants(block, constants)
    {
        loads.remove(block);
        load(&mut block.instructions[place], Constant::Tuple(items), constants);
    }
}

/// `BUILD_LIST` or `BUILD_SET` of constants, and lists that are only looked through.
pub(super) fn list_or_set(block: &mut Block, place: usize, constants: &mut ConstantTable) {
    let build = block.instructions[place];
    let items = build.oparg as usize;
    let is_looked_through = block
        .instructions
        .get(place + 1)
        .is_some_and(|next| matches!(next.opcode, Opcode::GET_ITER | Opcode::CONTAINS_OP));
    if items > MAX_ITEMS || items < MIN_ITEMS && !is_looked_through {
        return;
    }
    let is_list = build.opcode == Opcode::BUILD_LIST;
    let Some(loads) = Loads::before(block, place, items) else {
        if is_looked_through && is_list {
            block.instructions[place].opcode = Opcode::BUILD_TUPLE;
        }
        return;
    };
    let Some(items) = loads.constants(block, constants) else { return };
    let collection = if is_list { Constant::Tuple(items) } else { fold::frozen_set(&items) };
    let index = constants.add(collection);
    loads.remove(block);
    if is_looked_through {
        block.instructions[place].set(Opcode::LOAD_CONST, index);
        return;
    }
    // At least three loads were before it.
    let [start, load, extend] = &mut block.instructions[place - 2..=place] else { return };
    start.location = build.location;
    start.set(build.opcode, 0);
    load.set(Opcode::LOAD_CONST, index);
    extend.set(if is_list { Opcode::LIST_EXTEND } else { Opcode::SET_UPDATE }, 1);
}

/// A long display of constants, built one by one: `BUILD_LIST 0` or `BUILD_SET 0`, then loads each with
/// `LIST_APPEND 1` or `SET_ADD 1`.
///
/// The instruction at the place is the last of the latter, or `CALL_INTRINSIC_1` after it that makes a tuple
/// of a list.
pub(super) fn long_display(block: &mut Block, place: usize, constants: &mut ConstantTable) {
    let last = block.instructions[place];
    let (build, append) = match last.opcode {
        Opcode::SET_ADD => (Opcode::BUILD_SET, Opcode::SET_ADD),
        _ => (Opcode::BUILD_LIST, Opcode::LIST_APPEND),
    };
    let mut expects_append = last.opcode != append;
    let mut items = Vec::new();
    for start in (0..place).rev() {
        let instruction = &block.instructions[start];
        if instruction.opcode == Opcode::NOP {
            continue;
        }
        if expects_append && instruction.is(build, 0) {
            for instruction in &mut block.instructions[start..place] {
                if instruction.opcode != Opcode::NOP {
                    remove(instruction);
                }
            }
            if last.opcode == append {
                // It is removed as well before it becomes the load, and its location with it.
                block.instructions[place].location = Location::NONE;
            }
            items.reverse();
            let display = match build {
                Opcode::BUILD_SET => fold::frozen_set(&items),
                _ => Constant::Tuple(items.into()),
            };
            load(&mut block.instructions[place], display, constants);
            return;
        }
        if expects_append {
            if !instruction.is(append, 1) {
                return;
            }
        } else {
            let Some(item) = loaded_constant(instruction, constants) else { return };
            items.push(item);
        }
        expects_append = !expects_append;
    }
}

/// Places of consecutive loads of constants, `NOP`s between them apart.
struct Loads(Vec<usize>);

impl Loads {
    /// The `count` loads right before a place, if there are as many.
    fn before(block: &Block, place: usize, count: usize) -> Option<Self> {
        if count > MAX_ITEMS {
            return None;
        }
        let mut places = Vec::new();
        for index in (0..place).rev() {
            if places.len() == count {
                break;
            }
            let instruction = &block.instructions[index];
            if loads_constant(instruction) {
                places.push(index);
            } else if instruction.opcode != Opcode::NOP {
                return None;
            }
        }
        places.reverse();
        (places.len() == count).then_some(Self(places))
    }

    fn constants(&self, block: &Block, constants: &ConstantTable) -> Option<Arc<[Constant]>> {
        self.0.iter().map(|&index| loaded_constant(&block.instructions[index], constants)).collect()
    }

    fn remove(&self, block: &mut Block) {
        self.0.iter().for_each(|&index| remove(&mut block.instructions[index]));
    }
}

fn remove(instruction: &mut BlockInstruction) {
    instruction.set_nop();
    instruction.location = Location::NONE;
}

/// Makes the instruction load a constant.
fn load(instruction: &mut BlockInstruction, constant: Constant, constants: &mut ConstantTable) {
    match small_int(&constant) {
        Some(value) => instruction.set(Opcode::LOAD_SMALL_INT, value),
        None => instruction.set(Opcode::LOAD_CONST, constants.add(constant)),
    }
}
