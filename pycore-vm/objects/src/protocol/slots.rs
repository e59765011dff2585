//! Calling the functions in an object's slots.
//!
//! Each function here takes the slot from the object's own type, which is what makes the call sound, and gives `None`
//! if it is empty.

use pycore_abi::functions::*;
use pycore_abi::{PyAsyncMethods, PyMappingMethods, PyNumberMethods, PySequenceMethods};

use crate::core::slots::call;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Comparison;

/// The suites of an object's type.
macro_rules! suites {
    ($($name:ident: $field:ident, $Suite:ty;)+) => {
        $(
            #[inline(always)]
            pub(super) fn $name<F>(object: &Object, slot: impl FnOnce(&$Suite) -> Option<F>) -> Option<F> {
                let suite = object.type_object().read(|raw| raw.$field);
                // SAFETY: NULL, or the type's suite, which lives as long as it.
                unsafe { suite.as_ref() }.and_then(slot)
            }
        )+
    };
}
suites! {
    number: tp_as_number, PyNumberMethods;
    sequence: tp_as_sequence, PySequenceMethods;
    mapping: tp_as_mapping, PyMappingMethods;
    asynchronous: tp_as_async, PyAsyncMethods;
}

/// Declares calls of slots of the type object itself.
macro_rules! type_slots {
    ($($name:ident = $field:ident, $call:ident($($argument:ident: $type:ty),*) -> $result:ty;)+) => {
        $(
            #[inline(always)]
            #[allow(dead_code, reason = "the set is complete, users come and go")]
            pub(super) fn $name(thread: &Thread, object: &Object $(, $argument: $type)*) -> Option<Fallible<$result>> {
                let function = object.type_object().read(|raw| raw.$field)?;
                // SAFETY: the function is in the slot of the object's type.
                Some(unsafe { call::$call(function, thread, object $(, $argument)*) })
            }
        )+
    };
}
type_slots! {
    repr = tp_repr, unary() -> Owned;
    text = tp_str, unary() -> Owned;
    hash = tp_hash, hash() -> isize;
    iter = tp_iter, unary() -> Owned;
    next = tp_iternext, next() -> Option<Owned>;
    get_attribute = tp_getattro, binary(name: &Object) -> Owned;
    set_attribute = tp_setattro, assign(name: &Object, value: Option<&Object>) -> ();
    compare = tp_richcompare, compare(other: &Object, comparison: Comparison) -> Owned;
    descriptor_set = tp_descr_set, assign(instance: &Object, value: Option<&Object>) -> ();
    descriptor_get = tp_descr_get, descriptor_get(instance: Option<&Object>, owner: Option<&Object>) -> Owned;
    call = tp_call, ternary(arguments: &Object, keywords: Option<&Object>) -> Owned;
}

/// Declares calls of slots of suites.
macro_rules! suite_slots {
    ($($name:ident = $suite:ident $field:ident, $call:ident($($argument:ident: $type:ty),*) -> $result:ty;)+) => {
        $(
            #[inline(always)]
            #[allow(dead_code, reason = "the set is complete, users come and go")]
            pub(super) fn $name(thread: &Thread, object: &Object $(, $argument: $type)*) -> Option<Fallible<$result>> {
                let function = $suite(object, |suite| suite.$field)?;
                // SAFETY: the function is in the slot of the object's type.
                Some(unsafe { call::$call(function, thread, object $(, $argument)*) })
            }
        )+
    };
}
suite_slots! {
    truth = number nb_bool, question() -> bool;
    index = number nb_index, unary() -> Owned;
    to_int = number nb_int, unary() -> Owned;
    to_float = number nb_float, unary() -> Owned;
    negative = number nb_negative, unary() -> Owned;
    positive = number nb_positive, unary() -> Owned;
    absolute = number nb_absolute, unary() -> Owned;
    invert = number nb_invert, unary() -> Owned;
    sequence_length = sequence sq_length, length() -> usize;
    sequence_item = sequence sq_item, indexed(index: isize) -> Owned;
    assign_sequence_item = sequence sq_ass_item, assign_indexed(index: isize, value: Option<&Object>) -> ();
    contains = sequence sq_contains, contains(item: &Object) -> bool;
    concat = sequence sq_concat, binary(other: &Object) -> Owned;
    repeat = sequence sq_repeat, indexed(count: isize) -> Owned;
    inplace_concat = sequence sq_inplace_concat, binary(other: &Object) -> Owned;
    inplace_repeat = sequence sq_inplace_repeat, indexed(count: isize) -> Owned;
    mapping_length = mapping mp_length, length() -> usize;
    subscript = mapping mp_subscript, binary(key: &Object) -> Owned;
    awaited = asynchronous am_await, unary() -> Owned;
    async_iter = asynchronous am_aiter, unary() -> Owned;
    async_next = asynchronous am_anext, unary() -> Owned;
    assign_subscript = mapping mp_ass_subscript, assign(key: &Object, value: Option<&Object>) -> ();
}

/// Whether the object's type has something that says whether it counts as true.
#[inline]
pub(super) fn has_truth(object: &Object) -> bool {
    number(object, |suite| suite.nb_bool).is_some()
        || mapping(object, |suite| suite.mp_length).is_some()
        || sequence(object, |suite| suite.sq_length).is_some()
}

/// Calls a binary operator's function, which takes its operands in either order.
#[inline(always)]
pub(super) fn binary(
    thread: &Thread,
    function: binaryfunc,
    left: &Object,
    right: &Object,
) -> Fallible<Owned> {
    // SAFETY: functions of number slots accept any operands, and one of these is of the type that it was taken from.
    unsafe { call::binary(function, thread, left, right) }
}

/// Calls the function of `**`.
#[inline(always)]
pub(super) fn ternary(
    thread: &Thread,
    function: ternaryfunc,
    base: &Object,
    exponent: &Object,
    modulus: &Object,
) -> Fallible<Owned> {
    // SAFETY: as for `binary`.
    unsafe { call::ternary(function, thread, base, exponent, Some(modulus)) }
}
