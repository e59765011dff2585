//! Going through the items by position.
//!
//! A position is the number of an entry; in a split dict, the position in the order of insertion. Going on after the dict
//! was changed is safe and gives items that are there, though not all of them, nor each once.

use crate::core::Owned;

use super::Dict;

impl Dict {
    /// The next entry with a value at or behind a position, which is moved behind it.
    #[inline]
    fn next_number(&self, position: &mut usize) -> Option<usize> {
        if let Some(values) = self.split_values() {
            let number = values.number_at(*position)?;
            *position += 1;
            return Some(number);
        }
        let table = self.table();
        let count = table.entry_count();
        while *position < count {
            let number = *position;
            *position += 1;
            if !table.pair(number).value.get().is_null() {
                return Some(number);
            }
        }
        None
    }

    /// The next item at or behind a position, which is moved behind it; begin with 0.
    #[inline]
    pub fn next_entry(&self, position: &mut usize) -> Option<(Owned, Owned)> {
        let number = self.next_number(position)?;
        Some((self.key(number)?, self.value(number)?))
    }

    /// As [`Self::next_entry`], with the key's hash.
    pub fn next_hashed(&self, position: &mut usize) -> Option<(Owned, isize, Owned)> {
        let number = self.next_number(position)?;
        Some((self.key(number)?, self.table().hash(number), self.value(number)?))
    }

    /// As [`Self::next_entry`], the key alone.
    #[inline]
    pub fn next_key(&self, position: &mut usize) -> Option<Owned> {
        let number = self.next_number(position)?;
        self.key(number)
    }

    /// As [`Self::next_entry`], the value alone.
    #[inline]
    pub fn next_value(&self, position: &mut usize) -> Option<Owned> {
        let number = self.next_number(position)?;
        self.value(number)
    }

    /// Where going backwards begins.
    pub fn last_position(&self) -> usize {
        self.split_values().map_or_else(|| self.table().entry_count(), |values| values.len())
    }

    /// The next item before a position, which is moved to it; begin with [`Self::last_position`].
    pub fn previous_entry(&self, position: &mut usize) -> Option<(Owned, Owned)> {
        if let Some(values) = self.split_values() {
            *position = position.checked_sub(1).filter(|&last| last < values.len())?;
            let number = values.number_at(*position)?;
            return Some((self.key(number)?, self.value(number)?));
        }
        let table = self.table();
        if *position > table.entry_count() {
            return None;
        }
        while *position > 0 {
            *position -= 1;
            if !table.pair(*position).value.get().is_null() {
                return Some((self.key(*position)?, self.value(*position)?));
            }
        }
        None
    }
}
