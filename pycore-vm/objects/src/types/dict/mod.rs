//! `dict`, and the values of attributes that instances keep in themselves.

use std::ptr::NonNull;

use crate::core::{Fallible, Object, Owned, Thread, TypeObject};

/// Bytes of the values behind an instance of a class with inline values.
pub(crate) fn inline_values_size(_class: &TypeObject) -> usize {
    0
}

/// Prepares the values behind a new instance.
///
/// # Safety
///
/// 1. `instance` is the place of an instance of `class`, with the room for its values behind, all zero.
#[allow(unsafe_code, reason = "memory behind an object")]
pub(crate) unsafe fn prepare_inline_values(_class: &TypeObject, _instance: NonNull<u8>) {}

/// A dict of keys and values, one for the other.
pub fn of_pairs(thread: &Thread, _keys: &[&Object], _values: &[&Object]) -> Fallible<Owned> {
    Err(crate::raise!(thread, NOT_IMPLEMENTED_ERROR, "dicts are not there yet"))
}
