//! One export of an object's memory, which views share.

use std::cell::{Cell, UnsafeCell};
use std::ffi::c_int;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use pycore_abi::{_PyManagedBufferObject, Py_buffer};

use crate::core::refs::borrow;
use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer};
use crate::protocol::buffer;
use crate::types::object::OBJECT;
use crate::{slots, static_type};

/// Flag: the export has ended.
const RELEASED: c_int = 1;

/// An export of an object's memory, and how many views there are of it.
#[repr(C)]
pub struct ManagedBuffer {
    object: Object,
    flags: Cell<c_int>,
    /// Number of views.
    views: Cell<isize>,
    /// What the object filled. It may point into itself, and stays where it is.
    master: UnsafeCell<Py_buffer>,
}

const _: () = {
    assert!(size_of::<ManagedBuffer>() == size_of::<_PyManagedBufferObject>());
    assert!(offset_of!(ManagedBuffer, flags) == offset_of!(_PyManagedBufferObject, flags));
    assert!(offset_of!(ManagedBuffer, views) == offset_of!(_PyManagedBufferObject, exports));
    assert!(offset_of!(ManagedBuffer, master) == offset_of!(_PyManagedBufferObject, master));
};

static_type! {
    /// The type of exports that views share.
    pub static MANAGED_BUFFER: ManagedBuffer = {
        name: "managedbuffer",
        export: "_PyManagedBuffer_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: ManagedBuffer::SLOTS,
    };
}

/// None but what every object has.
#[slots]
impl ManagedBuffer {}

impl ManagedBuffer {
    /// An export that `fill` makes.
    ///
    /// # Safety
    ///
    /// 1. If it succeeds, `fill` has filled the struct as `bf_getbuffer` does; it may be released by the object that it
    ///    names, or by nobody if it names none.
    pub unsafe fn new(
        thread: &Thread,
        fill: impl FnOnce(*mut Py_buffer) -> Fallible,
    ) -> Fallible<Owned<Self>> {
        let made = thread.new_object(|object| Self {
            object,
            flags: Cell::new(0),
            views: Cell::new(0),
            // SAFETY: all fields may be zero: numbers and nullable pointers.
            master: UnsafeCell::new(unsafe { std::mem::zeroed() }),
        })?;
        let master = made.master();
        if let Err(raised) = fill(master) {
            // SAFETY: the struct is ours; whoever failed to fill it may have left anything in it.
            unsafe { (*master).obj = ptr::null_mut() };
            made.flags.set(RELEASED);
            return Err(raised);
        }
        Ok(made)
    }

    /// The export as its object filled it.
    pub(super) fn master(&self) -> *mut Py_buffer {
        self.master.get()
    }

    /// Whether the export has ended.
    #[inline(always)]
    pub(super) fn is_released(&self) -> bool {
        self.flags.get() & RELEASED != 0
    }

    /// Counts a view.
    pub(super) fn add_view(&self) {
        self.views.set(self.views.get() + 1);
    }

    /// Counts a view less; with the last one the export ends, which may run code of the program.
    pub(super) fn remove_view(&self) {
        self.views.set(self.views.get() - 1);
        if self.views.get() == 0 {
            self.release();
        }
    }

    fn release(&self) {
        if !self.is_released() {
            self.flags.set(RELEASED);
            // SAFETY: the struct was filled, and is released once.
            unsafe { buffer::release_raw(self.master.get()) };
        }
    }

    fn exporter(&self) -> Option<&Object> {
        // SAFETY: a filled struct counts a reference to its object until it is released, which sets NULL.
        unsafe { NonNull::new((*self.master.get()).obj).map(|object| borrow(object.cast())) }
    }
}

impl Trace for ManagedBuffer {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(exporter) = self.exporter() {
            tracer.visit(exporter);
        }
    }

    fn clear(&self) {
        self.release();
    }
}

impl Drop for ManagedBuffer {
    fn drop(&mut self) {
        self.release();
    }
}
