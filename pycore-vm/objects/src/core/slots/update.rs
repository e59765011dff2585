//! The slots of classes, as their special methods say.
//!
//! A slot whose special method is the wrapper of that very slot of a base gets the base's function itself, so that a
//! class which inherits `list.__len__` is as fast as `list`. Any other special method gets the function of
//! [`generic`] that calls it.

use core::ffi::c_void;
use std::ptr;

use super::definitions::{ROWS, Row};
use super::generic;
use super::place::place;
use crate::core::{Object, Thread, TypeFlags, TypeObject};
use crate::types::descriptors::WrapperDescriptor;
use crate::types::str::Str;

/// `tp_iternext` of a class whose base had one, and which has no `__next__`: the type is then no iterator, but C code
/// that looks at the slot finds a function.
///
/// # Safety
///
/// 1. As for any slot.
unsafe extern "C" fn next_not_implemented(
    this: *mut pycore_abi::PyObject,
) -> *mut pycore_abi::PyObject {
    // SAFETY: C calls slots within `Thread::enter`, with a live object.
    let (thread, this) = unsafe { (Thread::current(), &*this.cast::<Object>()) };
    let class = this.type_name();
    let _ = crate::raise!(thread, TYPE_ERROR, "'{class}' object is not an iterator");
    ptr::null_mut()
}

/// Whether a type is one of iterators: it has a function for the next item, and not the one that stands for none.
pub fn has_next(class: &TypeObject) -> bool {
    let function = place!(ht_type.tp_iternext).get(class);
    !function.is_null() && function != next_not_implemented as *const c_void
}

/// The rows of each slot: those of one slot follow each other.
fn groups() -> impl Iterator<Item = &'static [Row]> {
    ROWS.chunk_by(|one, next| one.place() == next.place())
}

/// Whether the special method of a row is that of another slot, which is filled while this one is not.
fn is_of_twin(class: &TypeObject, row: &'static Row) -> bool {
    row.twin().is_some_and(|twin| !twin.place().get(class).is_null())
        && row.place().get(class).is_null()
}

/// Fills a slot of a class as its special methods say, which the rows of the slot name.
fn update(thread: &Thread, class: &TypeObject, rows: &'static [Row]) {
    let Some(first) = rows.first() else { return };
    let place = first.place();
    if !place.exists(class) {
        return;
    }
    let (mut specific, mut fallback, mut in_python) =
        (ptr::null::<c_void>(), ptr::null::<c_void>(), false);
    for row in rows {
        let Some(method) = class.lookup(thread, row.name(thread)) else {
            if place == place!(ht_type.tp_iternext) {
                specific = next_not_implemented as *const c_void;
            }
            continue;
        };
        if let Some(wrapper) = method.downcast_exact::<WrapperDescriptor>()
            && wrapper.definition().is_named_as(&row.definition)
        {
            if !is_of_twin(class, row) {
                fallback = row.function();
            }
            if (specific.is_null() || specific == wrapper.function())
                && wrapper.definition().shape() == row.definition.shape()
                && class.is_subtype_of(wrapper.class())
            {
                specific = wrapper.function();
            } else {
                in_python = true;
            }
        } else if place == place!(ht_type.tp_new)
            && crate::types::type_type::new_wrapper::is_new_wrapper(&method)
        {
            specific = place.get(class);
        } else if place == place!(ht_type.tp_hash) && method.is_none() {
            specific = generic::hash_not_implemented as *const c_void;
        } else {
            in_python = true;
            fallback = row.function();
            if place == place!(ht_type.tp_call) {
                class.remove_flags(TypeFlags::HAVE_VECTORCALL);
            }
        }
    }
    let function = if in_python || specific.is_null() { fallback } else { specific };
    // SAFETY: the function is the slot's of a base of the class, or one of `generic` that has the slot's shape.
    unsafe { place.set(class, function) };
}

/// Fills all slots of a class.
pub fn update_all(thread: &Thread, class: &TypeObject) {
    groups().for_each(|rows| update(thread, class, rows));
}

/// Fills the slots of a class that a special method stands for; `false` if the name is of none.
pub fn update_by_name(thread: &Thread, class: &TypeObject, name: &Str) -> bool {
    if !is_special(thread, name) {
        return false;
    }
    for rows in groups() {
        if rows.iter().any(|row| ptr::eq(row.name(thread), name)) {
            update(thread, class, rows);
        }
    }
    true
}

/// Whether an interned name is that of a special method that stands for a slot.
pub fn is_special(thread: &Thread, name: &Str) -> bool {
    ROWS.iter().any(|row| ptr::eq(row.name(thread), name))
}

/// Whether an attribute is found without the program's code: `tp_getattro` is not the one that calls special methods.
pub fn has_native_getattro(class: &TypeObject) -> bool {
    place!(ht_type.tp_getattro).get(class) != generic::tp_getattro as *const c_void
}

/// Says that instances of a type have no hash.
pub(crate) fn forbid_hash(class: &TypeObject) {
    // SAFETY: the function takes any object.
    unsafe { place!(ht_type.tp_hash).set(class, generic::hash_not_implemented as *const c_void) };
}
