//! The exception that is being handled: what `sys.exception()` gives.
//!
//! Each generator that runs has an entry of its own on the thread's list, so that what it handles is not what its
//! caller handles.

use std::ptr::{self, NonNull};

use pycore_abi::PyObject;
use pycore_objects::core::Thread;
use pycore_objects::{Object, Owned};

/// Makes an exception, or none, the one that is handled; gives the one before.
pub fn replace_handled(thread: &Thread, exception: Option<Owned>) -> Option<Owned> {
    let new: *mut PyObject =
        exception.map_or(ptr::null_mut(), |exception| exception.into_raw().as_ptr().cast());
    // SAFETY: the thread's list has an entry at least, its own; an entry counts a reference to its exception. The old
    // one passes to the result, the new one from the argument.
    let old = unsafe {
        let entry = (*thread.as_raw()).exc_info;
        let field = &raw mut (*entry).exc_value;
        field.replace(new)
    };
    // SAFETY: as above.
    NonNull::new(old.cast::<Object>()).map(|old| unsafe { Owned::adopt(old) })
}

/// The exception that is handled by this frame or one below it.
pub fn handled(thread: &Thread) -> Option<Owned> {
    // SAFETY: the list's entries are alive, and each counts a reference to its exception.
    unsafe {
        let mut entry = (*thread.as_raw()).exc_info;
        while !entry.is_null() {
            if let Some(exception) = (*entry).exc_value.cast::<Object>().as_ref()
                && !exception.is_none()
            {
                return Some(Owned::share(exception));
            }
            entry = (*entry).previous_item;
        }
    }
    None
}

/// Puts an exception on its way up again, as it is: without a context.
pub fn restore(thread: &Thread, exception: Owned) {
    let new = exception.into_raw().as_ptr().cast::<PyObject>();
    // SAFETY: the state counts a reference to the exception that its field names: the new one passes from the argument,
    // the old one to the `Owned`.
    unsafe {
        let field = &raw mut (*thread.as_raw()).current_exception;
        let old = field.replace(new);
        drop(NonNull::new(old.cast::<Object>()).map(|old| Owned::<Object>::adopt(old)));
    }
}
