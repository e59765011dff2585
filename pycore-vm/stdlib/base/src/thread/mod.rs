//! `_thread`: threads, and locks between them.
//!
//! A thread is a native one with a state in the interpreter; all wait for the interpreter's lock to run. The locks of
//! programs are words that the kernel can wait for (`mutex`), which is done without the interpreter's lock and ends
//! when a signal comes.

mod functions;
pub mod handle;
pub mod local;
pub mod lock;
mod mutex;
pub mod rlock;
mod start;
#[expect(unsafe_code, reason = "calls of the C library")]
pub(crate) mod sys;

use pycore_objects::core::TypeStatic;
use pycore_objects::errors::RUNTIME_ERROR;
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::{ready_changeable, ready_with_module};
use pycore_objects::{Fallible, Object, Thread, module, struct_sequence};

/// A type whose instances refer to no objects, though it has a collector's head, as CPython's does.
macro_rules! without_references {
    ($Struct:ty) => {
        impl ::pycore_objects::core::Trace for $Struct {
            fn trace(&self, _tracer: &mut ::pycore_objects::core::Tracer<'_>) {}
            fn clear(&self) {}
        }
    };
}
use without_references;

/// The functions of the module.
struct Functions;

module! {
    /// The module `_thread`.
    pub static THREAD: name "_thread",
    doc "Threads and locks, as they are; the module threading is the comfortable way to use them.",
    functions Functions::METHODS,
    exec: fill
}

struct_sequence! {
    /// What `threading.excepthook` is given.
    pub static EXCEPT_HOOK_ARGS = {
        name: "_thread._ExceptHookArgs",
        doc: "What threading.excepthook is given.",
        visible: 4,
        fields: [
            "exc_type": "the class of the exception",
            "exc_value": "the exception",
            "exc_traceback": "where it was raised",
            "thread": "the thread, or None",
        ],
    };
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    let types: [(&str, &'static TypeStatic); 5] = [
        ("lock", &lock::LOCK),
        ("LockType", &lock::LOCK),
        ("RLock", &rlock::REENTRANT_LOCK),
        ("_ThreadHandle", &handle::THREAD_HANDLE),
        ("_local", &local::LOCAL),
    ];
    for (name, class) in types {
        ready_with_module(thread, class)?;
        add(name, class.get().as_object())?;
    }
    ready_changeable(thread, &EXCEPT_HOOK_ARGS)?;
    add("_ExceptHookArgs", EXCEPT_HOOK_ARGS.get().as_object())?;
    add("error", RUNTIME_ERROR.get().as_object())?;
    add("TIMEOUT_MAX", &*thread.new_float(lock::TIMEOUT_MAX)?)?;
    add("_NAME_MAXLEN", &*thread.new_int(sys::NAME_LENGTH as i64)?)?;
    thread.interpreter().at_fork.add_native(start::after_fork);
    Ok(())
}
