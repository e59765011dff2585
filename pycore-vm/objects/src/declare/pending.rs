//! What the kernel does not offer yet, in one place: conversions by protocols.

use crate::core::{Fallible, Object, Raised, Thread};

#[cold]
fn missing(thread: &Thread, what: &str) -> Raised {
    crate::raise!(thread, NOT_IMPLEMENTED_ERROR, "{what} is not there yet")
}

/// Whether an object is a module.
pub(crate) fn is_module(object: &Object) -> bool {
    object.type_object().name() == c"module"
}

/// The name of a module.
pub(super) fn module_name(_module: &Object) -> Option<String> {
    None
}

/// Calls with positional arguments and a dict of others.
pub(super) fn with_named<R>(
    thread: &Thread,
    _values: &[crate::core::Slot],
    _named: &Object,
    _call: impl FnOnce(super::Arguments<'_>) -> Fallible<R>,
) -> Fallible<R> {
    Err(missing(thread, "keyword arguments in a dict"))
}
