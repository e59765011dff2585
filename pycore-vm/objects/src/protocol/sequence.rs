//! Operations on sequences: items by number, searches.

use super::{iterate, object, slots};
use crate::core::{Fallible, Object, Owned, Thread};

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
