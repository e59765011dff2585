//! Other tables for a dict.

use std::ptr::{self, NonNull};

use crate::core::{Fallible, Owned, Thread};

use super::Dict;
use super::keys::{self, Keys, Kind};
use super::values::Values;

impl Dict {
    /// Replaces the table by one for three times the items, as CPython does when an item does not fit: the same number
    /// of items leads to the same sizes.
    ///
    /// `kind` says what the new key needs; a general table stays one.
    pub(super) fn grow(&self, thread: &Thread, kind: Kind) -> Fallible {
        self.resize(thread, keys::log2_for_places(self.len().saturating_mul(3)), kind)
    }

    /// Makes room for a number of items that are about to be inserted into an empty dict.
    pub fn make_room(&self, thread: &Thread, items: usize, text: bool) -> Fallible {
        let log2_size = keys::log2_for_entries(items).max(self.table().log2_size());
        if keys::usable_fraction(log2_size) < self.len() {
            return Ok(());
        }
        self.resize(thread, log2_size, if text { Kind::Text } else { Kind::General })
    }

    /// Replaces the table by a combined one of this size, which must do for the items. Runs no code.
    pub(super) fn resize(&self, thread: &Thread, log2_size: u8, kind: Kind) -> Fallible {
        let old = self.table_pointer();
        let kind = if self.table().is_text() { kind } else { Kind::General };
        debug_assert!(kind != Kind::Split);
        let new = Keys::new(thread, log2_size, kind)?;
        // SAFETY: the table is new.
        let table = unsafe { new.as_ref() };
        debug_assert!(table.usable() >= self.len());
        match NonNull::new(self.values.get()) {
            Some(values) => {
                // SAFETY: the dict's block.
                self.unite(unsafe { values.as_ref() }, table);
                self.values.set(ptr::null_mut());
                self.keys.set(new.as_ptr());
                // SAFETY: the values have moved, and the dict leads to the block and the shared table no more. The keys are
                // held by the new table, so that nothing is destroyed here.
                unsafe {
                    if values.as_ref().is_embedded() {
                        values.as_ref().invalidate();
                    } else {
                        Values::free_block(values, thread.heap());
                    }
                    Keys::release(old, thread.heap());
                }
            }
            None => {
                self.move_entries(table);
                self.keys.set(new.as_ptr());
                // A search that waits for a comparison may still hold the old table: it must find nothing there.
                // SAFETY: the dict's reference ends here; all entries have moved.
                unsafe {
                    if !old.as_ref().is_empty_table() {
                        old.as_ref().truncate(0);
                    }
                    Keys::release(old, thread.heap());
                }
            }
        }
        Ok(())
    }

    /// Writes the items of a split dict into a new table, which takes over the values.
    fn unite(&self, values: &Values, table: &Keys) {
        let shared = self.table();
        for position in 0..values.len() {
            let Some(number) = values.number_at(position) else { break };
            let key = shared.text(number).key.get();
            // SAFETY: the shared table counts a reference to its key.
            let key = Owned::share(unsafe { &*key });
            if !table.is_text() {
                table.general(position).hash.set(shared.hash(number));
            }
            let pair = table.pair(position);
            pair.key.set(key.into_raw().as_ptr());
            pair.value.set(values.cell(number).get());
        }
        table.build_indices(values.len());
    }

    /// Moves the entries of a combined table to a new one, leaving out the removed.
    fn move_entries(&self, table: &Keys) {
        let old = self.table();
        if old.entry_count() == self.len() && old.kind() == table.kind() {
            // SAFETY: the tables are of one kind, and the new one has room for all items.
            unsafe { table.copy_entries_from(old, self.len()) };
        } else {
            let mut position = 0;
            for number in 0..old.entry_count() {
                let pair = old.pair(number);
                if pair.value.get().is_null() {
                    continue;
                }
                if !table.is_text() {
                    table.general(position).hash.set(old.hash(number));
                }
                let new = table.pair(position);
                new.key.set(pair.key.get());
                new.value.set(pair.value.get());
                position += 1;
            }
        }
        table.build_indices(self.len());
    }

    /// Removes all items.
    pub fn clear_items(&self) {
        let keys = self.table_pointer();
        if self.table().is_empty_table() {
            return;
        }
        // SAFETY: dicts are cleared within `Thread::enter`.
        let thread = unsafe { Thread::current() };
        self.tell(thread, super::watch::DictEvent::Cleared, None, None);
        if self.keys.get() != keys.as_ptr() {
            return self.clear_items();
        }
        self.used.set(0);
        match NonNull::new(self.values.get()) {
            // SAFETY: the dict's block.
            Some(values) if unsafe { values.as_ref() }.is_embedded() => {
                // The instance keeps its form. SAFETY: as above.
                unsafe { values.as_ref() }.drop_values();
            }
            values => {
                self.values.set(ptr::null_mut());
                self.keys.set(Keys::empty().as_ptr());
                // SAFETY: block and table were the dict's, which leads to them no more.
                unsafe {
                    if let Some(values) = values {
                        Values::release_own(values, thread.heap());
                    }
                    Keys::release(keys, thread.heap());
                }
            }
        }
    }
}
