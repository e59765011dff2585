//! `memory_iterator`: over the items of a view.

use std::cell::Cell;

use super::MemoryView;
use super::format::NativeFormat;
use super::items::no_dimensions;
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::types::object::OBJECT;
use crate::{raise, slots, static_type};

/// An iterator over the items of a view with one dimension.
#[repr(C)]
pub struct MemoryIterator {
    object: Object,
    index: Cell<isize>,
    /// Nothing when the iterator is exhausted.
    view: Place<MemoryView>,
    length: isize,
    format: &'static NativeFormat,
}

static_type! {
    /// The type of iterators over views.
    pub static MEMORY_ITERATOR: MemoryIterator = {
        name: "memory_iterator",
        export: "_PyMemoryIter_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: MemoryIterator::SLOTS,
    };
}

impl MemoryIterator {
    /// An iterator from the first item on.
    pub(super) fn new(thread: &Thread, view: &MemoryView) -> Fallible<Owned<Self>> {
        view.check(thread)?;
        match view.dimensions() {
            0 => return Err(no_dimensions(thread)),
            1 => {}
            _ => {
                let message = "multi-dimensional sub-views are not implemented";
                return Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}"));
            }
        }
        let (format, length) = (view.native_format(thread)?, view.shape()[0]);
        thread.new_object(|object| Self {
            object,
            index: Cell::new(0),
            view: Place::new(Owned::share(view)),
            length,
            format,
        })
    }
}

#[slots]
impl MemoryIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let Some(view) = self.view.get() else { return Ok(None) };
        let index = self.index.get();
        if index >= self.length {
            drop(self.view.take());
            return Ok(None);
        }
        view.check(thread)?;
        self.index.set(index + 1);
        self.format.unpack(thread, view.load(thread, &[index])?).map(Some)
    }
}

impl Trace for MemoryIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.view.trace(tracer);
    }
}
