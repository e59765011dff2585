//! The layout of cells.

use std::mem::offset_of;

use pycore_abi::PyCellObject;

use crate::core::{Fallible, Object, Owned, Place, Slot, Thread, Trace, Tracer};

/// A variable that functions share: a value, or nothing.
#[repr(C)]
pub struct Cell {
    object: Object,
    content: Place,
}

const _: () = {
    assert!(size_of::<Cell>() == size_of::<PyCellObject>());
    assert!(offset_of!(Cell, content) == offset_of!(PyCellObject, ob_ref));
};

impl Cell {
    /// A cell with a value, or empty.
    pub fn new(thread: &Thread, value: Option<Owned>) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            content: value.map_or_else(Place::empty, Place::new),
        })
    }

    /// The value.
    #[inline(always)]
    pub fn get(&self) -> Option<Owned> {
        self.content.get()
    }

    /// The value in a slot that owns it; NULL if the cell is empty.
    #[inline(always)]
    pub fn load(&self) -> Slot {
        // SAFETY: the cell keeps its value alive.
        match unsafe { self.content.as_pointer().as_ref() } {
            Some(value) => Slot::share(value),
            None => Slot::null(),
        }
    }

    /// Puts another value, or none, into the cell; gives the old one.
    #[inline(always)]
    pub fn replace(&self, value: Option<Owned>) -> Option<Owned> {
        self.content.replace(value)
    }
}

impl Trace for Cell {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.content.trace(tracer);
    }

    fn clear(&self) {
        drop(self.content.take());
    }
}
