//! The layout of dicts and raw access to it.
//!
//! A dict is in one of two forms:
//!
//! - *combined*: keys and values are in a table of its own, or it has the common table without room;
//! - *split*: the dict of an instance. The keys are in a table shared by the instances of the class, the values in a
//!   `Values` block, in order of that table, with the order of insertion beside them. As long as the
//!   instance lives, the block is the instance's own, behind the object.
//!
//! Whatever drops a reference may run code that changes this very dict, so every function brings the dict into a whole
//! state first and drops last. Comparing keys may run code as well: a search holds what it compares, and begins anew
//! if the table has changed meanwhile.
//!
//! Parts: `keys` the table, `values` the block of values, `lookup`, `insert`, `remove`, `resize`, `iterate`, `bulk`
//! the operations, `split` and `instance` the attributes of instances, `watch` versions and watchers.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use pycore_abi::PyDictObject;

use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer};

pub mod bulk;
mod insert;
pub mod instance;
mod iterate;
pub(crate) mod keying;
mod keys;
mod lookup;
mod remove;
mod resize;
mod split;
mod values;
pub mod watch;

pub use split::SharedKeys;

use keys::{Keys, Kind};
use values::Values;

/// A dict, in CPython's layout.
#[repr(C)]
pub struct Dict {
    object: Object,
    /// Number of items.
    used: Cell<isize>,
    /// Which watchers want to know of changes: bits 0 to 7.
    watchers: Cell<u64>,
    /// The table; never null.
    keys: Cell<*mut Keys>,
    /// The values of a split dict, null otherwise.
    values: Cell<*mut Values>,
}

const _: () = {
    assert!(size_of::<Dict>() == size_of::<PyDictObject>());
    assert!(offset_of!(Dict, used) == offset_of!(PyDictObject, ma_used));
    assert!(offset_of!(Dict, watchers) == offset_of!(PyDictObject, _ma_watcher_tag));
    assert!(offset_of!(Dict, keys) == offset_of!(PyDictObject, ma_keys));
    assert!(offset_of!(Dict, values) == offset_of!(PyDictObject, ma_values));
};

impl Dict {
    /// A new dict without items.
    #[inline]
    pub fn new(thread: &Thread) -> Fallible<Owned<Self>> {
        thread.new_object(Self::fill)
    }

    /// A new dict with room for a number of items, which are expected to have keys of type `str` if `text`.
    pub fn with_capacity(thread: &Thread, items: usize, text: bool) -> Fallible<Owned<Self>> {
        let new = Self::new(thread)?;
        if let Some(log2_size) = keys::log2_presized(items) {
            let kind = if text { Kind::Text } else { Kind::General };
            new.keys.set(Keys::new(thread, log2_size, kind)?.as_ptr());
        }
        Ok(new)
    }

    /// The struct of an empty dict, for the type's `__new__` and its subclasses.
    pub fn fill(object: Object) -> Self {
        Self {
            object,
            used: Cell::new(0),
            watchers: Cell::new(0),
            keys: Cell::new(Keys::empty().as_ptr()),
            values: Cell::new(ptr::null_mut()),
        }
    }

    /// A new dict with this table, whose reference passes to it.
    fn with_keys(thread: &Thread, keys: NonNull<Keys>, used: usize) -> Fallible<Owned<Self>> {
        match Self::new(thread) {
            Ok(new) => {
                new.keys.set(keys.as_ptr());
                new.used.set(used as isize);
                Ok(new)
            }
            Err(raised) => {
                // SAFETY: the reference ends here.
                unsafe { Keys::release(keys, thread.heap()) };
                Err(raised)
            }
        }
    }

    /// Number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.used.get() as usize
    }

    /// Whether there are no items.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.used.get() == 0
    }

    /// The table. It may go as soon as anything runs that changes the dict: borrow it no longer.
    #[inline(always)]
    fn table(&self) -> &Keys {
        // SAFETY: `keys` is never null, and the dict counts a reference to the table; callers drop the borrow
        // before anything that may run code, as the documentation demands.
        unsafe { &*self.keys.get() }
    }

    /// The table as a pointer.
    #[inline(always)]
    fn table_pointer(&self) -> NonNull<Keys> {
        // SAFETY: `keys` is never null.
        unsafe { NonNull::new_unchecked(self.keys.get()) }
    }

    /// The block of values of a split dict; to be borrowed no longer than the table.
    #[inline(always)]
    fn split_values(&self) -> Option<&Values> {
        // SAFETY: the block lives as long as the dict says so: it is its own, or that of an instance, which detaches
        // the dict before it goes.
        unsafe { self.values.get().as_ref() }
    }

    /// The field that the value of an entry is in.
    #[inline(always)]
    fn value_cell(&self, number: usize) -> &Cell<*mut Object> {
        match self.split_values() {
            None => &self.table().pair(number).value,
            Some(values) => values.cell(number),
        }
    }

    /// The value of an entry, if it has one.
    #[inline(always)]
    fn value(&self, number: usize) -> Option<Owned> {
        let value = NonNull::new(self.value_cell(number).get())?;
        // SAFETY: the dict counts a reference to its values.
        Some(Owned::share(unsafe { value.as_ref() }))
    }

    /// The key of an entry that is not removed.
    #[inline]
    fn key(&self, number: usize) -> Option<Owned> {
        let key = NonNull::new(self.table().pair(number).key.get())?;
        // SAFETY: the table counts a reference to its keys.
        Some(Owned::share(unsafe { key.as_ref() }))
    }

    /// Bytes of memory that the dict takes beside the object itself.
    pub fn memory_beside(&self) -> usize {
        let table = self.table();
        let values = match self.split_values() {
            Some(_) => (table.entry_count() + table.usable()) * size_of::<*mut Object>(),
            None => 0,
        };
        // A table that others use too is theirs.
        values
            + if table.reference_count() == 1 && !table.is_empty_table() {
                table.block_size()
            } else {
                0
            }
    }

    /// Whether the keys are in a table shared with other dicts.
    pub fn is_split(&self) -> bool {
        !self.values.get().is_null()
    }
}

impl Dict {
    /// Shows keys and values to the collector, which runs no code of the program.
    #[inline(always)]
    pub(crate) fn for_each_reference(&self, with: &mut impl FnMut(&Object)) {
        let table = self.table();
        let is_text = table.is_text();
        table.for_pairs(|pair| {
            if !is_text {
                show(with, pair.key.get());
            }
            // In a shared table there is none.
            show(with, pair.value.get());
        });
        if let Some(values) = self.split_values() {
            values.for_each_reference(with);
        }
    }
}

impl Trace for Dict {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.for_each_reference(&mut |referent| tracer.visit(referent));
    }

    fn clear(&self) {
        self.clear_items();
    }
}

/// Shows a reference, or null.
#[inline(always)]
fn show(with: &mut impl FnMut(&Object), pointer: *mut Object) {
    // SAFETY: what calls this counts a reference to the object, and the collector runs no code.
    if let Some(referent) = unsafe { pointer.as_ref() } {
        with(referent);
    }
}

impl Drop for Dict {
    fn drop(&mut self) {
        // SAFETY: objects are destroyed within `Thread::enter`.
        let heap = unsafe { Thread::current() }.heap();
        let values = NonNull::new(self.values.replace(ptr::null_mut()));
        let keys = self.keys.replace(Keys::empty().as_ptr());
        // SAFETY: block and table were the dict's, which leads to them no more.
        unsafe {
            if let Some(values) = values {
                Values::release_own(values, heap);
            }
            Keys::release(NonNull::new_unchecked(keys), heap);
        }
    }
}
