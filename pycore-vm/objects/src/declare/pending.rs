//! What the kernel does not offer yet, in one place: conversions by protocols.

use crate::core::{Fallible, Object, Raised, Thread};

#[cold]
fn missing(thread: &Thread, what: &str) -> Raised {
    crate::raise!(thread, NOT_IMPLEMENTED_ERROR, "{what} is not there yet")
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

/// An integer by `__index__`, if it fits.
pub(super) fn index(thread: &Thread, _object: &Object) -> Fallible<i128> {
    Err(missing(thread, "__index__"))
}

/// A float by `__float__`.
pub(super) fn float(thread: &Thread, _object: &Object) -> Fallible<f64> {
    Err(missing(thread, "__float__"))
}

/// Truth.
pub(super) fn truth(thread: &Thread, _object: &Object) -> Fallible<bool> {
    Err(missing(thread, "__bool__"))
}
