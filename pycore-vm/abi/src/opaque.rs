//! Structs that the table names but does not lay out: opaque to extensions, or parts of internals.

use core::ffi::c_char;

use crate::PyObject;

/// Declares structs that are only ever seen behind a pointer here.
macro_rules! opaque {
    ($($(#[$doc:meta])+ $name:ident;)+) => {
        $(
            $(#[$doc])+
            #[repr(C)]
            pub struct $name {
                _opaque: [u8; 0],
            }
        )+
    };
}

opaque! {
    /// The state of an interpreter.
    PyInterpreterState;
    /// What makes a `PyTypeObject` fast to look up in; private to the interpreter.
    _PyExecutorArray;
    /// Monitoring data of a code object; private to the interpreter.
    _PyCoMonitoringData;
    /// State of a thread in memory reclamation; unused with a GIL.
    _qsbr_thread_state;
}

/// The size word and the digits of an int: `lv_tag` is the number of digits shifted left by three, with
/// the sign in the low two bits (0 positive, 1 zero, 2 negative).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyLongValue {
    /// Number of digits and sign.
    pub lv_tag: usize,
    /// Digits of 30 bits, least significant first; the first of them.
    pub ob_digit: [u32; 1],
}

/// A frame's local or stack entry: one tagged word.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyStackRef {
    /// The word.
    pub bits: usize,
}

/// Methods that a class has its specialised instructions call.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _specialization_cache {
    /// `__getitem__`, if it is a Python function.
    pub getitem: *mut PyObject,
    /// Its function version.
    pub getitem_version: u32,
    /// `__init__`, if it is a Python function.
    pub init: *mut PyObject,
}

/// Where a debugger outside the process leaves a request (PEP 768).
#[derive(Clone, Copy)]
#[repr(C)]
pub struct _PyRemoteDebuggerSupport {
    /// Not zero if a script is to be run.
    pub debugger_pending_call: i32,
    /// The script's path, NUL-terminated.
    pub debugger_script_path: [c_char; 512],
}

/// A doubly linked list node.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct llist_node {
    /// The next node.
    pub next: *mut llist_node,
    /// The node before.
    pub prev: *mut llist_node,
}
