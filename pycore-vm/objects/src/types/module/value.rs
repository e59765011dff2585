//! The layout of modules: CPython's `PyModuleObject`.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_abi::{PyModuleDef, PyModuleObject};

use crate::core::{Object, Place, Trace, Tracer};
use crate::types::dict::Dict;

/// A module: a namespace, and what the code that made it keeps with it.
#[repr(C)]
pub struct Module {
    object: Object,
    /// Set when the module is made or initialised; `module.__new__` of CPython makes it, too.
    pub(super) dict: Place<Dict>,
    /// The definition of a module that is an extension's.
    pub(super) definition: Cell<*mut PyModuleDef>,
    /// The extension's state.
    pub(super) state: Cell<*mut ()>,
    weak_references: Cell<*const Object>,
    /// The name that the module was made with, for messages.
    pub(super) name: Place,
}

/// Where the namespace is: `tp_dictoffset`.
pub(super) const DICT_OFFSET: isize = offset_of!(Module, dict) as isize;
/// Where the weak references are: `tp_weaklistoffset`.
pub(super) const WEAKLIST_OFFSET: isize = offset_of!(Module, weak_references) as isize;

const _: () = {
    assert!(size_of::<Module>() == size_of::<PyModuleObject>());
    assert!(offset_of!(Module, dict) == offset_of!(PyModuleObject, md_dict));
    assert!(offset_of!(Module, definition) == offset_of!(PyModuleObject, md_def));
    assert!(offset_of!(Module, state) == offset_of!(PyModuleObject, md_state));
    assert!(offset_of!(Module, weak_references) == offset_of!(PyModuleObject, md_weaklist));
    assert!(offset_of!(Module, name) == offset_of!(PyModuleObject, md_name));
};

impl Module {
    /// A module's contents, without a namespace.
    pub(super) fn contents(object: Object) -> Self {
        Self {
            object,
            dict: Place::empty(),
            definition: Cell::new(std::ptr::null_mut()),
            state: Cell::new(std::ptr::null_mut()),
            weak_references: Cell::new(std::ptr::null()),
            name: Place::empty(),
        }
    }

    /// The module as an object.
    pub fn as_object(&self) -> &Object {
        &self.object
    }
}

impl Trace for Module {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        super::foreign::trace(self, tracer);
        self.dict.trace(tracer);
        self.name.trace(tracer);
    }

    fn clear(&self) {
        super::foreign::clear(self);
        drop(self.dict.take());
    }
}

impl Drop for Module {
    fn drop(&mut self) {
        super::foreign::end(self);
    }
}
