//! Raising, for this module.

use crate::core::{Raised, Thread};
use crate::errors::{OVERFLOW_ERROR, TYPE_ERROR};

/// Raises `TypeError`.
#[cold]
pub(super) fn type_error(thread: &Thread, message: &str) -> Raised {
    super::pending::raise(thread, &TYPE_ERROR, message)
}

/// Raises `OverflowError`.
#[cold]
pub(super) fn overflow_error(thread: &Thread, message: &str) -> Raised {
    super::pending::raise(thread, &OVERFLOW_ERROR, message)
}
