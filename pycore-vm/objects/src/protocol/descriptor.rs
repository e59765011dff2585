//! The descriptor protocol: what attributes of classes do when they are read or written through an instance.

use super::slots;
use crate::core::{Fallible, Object, Owned, Thread};

/// What reading an attribute of a class gives: the result of its `__get__`, or itself if it has none.
#[inline]
pub fn bind(
    thread: &Thread,
    attribute: Owned,
    instance: Option<&Object>,
    owner: Option<&Object>,
) -> Fallible<Owned> {
    match slots::descriptor_get(thread, &attribute, instance, owner) {
        Some(result) => result,
        None => Ok(attribute),
    }
}

/// Calls `__set__`, or `__delete__` without a value; `None` if the attribute has neither.
#[inline]
pub fn set(
    thread: &Thread,
    attribute: &Object,
    instance: &Object,
    value: Option<&Object>,
) -> Option<Fallible> {
    slots::descriptor_set(thread, attribute, instance, value)
}

/// Whether reading the attribute calls something.
#[inline(always)]
pub fn has_get(attribute: &Object) -> bool {
    attribute.type_object().read(|raw| raw.tp_descr_get.is_some())
}

/// Whether writing the attribute calls something, so that it comes before the attributes of instances.
#[inline(always)]
pub fn has_set(attribute: &Object) -> bool {
    attribute.type_object().read(|raw| raw.tp_descr_set.is_some())
}
