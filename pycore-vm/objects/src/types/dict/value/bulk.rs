//! Copies, and taking over the items of another dict.

use std::ptr::NonNull;

use crate::core::{Fallible, Object, Owned, Thread};

use super::Dict;
use super::keys::{self, Keys, Kind, LOG2_SMALLEST};
use super::watch::DictEvent;

/// What to do with a key that both dicts have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlap {
    /// The value that is there stays.
    Keep,
    /// The other dict's value replaces it.
    Replace,
    /// Stop.
    Refuse,
}

/// How taking over items ended.
#[derive(Debug)]
pub enum Merged {
    /// All items are there.
    Complete,
    /// This key was in both.
    Duplicate(Owned),
    /// The other dict changed while keys were compared.
    Mutated,
}

impl Dict {
    /// A new dict with the same items.
    pub fn copy(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        if self.is_empty() {
            return Self::new(thread);
        }
        if let Some(values) = self.split_values() {
            let values = values.copied(thread)?;
            self.table().retain();
            return match Self::with_keys(thread, self.table_pointer(), self.len()) {
                Ok(new) => {
                    new.values.set(values.as_ptr());
                    Ok(new)
                }
                Err(raised) => {
                    // SAFETY: nobody else knows the block.
                    unsafe { super::Values::release_own(values, thread.heap()) };
                    Err(raised)
                }
            };
        }
        // Much room for removed items is not worth copying.
        if self.len() >= self.table().entry_count() * 2 / 3 {
            let keys = self.cloned_table(thread)?;
            return Self::with_keys(thread, keys, self.len());
        }
        let new = Self::new(thread)?;
        let table = self.table();
        let kind = if table.is_text() { Kind::Text } else { Kind::General };
        let log2_size = keys::log2_for_entries(self.len()).max(LOG2_SMALLEST);
        new.keys.set(Keys::new(thread, log2_size, kind)?.as_ptr());
        new.take_distinct(self);
        Ok(new)
    }

    /// Fills a new table, which has room, with the items of a combined dict with a table of the same kind.
    fn take_distinct(&self, other: &Dict) {
        let (table, source) = (self.table(), other.table());
        let mut position = 0;
        for number in 0..source.entry_count() {
            let (Some(key), Some(value)) = (other.key(number), other.value(number)) else {
                continue;
            };
            if !table.is_text() {
                table.general(position).hash.set(source.hash(number));
            }
            let pair = table.pair(position);
            pair.key.set(key.into_raw().as_ptr());
            pair.value.set(value.into_raw().as_ptr());
            position += 1;
        }
        table.build_indices(position);
        self.used.set(position as isize);
    }

    /// A new table equal to that of this combined dict.
    fn cloned_table(&self, thread: &Thread) -> Fallible<NonNull<Keys>> {
        let table = self.table();
        let new = Keys::new(thread, table.log2_size(), table.kind())?;
        // SAFETY: the new table has the same size and kind; the references are counted below.
        let clone = unsafe {
            new.as_ref().copy_bytes_from(table);
            new.as_ref()
        };
        clone.for_pairs(|pair| {
            for pointer in [pair.key.get(), pair.value.get()].into_iter().filter_map(NonNull::new) {
                // SAFETY: the old table counts a reference to the object; the new one gets this one.
                let shared: Owned<Object> = Owned::share(unsafe { pointer.as_ref() });
                let _counted = shared.into_raw();
            }
        });
        Ok(new)
    }

    /// Takes over the items of another dict.
    pub fn merge(&self, thread: &Thread, other: &Dict, overlap: Overlap) -> Fallible<Merged> {
        if std::ptr::eq(self, other) || other.is_empty() {
            return Ok(Merged::Complete);
        }
        if self.is_empty() && self.clone_from_dict(thread, other)? {
            return Ok(Merged::Complete);
        }
        if keys::usable_fraction(self.table().log2_size()) < other.len() {
            let kind = if other.table().is_text() { Kind::Text } else { Kind::General };
            self.resize(thread, keys::log2_for_entries(self.len() + other.len()), kind)?;
        }
        let overlap = if self.is_empty() { Overlap::Replace } else { overlap };
        // A table that instances share gets keys of other instances.
        let entries = |dict: &Dict| match dict.is_split() {
            true => dict.len(),
            false => dict.table().entry_count(),
        };
        let before = entries(other);
        let mut position = 0;
        while let Some((key, hash, value)) = other.next_hashed(&mut position) {
            if overlap == Overlap::Replace || !self.contains_hashed(thread, &key, hash)? {
                self.insert_hashed(thread, key, hash, value)?;
            } else if overlap == Overlap::Refuse {
                return Ok(Merged::Duplicate(key));
            }
            if entries(other) != before {
                return Ok(Merged::Mutated);
            }
        }
        Ok(Merged::Complete)
    }

    /// Makes this empty dict a copy of another one, table and all, if the other's table is neat and filled well.
    fn clone_from_dict(&self, thread: &Thread, other: &Dict) -> Fallible<bool> {
        let table = other.table();
        let neat = !self.is_split()
            && !other.is_split()
            && table.entry_count() == other.len()
            && (table.log2_size() == LOG2_SMALLEST
                || keys::usable_fraction(table.log2_size().saturating_sub(1)) < other.len());
        if !neat {
            return Ok(false);
        }
        if self.is_watched() {
            self.tell(thread, DictEvent::Cloned, Some(&other.object), None);
            if !self.is_empty() || self.is_split() || other.is_split() {
                return Ok(false);
            }
        }
        let new = other.cloned_table(thread)?;
        let old = self.keys.replace(new.as_ptr());
        self.used.set(other.used.get());
        // SAFETY: the dict's reference to its former table, which has no items, ends here.
        unsafe { Keys::release(NonNull::new_unchecked(old), thread.heap()) };
        Ok(true)
    }
}
