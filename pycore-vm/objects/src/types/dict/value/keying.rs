//! What a table needs to know of keys.

use std::ptr::NonNull;

use crate::core::refs::borrow;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::protocol::object;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// A key of exactly type `str`: neither its hash nor its comparison with another one runs code.
#[inline(always)]
pub(crate) fn as_text(key: &Object) -> Option<&Str> {
    key.downcast_exact::<Str>()
}

/// The text of a key in a table of texts.
///
/// # Safety
///
/// 1. The pointer leads to a live object of exactly type `str`, which stays alive for the lifetime chosen.
#[inline(always)]
pub(crate) unsafe fn text_of<'a>(key: *mut Object) -> &'a Str {
    // SAFETY: condition 1.
    unsafe { borrow::<Object>(NonNull::new_unchecked(key)).cast::<Str>() }
}

/// The hash of a key in a table of texts.
///
/// # Safety
///
/// 1. As for [`text_of`].
#[inline(always)]
pub(crate) unsafe fn hash_of_text(key: *mut Object) -> isize {
    // SAFETY: condition 1.
    unsafe { text_of(key) }.hash()
}

/// How deep tuples within tuples are looked into.
const DEEPEST: usize = 3;

/// Whether two keys with the same hash, which are not one object, are equal, if that can be told without running code.
#[inline]
pub(crate) fn equal_at_once(left: &Object, right: &Object) -> Option<bool> {
    if let Some(left) = as_text(left) {
        return Some(left.equals(as_text(right)?));
    }
    if let Some(left) = left.downcast_exact::<Tuple>() {
        return equal_tuples(left, right.downcast_exact::<Tuple>()?, DEEPEST);
    }
    equal_ints(left, right)
}

#[inline(always)]
fn equal_ints(left: &Object, right: &Object) -> Option<bool> {
    let (left, right) = (left.downcast_exact::<Int>()?, right.downcast_exact::<Int>()?);
    if left.are_compact(right) {
        return Some(left.compact_value() == right.compact_value());
    }
    Some(left.is_negative() == right.is_negative() && left.digits() == right.digits())
}

/// Whether two tuples are equal, if all items up to the first different one can be compared without running code.
fn equal_tuples(left: &Tuple, right: &Tuple, depth: usize) -> Option<bool> {
    for (left, right) in left.iter().zip(right.iter()) {
        if left.is(right) {
            continue;
        }
        let equal = if let Some(left) = as_text(left) {
            left.equals(as_text(right)?)
        } else if let Some(left) = left.downcast_exact::<Float>() {
            left.value() == right.downcast_exact::<Float>()?.value()
        } else if let Some(left) = left.downcast_exact::<Tuple>() {
            equal_tuples(left, right.downcast_exact::<Tuple>()?, depth.checked_sub(1)?)?
        } else {
            equal_ints(left, right)?
        };
        if !equal {
            return Some(false);
        }
    }
    Some(left.len() == right.len())
}

/// Whether two keys are equal; may run any code.
pub(crate) fn equal(thread: &Thread, left: &Owned, right: &Object) -> Fallible<bool> {
    object::equal(thread, left, right)
}

/// The hash of a key, if it can be told at once: texts keep it, small ints are theirs.
#[inline(always)]
pub(crate) fn hash_at_once(key: &Object) -> Option<isize> {
    if let Some(text) = as_text(key) {
        return Some(text.hash());
    }
    match key.downcast_exact::<Int>()?.as_compact()? {
        -1 => Some(-2),
        value => Some(value as isize),
    }
}

/// The hash of a key. An exception that says "unhashable" says so of a dict's key.
#[inline]
pub(crate) fn hash(thread: &Thread, key: &Object) -> Fallible<isize> {
    match hash_at_once(key) {
        Some(hash) => Ok(hash),
        None => super::super::unhashable::hash_of_key(thread, key),
    }
}
