//! `UnsupportedOperation`: the stream cannot do that.

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::errors::{OS_ERROR, OsError};
use pycore_objects::static_type;

/// An `OSError` that is a `ValueError` too.
#[repr(transparent)]
pub struct UnsupportedOperation(OsError);

static_type! {
    /// The type `io.UnsupportedOperation`; whoever makes it ready adds the second base.
    pub static UNSUPPORTED_OPERATION: UnsupportedOperation = {
        name: "io.UnsupportedOperation",
        base: OS_ERROR,
        flags: BASE_TYPE | HAVE_GC | MANAGED_WEAKREF,
        dict_offset: 16,
        weaklist_offset: pycore_objects::core::MANAGED_WEAK_OFFSET,
    };
}

impl Trace for UnsupportedOperation {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.0.trace(tracer);
    }

    fn clear(&self) {
        self.0.clear();
    }
}
