//! The items of a deque, in a ring.

use std::cell::RefCell;
use std::collections::VecDeque;

use pycore_objects::core::Tracer;
use pycore_objects::{Fallible, Owned, Thread};

use super::Deque;

/// An end of a deque.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Left,
    Right,
}

/// The items. Each method borrows them for itself: what it removes is returned, and ends after the borrow.
#[derive(Default)]
pub(super) struct Items(RefCell<VecDeque<Owned>>);

impl Items {
    pub(super) fn len(&self) -> usize {
        self.0.borrow().len()
    }

    /// Items that there is room for.
    pub(super) fn capacity(&self) -> usize {
        self.0.borrow().capacity()
    }

    #[inline]
    pub(super) fn get(&self, index: usize) -> Option<Owned> {
        self.0.borrow().get(index).cloned()
    }

    /// Makes room, so that adding so many items cannot fail.
    pub(super) fn reserve(&self, thread: &Thread, count: usize) -> Fallible {
        match self.0.borrow_mut().try_reserve(count) {
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
            let lost = match end {
                End::Left => items.pop_back(),
                End::Right => items.pop_front(),
            };
            // Without an item to be lost there is no room for one at all.
            let Some(lost) = lost else { return Ok(Some(item)) };
            match end {
                End::Left => items.push_front(item),
                End::Right => items.push_back(item),
            }
            return Ok(Some(lost));
        }
        if items.try_reserve(1).is_err() {
            drop(items);
            return Err(thread.raise_out_of_memory());
        }
        match end {
            End::Left => items.push_front(item),
            End::Right => items.push_back(item),
        }
        Ok(None)
    }

    #[inline]
    pub(super) fn pop(&self, end: End) -> Option<Owned> {
        let mut items = self.0.borrow_mut();
        let item = match end {
            End::Left => items.pop_front(),
            End::Right => items.pop_back(),
        };
        // A queue that was long gives its memory back when it has become short.
        if items.capacity() > 256 && items.len() < items.capacity() / 4 {
            let half = items.capacity() / 2;
            items.shrink_to(half);
        }
        item
    }

    /// Replaces an item; gives the old one, or back the new one if there is no such item.
    pub(super) fn replace(&self, index: usize, item: Owned) -> Result<Owned, Owned> {
        match self.0.borrow_mut().get_mut(index) {
            Some(place) => Ok(std::mem::replace(place, item)),
            None => Err(item),
        }
    }

    pub(super) fn remove(&self, index: usize) -> Option<Owned> {
        self.0.borrow_mut().remove(index)
    }

    /// Inserts an item in front of another, or at the end.
    pub(super) fn insert(&self, thread: &Thread, index: usize, item: Owned) -> Fallible {
        self.reserve(thread, 1)?;
        let mut items = self.0.borrow_mut();
        let index = index.min(items.len());
        items.insert(index, item);
        Ok(())
    }

    pub(super) fn rotate_right(&self, count: usize) {
        self.0.borrow_mut().rotate_right(count);
    }

    pub(super) fn reverse(&self) {
        self.0.borrow_mut().make_contiguous().reverse();
    }

    /// Copies of all items.
    pub(super) fn snapshot(&self, thread: &Thread) -> Fallible<Vec<Owned>> {
        let mut copy = thread.vector(self.len())?;
        copy.extend(self.0.borrow().iter().cloned());
        Ok(copy)
    }

    /// Removes all items.
    pub(super) fn take(&self) -> VecDeque<Owned> {
        std::mem::take(&mut *self.0.borrow_mut())
    }

    pub(super) fn trace(&self, tracer: &mut Tracer<'_>) {
        for item in &*self.0.borrow() {
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
