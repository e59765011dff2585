//! Removing items.

use std::ptr::{self, NonNull};

use crate::core::{Fallible, Object, Owned, Thread};

use super::Dict;
use super::keying;
use super::keys::Kind;
use super::watch::DictEvent;

impl Dict {
    /// Removes an item and gives its value.
    pub fn remove(&self, thread: &Thread, key: &Object) -> Fallible<Option<Owned>> {
        let hash = keying::hash(thread, key)?;
        self.remove_hashed(thread, key, hash)
    }

    /// Removes an item whose key's hash is known, and gives its value.
    pub fn remove_hashed(
        &self,
        thread: &Thread,
        key: &Object,
        hash: isize,
    ) -> Fallible<Option<Owned>> {
        let mut found = self.search(thread, key, hash)?;
        if self.is_watched()
            && found.entry().is_some_and(|number| !self.value_cell(number).get().is_null())
        {
            self.tell(thread, DictEvent::Deleted, Some(key), None);
            found = self.search(thread, key, hash)?;
        }
        let Some(number) = found.entry() else { return Ok(None) };
        let taken = self.take_entry(number, hash);
        // The key goes first, then whoever called this drops the value.
        Ok(taken.map(|(key, value)| {
            drop(key);
            value
        }))
    }

    /// Takes an item out: its key, if the table was the dict's own, and its value. Runs no code.
    fn take_entry(&self, number: usize, hash: isize) -> Option<(Option<Owned>, Owned)> {
        let value = NonNull::new(self.value_cell(number).replace(ptr::null_mut()))?;
        // SAFETY: the reference that the dict counted passes on.
        let value = unsafe { Owned::adopt(value) };
        self.used.set(self.used.get() - 1);
        if let Some(values) = self.split_values() {
            values.removed(number);
            return Some((None, value));
        }
        let table = self.table();
        table.set_version(0);
        table.forget_index(hash, number);
        let key = NonNull::new(table.pair(number).key.replace(ptr::null_mut()));
        // SAFETY: the reference that the table counted passes on.
        Some((key.map(|key| unsafe { Owned::adopt(key) }), value))
    }

    /// Removes the item inserted last and gives it.
    pub fn pop_last(&self, thread: &Thread) -> Fallible<Option<(Owned, Owned)>> {
        if self.is_empty() {
            return Ok(None);
        }
        if self.is_split() {
            self.resize(thread, self.table().log2_size(), Kind::Text)?;
        }
        let Some(number) = self.last_entry() else { return Ok(None) };
        if self.is_watched() {
            let Some(key) = self.key(number) else { return Ok(None) };
            self.tell(thread, DictEvent::Deleted, Some(&key), None);
            if self.is_split() || self.last_entry() != Some(number) {
                return self.pop_last(thread);
            }
        }
        let table = self.table();
        let hash = table.hash(number);
        let taken = self.take_entry(number, hash);
        self.table().truncate(number);
        Ok(taken.and_then(|(key, value)| Some((key?, value))))
    }

    /// The last entry of a combined table that is not removed.
    fn last_entry(&self) -> Option<usize> {
        let table = self.table();
        (0..table.entry_count()).rev().find(|&number| !table.pair(number).value.get().is_null())
    }
}
