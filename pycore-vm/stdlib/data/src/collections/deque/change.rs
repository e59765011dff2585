//! Changing a deque within its limit.

use pycore_objects::protocol::{iterate, object};
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, raise};

use super::Deque;
use super::items::End;

impl Deque {
    /// Adds an item at an end; with a limit, the other end may lose one.
    #[inline]
    pub(super) fn push(&self, thread: &Thread, item: Owned, end: End) -> Fallible {
        let lost = self.items.push(thread, item, end, self.limit.get())?;
        self.changed();
        drop(lost);
        Ok(())
    }

    /// Takes the item at an end.
    pub(super) fn take_end(&self, thread: &Thread, end: End) -> Fallible<Owned> {
        match self.items.pop(end) {
            Some(item) => {
                self.changed();
                Ok(item)
            }
            None => Err(raise!(thread, INDEX_ERROR, "pop from an empty deque")),
        }
    }

    /// Adds the items of an iterable one after the other at an end.
    pub(super) fn extend_at(&self, thread: &Thread, iterable: &Object, end: End) -> Fallible {
        // A deque that is added to itself, or to its copy, is read as it was before.
        if let Some(other) = iterable.downcast_exact::<Self>() {
            for item in other.items.snapshot(thread)? {
                self.push(thread, item, end)?;
            }
            return Ok(());
        }
        if std::ptr::eq(self.as_object(), iterable) {
            for item in iterate::to_vec(thread, iterable, "")? {
                self.push(thread, item, end)?;
            }
            return Ok(());
        }
        let iterator = object::iterate(thread, iterable)?;
        while let Some(item) = object::next(thread, &iterator)? {
            self.push(thread, item, end)?;
        }
        Ok(())
    }

    pub(super) fn remove_all(&self) {
        self.changed();
        drop(self.items.take());
    }

    /// The deque so many times in a row.
    pub(super) fn repeat_in_place(&self, thread: &Thread, times: isize) -> Fallible {
        let length = self.len();
        if times <= 0 {
            self.remove_all();
            return Ok(());
        }
        if times == 1 || length == 0 {
            return Ok(());
        }
        let mut times = times as usize;
        if let Some(limit) = self.limit.get()
            && times.saturating_mul(length) > limit
        {
            // As many as can be left.
            times = limit.div_ceil(length).max(1);
        }
        let Some(more) = length.checked_mul(times - 1) else {
            return Err(thread.raise_out_of_memory());
        };
        self.items.reserve(thread, more)?;
        let items = self.items.snapshot(thread)?;
        for _ in 1..times {
            for item in &items {
                self.push(thread, item.clone(), End::Right)?;
            }
        }
        Ok(())
    }

    /// The place of the item that an index means, from either end.
    pub(super) fn index_error(thread: &Thread) -> Raised {
        raise!(thread, INDEX_ERROR, "deque index out of range")
    }

    /// Moves items from the right end to the left, or if `count` is negative, from left to right.
    pub(super) fn rotate_by(&self, count: isize) {
        let length = self.len() as isize;
        if length > 1 {
            self.items.rotate_right(count.rem_euclid(length) as usize);
            self.changed();
        }
    }
}
