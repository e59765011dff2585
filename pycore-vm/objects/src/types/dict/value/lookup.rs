//! Searching a key.

use std::ptr;

use crate::core::{Fallible, Object, Owned, Slot, Thread};
use crate::types::str::Str;

use super::Dict;
use super::keying;
use super::keys::{EMPTY, Found, Keys};

impl Keys {
    /// Searches a text in a table of texts. Pointers are compared first: most keys are interned, and most are found, or found
    /// missing, at the first place.
    #[inline(always)]
    pub(super) fn search_text(&self, key: &Str, hash: isize) -> Found {
        let place = self.probe(hash).place;
        let index = self.index(place);
        if index >= 0 {
            let number = index as usize;
            if ptr::eq(self.text(number).key.get(), ptr::from_ref(key).cast()) {
                return Found::Entry(number);
            }
        } else if index == EMPTY {
            return Found::Vacant(place);
        }
        self.search_text_further(key, hash)
    }

    /// [`Self::search_text`] by comparing texts.
    #[inline(never)]
    fn search_text_further(&self, key: &Str, hash: isize) -> Found {
        let object = ptr::from_ref(key).cast::<Object>();
        self.search(hash, |number| {
            let candidate = self.text(number).key.get();
            // SAFETY: indices lead to entries with a key, and keys of this table are exactly of type `str`.
            ptr::eq(candidate, object)
                || unsafe {
                    keying::hash_of_text(candidate) == hash
                        && keying::text_of(candidate).equals(key)
                }
        })
    }

    /// Searches a text in any table among the keys that are texts, those of subclasses of `str` included. Runs no code.
    pub(super) fn search_among_texts(&self, key: &Str, hash: isize) -> Found {
        if self.is_text() {
            return self.search_text(key, hash);
        }
        self.search(hash, |number| {
            let entry = self.general(number);
            if entry.hash.get() != hash {
                return false;
            }
            // SAFETY: indices lead to entries with a key, which the table counts a reference to.
            let candidate = unsafe { &*entry.pair.key.get() };
            candidate
                .downcast::<Str>()
                .is_some_and(|candidate| ptr::eq(candidate, key) || candidate.equals(key))
        })
    }
}

impl Dict {
    /// Searches a key; may run its comparison, which may do anything, even change this dict: then the search begins anew.
    ///
    /// `Vacant` holds the place where the key would be put. No code has run between the last look at the table and the
    /// return.
    #[inline]
    pub(super) fn search(&self, thread: &Thread, key: &Object, hash: isize) -> Fallible<Found> {
        let table = self.table();
        if table.is_text()
            && let Some(text) = keying::as_text(key)
        {
            return Ok(table.search_text(text, hash));
        }
        self.search_general(thread, key, hash)
    }

    /// [`Self::search`] where keys are of any type.
    #[inline(never)]
    fn search_general(&self, thread: &Thread, key: &Object, hash: isize) -> Fallible<Found> {
        loop {
            if let Some(found) = self.try_search(thread, key, hash)? {
                return Ok(found);
            }
        }
    }

    /// One search from the beginning; `None` if the table has changed meanwhile.
    fn try_search(&self, thread: &Thread, key: &Object, hash: isize) -> Fallible<Option<Found>> {
        let table = self.table();
        let mut probe = table.probe(hash);
        loop {
            let index = table.index(probe.place);
            if index == EMPTY {
                return Ok(Some(Found::Vacant(probe.place)));
            }
            if index >= 0 {
                let number = index as usize;
                let candidate = table.pair(number).key.get();
                if ptr::eq(candidate, key) {
                    return Ok(Some(Found::Entry(number)));
                }
                if table.hash(number) == hash {
                    // SAFETY: indices lead to entries with a key, which the table counts a reference to.
                    let candidate = unsafe { &*candidate };
                    let equal = match keying::equal_at_once(candidate, key) {
                        Some(equal) => equal,
                        None => match self.compare(thread, number, candidate, key)? {
                            Some(equal) => equal,
                            None => return Ok(None),
                        },
                    };
                    if equal {
                        return Ok(Some(Found::Entry(number)));
                    }
                }
            }
            probe.next();
        }
    }

    /// Compares the key of an entry with the one searched; `None` if the entry is not the same any more.
    fn compare(
        &self,
        thread: &Thread,
        number: usize,
        candidate: &Object,
        key: &Object,
    ) -> Fallible<Option<bool>> {
        /// Keeps a table, so that its memory is not used for another one meanwhile.
        struct Kept<'t>(&'t Thread, ptr::NonNull<Keys>);
        impl Drop for Kept<'_> {
            fn drop(&mut self) {
                // SAFETY: the reference was counted for this.
                unsafe { Keys::release(self.1, self.0.heap()) };
            }
        }
        let candidate = Owned::share(candidate);
        self.table().retain();
        let kept = Kept(thread, self.table_pointer());
        let equal = keying::equal(thread, &candidate, key)?;
        let same = self.keys.get() == kept.1.as_ptr()
            && number < self.table().entry_count()
            && ptr::eq(self.table().pair(number).key.get(), &raw const *candidate);
        Ok(same.then_some(equal))
    }

    /// The value of a key.
    #[inline]
    pub fn get(&self, thread: &Thread, key: &Object) -> Fallible<Option<Owned>> {
        let hash = keying::hash(thread, key)?;
        self.get_hashed(thread, key, hash)
    }

    /// The value of a key whose hash is known.
    #[inline]
    pub fn get_hashed(
        &self,
        thread: &Thread,
        key: &Object,
        hash: isize,
    ) -> Fallible<Option<Owned>> {
        Ok(self.search(thread, key, hash)?.entry().and_then(|number| self.value(number)))
    }

    /// The key object that the dict has for a key whose hash is known.
    pub fn stored_key(
        &self,
        thread: &Thread,
        key: &Object,
        hash: isize,
    ) -> Fallible<Option<Owned>> {
        let Some(number) = self.search(thread, key, hash)?.entry() else { return Ok(None) };
        if self.value_cell(number).get().is_null() {
            return Ok(None);
        }
        // SAFETY: an entry with a value has a key, which the table counts a reference to.
        let stored = unsafe { &*self.table().pair(number).key.get() };
        Ok(Some(Owned::share(stored)))
    }

    /// Whether there is an item with this key.
    #[inline]
    pub fn contains(&self, thread: &Thread, key: &Object) -> Fallible<bool> {
        let hash = keying::hash(thread, key)?;
        self.contains_hashed(thread, key, hash)
    }

    /// Whether there is an item with this key, whose hash is known.
    #[inline]
    pub fn contains_hashed(&self, thread: &Thread, key: &Object, hash: isize) -> Fallible<bool> {
        let found = self.search(thread, key, hash)?.entry();
        Ok(found.is_some_and(|number| !self.value_cell(number).get().is_null()))
    }

    /// The value of a name. Runs no code, so keys that are not texts are passed over, whatever they would be equal to.
    #[inline]
    pub fn get_str(&self, name: &Str) -> Option<Owned> {
        let table = self.table();
        let found = if table.is_text() {
            table.search_text(name, name.hash())
        } else {
            table.search_among_texts(name, name.hash())
        };
        self.value(found.entry()?)
    }

    /// Whether there is an item with this name; as [`Self::get_str`].
    pub fn contains_str(&self, name: &Str) -> bool {
        let found = self.table().search_among_texts(name, name.hash()).entry();
        found.is_some_and(|number| !self.value_cell(number).get().is_null())
    }

    /// The value of a name whose entry is probably the one with this number, in a new slot; nothing if it is another, or has
    /// no value, or the values are not in the table.
    #[inline(always)]
    pub fn slot_by_hint<'a>(
        &self,
        number: usize,
        name: impl FnOnce() -> &'a Object,
    ) -> Option<Slot> {
        if self.split_values().is_some() {
            return None;
        }
        let pair = self.pair_by_hint(number, name)?;
        // SAFETY: the dict counts a reference to its values.
        unsafe { pair.value.get().as_ref() }.map(Slot::share)
    }

    /// As [`Self::slot_by_hint`], where the values are not in the table.
    #[inline(always)]
    pub fn slot_by_hint_of_split<'a>(
        &self,
        number: usize,
        name: impl FnOnce() -> &'a Object,
    ) -> Option<Slot> {
        let values = self.split_values()?;
        self.pair_by_hint(number, name)?;
        // SAFETY: the dict counts a reference to its values.
        unsafe { values.try_cell(number)?.get().as_ref() }.map(Slot::share)
    }

    /// The entry with this number in a table of texts, if it is that of this very string.
    #[inline(always)]
    fn pair_by_hint<'a>(
        &self,
        number: usize,
        name: impl FnOnce() -> &'a Object,
    ) -> Option<&super::keys::Pair> {
        let table = self.table();
        if !table.is_text() || number >= table.entry_count() {
            return None;
        }
        let pair = table.text(number);
        ptr::eq(pair.key.get(), name()).then_some(pair)
    }

    /// Gives the name whose entry is probably the one with this number another value, and takes the old one; gives the new
    /// one back if it is another entry, has no value, or somebody watches.
    #[inline]
    pub fn exchange_by_hint(
        &self,
        number: usize,
        name: &Str,
        value: Owned,
    ) -> Result<Owned, Owned> {
        if self.pair_by_hint(number, || name.as_object()).is_none() || self.is_watched() {
            return Err(value);
        }
        match self.value(number) {
            Some(old) => {
                self.replace_value(number, value);
                Ok(old)
            }
            None => Err(value),
        }
    }

    /// The number of the entry of a name, for caches: it stays the same while [`Dict::keys_version`] does.
    ///
    /// `None` also if the dict has keys that are not texts.
    pub fn entry_of(&self, name: &Str) -> Option<usize> {
        let table = self.table();
        if !table.is_text() {
            return None;
        }
        table.search_text(name, name.hash()).entry()
    }

    /// Where the value of a name is, in words from the start of the table, for caches: it stays there while
    /// [`Dict::keys_version`] does. Nothing if the name is not there, or the values are not in the table.
    pub fn place_of(&self, name: &Str) -> Option<u16> {
        if self.split_values().is_some() {
            return None;
        }
        let table = self.table();
        let value = ptr::from_ref(&table.text(self.entry_of(name)?).value);
        let distance = value.addr().wrapping_sub(ptr::from_ref(table).addr());
        u16::try_from(distance / size_of::<usize>()).ok()
    }

    /// The value at such a place, in a new slot; nothing if it has been removed.
    ///
    /// # Safety
    ///
    /// 1. [`Self::place_of`] gave the place for a dict whose keys had the version that this one's have.
    #[inline(always)]
    pub unsafe fn slot_at(&self, place: u16) -> Option<Slot> {
        let table = ptr::from_ref(self.table()).cast::<*const Object>();
        // SAFETY: condition 1: the table is that one, and the field is one of its values, which are null or counted.
        unsafe { (*table.add(usize::from(place))).as_ref() }.map(Slot::share)
    }
}
