//! Calls of C functions of slots, with results as Rust has them.
//!
//! A slot reports an error by its result; the exception is in the thread's state then. A foreign function that says
//! one and does the other is caught here: `SystemError`, as in CPython.
//!
//! Every function here has the same condition, which is that of any call through a slot:
//!
//! 1. `function` was taken from the slot of a type, of the shape that the function's type says, and the objects are
//!    ones that it may be called with: the first is an instance of the type.

use core::ffi::c_int;
use std::ptr::{self, NonNull};

use pycore_abi::PyObject;
use pycore_abi::functions::*;

use crate::core::refs::ObjectLike;
use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeObject};
use crate::declare::Comparison;
use crate::types::tuple::Tuple;

/// The pointer of a borrowed object.
#[inline(always)]
pub fn raw<T: ObjectLike>(object: &T) -> *mut PyObject {
    ptr::from_ref(object).cast_mut().cast()
}

/// The pointer of a borrowed object, or NULL.
#[inline(always)]
pub fn raw_or_null<T: ObjectLike>(object: Option<&T>) -> *mut PyObject {
    object.map_or(ptr::null_mut(), raw)
}

/// The exception that a function's result speaks of.
#[cold]
pub fn error(thread: &Thread) -> Raised {
    match thread.raised() {
        Some(raised) => raised,
        None => crate::raise!(thread, SYSTEM_ERROR, "error return without exception set"),
    }
}

/// A new object that a C function gives, or NULL.
///
/// # Safety
///
/// 1. The pointer is NULL or leads to an object, to which a reference passes on.
#[inline(always)]
pub unsafe fn object(thread: &Thread, result: *mut PyObject) -> Fallible<Owned> {
    match NonNull::new(result.cast::<Object>()) {
        // SAFETY: condition 1.
        Some(pointer) => Ok(unsafe { Owned::adopt(pointer) }),
        None => Err(error(thread)),
    }
}

/// Zero, or -1 with an exception.
#[inline(always)]
pub fn status(thread: &Thread, result: c_int) -> Fallible {
    if result < 0 { Err(error(thread)) } else { Ok(()) }
}

/// Declares functions with the condition of this module.
macro_rules! calls {
    ($(
        $(#[$doc:meta])+
        fn $name:ident($function:ident: $kind:ty, $thread:ident $(, $argument:ident: $type:ty)*) -> $result:ty $body:block
    )+) => {
        $(
            $(#[$doc])+
            ///
            /// # Safety
            ///
            /// 1. See the module.
            #[inline]
            pub unsafe fn $name($function: $kind, $thread: &Thread $(, $argument: $type)*) -> $result {
                // SAFETY: condition 1.
                unsafe { $body }
            }
        )+
    };
}

calls! {
    /// Object to object.
    fn unary(function: unaryfunc, thread, this: &Object) -> Fallible<Owned> {
        object(thread, function(raw(this)))
    }

    /// Two objects to one.
    fn binary(function: binaryfunc, thread, left: &Object, right: &Object) -> Fallible<Owned> {
        object(thread, function(raw(left), raw(right)))
    }

    /// Three objects to one, the last of which may be missing.
    fn ternary(
        function: ternaryfunc, thread, first: &Object, second: &Object, third: Option<&Object>
    ) -> Fallible<Owned> {
        object(thread, function(raw(first), raw(second), raw_or_null(third)))
    }

    /// A question.
    fn question(function: inquiry, thread, this: &Object) -> Fallible<bool> {
        let answer = function(raw(this));
        status(thread, answer).map(|()| answer != 0)
    }

    /// A length.
    fn length(function: lenfunc, thread, this: &Object) -> Fallible<usize> {
        usize::try_from(function(raw(this))).map_err(|_| error(thread))
    }

    /// A hash.
    fn hash(function: hashfunc, thread, this: &Object) -> Fallible<isize> {
        let hash = function(raw(this));
        if hash == -1 { Err(error(thread)) } else { Ok(hash) }
    }

    /// An item or repetition by number.
    fn indexed(function: ssizeargfunc, thread, this: &Object, index: isize) -> Fallible<Owned> {
        object(thread, function(raw(this), index))
    }

    /// Assignment to an item by number.
    fn assign_indexed(
        function: ssizeobjargproc, thread, this: &Object, index: isize, value: Option<&Object>
    ) -> Fallible {
        status(thread, function(raw(this), index, raw_or_null(value)))
    }

    /// Assignment to an item or attribute; without a value, deletion.
    fn assign(function: objobjargproc, thread, this: &Object, key: &Object, value: Option<&Object>) -> Fallible {
        status(thread, function(raw(this), raw(key), raw_or_null(value)))
    }

    /// Containment.
    fn contains(function: objobjproc, thread, this: &Object, item: &Object) -> Fallible<bool> {
        let answer = function(raw(this), raw(item));
        status(thread, answer).map(|()| answer != 0)
    }

    /// Comparison.
    fn compare(
        function: richcmpfunc, thread, left: &Object, right: &Object, comparison: Comparison
    ) -> Fallible<Owned> {
        object(thread, function(raw(left), raw(right), comparison as c_int))
    }

    /// The next item; nothing at the end, also if the function says so by `StopIteration`.
    fn next(function: iternextfunc, thread, this: &Object) -> Fallible<Option<Owned>> {
        match NonNull::new(function(raw(this)).cast::<Object>()) {
            Some(item) => Ok(Some(Owned::adopt(item))),
            None => end_of_iteration(thread),
        }
    }

    /// The next item; at the end whatever the function raises, or `StopIteration`.
    fn next_or_raise(function: iternextfunc, thread, this: &Object) -> Fallible<Owned> {
        match (NonNull::new(function(raw(this)).cast::<Object>()), thread.raised()) {
            (Some(item), _) => Ok(Owned::adopt(item)),
            (None, Some(raised)) => Err(raised),
            (None, None) => Err(thread.raise_stop_iteration(None)),
        }
    }

    /// `__get__`
    fn descriptor_get(
        function: descrgetfunc, thread, this: &Object, instance: Option<&Object>, owner: Option<&Object>
    ) -> Fallible<Owned> {
        object(thread, function(raw(this), raw_or_null(instance), raw_or_null(owner)))
    }

    /// `__init__`
    fn init(function: initproc, thread, this: &Object, arguments: &Tuple, keywords: Option<&Object>) -> Fallible {
        status(thread, function(raw(this), raw(arguments), raw_or_null(keywords)))
    }

    /// `__new__`
    fn new(
        function: newfunc, thread, class: &TypeObject, arguments: &Tuple, keywords: Option<&Object>
    ) -> Fallible<Owned> {
        object(thread, function(class.as_raw(), raw(arguments), raw_or_null(keywords)))
    }

    /// Finalisation, which reports its errors itself.
    fn finalize(function: destructor, _thread, this: &Object) -> () {
        function(raw(this));
    }
}

/// What NULL from `tp_iternext` means.
#[cold]
fn end_of_iteration(thread: &Thread) -> Fallible<Option<Owned>> {
    match thread.raised() {
        None => Ok(None),
        Some(raised) => raised.suppress(thread, &crate::errors::STOP_ITERATION).map(|()| None),
    }
}
