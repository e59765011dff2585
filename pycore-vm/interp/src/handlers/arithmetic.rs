//! Specialised forms of operators, comparisons and truth.
//!
//! A form whose operands are not what it expects goes to the general one, which counts the miss.

use pycore_bytecode::Opcode;
use pycore_objects::core::Slot;
use pycore_objects::core::atoms::INT_IMMEDIATES;
use pycore_objects::types::str::Str;
use pycore_objects::{Object, core};

use crate::constants;

/// Puts what was computed in the place of the operands.
macro_rules! finish {
    ($h:ident, $computed:expr, $generic:path) => {{
        let computed: core::atoms::Computed = $computed;
        if computed.result.is_null() {
            goto!($h, $generic);
        }
        $h.shrink(1);
        $h.peek(1).replace(computed.result);
        next_dropping_atoms!($h, computed.left, computed.right)
    }};
}

/// An operator of two int immediates; of others, if ints are objects, or one of them is.
macro_rules! immediate_form {
    ($h:ident, $operation:path, $objects:path) => {{
        if INT_IMMEDIATES && let Some(result) = $operation($h.peek(2), $h.peek(1)) {
            $h.shrink(1);
            $h.peek(1).replace(result);
            next!($h);
        }
        goto!($h, $objects)
    }};
}

/// An operator of two small ints.
macro_rules! int_form {
    ($h:ident, $operation:expr) => {{
        let (left, right) = ($h.peek(2), $h.peek(1));
        let (Some(a), Some(b)) = (left.small_int(), right.small_int()) else {
            goto!($h, super::BINARY_OP)
        };
        let operation: fn(i64, i64) -> Option<i64> = $operation;
        let Some(value) = operation(a, b) else { goto!($h, super::binary_op_generic) };
        let (left, right) = (Slot::from_bits(left.bits()), Slot::from_bits(right.bits()));
        finish!($h, $h.thread.int_result(left, right, value), super::binary_op_generic)
    }};
}

/// Pushes a truth value; if the next instruction is a jump that depends on it, jumps at once instead.
///
/// The jumps are those of programs that are not monitored.
macro_rules! branch_or_push {
    ($h:ident, $truth:expr) => {{
        let truth: bool = $truth;
        let (opcode, distance) = $h.next_unit(SIZE);
        let jumps = if opcode == Opcode::POP_JUMP_IF_FALSE as usize {
            !truth
        } else if opcode == Opcode::POP_JUMP_IF_TRUE as usize {
            truth
        } else {
            $h.push(constants::bool_slot(truth));
            next!($h)
        };
        let units = SIZE + JUMP_SIZE + if jumps { distance as isize } else { 0 };
        return $h.advance(units);
    }};
}

/// Code units of the jumps.
const JUMP_SIZE: isize = crate::dispatch::size_of_instruction(Opcode::POP_JUMP_IF_FALSE as usize);

/// An operator of two floats.
macro_rules! float_form {
    ($h:ident, $operation:expr) => {{
        let (left, right) = ($h.peek(2), $h.peek(1));
        let (Some(a), Some(b)) = (left.exact_float(), right.exact_float()) else {
            goto!($h, super::BINARY_OP)
        };
        let operation: fn(f64, f64) -> f64 = $operation;
        let (left, right) = (Slot::from_bits(left.bits()), Slot::from_bits(right.bits()));
        finish!($h, $h.thread.float_result(left, right, operation(a, b)), super::binary_op_generic)
    }};
}

/// An operator of a float and a small int, in either order, or of two floats.
macro_rules! mixed_form {
    ($h:ident, $operation:expr) => {{
        let (left, right) = ($h.peek(2), $h.peek(1));
        let (Some(a), Some(b)) = (as_float(left), as_float(right)) else {
            goto!($h, super::BINARY_OP)
        };
        let operation: fn(f64, f64) -> Option<f64> = $operation;
        let Some(value) = operation(a, b) else { goto!($h, super::binary_op_generic) };
        let Some(result) = $h.thread.float_slot(value) else { goto!($h, super::binary_op_generic) };
        let right = $h.pop();
        let left = $h.peek(1).replace(result);
        next_dropping_atoms!($h, left, right)
    }};
}
/// Leaves a mixed form whose operands are both ints: the result is an int then.
macro_rules! require_float {
    ($h:ident) => {
        if $h.peek(2).exact_float().is_none() && $h.peek(1).exact_float().is_none() {
            goto!($h, super::BINARY_OP)
        }
    };
}

/// Whether a slot holds exactly this object's type.
#[inline(always)]
fn is_str(slot: &Slot) -> Option<&Str> {
    slot.as_object().and_then(Object::downcast_exact::<Str>)
}

handlers! {
    fn BINARY_OP_ADD_INT(h) { immediate_form!(h, Slot::add_immediates, add_objects) }
    fn BINARY_OP_SUBTRACT_INT(h) { immediate_form!(h, Slot::subtract_immediates, subtract_objects) }
    fn BINARY_OP_MULTIPLY_INT(h) { immediate_form!(h, Slot::multiply_immediates, multiply_objects) }
    fn add_objects[BINARY_OP](h) { int_form!(h, |a, b| a.checked_add(b)) }
    fn subtract_objects[BINARY_OP](h) { int_form!(h, |a, b| a.checked_sub(b)) }
    fn multiply_objects[BINARY_OP](h) { int_form!(h, |a, b| a.checked_mul(b)) }
    fn BINARY_OP_ADD_FLOAT(h) { float_form!(h, |a, b| a + b) }
    fn BINARY_OP_SUBTRACT_FLOAT(h) { float_form!(h, |a, b| a - b) }
    fn BINARY_OP_MULTIPLY_FLOAT(h) { float_form!(h, |a, b| a * b) }

    fn BINARY_OP_EXTEND(h) {
        let kind = h.cache16(1);
        return h.go(extend_form(kind));
    }

    fn and_ints[BINARY_OP](h) { int_form!(h, |a, b| Some(a & b)) }
    fn or_ints[BINARY_OP](h) { int_form!(h, |a, b| Some(a | b)) }
    fn xor_ints[BINARY_OP](h) { int_form!(h, |a, b| Some(a ^ b)) }
    fn add_mixed[BINARY_OP](h) { require_float!(h); mixed_form!(h, |a, b| Some(a + b)) }
    fn subtract_mixed[BINARY_OP](h) { require_float!(h); mixed_form!(h, |a, b| Some(a - b)) }
    fn multiply_mixed[BINARY_OP](h) { require_float!(h); mixed_form!(h, |a, b| Some(a * b)) }
    fn divide_mixed[BINARY_OP](h) {
        mixed_form!(h, |a, b| if b == 0.0 { None } else { Some(a / b) })
    }
    fn divide_floats[BINARY_OP](h) {
        mixed_form!(h, |a, b| if b == 0.0 { None } else { Some(a / b) })
    }

    fn COMPARE_OP_INT(h) {
        if INT_IMMEDIATES && let Some(outcome) = Slot::compare_immediates(h.peek(2), h.peek(1)) {
            let truth = h.oparg & outcome != 0;
            h.shrink(2);
            branch_or_push!(h, truth)
        }
        goto!(h, compare_int_objects)
    }

    fn compare_int_objects[COMPARE_OP](h) {
        let (left, right) = (h.peek(2), h.peek(1));
        let (Some(a), Some(b)) = (left.small_int(), right.small_int()) else {
            goto!(h, super::COMPARE_OP)
        };
        let outcome = if a < b { 2 } else if a > b { 4 } else { 8 };
        let right = h.pop();
        let left = h.peek(1).replace(constants::bool_slot(h.oparg & outcome != 0));
        next_dropping_atoms!(h, left, right)
    }

    fn COMPARE_OP_FLOAT(h) {
        let (left, right) = (h.peek(2), h.peek(1));
        let (Some(a), Some(b)) = (left.exact_float(), right.exact_float()) else {
            goto!(h, super::COMPARE_OP)
        };
        let outcome = if a < b { 2 } else if a > b { 4 } else if a == b { 8 } else { 1 };
        let right = h.pop();
        let left = h.peek(1).replace(constants::bool_slot(h.oparg & outcome != 0));
        next_dropping_atoms!(h, left, right)
    }

    fn COMPARE_OP_STR(h) {
        let (left, right) = (h.peek(2), h.peek(1));
        let (Some(a), Some(b)) = (is_str(left), is_str(right)) else {
            goto!(h, super::COMPARE_OP)
        };
        // Equal is 8 of the mask; anything else is unequal.
        let outcome = if a.equals(b) { 8 } else { 2 };
        let right = h.pop();
        let left = h.peek(1).replace(constants::bool_slot(h.oparg & outcome != 0));
        next_dropping_two!(h, left, right)
    }

    fn TO_BOOL_BOOL(h) {
        if !constants::is_bool(h.peek(1)) {
            goto!(h, super::TO_BOOL);
        }
        next!(h)
    }

    fn TO_BOOL_INT(h) {
        let Some(value) = h.peek(1).small_int() else { goto!(h, super::TO_BOOL) };
        let old = h.peek(1).replace(constants::bool_slot(value != 0));
        next_dropping_atoms!(h, old, Slot::null())
    }

    fn TO_BOOL_NONE(h) {
        if !constants::is_none(h.peek(1)) {
            goto!(h, super::TO_BOOL);
        }
        h.peek(1).replace(constants::bool_slot(false));
        next!(h)
    }

    fn TO_BOOL_STR(h) {
        let Some(text) = is_str(h.peek(1)) else { goto!(h, super::TO_BOOL) };
        let old = h.peek(1).replace(constants::bool_slot(!text.is_empty()));
        next_dropping!(h, old)
    }

    fn TO_BOOL_LIST(h) {
        let list = h.peek(1).as_object().and_then(Object::downcast_exact::<pycore_objects::types::list::List>);
        let Some(list) = list else { goto!(h, super::TO_BOOL) };
        let old = h.peek(1).replace(constants::bool_slot(!list.is_empty()));
        next_dropping!(h, old)
    }

    fn TO_BOOL_ALWAYS_TRUE(h) {
        let version = h.cache32(1);
        let fits = h.peek(1).as_object().is_some_and(|object| {
            crate::versions::of_type(object.type_object()) == version
        });
        if !fits {
            goto!(h, super::TO_BOOL);
        }
        let old = h.peek(1).replace(constants::bool_slot(true));
        next_dropping!(h, old)
    }
}

/// The value of a float, or of a small int as a float.
#[inline(always)]
fn as_float(slot: &Slot) -> Option<f64> {
    slot.exact_float().or_else(|| slot.small_int().map(|value| value as f64))
}

/// The handlers that `BINARY_OP_EXTEND` goes on in, by the number that the specialiser puts into the cache.
const EXTENDED: [crate::dispatch::Function; 8] = [
    and_ints,
    or_ints,
    xor_ints,
    add_mixed,
    subtract_mixed,
    multiply_mixed,
    divide_mixed,
    divide_floats,
];

#[inline(always)]
fn extend_form(kind: u16) -> crate::dispatch::Function {
    EXTENDED[usize::from(kind & 7)]
}
