//! The table of keys that the instances of a class share.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use pycore_abi::PyHeapTypeObject;

use crate::core::{Fallible, Owned, Thread, TypeFlags, TypeObject};
use crate::types::str::Str;

use super::keying;
use super::keys::{Found, Keys, Kind};
use super::values::{SHARED_CAPACITY, Values};
use super::{Dict, watch};

/// Places of a shared table, as a power of two: room for [`SHARED_CAPACITY`] keys.
const LOG2_SHARED: u8 = 6;

/// The field of a class (`ht_cached_keys`) with the table that its instances share; nullable.
///
/// Every instance made while the class is young takes one possible key away, so that room for values behind later
/// instances comes down to what is used.
#[repr(transparent)]
pub struct SharedKeys(Cell<*mut Keys>);

impl SharedKeys {
    /// No table.
    pub const fn none() -> Self {
        Self(Cell::new(ptr::null_mut()))
    }

    /// The field of a class; `None` for static types.
    #[inline(always)]
    pub fn of(type_object: &TypeObject) -> Option<&Self> {
        if !type_object.flags().contains(TypeFlags::HEAP_TYPE) {
            return None;
        }
        let start = ptr::from_ref(type_object).cast::<u8>();
        // SAFETY: a type with this flag is a `PyHeapTypeObject`, where the field is such a pointer; it is zero until `create`.
        Some(unsafe { &*start.add(offset_of!(PyHeapTypeObject, ht_cached_keys)).cast::<Self>() })
    }

    /// Makes the table of a new class.
    pub fn create(&self, thread: &Thread) -> Fallible {
        let keys = Keys::new(thread, LOG2_SHARED, Kind::Split)?;
        // SAFETY: the table is new.
        unsafe { keys.as_ref() }.limit_usable(SHARED_CAPACITY);
        self.release();
        self.0.set(keys.as_ptr());
        Ok(())
    }

    /// Gives the table up, when the class goes.
    pub fn release(&self) {
        if let Some(keys) = NonNull::new(self.0.replace(ptr::null_mut())) {
            // SAFETY: classes are destroyed within `Thread::enter`; the field's reference ends here.
            unsafe { Keys::release(keys, Thread::current().heap()) };
        }
    }

    /// The table.
    #[inline(always)]
    pub(super) fn table(&self) -> Option<&Keys> {
        // SAFETY: the field counts a reference to the table.
        unsafe { self.0.get().as_ref() }
    }

    /// The number of a name's entry; `None` if no instance ever had it.
    #[inline]
    pub fn find(&self, name: &Str) -> Option<usize> {
        self.table()?.search_text(name, name.hash()).entry()
    }

    /// The number of a name's entry, which is made if there is none and the table has room.
    #[inline]
    pub fn insert(&self, name: &Str) -> Option<usize> {
        let table = self.table()?;
        keying::as_text(name.as_object())?;
        match table.search_text(name, name.hash()) {
            Found::Entry(number) => Some(number),
            Found::Vacant(_) if table.usable() == 0 => None,
            Found::Vacant(place) => {
                let number = table.entry_count();
                table.set_version(0);
                table.append(place, name.hash(), Owned::share(name).into_object(), None);
                Some(number)
            }
        }
    }

    /// The version of the keys, for caches; 0 if there is none.
    pub fn version(&self) -> u32 {
        let Some(table) = self.table() else { return 0 };
        if table.version() == 0 {
            table.set_version(watch::next_version());
        }
        table.version()
    }

    /// Whether the keys have this version, which is not 0.
    #[inline(always)]
    pub fn has_version(&self, version: u32) -> bool {
        self.table().is_some_and(|table| table.version() == version)
    }

    /// Bytes of memory that the table takes.
    pub fn memory(&self) -> usize {
        self.table().map_or(0, Keys::block_size)
    }

    /// How many values an instance needs room for.
    pub(super) fn capacity(&self) -> usize {
        self.table().map_or(0, |table| table.entry_count() + table.usable())
    }

    /// Takes one possible key away, unless it is the last.
    pub(super) fn shrink(&self) {
        if let Some(table) = self.table()
            && table.usable() > 1
        {
            table.limit_usable(table.usable() - 1);
        }
    }

    /// A new split dict without values, for an instance; a combined one if there is no shared table.
    pub(super) fn new_dict(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        let new = Dict::new(thread)?;
        if let Some(table) = self.table() {
            let values = Values::new(thread, self.capacity())?;
            table.retain();
            new.keys.set(self.0.get());
            new.values.set(values.as_ptr());
        }
        Ok(new)
    }

    /// A new split dict that shows the values of an instance.
    pub(super) fn show(&self, thread: &Thread, values: &Values) -> Fallible<Owned<Dict>> {
        let new = Dict::new(thread)?;
        if let Some(table) = self.table() {
            table.retain();
            new.keys.set(self.0.get());
            new.values.set(ptr::from_ref(values).cast_mut());
            new.used.set(values.len() as isize);
        }
        Ok(new)
    }
}

impl Drop for SharedKeys {
    fn drop(&mut self) {
        self.release();
    }
}
