//! What a thread keeps for coroutines and asynchronous generators: the hooks of event loops, and how much is recorded
//! of where coroutines are made.

use core::ffi::c_int;
use std::ptr::{self, NonNull};

use pycore_abi::PyObject;

use super::object::Object;
use super::refs::Owned;
use super::thread::Thread;

/// What is called for asynchronous generators: `sys.set_asyncgen_hooks`.
#[derive(Debug, Default)]
pub struct AsyncGeneratorHooks {
    /// Called when one is iterated for the first time.
    pub first_iteration: Option<Owned>,
    /// Called when one that is not at its end is about to be destroyed.
    pub finalizer: Option<Owned>,
}

/// A new reference to what a field of the thread's state holds.
///
/// # Safety
///
/// 1. The field is null, or counts a reference to the object that it leads to.
unsafe fn share(field: *mut PyObject) -> Option<Owned> {
    // SAFETY: condition 1.
    unsafe { field.cast::<Object>().as_ref() }.map(Owned::share)
}

/// Puts a reference into a field of the thread's state, and gives what it held.
///
/// # Safety
///
/// 1. As for [`share`].
unsafe fn exchange(field: *mut *mut PyObject, value: Option<Owned>) -> Option<Owned> {
    let new = value.map_or(ptr::null_mut(), |value| value.into_raw().as_ptr().cast());
    // SAFETY: condition 1: the old reference passes to the result, the new one from the argument.
    unsafe { NonNull::new(field.replace(new)).map(|old| Owned::adopt(old.cast())) }
}

impl Thread {
    /// The hooks for asynchronous generators.
    pub fn async_generator_hooks(&self) -> AsyncGeneratorHooks {
        let state = self.as_raw();
        // SAFETY: the state is this thread's, and counts references to the hooks.
        unsafe {
            AsyncGeneratorHooks {
                first_iteration: share((*state).async_gen_firstiter),
                finalizer: share((*state).async_gen_finalizer),
            }
        }
    }

    /// Sets what is called when an asynchronous generator is iterated for the first time.
    pub fn set_async_generator_first_iteration(&self, hook: Option<Owned>) {
        // SAFETY: the state is this thread's, and counts a reference to the hook.
        drop(unsafe { exchange(&raw mut (*self.as_raw()).async_gen_firstiter, hook) });
    }

    /// Sets what is called when an asynchronous generator that is not at its end is about to be destroyed.
    pub fn set_async_generator_finalizer(&self, hook: Option<Owned>) {
        // SAFETY: the state is this thread's, and counts a reference to the hook.
        drop(unsafe { exchange(&raw mut (*self.as_raw()).async_gen_finalizer, hook) });
    }

    /// How many frames are recorded of where a coroutine was made: `sys.get_coroutine_origin_tracking_depth`.
    #[inline]
    pub fn coroutine_origin_depth(&self) -> c_int {
        // SAFETY: the state is this thread's.
        unsafe { (*self.as_raw()).coroutine_origin_tracking_depth }
    }

    /// Sets how many frames are recorded; not negative.
    pub fn set_coroutine_origin_depth(&self, depth: c_int) {
        debug_assert!(depth >= 0);
        // SAFETY: the state is this thread's.
        unsafe { (*self.as_raw()).coroutine_origin_tracking_depth = depth };
    }
}
