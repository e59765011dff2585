//! `pylifecycle.h` and `pydebug.h`: beginning and end of the interpreter, and what it says of itself.

use core::ffi::{CStr, c_char, c_int, c_ulong};
use std::ptr;

use pycore_objects::core::threads::signals;
use pycore_objects::{Fallible, Thread, raise};

use crate::api::api;

/// `Py_Version`: the version whose ABI this is, 3.14.10.
#[unsafe(no_mangle)]
#[used]
static Py_Version: c_ulong = 0x030E_0AF0;

#[unsafe(no_mangle)]
unsafe extern "C" fn Py_IsInitialized() -> c_int {
    // Extension modules are loaded by an interpreter.
    1
}

#[unsafe(no_mangle)]
unsafe extern "C" fn Py_IsFinalizing() -> c_int {
    let thread = Thread::current_pointer();
    // SAFETY: the state of a thread that holds the lock is alive.
    unsafe { thread.as_ref() }
        .is_some_and(|thread| thread.interpreter().options.finalizing.get())
        .into()
}

/// Ends the process with a message.
fn fatal(function: Option<&CStr>, message: Option<&CStr>) -> ! {
    let message = message.map_or("<message not set>".into(), CStr::to_string_lossy);
    match function {
        Some(function) => {
            eprintln!("Fatal Python error: {}: {message}", function.to_string_lossy());
        }
        None => eprintln!("Fatal Python error: {message}"),
    }
    std::process::abort()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn Py_FatalError(message: *const c_char) -> ! {
    // SAFETY: C code gives a text or NULL.
    fatal(None, (!message.is_null()).then(|| unsafe { CStr::from_ptr(message) }))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn _Py_FatalErrorFunc(function: *const c_char, message: *const c_char) -> ! {
    // SAFETY: C code gives texts or NULL.
    let text = |raw: *const c_char| (!raw.is_null()).then(|| unsafe { CStr::from_ptr(raw) });
    fatal(text(function), text(message))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn Py_GetVersion() -> *const c_char {
    c"3.14.10 (Pycore)".as_ptr()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn Py_GetPlatform() -> *const c_char {
    c"linux".as_ptr()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn Py_GetCompiler() -> *const c_char {
    c"[rustc]".as_ptr()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn Py_GetBuildInfo() -> *const c_char {
    c"pycore".as_ptr()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn Py_GetCopyright() -> *const c_char {
    c"".as_ptr()
}

/// Functions that are called when the interpreter has ended.
#[unsafe(no_mangle)]
unsafe extern "C" fn Py_AtExit(function: Option<extern "C" fn()>) -> c_int {
    match function {
        // SAFETY: the function is C's to call at the end of the process.
        Some(function) => unsafe { libc::atexit(function) },
        None => -1,
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyErr_SetInterrupt() {
    signals::trip(libc::SIGINT);
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyErr_SetInterruptEx(signal: c_int) -> c_int {
    if !(1..=64).contains(&signal) {
        return -1;
    }
    signals::trip(signal);
    0
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyOS_getsig(signal: c_int) -> *mut core::ffi::c_void {
    // SAFETY: the struct can be written.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        match libc::sigaction(signal, ptr::null(), &raw mut action) {
            0 => ptr::with_exposed_provenance_mut(action.sa_sigaction),
            _ => ptr::with_exposed_provenance_mut(libc::SIG_ERR),
        }
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyOS_setsig(
    signal: c_int,
    handler: *mut core::ffi::c_void,
) -> *mut core::ffi::c_void {
    // SAFETY: C code gives a handler of signals.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        let mut before: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = handler.expose_provenance();
        action.sa_flags = libc::SA_ONSTACK;
        match libc::sigaction(signal, &raw const action, &raw mut before) {
            0 => ptr::with_exposed_provenance_mut(before.sa_sigaction),
            _ => ptr::with_exposed_provenance_mut(libc::SIG_ERR),
        }
    }
}

api! {
    fn PyOS_InterruptOccurred(thread) -> Fallible<c_int> {
        match thread.check_signals() {
            Ok(()) => Ok(0),
            Err(raised) => {
                raised.suppress(thread, &pycore_objects::errors::KEYBOARD_INTERRUPT)?;
                Ok(1)
            }
        }
    }

    fn Py_NewInterpreter(thread) -> *mut core::ffi::c_void {
        let _ = raise!(thread, NOT_IMPLEMENTED_ERROR, "one interpreter per process");
        ptr::null_mut()
    }
}
