//! `sysmodule.h`: the module `sys`.

use core::ffi::{CStr, c_char, c_int};
use std::ptr;

use pycore_abi::PyObject;
use pycore_objects::protocol::call;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, audit, raise};

use crate::api::api;
use crate::convert::{self, Borrowed, bad_internal_call};
use crate::varargs::{VaList, build, format, variadic};

/// An attribute of `sys`.
pub(crate) fn attribute(thread: &Thread, name: &str) -> Option<Owned> {
    let sys = thread.interpreter().sys.get()?;
    let name = Str::new(thread, name).ok()?;
    sys.downcast_ref::<Dict>()?.get_str(&name)
}

/// Writes to a stream of `sys`, or to that of the system if there is none.
fn write(thread: &Thread, stream: &str, text: &Str) {
    let saved = thread.save_exception();
    let done = attribute(thread, stream).is_some_and(|stream| {
        let name = Str::new(thread, "write");
        let result =
            name.and_then(|name| call::call_method(thread, &stream, &name, &[text.as_object()]));
        match result {
            Ok(_) => true,
            Err(raised) => {
                thread.clear_exception(raised);
                false
            }
        }
    });
    if !done {
        let text = text.to_string_lossy();
        if stream == "stdout" { print!("{text}") } else { eprint!("{text}") }
    }
    thread.put_back_exception(saved);
}

api! {
    fn PySys_GetObject(thread, name: &CStr) -> Borrowed {
        attribute(thread, &name.to_string_lossy()).map_or(Borrowed::NULL, Borrowed::held)
    }

    fn PySys_SetObject(thread, name: &CStr, value: Option<&Object>) -> Fallible {
        let sys = thread.interpreter().sys.get();
        let Some(sys) = sys.as_deref().and_then(Object::downcast::<Dict>) else {
            return Err(bad_internal_call(thread));
        };
        let name = convert::text(thread, name)?;
        match value {
            Some(value) => sys.insert_str(thread, &name, value),
            None => sys.remove(thread, name.as_object()).map(drop),
        }
    }

    fn PySys_AuditTuple(thread, event: &CStr, arguments: Option<&Object>) -> Fallible {
        let arguments = match arguments {
            None => Tuple::empty(),
            Some(arguments) => match arguments.downcast::<Tuple>() {
                Some(arguments) => Owned::share(arguments),
                None => {
                    let given = arguments.type_name();
                    return Err(raise!(thread, TYPE_ERROR, "args must be tuple, got {given}"));
                }
            },
        };
        audit::tell(thread, &*convert::text(thread, event)?, &arguments)
    }

    fn PySys_GetXOptions(thread) -> Fallible<Borrowed> {
        match attribute(thread, "_xoptions") {
            Some(options) => Ok(Borrowed::held(options)),
            None => Err(raise!(thread, RUNTIME_ERROR, "lost sys._xoptions")),
        }
    }
}

/// # Safety
///
/// 1. The arguments are those that the format names.
unsafe fn write_formatted(stream: &str, text: *const c_char, arguments: *mut VaList) {
    // SAFETY: C code calls this with the lock; condition 1.
    unsafe {
        let thread = Thread::current();
        let saved = thread.save_exception();
        if let Ok(text) = format::compose(thread, CStr::from_ptr(text), &mut *arguments) {
            write(thread, stream, &text);
        }
        thread.put_back_exception(saved);
    }
}

unsafe extern "C" fn to_stdout(text: *const c_char, arguments: *mut VaList) {
    // SAFETY: as above.
    unsafe { write_formatted("stdout", text, arguments) }
}

unsafe extern "C" fn to_stderr(text: *const c_char, arguments: *mut VaList) {
    // SAFETY: as above.
    unsafe { write_formatted("stderr", text, arguments) }
}

unsafe extern "C" fn audit_event(
    event: *const c_char,
    format: *const c_char,
    arguments: *mut VaList,
) -> c_int {
    // SAFETY: as above.
    unsafe {
        let thread = Thread::current();
        if !audit::is_watched(thread) {
            return 0;
        }
        let tell = || -> Fallible {
            let event = convert::text(thread, CStr::from_ptr(event))?;
            let values = match format.is_null() {
                true => Tuple::empty(),
                false => build::tuple(thread, CStr::from_ptr(format), &mut *arguments)?,
            };
            audit::tell(thread, &event, &values)
        };
        if tell().is_ok() { 0 } else { -1 }
    }
}

variadic! {
    PySys_FormatStdout(1, ...) = to_stdout;
    PySys_FormatStderr(1, ...) = to_stderr;
    PySys_Audit(2, ...) = audit_event;
}

/// `os.fspath` of any object.
#[unsafe(no_mangle)]
unsafe extern "C" fn PyOS_FSPath(path: *mut PyObject) -> *mut PyObject {
    // SAFETY: C code calls this with the lock, and a live object.
    let (thread, path) = unsafe { (Thread::current(), &*path.cast::<Object>()) };
    let path = pycore_objects::protocol::path::file_system_path(thread, path);
    path.map_or(ptr::null_mut(), convert::give)
}
