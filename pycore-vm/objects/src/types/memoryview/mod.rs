//! `memoryview`: the memory of an object, seen from outside.
//!
//! ```text
//!   memoryview ──▶ managed buffer ──▶ object
//!   memoryview ──▶       │
//!                        one export, which ends when the last view of it is released
//! ```
//!
//! Views that are made of a view share its export. Each has a shape and strides of its own, so that slices and casts
//! need nothing more from the object.

mod cast;
mod compare;
pub mod format;
mod items;
mod iterator;
#[expect(unsafe_code, reason = "the layout of managed buffers")]
pub mod managed;
mod methods;
#[expect(unsafe_code, reason = "exports of Python classes are structs of C")]
pub mod python;
mod slots;
#[expect(unsafe_code, reason = "the layout of views, and the memory that they show")]
pub mod value;

pub use iterator::{MEMORY_ITERATOR, MemoryIterator};
pub use managed::{MANAGED_BUFFER, ManagedBuffer};
pub use python::{BUFFER_WRAPPER, BufferWrapper};
pub use value::MemoryView;

use std::mem::offset_of;

use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of views of memory.
    pub static MEMORY_VIEW: MemoryView = {
        name: "memoryview",
        export: "PyMemoryView_Type",
        base: OBJECT,
        flags: HAVE_GC | SEQUENCE,
        item_size: size_of::<isize>(),
        weaklist_offset: offset_of!(MemoryView, weak_references) as isize,
        slots: MemoryView::SLOTS,
        methods: MemoryView::METHODS,
        more_methods: &[MemoryView::GENERIC],
        getsets: MemoryView::GETSETS,
    };
}

crate::generic_class!(MemoryView);
