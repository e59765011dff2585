//! Operators, comparisons, truth, and items: the general forms.

use pycore_bytecode::Comparison as Relation;
use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::declare::Comparison;
use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::protocol::object;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::slice::Indices;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned};

use crate::{constants, specialize};

/// The commonest operators of two integers.
#[inline(always)]
fn of_ints(
    thread: &Thread,
    operator: usize,
    left: &Int,
    right: &Int,
) -> Option<Fallible<Owned<Int>>> {
    Some(match operator {
        0 | 13 => Int::add(thread, left, right),
        1 | 14 => Int::and(thread, left, right),
        2 | 15 => Int::floor_divide(thread, left, right),
        5 | 18 => Int::multiply(thread, left, right),
        6 | 19 => Int::modulo(thread, left, right),
        10 | 23 => Int::subtract(thread, left, right),
        12 | 25 => Int::xor(thread, left, right),
        _ => return None,
    })
}

/// The operator with number `operator` (see `BinaryOperator`) of two values.
#[inline(never)]
fn binary(thread: &Thread, operator: usize, left: &Slot, right: &Slot) -> Fallible<Owned> {
    let (left, right) = (left.object(thread)?, right.object(thread)?);
    if let (Some(left), Some(right)) = (left.downcast_exact::<Int>(), right.downcast_exact::<Int>())
        && let Some(result) = of_ints(thread, operator, left, right)
    {
        return result.map(Owned::into_object);
    }
    let (operator, inplace) = match operator {
        0 => (Operator::Add, false),
        1 => (Operator::And, false),
        2 => (Operator::FloorDivide, false),
        3 => (Operator::LeftShift, false),
        4 => (Operator::MatrixMultiply, false),
        5 => (Operator::Multiply, false),
        6 => (Operator::Remainder, false),
        7 => (Operator::Or, false),
        8 => return number::power(thread, left, right, None),
        9 => (Operator::RightShift, false),
        10 => (Operator::Subtract, false),
        11 => (Operator::TrueDivide, false),
        12 => (Operator::Xor, false),
        13 => (Operator::Add, true),
        14 => (Operator::And, true),
        15 => (Operator::FloorDivide, true),
        16 => (Operator::LeftShift, true),
        17 => (Operator::MatrixMultiply, true),
        18 => (Operator::Multiply, true),
        19 => (Operator::Remainder, true),
        20 => (Operator::Or, true),
        21 => return number::inplace_power(thread, left, right),
        22 => (Operator::RightShift, true),
        23 => (Operator::Subtract, true),
        24 => (Operator::TrueDivide, true),
        25 => (Operator::Xor, true),
        _ => return object::get_item(thread, left, right),
    };
    if inplace {
        return number::inplace(thread, left, right, operator);
    }
    number::binary(thread, left, right, operator)
}

#[inline(never)]
fn unary(
    thread: &Thread,
    value: &Slot,
    function: fn(&Thread, &Object) -> Fallible<Owned>,
) -> Fallible<Owned> {
    function(thread, value.object(thread)?)
}

#[inline(never)]
fn is_true(thread: &Thread, value: &Slot) -> Fallible<bool> {
    object::is_true(thread, value.object(thread)?)
}

/// A comparison, whose result becomes a `bool` if the instruction says so.
#[inline(never)]
fn compare(thread: &Thread, oparg: usize, left: &Slot, right: &Slot) -> Fallible<Owned> {
    let (left, right) = (left.object(thread)?, right.object(thread)?);
    let relation = match oparg >> Relation::SHIFT {
        0 => Comparison::Less,
        1 => Comparison::LessOrEqual,
        2 => Comparison::Equal,
        3 => Comparison::NotEqual,
        4 => Comparison::Greater,
        _ => Comparison::GreaterOrEqual,
    };
    if let (Some(left), Some(right)) = (left.downcast_exact::<Int>(), right.downcast_exact::<Int>())
    {
        return Ok(thread.bool(relation.holds(left.compare(right))));
    }
    let result = object::compare(thread, left, right, relation)?;
    if oparg & Relation::TO_BOOL as usize != 0 {
        return Ok(thread.bool(object::is_true(thread, &result)?));
    }
    Ok(result)
}

#[inline(never)]
fn contains(thread: &Thread, item: &Slot, container: &Slot) -> Fallible<bool> {
    object::contains(thread, container.object(thread)?, item.object(thread)?)
}

#[inline(never)]
fn set_item(thread: &Thread, operands: &[Slot]) -> Fallible {
    let [value, container, key] = operands else { return Ok(()) };
    let (container, key) = (container.object(thread)?, key.object(thread)?);
    object::set_item(thread, container, key, value.object(thread)?)
}

#[inline(never)]
fn delete_item(thread: &Thread, container: &Slot, key: &Slot) -> Fallible {
    object::delete_item(thread, container.object(thread)?, key.object(thread)?)
}

#[inline(never)]
fn get_slice(thread: &Thread, operands: &[Slot]) -> Fallible<Owned> {
    let [container, start, stop] = operands else { return Ok(thread.none()) };
    if let Some(found) = slice_at_once(thread, container, start, stop) {
        return found;
    }
    let slice = super::build::slice(thread, &[start, stop])?;
    object::get_item(thread, container.object(thread)?, &slice)
}

/// What two simple bounds select of a list, a tuple or a string, without an object for the slice.
fn slice_at_once(
    thread: &Thread,
    container: &Slot,
    start: &Slot,
    stop: &Slot,
) -> Option<Fallible<Owned>> {
    let (container, start, stop) = (container.as_object()?, start.as_object()?, stop.as_object()?);
    let range = |length| Indices::between(start, stop, length)?.contiguous();
    if let Some(list) = container.downcast_exact::<List>() {
        let range = range(list.len())?;
        return Some(list.slice(thread, range.start, range.end).map(Owned::into_object));
    }
    if let Some(text) = container.downcast_exact::<Str>() {
        let range = range(text.len())?;
        return Some(text.sub(thread, range).map(Owned::into_object));
    }
    let tuple = container.downcast_exact::<Tuple>()?;
    let range = range(tuple.len())?;
    if range.len() == tuple.len() {
        return Some(Ok(Owned::share(container)));
    }
    Some(tuple.slice(thread, range.start, range.end).map(Owned::into_object))
}

#[inline(never)]
fn set_slice(thread: &Thread, operands: &[Slot]) -> Fallible {
    let [value, container, start, stop] = operands else { return Ok(()) };
    let slice = super::build::slice(thread, &[start, stop])?;
    object::set_item(thread, container.object(thread)?, &slice, value.object(thread)?)
}

handlers! {
    fn UNARY_NEGATIVE(h) {
        h.save();
        replace_top!(h, unary(h.thread, h.peek(1), number::negative))
    }

    fn UNARY_INVERT(h) {
        h.save();
        replace_top!(h, unary(h.thread, h.peek(1), number::invert))
    }

    fn UNARY_NOT(h) {
        let value = h.pop();
        h.push(constants::bool_slot(!constants::is_true(&value)));
        next!(h)
    }

    fn TO_BOOL(h) {
        adaptive!(h, specialize::to_bool);
        h.save();
        let truth = check!(h, is_true(h.thread, h.peek(1)));
        let value = h.peek(1).replace(constants::bool_slot(truth));
        next_dropping!(h, value)
    }

    fn BINARY_OP(h) {
        adaptive!(h, specialize::binary_op);
        goto!(h, binary_op_generic)
    }

    fn binary_op_generic[BINARY_OP](h) {
        h.save();
        replace_two!(h, binary(h.thread, h.oparg, h.peek(2), h.peek(1)))
    }

    fn COMPARE_OP(h) {
        adaptive!(h, specialize::compare_op);
        h.save();
        replace_two!(h, compare(h.thread, h.oparg, h.peek(2), h.peek(1)))
    }

    fn IS_OP(h) {
        let Some(same) = constants::same_object(h.peek(2), h.peek(1)) else { goto!(h, is_op_slow) };
        let right = h.pop();
        let left = h.peek(1).replace(constants::bool_slot(same != (h.oparg != 0)));
        next_dropping_two!(h, left, right)
    }

    /// One of the values is an immediate.
    slow fn is_op_slow[IS_OP](h) {
        h.save();
        let same = constants::same_number(h.peek(2), h.peek(1)) != (h.oparg != 0);
        h.drop_top(2);
        h.push(constants::bool_slot(same));
        next!(h)
    }

    fn CONTAINS_OP(h) {
        adaptive!(h, specialize::contains_op);
        h.save();
        let found = check!(h, contains(h.thread, h.peek(2), h.peek(1))) != (h.oparg != 0);
        let container = h.pop();
        let item = h.peek(1).replace(constants::bool_slot(found));
        container.close();
        next_dropping!(h, item)
    }

    fn STORE_SUBSCR(h) {
        adaptive!(h, specialize::store_subscr);
        goto!(h, store_subscr_generic)
    }

    fn store_subscr_generic[STORE_SUBSCR](h) {
        h.save();
        check!(h, set_item(h.thread, h.top(3)));
        h.drop_top(3);
        next!(h)
    }

    fn DELETE_SUBSCR(h) {
        h.save();
        check!(h, delete_item(h.thread, h.peek(2), h.peek(1)));
        h.drop_top(2);
        next!(h)
    }

    fn BINARY_SLICE(h) {
        h.save();
        let result = check!(h, get_slice(h.thread, h.top(3)));
        h.drop_top(3);
        h.push(Slot::owned(result));
        next!(h)
    }

    fn STORE_SLICE(h) {
        h.save();
        check!(h, set_slice(h.thread, h.top(4)));
        h.drop_top(4);
        next!(h)
    }
}
