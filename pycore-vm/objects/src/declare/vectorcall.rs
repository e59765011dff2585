//! Objects that are called with an array of arguments, without a tuple.

use std::cell::Cell;

use pycore_abi::PyObject;
use pycore_abi::functions::vectorcallfunc;

use super::arguments::{Arguments, Names};
use super::native::to_raw;
use crate::core::{Fallible, Layout, Object, Owned, Slot, Thread};

/// A struct whose instances can be called so.
///
/// The struct has a field [`Vectorcall`], whose offset is the type's `vectorcall_offset`, and the type the flag
/// `HAVE_VECTORCALL`. `tp_call` does the same: it is called when the arguments come in a tuple.
pub trait Callable: Layout {
    /// The call.
    fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned>;
}

/// The field of a callable object that leads to its function.
#[repr(transparent)]
pub struct Vectorcall(Cell<Option<vectorcallfunc>>);

impl Vectorcall {
    /// The function that calls an object whose struct is `T`.
    pub const fn of<T: Callable>() -> Self {
        Self(Cell::new(Some(call::<T>)))
    }
}

/// # Safety
///
/// 1. The arguments are of C's convention.
unsafe extern "C" fn call<T: Callable>(
    this: *mut PyObject,
    values: *const *mut PyObject,
    count: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: condition 1. The highest bit says that the word in front of the values may be overwritten.
    let (thread, this, arguments) = unsafe {
        let count = count & !(1 << (usize::BITS - 1));
        let names = Names::of(names.cast::<Object>().as_ref());
        let arguments = Arguments::new(values.cast(), count, names);
        (Thread::current(), &*this.cast::<Object>(), arguments)
    };
    let result = match this.downcast::<T>() {
        Some(this) => this.call(thread, arguments),
        None => Err(crate::raise!(thread, SYSTEM_ERROR, "a call of an object of another type")),
    };
    to_raw(thread, result.map(Slot::owned))
}
