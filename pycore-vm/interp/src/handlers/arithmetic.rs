//! Specialised forms of operators, comparisons and truth.
//!
//! A form whose operands are not what it expects goes to the general one, which counts the miss.

use pycore_bytecode::Opcode;
use pycore_objects::Object;
use pycore_objects::core::Slot;
use pycore_objects::core::atoms::INT_IMMEDIATES;
use pycore_objects::types::str::Str;

use crate::constants;

/// The head of a form: an operator of two numbers that are only borrowed, so that nothing has to be dropped. Everything else
/// is another handler's work.
macro_rules! borrowed_form {
    ($h:ident, $operand:path, $operation:expr, $make:ident, $other:path) => {{
        if !Slot::both_borrowed($h.peek(2), $h.peek(1)) {
            leave!($h, $other)
        }
        let Some(a) = $operand($h.peek(2)) else { leave!($h, $other) };
        let Some(b) = $operand($h.peek(1)) else { leave!($h, $other) };
        let Some(value) = $operation(a, b) else { leave!($h, $other) };
        let Some(result) = $h.thread.$make(value) else { leave!($h, $other) };
        $h.shrink(1);
        $h.peek(1).replace(result);
        next!($h)
    }};
}
macro_rules! finish_float {
    ($h:ident, $value:expr) => {{
        let value: f64 = $value;
        goto!($h, put_float, value.to_bits() as usize)
    }};
}
macro_rules! finish_int {
    ($h:ident, $value:expr) => {{
        let value: i64 = $value;
        goto!($h, put_int, value as usize)
    }};
}

/// Puts a number in the place of the operands: writes it over one that nobody else has, or makes a new one.
macro_rules! put {
    ($h:ident, $value:expr, $overwrite:path, $make:ident) => {{
        if $overwrite($h.peek(2), $value) {
            let right = $h.pop();
            next_dropping_atom!($h, right)
        }
        if $overwrite($h.peek(1), $value) {
            let result = $h.pop();
            let left = $h.peek(1).replace(result);
            next_dropping_atom!($h, left)
        }
        let Some(result) = $h.thread.$make($value) else { goto!($h, super::binary_op_generic) };
        let right = $h.pop();
        let left = $h.peek(1).replace(result);
        next_dropping_atoms!($h, left, right)
    }};
}

/// An operator of two int immediates, or of others.
macro_rules! immediate_form {
    ($h:ident, $operation:path, $of_objects:expr, $other:path) => {{
        if INT_IMMEDIATES && let Some(result) = $operation($h.peek(2), $h.peek(1)) {
            $h.shrink(1);
            $h.peek(1).replace(result);
            next!($h);
        }
        borrowed_form!($h, Slot::small_int, $of_objects, int_slot, $other)
    }};
}

/// An operator of two small ints.
macro_rules! int_form {
    ($h:ident, $operation:expr) => {{
        let Some(a) = $h.peek(2).small_int() else { leave!($h, super::BINARY_OP) };
        let Some(b) = $h.peek(1).small_int() else { leave!($h, super::BINARY_OP) };
        let operation: fn(i64, i64) -> Option<i64> = $operation;
        let Some(value) = operation(a, b) else { leave!($h, super::binary_op_generic) };
        finish_int!($h, value)
    }};
}

/// Pushes a truth value; if the next instruction is a jump that depends on it, jumps at once instead.
///
/// The jumps are those of programs that are not monitored.
macro_rules! branch_or_push {
    ($h:ident, $truth:expr) => {{
        let truth: bool = $truth;
        let (opcode, distance) = $h.next_unit(SIZE);
        let jumps = if opcode == POP_JUMP_IF_FALSE {
            !truth
        } else if opcode == POP_JUMP_IF_TRUE {
            truth
        } else {
            $h.push(constants::bool_slot(truth));
            next!($h)
        };
        let units = SIZE + JUMP_SIZE;
        let units = units + if jumps { distance as isize } else { $h.marker(units) };
        return $h.advance(units);
    }};
}

const POP_JUMP_IF_FALSE: usize = Opcode::POP_JUMP_IF_FALSE as usize;
const POP_JUMP_IF_TRUE: usize = Opcode::POP_JUMP_IF_TRUE as usize;

/// Code units of the jumps.
const JUMP_SIZE: isize = crate::dispatch::size_of_instruction(Opcode::POP_JUMP_IF_FALSE as usize);

/// An operator of two floats.
macro_rules! float_form {
    ($h:ident, $operation:expr) => {{
        let Some(a) = $h.peek(2).exact_float() else { goto!($h, super::BINARY_OP) };
        let Some(b) = $h.peek(1).exact_float() else { goto!($h, super::BINARY_OP) };
        let operation: fn(f64, f64) -> Option<f64> = $operation;
        let Some(value) = operation(a, b) else { goto!($h, super::binary_op_generic) };
        finish_float!($h, value)
    }};
}

/// An operator of a float and a small int, in either order.
macro_rules! mixed_form {
    ($h:ident, $operation:expr) => {{
        let operation: fn(f64, f64) -> Option<f64> = $operation;
        if let Some(a) = $h.peek(2).exact_float() {
            let Some(b) = as_float($h.peek(1)) else { goto!($h, super::BINARY_OP) };
            let Some(value) = operation(a, b) else { goto!($h, super::binary_op_generic) };
            finish_float!($h, value)
        }
        let Some(a) = $h.peek(2).small_int() else { goto!($h, super::BINARY_OP) };
        let Some(b) = $h.peek(1).exact_float() else { goto!($h, super::BINARY_OP) };
        let Some(value) = operation(a as f64, b) else { goto!($h, super::binary_op_generic) };
        finish_float!($h, value)
    }};
}

/// Whether a slot holds exactly this object's type.
#[inline(always)]
fn is_str(slot: &Slot) -> Option<&Str> {
    slot.as_object().and_then(Object::downcast_exact::<Str>)
}

handlers! {
    fn BINARY_OP_ADD_INT(h) { immediate_form!(h, Slot::add_immediates, add, add_ints) }
    fn BINARY_OP_SUBTRACT_INT(h) {
        immediate_form!(h, Slot::subtract_immediates, subtract, subtract_ints)
    }
    fn BINARY_OP_MULTIPLY_INT(h) {
        immediate_form!(h, Slot::multiply_immediates, i64::checked_mul, multiply_ints)
    }
    fn add_ints[BINARY_OP](h) { int_form!(h, add) }
    fn subtract_ints[BINARY_OP](h) { int_form!(h, subtract) }
    fn multiply_ints[BINARY_OP](h) { int_form!(h, i64::checked_mul) }

    fn BINARY_OP_ADD_FLOAT(h) {
        borrowed_form!(h, Slot::exact_float, add_float, float_slot, add_floats)
    }
    fn BINARY_OP_SUBTRACT_FLOAT(h) {
        borrowed_form!(h, Slot::exact_float, subtract_float, float_slot, subtract_floats)
    }
    fn BINARY_OP_MULTIPLY_FLOAT(h) {
        borrowed_form!(h, Slot::exact_float, multiply_float, float_slot, multiply_floats)
    }
    fn add_floats[BINARY_OP](h) { float_form!(h, add_float) }
    fn subtract_floats[BINARY_OP](h) { float_form!(h, subtract_float) }
    fn multiply_floats[BINARY_OP](h) { float_form!(h, multiply_float) }

    fn BINARY_OP_EXTEND(h) {
        let kind = h.cache16(1);
        return h.go(extend_form(kind));
    }

    fn and_ints[BINARY_OP](h) { int_form!(h, |a, b| Some(a & b)) }
    fn or_ints[BINARY_OP](h) { int_form!(h, |a, b| Some(a | b)) }
    fn xor_ints[BINARY_OP](h) { int_form!(h, |a, b| Some(a ^ b)) }
    fn shift_left_ints[BINARY_OP](h) {
        int_form!(h, |a, b| {
            let shifted = a.checked_shl(u32::try_from(b).ok()?)?;
            (shifted >> b == a).then_some(shifted)
        })
    }
    fn shift_right_ints[BINARY_OP](h) {
        int_form!(h, |a, b| if b < 0 { None } else { Some(a >> b.min(63)) })
    }
    fn floor_divide_ints[BINARY_OP](h) { int_form!(h, floor_divide) }
    fn remainder_ints[BINARY_OP](h) { int_form!(h, remainder) }
    fn divide_ints[BINARY_OP](h) {
        let Some(a) = h.peek(2).small_int() else { goto!(h, super::BINARY_OP) };
        let Some(b) = h.peek(1).small_int() else { goto!(h, super::BINARY_OP) };
        let Some((a, b)) = halves(a, b) else { goto!(h, super::binary_op_generic) };
        let value = f64::from(a) / f64::from(b);
        finish_float!(h, value)
    }
    fn add_mixed[BINARY_OP](h) { mixed_form!(h, add_float) }
    fn subtract_mixed[BINARY_OP](h) { mixed_form!(h, subtract_float) }
    fn multiply_mixed[BINARY_OP](h) { mixed_form!(h, multiply_float) }
    fn divide_mixed[BINARY_OP](h) { mixed_form!(h, divide) }
    fn divide_floats[BINARY_OP](h) { float_form!(h, divide) }

    fn COMPARE_OP_INT(h) {
        if INT_IMMEDIATES && let Some(outcome) = Slot::compare_immediates(h.peek(2), h.peek(1)) {
            let truth = h.oparg & outcome != 0;
            h.shrink(2);
            branch_or_push!(h, truth)
        }
        if !Slot::both_borrowed(h.peek(2), h.peek(1)) {
            leave!(h, compare_ints);
        }
        let Some(a) = h.peek(2).small_int() else { leave!(h, compare_ints) };
        let Some(b) = h.peek(1).small_int() else { leave!(h, compare_ints) };
        let truth = h.byte_argument() & relation_of_ints(a, b) != 0;
        let (opcode, distance) = h.next_unit(SIZE);
        let jumps = match opcode {
            POP_JUMP_IF_FALSE => !truth,
            POP_JUMP_IF_TRUE => truth,
            _ => goto!(h, compared, usize::from(truth)),
        };
        h.shrink(2);
        let units = SIZE + JUMP_SIZE;
        let units = units + if jumps { distance as isize } else { h.marker(units) };
        return h.advance(units);
    }

    fn compare_ints[COMPARE_OP](h) {
        let Some(a) = h.peek(2).small_int() else { goto!(h, super::COMPARE_OP) };
        let Some(b) = h.peek(1).small_int() else { goto!(h, super::COMPARE_OP) };
        let truth = h.oparg & relation_of_ints(a, b) != 0;
        goto!(h, compared, usize::from(truth))
    }

    fn COMPARE_OP_FLOAT(h) {
        let Some(a) = h.peek(2).exact_float() else { goto!(h, super::COMPARE_OP) };
        let Some(b) = h.peek(1).exact_float() else { goto!(h, super::COMPARE_OP) };
        let relation = if a < b { 2 } else if a > b { 4 } else if a == b { 8 } else { 1 };
        let truth = h.oparg & relation != 0;
        goto!(h, compared, usize::from(truth))
    }

    /// The end of a comparison of numbers.
    fn compared[COMPARE_OP](h) {
        let right = Slot::from_bits(h.peek(1).bits());
        if let Some(dying) = right.release_atom(h.thread) {
            let truth = constants::bool_slot(h.spare() != 0);
            let left = h.peek(2).replace(truth);
            h.shrink(1);
            h.above(0).replace(left);
            goto!(h, compared_destroying, dying.into_bits());
        }
        let left = Slot::from_bits(h.peek(2).bits());
        if let Some(dying) = left.release_atom(h.thread) {
            let truth = constants::bool_slot(h.spare() != 0);
            h.peek(2).replace(truth);
            h.shrink(1);
            h.above(0).replace(Slot::null());
            goto!(h, compared_destroying, dying.into_bits());
        }
        h.shrink(2);
        branch_or_push!(h, h.spare() != 0)
    }

    /// An operand has to be destroyed: what was found is on the stack, and the other operand above it.
    slow fn compared_destroying[COMPARE_OP](h) {
        h.save();
        h.dying_spare().destroy();
        h.above(0).close();
        next!(h)
    }

    /// The end of an operator of numbers.
    fn put_float[BINARY_OP](h) {
        put!(h, f64::from_bits(h.spare() as u64), Slot::overwrite_float, float_slot)
    }

    fn put_int[BINARY_OP](h) { put!(h, h.spare() as i64, Slot::overwrite_int, int_slot) }

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
        let value = h.pop();
        branch_or_push!(h, constants::is_true(&value))
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

#[inline(always)]
fn add(a: i64, b: i64) -> Option<i64> {
    a.checked_add(b)
}

#[inline(always)]
fn subtract(a: i64, b: i64) -> Option<i64> {
    a.checked_sub(b)
}

#[inline(always)]
fn add_float(a: f64, b: f64) -> Option<f64> {
    Some(a + b)
}

#[inline(always)]
fn subtract_float(a: f64, b: f64) -> Option<f64> {
    Some(a - b)
}

#[inline(always)]
fn multiply_float(a: f64, b: f64) -> Option<f64> {
    Some(a * b)
}

/// The relation as the masks of comparisons have it: less is 2, greater 4, equal 8; 1 is for what is none of them.
#[inline(always)]
fn relation_of_ints(a: i64, b: i64) -> usize {
    if a < b {
        2
    } else if a > b {
        4
    } else {
        8
    }
}

#[inline(always)]
fn divide(a: f64, b: f64) -> Option<f64> {
    if b == 0.0 { None } else { Some(a / b) }
}

/// Operands of one digit fit 32 bits, whose division is the quicker one.
fn halves(a: i64, b: i64) -> Option<(i32, i32)> {
    Some((i32::try_from(a).ok()?, i32::try_from(b).ok().filter(|&b| b != 0)?))
}

#[inline(always)]
fn floor_divide(a: i64, b: i64) -> Option<i64> {
    let (a, b) = halves(a, b)?;
    let (quotient, rest) = (a.checked_div(b)?, a.wrapping_rem(b));
    Some(i64::from(quotient) - i64::from(rest != 0 && (rest ^ b) < 0))
}

#[inline(always)]
fn remainder(a: i64, b: i64) -> Option<i64> {
    let (a, b) = halves(a, b)?;
    let rest = a.wrapping_rem(b);
    Some(i64::from(if rest != 0 && (rest ^ b) < 0 { rest + b } else { rest }))
}

/// The handlers that `BINARY_OP_EXTEND` goes on in, by the number that the specialiser puts into the cache.
const EXTENDED: [crate::dispatch::Function; 16] = [
    and_ints,
    or_ints,
    xor_ints,
    add_mixed,
    subtract_mixed,
    multiply_mixed,
    divide_mixed,
    divide_floats,
    shift_left_ints,
    shift_right_ints,
    floor_divide_ints,
    remainder_ints,
    divide_ints,
    super::list_item_from_end,
    super::tuple_item_from_end,
    super::binary_op_generic,
];

#[inline(always)]
fn extend_form(kind: u16) -> crate::dispatch::Function {
    EXTENDED[usize::from(kind & 15)]
}
