//! What C code keeps with its modules: a definition, which is static, and memory of its own.

use core::ffi::{c_int, c_void};
use std::ptr::{self, NonNull};

use pycore_abi::{PyModuleDef, PyObject};

use super::Module;
use crate::core::{Fallible, Object, Thread, Tracer};

impl Module {
    /// The definition that the module was made of, or NULL.
    pub fn definition(&self) -> *mut PyModuleDef {
        self.definition.get()
    }

    /// Says what the module was made of.
    ///
    /// # Safety
    ///
    /// 1. The definition lasts, and is what C's headers say of it.
    pub unsafe fn set_definition(&self, definition: *mut PyModuleDef) {
        self.definition.set(definition);
    }

    /// The memory that belongs to the module, or NULL.
    pub fn state(&self) -> *mut c_void {
        self.state.get().cast()
    }

    /// Gives the module its memory, all zero; nothing happens if it has some.
    pub fn make_state(&self, thread: &Thread, size: usize) -> Fallible {
        if !self.state.get().is_null() {
            return Ok(());
        }
        match thread.heap().allocate_zeroed(size.max(1)) {
            Ok(block) => self.state.set(block.as_ptr().cast()),
            Err(_) => return Err(thread.raise_out_of_memory()),
        }
        Ok(())
    }

    fn raw(&self) -> *mut PyObject {
        ptr::from_ref(self.as_object()).cast_mut().cast()
    }

    /// The definition, if its functions may be called: they rely on the memory that it asks for.
    fn usable_definition(&self) -> Option<&PyModuleDef> {
        // SAFETY: condition 1 of `set_definition`.
        let definition = unsafe { self.definition.get().as_ref() }?;
        (definition.m_size <= 0 || !self.state.get().is_null()).then_some(definition)
    }
}

/// `visitproc` that shows what it is called with to a [`Tracer`].
unsafe extern "C" fn visit(object: *mut PyObject, tracer: *mut c_void) -> c_int {
    // SAFETY: called by `trace` alone, with a tracer that nobody else uses meanwhile, and live objects.
    unsafe {
        if let Some(object) = NonNull::new(object.cast::<Object>()) {
            (*tracer.cast::<Tracer<'_>>()).visit(object.as_ref());
        }
    }
    0
}

/// Shows the references in the module's memory.
pub(super) fn trace(module: &Module, tracer: &mut Tracer<'_>) {
    if let Some(traverse) = module.usable_definition().and_then(|definition| definition.m_traverse)
    {
        // SAFETY: the function takes the module, and calls `visit` with what it was given.
        unsafe { traverse(module.raw(), visit, ptr::from_mut(tracer).cast()) };
    }
}

/// Drops the references in the module's memory.
pub(super) fn clear(module: &Module) {
    if let Some(clear) = module.usable_definition().and_then(|definition| definition.m_clear) {
        // SAFETY: the function takes the module.
        unsafe { clear(module.raw()) };
    }
}

/// Ends the module's memory.
pub(super) fn end(module: &Module) {
    if let Some(free) = module.usable_definition().and_then(|definition| definition.m_free) {
        // SAFETY: the function takes the module, which is whole still.
        unsafe { free(module.raw().cast()) };
    }
    if let Some(state) = NonNull::new(module.state.replace(ptr::null_mut())) {
        // SAFETY: modules end within `Thread::enter`; the block is from `make_state`.
        unsafe { Thread::current().heap().release(state.cast()) };
    }
}
