//! Going through a deque, which must not change meanwhile.

use std::cell::Cell;

use pycore_objects::{Fallible, Owned, Raised, Thread, raise};

use super::Deque;

/// `deque mutated during iteration`
#[cold]
pub(super) fn mutated(thread: &Thread) -> Raised {
    raise!(thread, RUNTIME_ERROR, "deque mutated during iteration")
}

/// A place in a deque.
pub(super) struct Cursor {
    /// The version of the deque at the beginning.
    version: Cell<usize>,
    /// How many items are left.
    left: Cell<usize>,
    /// Whether the last item comes first.
    reverse: bool,
}

impl Cursor {
    pub(super) fn new(deque: &Deque, reverse: bool) -> Self {
        Self { version: Cell::new(deque.version.get()), left: Cell::new(deque.len()), reverse }
    }

    pub(super) fn left(&self) -> usize {
        self.left.get()
    }

    /// The next item. It is an error if the deque has changed, and the end.
    #[inline]
    pub(super) fn next(&self, thread: &Thread, deque: &Deque) -> Fallible<Option<Owned>> {
        if deque.version.get() != self.version.get() {
            self.left.set(0);
            return Err(mutated(thread));
        }
        let left = self.left.get();
        if left == 0 {
            return Ok(None);
        }
        self.left.set(left - 1);
        let index = if self.reverse { left - 1 } else { deque.len().wrapping_sub(left) };
        Ok(deque.items.get(index))
    }
}
