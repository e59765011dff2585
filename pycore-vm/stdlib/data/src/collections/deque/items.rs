//! The items of a deque, and who borrows them.

use std::cell::RefCell;

use pycore_objects::core::Tracer;
use pycore_objects::{Fallible, Owned, Thread};

use super::Deque;
use super::ring::Ring;

/// An end of a deque.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Left,
    Right,
}

/// The items. Each method borrows them for itself: what it removes is returned, and ends after the borrow.
#[derive(Default)]
pub(super) struct Items(RefCell<Ring>);

impl Items {
    pub(super) fn len(&self) -> usize {
        self.0.borrow().len()
    }

    /// Items that there is room for outside of the deque itself.
    pub(super) fn outside_capacity(&self) -> usize {
        self.0.borrow().outside_capacity()
    }

    #[inline]
    pub(super) fn get(&self, index: usize) -> Option<Owned> {
        self.0.borrow().get(index).cloned()
    }

    /// Makes room, so that adding so many items cannot fail.
    pub(super) fn reserve(&self, thread: &Thread, count: usize) -> Fallible {
        match self.0.borrow_mut().reserve(count) {
            Ok(()) => Ok(()),
            Err(_) => Err(thread.raise_out_of_memory()),
        }
    }

    /// Adds an item at an end. If there are more than the limit then, gives the one at the other end.
    #[inline]
    pub(super) fn push(
        &self,
        thread: &Thread,
        item: Owned,
        end: End,
        limit: Option<usize>,
    ) -> Fallible<Option<Owned>> {
        let mut items = self.0.borrow_mut();
        if limit.is_some_and(|limit| items.len() >= limit) {
            let other_end = match end {
                End::Left => End::Right,
                End::Right => End::Left,
            };
            // Without an item to be lost there is no room for one at all.
            let Some(lost) = items.pop(other_end) else { return Ok(Some(item)) };
            items.push(item, end);
            return Ok(Some(lost));
        }
        if items.reserve(1).is_err() {
            drop(items);
            return Err(thread.raise_out_of_memory());
        }
        items.push(item, end);
        Ok(None)
    }

    #[inline]
    pub(super) fn pop(&self, end: End) -> Option<Owned> {
        self.0.borrow_mut().pop(end)
    }

    /// Replaces an item; gives the old one, or back the new one if there is no such item.
    pub(super) fn replace(&self, index: usize, item: Owned) -> Result<Owned, Owned> {
        self.0.borrow_mut().replace(index, item)
    }

    pub(super) fn remove(&self, index: usize) -> Option<Owned> {
        self.0.borrow_mut().remove(index)
    }

    /// Inserts an item in front of another, or at the end.
    pub(super) fn insert(&self, thread: &Thread, index: usize, item: Owned) -> Fallible {
        self.reserve(thread, 1)?;
        self.0.borrow_mut().insert(index, item);
        Ok(())
    }

    pub(super) fn rotate_right(&self, count: usize) {
        self.0.borrow_mut().rotate_right(count);
    }

    pub(super) fn reverse(&self) {
        self.0.borrow_mut().reverse();
    }

    /// Copies of all items.
    pub(super) fn snapshot(&self, thread: &Thread) -> Fallible<Vec<Owned>> {
        let mut copy = thread.vector(self.len())?;
        copy.extend(self.0.borrow().iter().cloned());
        Ok(copy)
    }

    /// Removes all items.
    pub(super) fn take(&self) -> Ring {
        std::mem::take(&mut *self.0.borrow_mut())
    }

    pub(super) fn trace(&self, tracer: &mut Tracer<'_>) {
        for item in self.0.borrow().iter() {
            tracer.visit(item);
        }
    }
}

impl Deque {
    /// Notes a change, for iterators.
    #[inline]
    pub(super) fn changed(&self) {
        self.version.set(self.version.get().wrapping_add(1));
    }
}
