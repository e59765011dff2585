//! A ring of items: a few lie in the ring itself, more elsewhere.

use std::collections::{TryReserveError, VecDeque};

use pycore_objects::Owned;

use super::items::End;

/// Items that lie in the ring itself.
const FEW: usize = 16;

/// All items are among the few, or all are among the many.
#[derive(Default)]
pub(super) struct Ring {
    few: [Option<Owned>; FEW],
    many: VecDeque<Owned>,
    /// Where the first of the few is.
    first: u16,
    /// How many of the few there are.
    count: u16,
    /// Whether the items are among the many.
    is_long: bool,
}

impl Ring {
    pub(super) fn len(&self) -> usize {
        if self.is_long { self.many.len() } else { self.count.into() }
    }

    /// Items that there is room for outside of the ring.
    pub(super) fn outside_capacity(&self) -> usize {
        self.many.capacity()
    }

    fn place(&self, index: usize) -> usize {
        (usize::from(self.first) + index) % FEW
    }

    pub(super) fn get(&self, index: usize) -> Option<&Owned> {
        if self.is_long {
            return self.many.get(index);
        }
        if index >= self.count.into() {
            return None;
        }
        self.few[self.place(index)].as_ref()
    }

    /// Replaces an item; gives back the new one if there is no such item.
    pub(super) fn replace(&mut self, index: usize, item: Owned) -> Result<Owned, Owned> {
        let place = self.place(index);
        let old = if self.is_long {
            self.many.get_mut(index)
        } else {
            self.few.get_mut(place).filter(|_| index < self.count.into()).and_then(Option::as_mut)
        };
        match old {
            Some(old) => Ok(std::mem::replace(old, item)),
            None => Err(item),
        }
    }

    /// Makes room for more items, so that adding them cannot fail.
    pub(super) fn reserve(&mut self, more: usize) -> Result<(), TryReserveError> {
        if self.is_long {
            return self.many.try_reserve(more);
        }
        let count = usize::from(self.count);
        if more <= FEW - count {
            return Ok(());
        }
        self.many.try_reserve(more.saturating_add(count))?;
        while let Some(item) = self.pop(End::Left) {
            self.many.push_back(item);
        }
        self.is_long = true;
        Ok(())
    }

    /// Adds an item, for which there is room.
    pub(super) fn push(&mut self, item: Owned, end: End) {
        match (self.is_long, end) {
            (true, End::Left) => self.many.push_front(item),
            (true, End::Right) => self.many.push_back(item),
            (false, End::Left) => {
                let place = self.place(FEW - 1);
                self.few[place] = Some(item);
                self.first = place as u16;
                self.count += 1;
            }
            (false, End::Right) => {
                let place = self.place(self.count.into());
                self.few[place] = Some(item);
                self.count += 1;
            }
        }
    }

    pub(super) fn pop(&mut self, end: End) -> Option<Owned> {
        if self.is_long {
            let item = match end {
                End::Left => self.many.pop_front(),
                End::Right => self.many.pop_back(),
            };
            // One that was long gives its memory back when it has become short.
            if self.many.capacity() > 256 && self.many.len() < self.many.capacity() / 4 {
                let half = self.many.capacity() / 2;
                self.many.shrink_to(half);
            }
            return item;
        }
        self.count = self.count.checked_sub(1)?;
        match end {
            End::Left => {
                let item = self.few[usize::from(self.first)].take();
                self.first = self.place(1) as u16;
                item
            }
            End::Right => {
                let place = self.place(self.count.into());
                self.few[place].take()
            }
        }
    }

    pub(super) fn remove(&mut self, index: usize) -> Option<Owned> {
        if self.is_long {
            return self.many.remove(index);
        }
        let count = usize::from(self.count);
        if index >= count {
            return None;
        }
        let place = self.place(index);
        let item = self.few[place].take();
        for index in index..count - 1 {
            let (to, from) = (self.place(index), self.place(index + 1));
            self.few[to] = self.few[from].take();
        }
        self.count -= 1;
        item
    }

    /// Inserts an item, for which there is room, in front of another or at the end.
    pub(super) fn insert(&mut self, index: usize, item: Owned) {
        if self.is_long {
            return self.many.insert(index.min(self.many.len()), item);
        }
        let count = usize::from(self.count);
        let index = index.min(count);
        for index in (index..count).rev() {
            let (from, to) = (self.place(index), self.place(index + 1));
            self.few[to] = self.few[from].take();
        }
        let place = self.place(index);
        self.few[place] = Some(item);
        self.count += 1;
    }

    /// Moves so many items, of which there are enough, from the end to the begin.
    pub(super) fn rotate_right(&mut self, count: usize) {
        if self.is_long {
            return self.many.rotate_right(count);
        }
        for _ in 0..count {
            if let Some(item) = self.pop(End::Right) {
                self.push(item, End::Left);
            }
        }
    }

    pub(super) fn reverse(&mut self) {
        if self.is_long {
            return self.many.make_contiguous().reverse();
        }
        let count = usize::from(self.count);
        for index in 0..count / 2 {
            let (one, other) = (self.place(index), self.place(count - 1 - index));
            self.few.swap(one, other);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Owned> {
        (0..self.len()).filter_map(|index| self.get(index))
    }
}
