//! Exception groups: what `except*` does.

use pycore_objects::core::{Fallible, Thread};
use pycore_objects::{Object, Owned, raise};

/// An exception split by a type.
pub(crate) struct Split {
    /// What does not match.
    pub(crate) rest: Option<Owned>,
    /// What matches.
    pub(crate) matching: Option<Owned>,
}

/// Splits an exception, which may be a group.
pub(crate) fn split(thread: &Thread, exception: &Object, kind: &Object) -> Fallible<Split> {
    let _ = (exception, kind);
    Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "except*"))
}

/// What is raised after the `except*` clauses, of the exceptions that they raised or left.
pub(crate) fn prepare_reraise(
    thread: &Thread,
    original: &Object,
    exceptions: &Object,
) -> Fallible<Owned> {
    let _ = (original, exceptions);
    Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "except*"))
}
