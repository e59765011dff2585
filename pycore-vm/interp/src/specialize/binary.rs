//! Forms of operators, comparisons and truth.

use pycore_bytecode::{BinaryOperator, Comparison, Opcode};
use pycore_objects::Object;
use pycore_objects::core::{Slot, Thread, TypeObject};
use pycore_objects::types::bool_type::BOOL;
use pycore_objects::types::float::FLOAT;
use pycore_objects::types::int::{INT, Int};
use pycore_objects::types::list::LIST;
use pycore_objects::types::str::STR;

use crate::constants;
use crate::dispatch::Site;
use crate::frame::FrameRef;

/// What operands are, as far as it matters here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Int,
    Float,
    Str,
    Other,
}

fn kind(slot: &Slot) -> Kind {
    if slot.as_int().is_some() {
        return Kind::Int;
    }
    if slot.as_float().is_some() {
        return Kind::Float;
    }
    let Some(object) = slot.as_object() else { return Kind::Other };
    let class = object.type_object();
    let is = |other: &'static TypeObject| std::ptr::eq(class, other);
    if is(INT.get()) {
        Kind::Int
    } else if is(FLOAT.get()) {
        Kind::Float
    } else if is(STR.get()) {
        Kind::Str
    } else {
        Kind::Other
    }
}

fn is_small_int(slot: &Slot) -> bool {
    slot.small_int().is_some()
}

pub(super) fn binary_op(
    thread: &Thread,
    frame: FrameRef,
    site: Site,
    operands: &[Slot],
    oparg: usize,
) {
    let _ = (thread, frame);
    let [left, right] = operands else { return site.fail(Opcode::BINARY_OP) };
    let operator = BinaryOperator::from_number(oparg as u32);
    if operator == Some(BinaryOperator::Subscript)
        && super::items::get_item_of_class(thread, site, left)
    {
        return site.succeed(Opcode::BINARY_OP_SUBSCR_GETITEM);
    }
    match form(operator, left, right) {
        Some(opcode) => site.succeed(opcode),
        None => match extended(operator, left, right) {
            Some(number) => {
                site.set_cache16(1, number);
                site.succeed(Opcode::BINARY_OP_EXTEND);
            }
            None => site.fail(Opcode::BINARY_OP),
        },
    }
}

/// The form for two operands of one type.
fn form(operator: Option<BinaryOperator>, left: &Slot, right: &Slot) -> Option<Opcode> {
    use BinaryOperator as Op;
    if operator == Some(Op::Subscript) {
        return super::items::subscript(left, right);
    }
    let kind = kind(left);
    if kind != self::kind(right) {
        return None;
    }
    Some(match (operator?, kind) {
        (Op::Add | Op::InplaceAdd, Kind::Int) => Opcode::BINARY_OP_ADD_INT,
        (Op::Subtract | Op::InplaceSubtract, Kind::Int) => Opcode::BINARY_OP_SUBTRACT_INT,
        (Op::Multiply | Op::InplaceMultiply, Kind::Int) => Opcode::BINARY_OP_MULTIPLY_INT,
        (Op::Add | Op::InplaceAdd, Kind::Float) => Opcode::BINARY_OP_ADD_FLOAT,
        (Op::Subtract | Op::InplaceSubtract, Kind::Float) => Opcode::BINARY_OP_SUBTRACT_FLOAT,
        (Op::Multiply | Op::InplaceMultiply, Kind::Float) => Opcode::BINARY_OP_MULTIPLY_FLOAT,
        (Op::Add | Op::InplaceAdd, Kind::Str) => Opcode::BINARY_OP_ADD_UNICODE,
        _ => return None,
    })
}

/// The number of the extended form, see `handlers/arithmetic.rs`.
fn extended(operator: Option<BinaryOperator>, left: &Slot, right: &Slot) -> Option<u16> {
    use BinaryOperator as Op;
    let (left_kind, right_kind) = (kind(left), kind(right));
    if is_small_int(left) && is_small_int(right) {
        return Some(match operator? {
            Op::And | Op::InplaceAnd => 0,
            Op::Or | Op::InplaceOr => 1,
            Op::Xor | Op::InplaceXor => 2,
            Op::LeftShift | Op::InplaceLeftShift => 8,
            Op::RightShift | Op::InplaceRightShift => 9,
            Op::FloorDivide | Op::InplaceFloorDivide => 10,
            Op::Remainder | Op::InplaceRemainder => 11,
            Op::TrueDivide | Op::InplaceTrueDivide => 12,
            _ => return None,
        });
    }
    if operator == Some(Op::Subscript) {
        return super::items::from_end(left, right);
    }
    if left_kind == Kind::Float && right_kind == Kind::Float {
        return matches!(operator?, Op::TrueDivide | Op::InplaceTrueDivide).then_some(7);
    }
    let mixed = left_kind == Kind::Float && is_small_int(right)
        || right_kind == Kind::Float && is_small_int(left);
    if mixed {
        return Some(match operator? {
            Op::Add | Op::InplaceAdd => 3,
            Op::Subtract | Op::InplaceSubtract => 4,
            Op::Multiply | Op::InplaceMultiply => 5,
            Op::TrueDivide | Op::InplaceTrueDivide => 6,
            _ => return None,
        });
    }
    None
}

pub(super) fn compare_op(
    thread: &Thread,
    frame: FrameRef,
    site: Site,
    operands: &[Slot],
    oparg: usize,
) {
    let _ = (thread, frame);
    let [left, right] = operands else { return site.fail(Opcode::COMPARE_OP) };
    let kind = kind(left);
    if kind != self::kind(right) {
        return site.fail(Opcode::COMPARE_OP);
    }
    let relation = Comparison::from_number(oparg as u32 >> Comparison::SHIFT);
    let equality = matches!(relation, Some(Comparison::Equal | Comparison::NotEqual));
    match kind {
        Kind::Float => site.succeed(Opcode::COMPARE_OP_FLOAT),
        Kind::Int if is_small_int(left) && is_small_int(right) => {
            site.succeed(Opcode::COMPARE_OP_INT);
        }
        Kind::Str if equality => site.succeed(Opcode::COMPARE_OP_STR),
        _ => site.fail(Opcode::COMPARE_OP),
    }
}

pub(super) fn to_bool(
    thread: &Thread,
    frame: FrameRef,
    site: Site,
    operands: &[Slot],
    oparg: usize,
) {
    let _ = (frame, oparg);
    let [value] = operands else { return site.fail(Opcode::TO_BOOL) };
    let Some(object) = value.as_object() else {
        return match value.as_int() {
            Some(_) => site.succeed(Opcode::TO_BOOL_INT),
            None => site.fail(Opcode::TO_BOOL),
        };
    };
    let class = object.type_object();
    let is = |other: &'static TypeObject| std::ptr::eq(class, other);
    if is(BOOL.get()) {
        site.succeed(Opcode::TO_BOOL_BOOL);
    } else if is(INT.get()) {
        site.succeed(Opcode::TO_BOOL_INT);
    } else if is(LIST.get()) {
        site.succeed(Opcode::TO_BOOL_LIST);
    } else if is(STR.get()) {
        site.succeed(Opcode::TO_BOOL_STR);
    } else if constants::is_none(value) {
        site.succeed(Opcode::TO_BOOL_NONE);
    } else {
        always_true(thread, site, object);
    }
}

/// The form for a type without `__bool__` and `__len__`.
fn always_true(thread: &Thread, site: Site, object: &Object) {
    if pycore_objects::protocol::object::has_truth(object) {
        return site.fail(Opcode::TO_BOOL);
    }
    let version = object.type_object().version(thread);
    if version == 0 {
        return site.fail(Opcode::TO_BOOL);
    }
    site.set_cache32(1, version);
    site.succeed(Opcode::TO_BOOL_ALWAYS_TRUE);
}
