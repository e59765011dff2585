//! Inserting items and replacing values.

use crate::core::{Fallible, Object, Owned, Thread};
use crate::types::str::Str;

use super::Dict;
use super::keying;
use super::keys::{Found, Keys, Kind, LOG2_SMALLEST};
use super::watch::DictEvent;

impl Dict {
    /// Inserts an item, or gives a key another value.
    #[inline]
    pub fn insert(&self, thread: &Thread, key: &Object, value: &Object) -> Fallible {
        let hash = keying::hash(thread, key)?;
        self.insert_hashed(thread, Owned::share(key), hash, Owned::share(value))
    }

    /// As [`Self::insert`], for references that the caller has no use for.
    #[inline]
    pub fn insert_owned(&self, thread: &Thread, key: Owned, value: Owned) -> Fallible {
        let hash = keying::hash(thread, &key)?;
        self.insert_hashed(thread, key, hash, value)
    }

    /// As [`Self::insert`], with a name.
    #[inline]
    pub fn insert_str(&self, thread: &Thread, name: &Str, value: &Object) -> Fallible {
        let key = Owned::share(name).into_object();
        self.insert_hashed(thread, key, name.hash(), Owned::share(value))
    }

    /// Inserts an item whose key's hash is known, or gives the key another value; the key that is there stays.
    #[inline]
    pub fn insert_hashed(
        &self,
        thread: &Thread,
        key: Owned,
        hash: isize,
        value: Owned,
    ) -> Fallible {
        let table = self.table();
        if table.kind() == Kind::Text
            && !self.is_watched()
            && let Some(text) = keying::as_text(&key)
        {
            match table.search_text(text, hash) {
                Found::Entry(number) => {
                    self.replace_value(number, value);
                    return Ok(());
                }
                Found::Vacant(place) if table.usable() > 0 => {
                    self.append(place, hash, key, value);
                    return Ok(());
                }
                Found::Vacant(_) => {}
            }
        }
        self.insert_general(thread, key, hash, value)
    }

    /// [`Self::insert_hashed`] in all cases.
    #[inline(never)]
    fn insert_general(&self, thread: &Thread, key: Owned, hash: isize, value: Owned) -> Fallible {
        if self.table().is_empty_table() {
            return self.insert_first(thread, key, hash, value);
        }
        if self.table().is_text() && keying::as_text(&key).is_none() {
            self.grow(thread, Kind::General)?;
        }
        let found = self.search(thread, &key, hash)?;
        if self.is_watched() {
            let old = found.entry().and_then(|number| self.value(number));
            match old {
                None => self.tell(thread, DictEvent::Added, Some(&key), Some(&value)),
                Some(old) if old.is(&value) => {}
                Some(_) => self.tell(thread, DictEvent::Modified, Some(&key), Some(&value)),
            }
            // Watchers may have changed the dict.
            let found = self.search(thread, &key, hash)?;
            return self.insert_found(thread, found, key, hash, value);
        }
        self.insert_found(thread, found, key, hash, value)
    }

    /// Inserts what was searched, without any code run since then.
    fn insert_found(
        &self,
        thread: &Thread,
        found: Found,
        key: Owned,
        hash: isize,
        value: Owned,
    ) -> Fallible {
        match found {
            Found::Entry(number) => {
                self.replace_value(number, value);
                Ok(())
            }
            Found::Vacant(place) => self.insert_new(thread, place, key, hash, value),
        }
    }

    /// Inserts a key that is not in the table. `place` is where a search ended.
    pub(super) fn insert_new(
        &self,
        thread: &Thread,
        place: usize,
        key: Owned,
        hash: isize,
        value: Owned,
    ) -> Fallible {
        let table = self.table();
        if table.usable() == 0 || (table.is_text() && keying::as_text(&key).is_none()) {
            if table.is_empty_table() {
                return self.insert_first(thread, key, hash, value);
            }
            let kind = if keying::as_text(&key).is_some() { Kind::Text } else { Kind::General };
            self.grow(thread, kind)?;
            self.append(self.table().vacant_place(hash), hash, key, value);
        } else if let Some(values) = self.split_values() {
            let number = table.entry_count();
            table.set_version(0);
            table.append(place, hash, key, None);
            values.cell(number).set(value.into_raw().as_ptr());
            values.inserted(number);
            self.used.set(self.used.get() + 1);
        } else {
            self.append(place, hash, key, value);
        }
        Ok(())
    }

    /// Inserts into a dict that has the table without room.
    fn insert_first(&self, thread: &Thread, key: Owned, hash: isize, value: Owned) -> Fallible {
        if self.is_watched() {
            self.tell(thread, DictEvent::Added, Some(&key), Some(&value));
            if !self.table().is_empty_table() {
                let found = self.search(thread, &key, hash)?;
                return self.insert_found(thread, found, key, hash, value);
            }
        }
        let kind = if keying::as_text(&key).is_some() { Kind::Text } else { Kind::General };
        let new = Keys::new(thread, LOG2_SMALLEST, kind)?;
        self.keys.set(new.as_ptr());
        self.append(self.table().probe(hash).place, hash, key, value);
        Ok(())
    }

    /// Appends an entry to a combined table that has room.
    #[inline(always)]
    fn append(&self, place: usize, hash: isize, key: Owned, value: Owned) {
        let table = self.table();
        table.set_version(0);
        table.append(place, hash, key, Some(value));
        self.used.set(self.used.get() + 1);
    }

    /// Gives an entry another value, and drops the old one last.
    #[inline(always)]
    pub(super) fn replace_value(&self, number: usize, value: Owned) {
        let old = self.value_cell(number).replace(value.into_raw().as_ptr());
        if old.is_null() {
            self.note_value(number);
            return;
        }
        // SAFETY: the reference that the dict counted ends here.
        unsafe { super::keys::drop_reference(old) };
    }

    /// Notes that an entry of a split dict, which had no value, has got one.
    #[cold]
    fn note_value(&self, number: usize) {
        debug_assert!(self.is_split());
        if let Some(values) = self.split_values() {
            values.inserted(number);
        }
        self.used.set(self.used.get() + 1);
    }

    /// The value of a key, which is inserted with `default` if there is none. The flag says whether it was there.
    pub fn set_default(
        &self,
        thread: &Thread,
        key: &Object,
        default: &Object,
    ) -> Fallible<(Owned, bool)> {
        let hash = keying::hash(thread, key)?;
        let found = self.search(thread, key, hash)?;
        if let Some(value) = found.entry().and_then(|number| self.value(number)) {
            return Ok((value, true));
        }
        let (key, value) = (Owned::share(key), Owned::share(default));
        if self.is_watched() {
            self.insert_general(thread, key, hash, value)?;
        } else {
            self.insert_found(thread, found, key, hash, value)?;
        }
        Ok((Owned::share(default), false))
    }

    /// Whether a table of texts suffices for all keys so far, of which there are some.
    pub fn has_text_keys_only(&self) -> bool {
        self.table().is_text()
    }
}
