//! The layout of capsules: CPython's, which is private there; C code reaches the fields by functions.

use core::ffi::{CStr, c_char, c_int, c_void};
use std::cell::Cell;
use std::ptr;

use pycore_abi::PyObject;
use pycore_abi::functions::{inquiry, traverseproc, visitproc};

use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer};
use crate::declare::SlotTable;

/// Called with a capsule that is about to go.
pub type Destructor = unsafe extern "C" fn(*mut PyObject);

/// A pointer of C code, with what belongs to it.
#[repr(C)]
pub struct Capsule {
    object: Object,
    pointer: Cell<*mut c_void>,
    name: Cell<*const c_char>,
    context: Cell<*mut c_void>,
    destructor: Cell<Option<Destructor>>,
    traverse: Cell<Option<traverseproc>>,
    clear: Cell<Option<inquiry>>,
}

const _: () = assert!(size_of::<Capsule>() == 64);

/// Accessors of a field that C code reads and writes.
macro_rules! fields {
    ($($(#[$doc:meta])+ $get:ident $set:ident $field:ident: $type:ty;)+) => {
        $(
            $(#[$doc])+
            pub fn $get(&self) -> $type {
                self.$field.get()
            }

            $(#[$doc])+
            ///
            /// # Safety
            ///
            /// 1. What is set is valid for as long as the capsule has it, as the C API demands of its callers.
            pub unsafe fn $set(&self, value: $type) {
                self.$field.set(value);
            }
        )+
    };
}

impl Capsule {
    /// A capsule around a pointer.
    ///
    /// # Safety
    ///
    /// 1. The name is NULL, or text that lives as long as the capsule; the destructor takes capsules.
    pub unsafe fn new(
        thread: &Thread,
        pointer: *mut c_void,
        name: *const c_char,
        destructor: Option<Destructor>,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            pointer: Cell::new(pointer),
            name: Cell::new(name),
            context: Cell::new(ptr::null_mut()),
            destructor: Cell::new(destructor),
            traverse: Cell::new(None),
            clear: Cell::new(None),
        })
    }

    /// The capsule as an object.
    pub fn as_object(&self) -> &Object {
        &self.object
    }

    /// The name, by which a capsule is told from others.
    pub fn name(&self) -> Option<&CStr> {
        let name = self.name.get();
        // SAFETY: condition 1 of `new` and `set_name_pointer`.
        (!name.is_null()).then(|| unsafe { CStr::from_ptr(name) })
    }

    fields! {
        /// The pointer.
        pointer set_pointer pointer: *mut c_void;
        /// The text of the name, or NULL.
        name_pointer set_name_pointer name: *const c_char;
        /// What C code keeps beside the pointer.
        context set_context context: *mut c_void;
        /// What is called before the capsule goes.
        destructor set_destructor destructor: Option<Destructor>;
        /// What shows the references behind the pointer to the collector.
        traverse_function set_traverse_function traverse: Option<traverseproc>;
        /// What drops these references.
        clear_function set_clear_function clear: Option<inquiry>;
    }

    /// The slots by which the collector asks C code.
    pub(super) const COLLECTION: SlotTable = {
        let mut table = SlotTable::EMPTY;
        table.type_object.tp_traverse = Some(traverse);
        table.type_object.tp_clear = Some(clear);
        table
    };
}

/// `tp_traverse`
///
/// # Safety
///
/// 1. `capsule` is a live capsule, and `visit` may be called with `argument`.
unsafe extern "C" fn traverse(
    capsule: *mut PyObject,
    visit: visitproc,
    argument: *mut c_void,
) -> c_int {
    // SAFETY: condition 1; the function is one that C code gave for this capsule.
    unsafe {
        match (*capsule.cast::<Capsule>()).traverse.get() {
            Some(traverse) => traverse(capsule, visit, argument),
            None => 0,
        }
    }
}

/// `tp_clear`
///
/// # Safety
///
/// 1. `capsule` is a live capsule.
unsafe extern "C" fn clear(capsule: *mut PyObject) -> c_int {
    // SAFETY: condition 1; the function is one that C code gave for this capsule.
    unsafe {
        match (*capsule.cast::<Capsule>()).clear.get() {
            Some(clear) => clear(capsule),
            None => 0,
        }
    }
}

impl Trace for Capsule {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Drop for Capsule {
    fn drop(&mut self) {
        if let Some(destructor) = self.destructor.get() {
            // SAFETY: the capsule is intact until this returns; the function takes capsules (condition 1 of `new`).
            unsafe { destructor(ptr::from_mut(self).cast()) };
        }
    }
}
