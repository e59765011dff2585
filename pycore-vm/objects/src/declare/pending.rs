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

/// A float by `__float__` or `__index__`.
pub(super) fn float(thread: &Thread, _object: &Object) -> Fallible<f64> {
    Err(missing(thread, "conversion to float"))
}

/// The value of an int that is not negative.
pub(super) fn to_u64(int: &crate::types::int::Int) -> Option<u64> {
    int.to_i64().and_then(|value| u64::try_from(value).ok())
}
