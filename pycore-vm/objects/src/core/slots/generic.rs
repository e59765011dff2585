//! Functions that fill the slots of a class whose special methods are written in Python.
//!
//! A function does what its slot promises by calling the special method; module
//! `special` says how. Here are the C functions, one per slot: since a slot's
//! function learns nothing but its operands, each has to be its own.

use core::ffi::{c_int, c_void};
use std::ptr;

use pycore_abi::{Py_buffer, PyObject, PyTypeObject};

use super::place::place;
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::declare::Comparison;
use crate::name;
use crate::types::dict::Dict;
use crate::types::memoryview::python;
use crate::types::tuple::Tuple;
use crate::types::type_type::special::{self, Operator};

/// The thread in whose `enter` C code called.
///
/// # Safety
///
/// 1. As for [`Thread::current`].
#[inline(always)]
unsafe fn thread<'a>() -> &'a Thread {
    // SAFETY: condition 1.
    unsafe { Thread::current() }
}

/// Borrows an argument.
///
/// # Safety
///
/// 1. The pointer leads to an object that its giver keeps alive for the call.
#[inline(always)]
unsafe fn argument<'a>(pointer: *mut PyObject) -> &'a Object {
    // SAFETY: condition 1.
    unsafe { &*pointer.cast::<Object>() }
}

/// Borrows an argument that may be NULL.
///
/// # Safety
///
/// 1. The pointer is NULL, or as for [`argument`].
#[inline(always)]
unsafe fn optional<'a>(pointer: *mut PyObject) -> Option<&'a Object> {
    // SAFETY: condition 1.
    unsafe { pointer.cast::<Object>().as_ref() }
}

/// Borrows the tuple and the dictionary of a call.
///
/// # Safety
///
/// 1. As for [`argument`] and [`optional`]; the first is a tuple, the second a dictionary.
#[inline(always)]
unsafe fn call_arguments<'a>(
    positional: *mut PyObject,
    keywords: *mut PyObject,
) -> (&'a Tuple, Option<&'a Dict>) {
    // SAFETY: condition 1.
    unsafe {
        (
            argument(positional).cast::<Tuple>(),
            optional(keywords).map(|keywords| keywords.cast::<Dict>()),
        )
    }
}

fn give(result: Fallible<Owned>) -> *mut PyObject {
    result.map_or(ptr::null_mut(), |object| object.into_raw().as_ptr().cast())
}

fn give_status(result: Fallible) -> c_int {
    if result.is_ok() { 0 } else { -1 }
}

fn give_answer(result: Fallible<bool>) -> c_int {
    result.map_or(-1, c_int::from)
}

/// Declares C functions of slots; their condition is C's: live objects of the type that the slot belongs to, within
/// [`Thread::enter`].
macro_rules! functions {
    ($($name:ident($thread:ident $(, $parameter:ident: $convert:ident $type:ty)*) -> $result:ty = $body:expr;)+) => {
        $(
            #[doc = concat!("`", stringify!($name), "`, by its special method.")]
            ///
            /// # Safety
            ///
            /// 1. The arguments are what C calls the slot with, within [`Thread::enter`].
            pub unsafe extern "C" fn $name($($parameter: $type),*) -> $result {
                // SAFETY: condition 1.
                let ($thread, $($parameter,)*) = unsafe { (thread(), $($convert($parameter),)*) };
                $body
            }
        )+
    };
}

/// Plain data passes as it is.
///
/// # Safety
///
/// None.
#[inline(always)]
unsafe fn plain<T>(value: T) -> T {
    value
}

/// Slots whose function takes the object and nothing else, and calls the method of a name.
macro_rules! unary {
    ($($slot:ident $name:literal;)+) => {
        functions! {$(
            $slot(thread, this: argument *mut PyObject) -> *mut PyObject =
                give(special::call(thread, this, name!(thread, $name), &[]));
        )+}
    };
}

/// Slots whose function takes the object and another, and calls the method of a name.
macro_rules! binary {
    ($($slot:ident $name:literal;)+) => {
        functions! {$(
            $slot(thread, this: argument *mut PyObject, other: argument *mut PyObject) -> *mut PyObject =
                give(special::call(thread, this, name!(thread, $name), &[other]));
        )+}
    };
}

/// Operators with a method for each side.
macro_rules! operators {
    ($($slot:ident $name:literal $reflected:literal;)+) => {
        functions! {$(
            $slot(thread, left: argument *mut PyObject, right: argument *mut PyObject) -> *mut PyObject = {
                let operator = Operator {
                    name: name!(thread, $name),
                    reflected: name!(thread, $reflected),
                    uses: |class| place!(as_number.$slot).get(class) == $slot as *const c_void,
                };
                give(special::operator(thread, &operator, left, right, None))
            };
        )+}
    };
}

unary! {
    tp_str "__str__";
    tp_iternext "__next__";
    nb_negative "__neg__";
    nb_positive "__pos__";
    nb_absolute "__abs__";
    nb_invert "__invert__";
    nb_int "__int__";
    nb_float "__float__";
    nb_index "__index__";
}

binary! {
    nb_inplace_add "__iadd__";
    nb_inplace_subtract "__isub__";
    nb_inplace_multiply "__imul__";
    nb_inplace_remainder "__imod__";
    nb_inplace_lshift "__ilshift__";
    nb_inplace_rshift "__irshift__";
    nb_inplace_and "__iand__";
    nb_inplace_xor "__ixor__";
    nb_inplace_or "__ior__";
    nb_inplace_floor_divide "__ifloordiv__";
    nb_inplace_true_divide "__itruediv__";
    nb_inplace_matrix_multiply "__imatmul__";
    mp_subscript "__getitem__";
}

operators! {
    nb_add "__add__" "__radd__";
    nb_subtract "__sub__" "__rsub__";
    nb_multiply "__mul__" "__rmul__";
    nb_remainder "__mod__" "__rmod__";
    nb_divmod "__divmod__" "__rdivmod__";
    nb_lshift "__lshift__" "__rlshift__";
    nb_rshift "__rshift__" "__rrshift__";
    nb_and "__and__" "__rand__";
    nb_xor "__xor__" "__rxor__";
    nb_or "__or__" "__ror__";
    nb_floor_divide "__floordiv__" "__rfloordiv__";
    nb_true_divide "__truediv__" "__rtruediv__";
    nb_matrix_multiply "__matmul__" "__rmatmul__";
}

functions! {
    tp_repr(thread, this: argument *mut PyObject) -> *mut PyObject = give(special::repr(thread, this));
    tp_hash(thread, this: argument *mut PyObject) -> isize = special::hash(thread, this).unwrap_or(-1);
    tp_iter(thread, this: argument *mut PyObject) -> *mut PyObject = give(special::iterate(thread, this));
    am_await(thread, this: argument *mut PyObject) -> *mut PyObject =
        give(special::asynchronous(thread, this, name!(thread, "__await__")));
    am_aiter(thread, this: argument *mut PyObject) -> *mut PyObject =
        give(special::asynchronous(thread, this, name!(thread, "__aiter__")));
    am_anext(thread, this: argument *mut PyObject) -> *mut PyObject =
        give(special::asynchronous(thread, this, name!(thread, "__anext__")));
    nb_bool(thread, this: argument *mut PyObject) -> c_int = give_answer(special::is_true(thread, this));
    sq_length(thread, this: argument *mut PyObject) -> isize =
        special::length(thread, this).map_or(-1, |length| length as isize);
    tp_getattro(thread, this: argument *mut PyObject, name: argument *mut PyObject) -> *mut PyObject =
        give(special::get_attribute(thread, this, name));
    tp_setattro(
        thread, this: argument *mut PyObject, name: argument *mut PyObject, value: optional *mut PyObject
    ) -> c_int = give_status(special::assign(
        thread, this, name, value, name!(thread, "__setattr__"), name!(thread, "__delattr__"),
    ));
    tp_descr_set(
        thread, this: argument *mut PyObject, instance: argument *mut PyObject, value: optional *mut PyObject
    ) -> c_int = give_status(special::assign(
        thread, this, instance, value, name!(thread, "__set__"), name!(thread, "__delete__"),
    ));
    mp_ass_subscript(
        thread, this: argument *mut PyObject, key: argument *mut PyObject, value: optional *mut PyObject
    ) -> c_int = give_status(special::assign(
        thread, this, key, value, name!(thread, "__setitem__"), name!(thread, "__delitem__"),
    ));
    tp_richcompare(
        thread, this: argument *mut PyObject, other: argument *mut PyObject, comparison: plain c_int
    ) -> *mut PyObject = match Comparison::from_raw(comparison) {
        Some(comparison) => give(special::compare(thread, this, other, comparison)),
        None => give(Err(crate::raise!(thread, SYSTEM_ERROR, "no such comparison: {comparison}"))),
    };
    tp_descr_get(
        thread, this: argument *mut PyObject, instance: optional *mut PyObject, owner: optional *mut PyObject
    ) -> *mut PyObject = give(special::descriptor_get(thread, this, instance, owner));
    tp_finalize(thread, this: argument *mut PyObject) -> () = special::finalize(thread, this);
    nb_power(
        thread, left: argument *mut PyObject, right: argument *mut PyObject, modulus: argument *mut PyObject
    ) -> *mut PyObject = {
        let operator = Operator {
            name: name!(thread, "__pow__"),
            reflected: name!(thread, "__rpow__"),
            uses: |class| place!(as_number.nb_power).get(class) == nb_power as *const c_void,
        };
        let modulus = (!modulus.is_none()).then_some(modulus);
        give(special::operator(thread, &operator, left, right, modulus))
    };
    nb_inplace_power(
        thread, this: argument *mut PyObject, other: argument *mut PyObject, _modulus: optional *mut PyObject
    ) -> *mut PyObject = give(special::call(thread, this, name!(thread, "__ipow__"), &[other]));
    sq_item(thread, this: argument *mut PyObject, index: plain isize) -> *mut PyObject =
        give(special::item(thread, this, index));
    sq_ass_item(
        thread, this: argument *mut PyObject, index: plain isize, value: optional *mut PyObject
    ) -> c_int = give_status(special::assign_item(thread, this, index, value));
    sq_contains(thread, this: argument *mut PyObject, item: argument *mut PyObject) -> c_int =
        give_answer(special::contains(thread, this, item));
}

/// `mp_length`, by `__len__`: both slots of this method have one function.
pub use self::sq_length as mp_length;

/// `tp_call`, by its special method.
///
/// # Safety
///
/// 1. The arguments are what C calls the slot with, within [`Thread::enter`].
pub unsafe extern "C" fn tp_call(
    this: *mut PyObject,
    positional: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: condition 1.
    let (thread, this, (positional, keywords)) =
        unsafe { (thread(), argument(this), call_arguments(positional, keywords)) };
    give(special::call_object(thread, this, positional, keywords))
}

/// `tp_init`, by its special method.
///
/// # Safety
///
/// 1. The arguments are what C calls the slot with, within [`Thread::enter`].
pub unsafe extern "C" fn tp_init(
    this: *mut PyObject,
    positional: *mut PyObject,
    keywords: *mut PyObject,
) -> c_int {
    // SAFETY: condition 1.
    let (thread, this, (positional, keywords)) =
        unsafe { (thread(), argument(this), call_arguments(positional, keywords)) };
    give_status(special::init(thread, this, positional, keywords))
}

/// `tp_new`, by its special method.
///
/// # Safety
///
/// 1. The arguments are what C calls the slot with, within [`Thread::enter`].
pub unsafe extern "C" fn tp_new(
    class: *mut PyTypeObject,
    positional: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: condition 1.
    let (thread, class, (positional, keywords)) =
        unsafe { (thread(), &*class.cast::<TypeObject>(), call_arguments(positional, keywords)) };
    give(special::new(thread, class, positional, keywords))
}

/// `bf_getbuffer`, by its special method.
///
/// # Safety
///
/// 1. The arguments are what C calls the slot with, within [`Thread::enter`].
pub unsafe extern "C" fn bf_getbuffer(
    this: *mut PyObject,
    view: *mut Py_buffer,
    flags: c_int,
) -> c_int {
    // SAFETY: condition 1.
    let (thread, this) = unsafe { (thread(), argument(this)) };
    // SAFETY: condition 1.
    give_status(unsafe { python::get(thread, this, view, flags) })
}

/// `bf_releasebuffer`, by its special method.
///
/// # Safety
///
/// 1. The arguments are what C calls the slot with, within [`Thread::enter`].
pub unsafe extern "C" fn bf_releasebuffer(this: *mut PyObject, view: *mut Py_buffer) {
    // SAFETY: condition 1.
    let (thread, this) = unsafe { (thread(), argument(this)) };
    // SAFETY: condition 1.
    unsafe { python::release(thread, this, view) };
}

/// `tp_hash` of types whose instances have no hash.
///
/// # Safety
///
/// 1. The argument is what C calls the slot with, within [`Thread::enter`].
pub unsafe extern "C" fn hash_not_implemented(this: *mut PyObject) -> isize {
    // SAFETY: condition 1.
    let (thread, this) = unsafe { (thread(), argument(this)) };
    let _ = crate::protocol::object::unhashable(thread, this);
    -1
}

/// Whether a type's constructor is a `__new__` written in Python.
pub fn has_new_in_python(class: &TypeObject) -> bool {
    place!(ht_type.tp_new).get(class) == tp_new as *const c_void
}
