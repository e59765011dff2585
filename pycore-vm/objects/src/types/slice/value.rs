//! The memory of a slice.

use std::mem::offset_of;

use pycore_abi::PySliceObject;

use super::indices::simple_bound;
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};

/// Three objects, which never change: `None` for what was left out.
#[repr(C)]
pub struct Slice {
    object: Object,
    pub(super) start: Place,
    pub(super) stop: Place,
    pub(super) step: Place,
}

const _: () = {
    assert!(size_of::<Slice>() == size_of::<PySliceObject>());
    assert!(offset_of!(Slice, start) == offset_of!(PySliceObject, start));
    assert!(offset_of!(Slice, stop) == offset_of!(PySliceObject, stop));
    assert!(offset_of!(Slice, step) == offset_of!(PySliceObject, step));
};

impl Slice {
    /// A slice.
    #[inline]
    pub fn new(thread: &Thread, start: Owned, stop: Owned, step: Owned) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            start: Place::new(start),
            stop: Place::new(stop),
            step: Place::new(step),
        })
    }

    /// A slice between two indices.
    pub fn between(thread: &Thread, start: isize, stop: isize) -> Fallible<Owned<Self>> {
        let (start, stop) = (thread.new_int(start as i64)?, thread.new_int(stop as i64)?);
        Self::new(thread, start, stop, thread.none())
    }

    /// The bounds of a slice without a step, if they are left out or small ints.
    #[inline]
    pub(super) fn simple_bounds(&self) -> Option<(Option<isize>, Option<isize>)> {
        if !self.step.get()?.is_none() {
            return None;
        }
        Some((simple_bound(&*self.start.get()?)?, simple_bound(&*self.stop.get()?)?))
    }

    /// Where it begins.
    pub fn start(&self, thread: &Thread) -> Owned {
        self.start.get().unwrap_or_else(|| thread.none())
    }

    /// Where it ends.
    pub fn stop(&self, thread: &Thread) -> Owned {
        self.stop.get().unwrap_or_else(|| thread.none())
    }

    /// How far from one item to the next.
    pub fn step(&self, thread: &Thread) -> Owned {
        self.step.get().unwrap_or_else(|| thread.none())
    }
}

impl Trace for Slice {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.start.trace(tracer);
        self.stop.trace(tracer);
        self.step.trace(tracer);
    }
}
