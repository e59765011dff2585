//! The layout of simple namespaces.

use crate::core::{Object, Place, Trace, Tracer};
use crate::types::dict::Dict;

/// An object whose attributes are all that it is.
#[repr(C)]
pub struct Namespace {
    object: Object,
    pub(super) dict: Place<Dict>,
}

const _: () = assert!(std::mem::offset_of!(Namespace, dict) == 16);

impl Namespace {
    /// A namespace's contents, without attributes.
    pub(super) fn contents(object: Object) -> Self {
        Self { object, dict: Place::empty() }
    }
}

impl Trace for Namespace {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.dict.trace(tracer);
    }

    fn clear(&self) {
        drop(self.dict.take());
    }
}
