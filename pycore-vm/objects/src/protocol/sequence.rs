//! Operations on sequences: items by number, searches.

use super::{iterate, object, slots};
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Comparison;
use crate::types::tuple::Tuple;

/// The item at an index, which counts from the end if it is negative.
#[inline]
pub fn get_item(thread: &Thread, sequence: &Object, index: isize) -> Fallible<Owned> {
    let index = match slots::sequence_length(thread, sequence) {
        Some(length) if index < 0 => index + length? as isize,
        _ => index,
    };
    match slots::sequence_item(thread, sequence, index) {
        Some(item) => item,
        None if slots::mapping(sequence, |suite| suite.mp_subscript).is_some() => {
            Err(crate::raise!(thread, TYPE_ERROR, "{} is not a sequence", sequence.type_name()))
        }
        None => Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "'{}' object does not support indexing",
            sequence.type_name()
        )),
    }
}

/// Assignment to the item at an index, which counts from the end if it is negative; without a value, deletion.
pub fn assign_item(
    thread: &Thread,
    sequence: &Object,
    index: isize,
    value: Option<&Object>,
) -> Fallible {
    let index = match slots::sequence_length(thread, sequence) {
        Some(length) if index < 0 => index + length? as isize,
        _ => index,
    };
    if let Some(result) = slots::assign_sequence_item(thread, sequence, index, value) {
        return result;
    }
    let class = sequence.type_name();
    if slots::mapping(sequence, |suite| suite.mp_ass_subscript).is_some() {
        return Err(crate::raise!(thread, TYPE_ERROR, "{class} is not a sequence"));
    }
    let action = if value.is_some() { "assignment" } else { "deletion" };
    let refusal = if value.is_some() { "does not" } else { "doesn't" };
    Err(crate::raise!(thread, TYPE_ERROR, "'{class}' object {refusal} support item {action}"))
}

/// Whether an object has a length.
pub fn has_length(object: &Object) -> bool {
    slots::sequence(object, |suite| suite.sq_length).is_some()
        || slots::mapping(object, |suite| suite.mp_length).is_some()
}

/// How many items of an iterable equal a value.
pub fn count(thread: &Thread, iterable: &Object, value: &Object) -> Fallible<usize> {
    let mut count = 0;
    iterate::for_each(thread, iterable, |item| {
        count += usize::from(object::equal(thread, &item, value)?);
        Ok(())
    })?;
    Ok(count)
}

/// Where the first item of an iterable is that equals a value.
pub fn index(thread: &Thread, iterable: &Object, value: &Object) -> Fallible<usize> {
    let iterator = iterate::iterator(thread, iterable)?;
    let mut index = 0;
    while let Some(item) = object::next(thread, &iterator)? {
        if object::equal(thread, &item, value)? {
            return Ok(index);
        }
        index += 1;
    }
    Err(crate::raise!(thread, VALUE_ERROR, "sequence.index(x): x not in sequence"))
}

/// `left + right` of sequences: numbers that are no sequences are refused.
pub fn concat(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
    if let Some(result) = slots::concat(thread, left, right) {
        return result;
    }
    concat_by_number(thread, left, right, false)
}

/// `left += right` of sequences.
pub fn inplace_concat(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
    let result = slots::inplace_concat(thread, left, right);
    if let Some(result) = result.or_else(|| slots::concat(thread, left, right)) {
        return result;
    }
    concat_by_number(thread, left, right, true)
}

/// Classes of the program have `__add__` among their functions of numbers.
fn concat_by_number(
    thread: &Thread,
    left: &Object,
    right: &Object,
    in_place: bool,
) -> Fallible<Owned> {
    if iterate::is_sequence(left) && iterate::is_sequence(right) {
        let add = super::number::Operator::Add;
        return if in_place {
            super::number::inplace(thread, left, right, add)
        } else {
            super::number::binary(thread, left, right, add)
        };
    }
    let kind = left.type_name();
    Err(crate::raise!(thread, TYPE_ERROR, "'{kind}' object can't be concatenated"))
}

/// The length by `sq_length`, if the type has it.
pub fn length_if_any(thread: &Thread, object: &Object) -> Fallible<Option<usize>> {
    slots::sequence_length(thread, object).transpose()
}

/// A tuple of the items of an iterable: itself if it is one.
pub fn to_tuple(thread: &Thread, iterable: &Object) -> Fallible<Owned<Tuple>> {
    if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
        return Ok(Owned::share(tuple));
    }
    let mut items = Vec::new();
    super::iterate::for_each(thread, iterable, |item| {
        items.push(item);
        Ok(())
    })?;
    Tuple::from_owned(thread, items)
}

/// The items of an iterable in the order of `<`.
pub fn to_sorted_list(thread: &Thread, iterable: &Object) -> Fallible<Vec<Owned>> {
    let mut items: Vec<Owned> = Vec::new();
    super::iterate::for_each(thread, iterable, |item| {
        let mut place = items.len();
        while place > 0 && object::compare_bool(thread, &item, &items[place - 1], Comparison::Less)?
        {
            place -= 1;
        }
        items.insert(place, item);
        Ok(())
    })?;
    Ok(items)
}
