//! Iterators of sequences.

use crate::core::{Fallible, Object, Owned, Thread};

/// The iterator of an object that has items by number.
pub fn sequence_iterator(thread: &Thread, _sequence: &Object) -> Fallible<Owned> {
    Err(crate::raise!(thread, NOT_IMPLEMENTED_ERROR, "iterators of sequences are not there yet"))
}
