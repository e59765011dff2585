//! Raising, for this module.

use crate::core::{Raised, Thread};

/// Raises `TypeError`.
#[cold]
pub(super) fn type_error(thread: &Thread, message: &str) -> Raised {
    raise(thread, "TypeError", message)
}

/// Raises `OverflowError`.
#[cold]
pub(super) fn overflow_error(thread: &Thread, message: &str) -> Raised {
    raise(thread, "OverflowError", message)
}

#[cold]
fn raise(thread: &Thread, class: &str, message: &str) -> Raised {
    super::pending::raise(thread, class, message)
}
