//! `pystate.h`: threads and the interpreter's lock.

use core::ffi::{c_int, c_ulong};
use std::cell::RefCell;
use std::ptr::{self, NonNull};

use pycore_abi::{PyInterpreterState, PyThreadState};
use pycore_objects::core::threads::attach::{self, Before};
use pycore_objects::types::dict::Dict;
use pycore_objects::{Object, Thread};

use crate::api::api;
use crate::convert::Borrowed;

thread_local! {
    /// What this native thread had before each `PyGILState_Ensure` that has no end yet.
    static ENSURED: RefCell<Vec<Before>> = const { RefCell::new(Vec::new()) };
}

/// The state of this native thread, or NULL if it does not hold the lock.
fn current() -> *mut PyThreadState {
    Thread::current_pointer().cast_mut().cast()
}

/// `PyGILState_LOCKED`
const LOCKED: c_int = 0;
/// `PyGILState_UNLOCKED`
const UNLOCKED: c_int = 1;

/// Takes the lock, whoever this native thread is.
#[unsafe(no_mangle)]
unsafe extern "C" fn PyGILState_Ensure() -> c_int {
    // SAFETY: C code ends it by `PyGILState_Release`, in reverse order.
    let Some(before) = (unsafe { attach::attach_foreign() }) else {
        // There is no interpreter, so nothing that the caller is about to do can be done.
        eprintln!("Fatal Python error: PyGILState_Ensure: no interpreter");
        std::process::abort();
    };
    ENSURED.with_borrow_mut(|list| list.push(before));
    if before == Before::Attached { LOCKED } else { UNLOCKED }
}

/// Ends what `PyGILState_Ensure` began.
#[unsafe(no_mangle)]
unsafe extern "C" fn PyGILState_Release(_before: c_int) {
    if let Some(before) = ENSURED.with_borrow_mut(Vec::pop) {
        // SAFETY: the end of the last `PyGILState_Ensure`.
        unsafe { attach::detach_foreign(before) };
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyGILState_Check() -> c_int {
    (!current().is_null()).into()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyGILState_GetThisThreadState() -> *mut PyThreadState {
    attach::own_pointer().cast_mut().cast()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyThreadState_GetUnchecked() -> *mut PyThreadState {
    current()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn _PyThreadState_UncheckedGet() -> *mut PyThreadState {
    current()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyEval_SaveThread() -> *mut PyThreadState {
    // SAFETY: C code calls this with the lock, and uses nothing of the interpreter until it has it again.
    unsafe { attach::save().as_ptr().cast() }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyEval_RestoreThread(thread: *mut PyThreadState) {
    if let Some(thread) = NonNull::new(thread.cast::<Thread>()) {
        // SAFETY: the state is from `PyEval_SaveThread`.
        unsafe { attach::restore(thread) };
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyEval_AcquireThread(thread: *mut PyThreadState) {
    // SAFETY: as above.
    unsafe { PyEval_RestoreThread(thread) };
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyEval_ReleaseThread(_thread: *mut PyThreadState) {
    // SAFETY: C code calls this with the lock.
    unsafe { attach::save() };
}

/// Gives up the lock of one state, takes that of another; the state before.
#[unsafe(no_mangle)]
unsafe extern "C" fn PyThreadState_Swap(thread: *mut PyThreadState) -> *mut PyThreadState {
    let before = current();
    if ptr::eq(before, thread) {
        return before;
    }
    // SAFETY: C code has the lock of the one, and may take that of the other.
    unsafe {
        if !before.is_null() {
            attach::save();
        }
        PyEval_RestoreThread(thread);
    }
    before
}

api! {
    fn PyThreadState_Get(thread) -> *mut PyThreadState {
        thread.as_raw()
    }

    fn PyThreadState_GetID(thread, state: *mut PyThreadState) -> u64 {
        (*state).id
    }

    fn PyThreadState_GetDict(thread) -> Borrowed {
        let state = thread.as_raw();
        if (*state).dict.is_null()
            && let Ok(dict) = Dict::new(thread)
        {
            (*state).dict = crate::convert::give(dict);
        }
        Borrowed((*state).dict)
    }

    fn PyThreadState_GetInterpreter(thread, state: *mut PyThreadState) -> *mut PyInterpreterState {
        let _ = state;
        interpreter(thread)
    }

    fn PyThreadState_SetAsyncExc(thread, ident: c_ulong, exception: Option<&Object>) -> c_int {
        thread.set_async_exception(ident, exception) as c_int
    }

    fn PyInterpreterState_Get(thread) -> *mut PyInterpreterState {
        interpreter(thread)
    }

    fn PyInterpreterState_Main(thread) -> *mut PyInterpreterState {
        interpreter(thread)
    }

    fn PyInterpreterState_GetID(thread, state: *mut PyInterpreterState) -> i64 {
        let _ = state;
        0
    }

    fn PyInterpreterState_GetDict(thread, state: *mut PyInterpreterState) -> Borrowed {
        let _ = state;
        let make = || Ok(Dict::new(thread)?.into_object());
        thread.native_state("interpreter dict", make).map_or(Borrowed::NULL, Borrowed::held)
    }
}

/// The interpreter, whose inside C code does not see.
fn interpreter(thread: &Thread) -> *mut PyInterpreterState {
    ptr::from_ref(thread.interpreter()).cast_mut().cast()
}
