//! The table behind a dict: CPython's `PyDictKeysObject`.
//!
//! ```text
//!   ┌────────────┬───────────┬─────────────┬──────┬─────────┬────────┬─────────┐
//!   │ references │ log2 size │ index bytes │ kind │ version │ usable │ entries │  32 bytes
//!   ├────────────┴───────────┴─────────────┴──────┴─────────┴────────┴─────────┤
//!   │ indices: one per place of the table, 1, 2, 4 or 8 bytes each             │  hash ──▶ number of an entry
//!   ├──────────────────────────────────────────────────────────────────────────┤
//!   │ entries in order of insertion: [hash] key value                          │  two thirds of the places
//!   └──────────────────────────────────────────────────────────────────────────┘
//! ```
//!
//! While all keys are exactly of type `str` the hash is in the key, and entries are two words. A table of kind `Split` is
//! shared by the instances of a class, which have the values; only keys are in it, and it never loses one.
//!
//! Invariants:
//!
//! - `entries + usable` is at most two thirds of the places, so a probe always meets an empty place;
//! - an index that is not negative is below `entries`; below `entries` an entry is whole, or both key and value are null
//!   (removed), or in a split table the value is null;
//! - entries from `entries` on are null;
//! - a table counts a reference to each key and value in it.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use pycore_gc::LocalHeap;

use crate::core::{Fallible, Object, Owned, Thread};

use super::keying;

/// An index that was never used: a probe ends here.
pub(super) const EMPTY: isize = -1;
/// The index of a removed entry: a probe goes on.
pub(super) const REMOVED: isize = -2;
/// Places of the smallest table, as a power of two.
pub(super) const LOG2_SMALLEST: u8 = 3;
/// Places of the largest table that a size given beforehand leads to.
const LOG2_LARGEST_PRESIZED: u8 = 17;
/// The count of the table that is never freed.
const IMMORTAL: isize = -1;

/// What keys a table may hold, and where the values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    /// Any keys.
    General = 0,
    /// Keys of exactly type `str`.
    Text = 1,
    /// Keys of exactly type `str`, values elsewhere.
    Split = 2,
}

/// The head of a table; indices and entries are behind it.
#[repr(C)]
pub(super) struct Keys {
    references: Cell<isize>,
    log2_size: Cell<u8>,
    log2_index_bytes: Cell<u8>,
    kind: Cell<Kind>,
    version: Cell<u32>,
    usable: Cell<isize>,
    entries: Cell<isize>,
}

const _: () = {
    assert!(size_of::<Keys>() == 32);
    assert!(offset_of!(Keys, version) == 12);
    assert!(offset_of!(Keys, usable) == 16);
};

/// An entry of a general table.
#[repr(C)]
pub(super) struct Entry {
    pub(super) hash: Cell<isize>,
    pub(super) pair: Pair,
}

/// Key and value: an entry of a table of texts.
#[repr(C)]
pub(super) struct Pair {
    pub(super) key: Cell<*mut Object>,
    pub(super) value: Cell<*mut Object>,
}

/// The table of all dicts that have nothing in them.
#[repr(C, align(16))]
struct EmptyTable {
    head: Keys,
    indices: [i8; 8],
}

// SAFETY: nothing writes to it: its count is never changed, it has no room, and its version is set.
unsafe impl Sync for EmptyTable {}

static EMPTY_TABLE: EmptyTable = EmptyTable {
    head: Keys {
        references: Cell::new(IMMORTAL),
        log2_size: Cell::new(0),
        log2_index_bytes: Cell::new(3),
        kind: Cell::new(Kind::Text),
        version: Cell::new(1),
        usable: Cell::new(0),
        entries: Cell::new(0),
    },
    indices: [EMPTY as i8; 8],
};

/// How many entries a table of `1 << log2_size` places takes.
pub(super) const fn usable_fraction(log2_size: u8) -> usize {
    (1_usize << log2_size) * 2 / 3
}

/// The smallest table with at least `places` places.
pub(super) fn log2_for_places(places: usize) -> u8 {
    let places = places.max(1 << LOG2_SMALLEST);
    (usize::BITS - (places - 1).leading_zeros()) as u8
}

/// The smallest table that takes `entries` entries.
pub(super) fn log2_for_entries(entries: usize) -> u8 {
    log2_for_places(entries.saturating_mul(3).saturating_add(1) / 2)
}

/// The table for a number of entries announced beforehand; `None` if the smallest will do. Large announcements give a
/// middling table: they may be wrong.
pub(super) fn log2_presized(entries: usize) -> Option<u8> {
    if entries <= usable_fraction(LOG2_SMALLEST) {
        None
    } else if entries > usable_fraction(LOG2_LARGEST_PRESIZED) {
        Some(LOG2_LARGEST_PRESIZED)
    } else {
        Some(log2_for_entries(entries))
    }
}

/// Where a probe has come to; CPython's sequence.
#[derive(Clone, Copy)]
pub(super) struct Probe {
    /// The place to look at.
    pub(super) place: usize,
    perturb: usize,
    mask: usize,
}

impl Probe {
    #[inline(always)]
    pub(super) fn next(&mut self) {
        self.perturb >>= 5;
        self.place =
            (self.place.wrapping_mul(5)).wrapping_add(self.perturb).wrapping_add(1) & self.mask;
    }
}

/// An integer that indices of a table are made of.
trait Width: Copy + 'static {
    fn widen(self) -> isize;
}

macro_rules! widths {
    ($($int:ty)*) => {
        $(impl Width for $int {
            #[inline(always)]
            fn widen(self) -> isize {
                self as isize
            }
        })*
    };
}
widths!(i8 i16 i32 i64);

impl Keys {
    /// The table without room, for dicts that have nothing in them.
    #[inline(always)]
    pub(super) fn empty() -> NonNull<Keys> {
        NonNull::from(&EMPTY_TABLE).cast()
    }

    /// Whether this is the table without room.
    #[inline(always)]
    pub(super) fn is_empty_table(&self) -> bool {
        ptr::eq(self, ptr::from_ref(&EMPTY_TABLE).cast())
    }

    /// Bytes of one entry.
    const fn entry_size(kind: Kind) -> usize {
        match kind {
            Kind::General => size_of::<Entry>(),
            Kind::Text | Kind::Split => size_of::<Pair>(),
        }
    }

    /// Bytes of indices, as a power of two.
    const fn log2_index_bytes_for(log2_size: u8) -> u8 {
        match log2_size {
            0..=7 => log2_size,
            8..=15 => log2_size + 1,
            16..=31 => log2_size + 2,
            _ => log2_size + 3,
        }
    }

    /// A new table without entries, with one reference.
    pub(super) fn new(thread: &Thread, log2_size: u8, kind: Kind) -> Fallible<NonNull<Keys>> {
        // Beyond 2^56 places no memory could hold the table; below, nothing overflows.
        if log2_size > 56 {
            return Err(thread.raise_out_of_memory());
        }
        let log2_index_bytes = Self::log2_index_bytes_for(log2_size);
        let usable = usable_fraction(log2_size);
        let index_bytes = 1_usize << log2_index_bytes;
        let entry_bytes = usable * Self::entry_size(kind);
        let Ok(block) = thread.heap().allocate(size_of::<Keys>() + index_bytes + entry_bytes)
        else {
            return Err(thread.raise_out_of_memory());
        };
        let keys = block.cast::<Keys>();
        // SAFETY: the block has room for the head, the indices and the entries, and nobody else knows it.
        unsafe {
            keys.write(Keys {
                references: Cell::new(1),
                log2_size: Cell::new(log2_size),
                log2_index_bytes: Cell::new(log2_index_bytes),
                kind: Cell::new(kind),
                version: Cell::new(0),
                usable: Cell::new(usable as isize),
                entries: Cell::new(0),
            });
            let indices = block.add(size_of::<Keys>());
            indices.write_bytes(0xff, index_bytes);
            indices.add(index_bytes).write_bytes(0, entry_bytes);
        }
        Ok(keys)
    }

    /// Bytes of the block.
    pub(super) fn block_size(&self) -> usize {
        size_of::<Keys>()
            + (1_usize << self.log2_index_bytes.get())
            + usable_fraction(self.log2_size.get()) * Self::entry_size(self.kind.get())
    }

    /// Gives the block back without looking at what is in it.
    ///
    /// # Safety
    ///
    /// 1. `keys` is a table from `new` with no reference left, and what was in it has moved elsewhere.
    pub(super) unsafe fn free_block(keys: NonNull<Keys>, heap: &LocalHeap<'static>) {
        // SAFETY: the block came from this heap, with this size (condition 1).
        unsafe {
            let size = keys.as_ref().block_size();
            heap.release_sized(keys.cast(), size);
        }
    }

    /// Counts one more reference.
    #[inline]
    pub(super) fn retain(&self) {
        let count = self.references.get();
        if count != IMMORTAL {
            self.references.set(count + 1);
        }
    }

    /// Counts one reference less; with the last, the table and all that is in it goes.
    ///
    /// # Safety
    ///
    /// 1. The caller owns a reference, which ends here; it uses `keys` no more.
    #[inline]
    pub(super) unsafe fn release(keys: NonNull<Keys>, heap: &LocalHeap<'static>) {
        // SAFETY: the caller's reference keeps the table alive.
        let count = unsafe { keys.as_ref() }.references.get();
        if count == IMMORTAL {
            return;
        }
        // SAFETY: as above.
        unsafe { keys.as_ref() }.references.set(count - 1);
        if count == 1 {
            // SAFETY: that was the last reference.
            unsafe { Self::destroy(keys, heap) };
        }
    }

    /// # Safety
    ///
    /// 1. `keys` is a table from `new` with no reference left.
    unsafe fn destroy(keys: NonNull<Keys>, heap: &LocalHeap<'static>) {
        // SAFETY: nobody else leads to the table, so whatever runs while keys and values are destroyed cannot reach it.
        unsafe {
            let table = keys.as_ref();
            table.for_pairs(|pair| {
                drop_reference(pair.key.get());
                drop_reference(pair.value.get());
            });
            Self::free_block(keys, heap);
        }
    }

    /// Number of references.
    pub(super) fn reference_count(&self) -> isize {
        self.references.get()
    }

    #[inline(always)]
    pub(super) fn kind(&self) -> Kind {
        self.kind.get()
    }

    /// Whether all keys are exactly of type `str`.
    #[inline(always)]
    pub(super) fn is_text(&self) -> bool {
        self.kind.get() != Kind::General
    }

    #[inline(always)]
    pub(super) fn log2_size(&self) -> u8 {
        self.log2_size.get()
    }

    /// Number of entries so far, removed ones included.
    #[inline(always)]
    pub(super) fn entry_count(&self) -> usize {
        self.entries.get() as usize
    }

    /// How many more entries fit.
    #[inline(always)]
    pub(super) fn usable(&self) -> usize {
        self.usable.get() as usize
    }

    /// Sets how many more entries fit: less than the table has room for, never more.
    pub(super) fn limit_usable(&self, usable: usize) {
        debug_assert!(usable <= self.usable());
        self.usable.set(usable as isize);
    }

    /// The version that caches go by; 0 if none was given out since the last change of keys.
    #[inline(always)]
    pub(super) fn version(&self) -> u32 {
        self.version.get()
    }

    #[inline(always)]
    pub(super) fn set_version(&self, version: u32) {
        debug_assert!(!self.is_empty_table());
        self.version.set(version);
    }

    /// The start of the indices.
    #[inline(always)]
    fn indices(&self) -> *mut u8 {
        // SAFETY: the indices are behind the head, in the same block.
        unsafe { ptr::from_ref(self).cast::<u8>().cast_mut().add(size_of::<Keys>()) }
    }

    /// The start of the entries.
    #[inline(always)]
    fn entries_start(&self) -> *mut u8 {
        // SAFETY: the entries are behind the indices, in the same block.
        unsafe { self.indices().add(1 << self.log2_index_bytes.get()) }
    }

    /// Where the search for a hash begins.
    #[inline(always)]
    pub(super) fn probe(&self, hash: isize) -> Probe {
        let mask = (1_usize << self.log2_size.get()) - 1;
        Probe { place: hash as usize & mask, perturb: hash as usize, mask }
    }

    #[inline(always)]
    fn index_of<W: Width>(&self, place: usize) -> isize {
        // SAFETY: `place` comes from a probe of this table, so it is below the number of indices.
        unsafe { self.indices().cast::<W>().add(place).read() }.widen()
    }

    /// The index at the place of a probe of this table.
    #[inline]
    pub(super) fn index(&self, place: usize) -> isize {
        debug_assert!(place < 1 << self.log2_size.get());
        match self.log2_size.get() {
            0..=7 => self.index_of::<i8>(place),
            8..=15 => self.index_of::<i16>(place),
            16..=31 => self.index_of::<i32>(place),
            _ => self.index_of::<i64>(place),
        }
    }

    #[inline]
    fn set_index(&self, place: usize, index: isize) {
        debug_assert!(place < 1 << self.log2_size.get());
        // SAFETY: the place is one of this table; the values of indices fit their width by the table's size.
        unsafe {
            match self.log2_size.get() {
                0..=7 => self.indices().cast::<i8>().add(place).write(index as i8),
                8..=15 => self.indices().cast::<i16>().add(place).write(index as i16),
                16..=31 => self.indices().cast::<i32>().add(place).write(index as i32),
                _ => self.indices().cast::<i64>().add(place).write(index as i64),
            }
        }
    }

    /// An entry of a general table.
    #[inline(always)]
    pub(super) fn general(&self, number: usize) -> &Entry {
        debug_assert!(!self.is_text() && number < usable_fraction(self.log2_size.get()));
        // SAFETY: callers take numbers from indices, or stay below `entries + usable`; the table is general.
        unsafe { &*self.entries_start().cast::<Entry>().add(number) }
    }

    /// An entry of a table of texts.
    #[inline(always)]
    pub(super) fn text(&self, number: usize) -> &Pair {
        debug_assert!(self.is_text() && number < usable_fraction(self.log2_size.get()));
        // SAFETY: as in `general`; the table is one of texts.
        unsafe { &*self.entries_start().cast::<Pair>().add(number) }
    }

    /// Key and value of an entry.
    #[inline(always)]
    pub(super) fn pair(&self, number: usize) -> &Pair {
        if self.is_text() { self.text(number) } else { &self.general(number).pair }
    }

    /// The entries of a general table.
    #[inline]
    pub(super) fn general_entries(&self) -> &[Entry] {
        debug_assert!(!self.is_text());
        // SAFETY: so many entries are initialised; the table is general.
        unsafe { std::slice::from_raw_parts(self.entries_start().cast(), self.entry_count()) }
    }

    /// The entries of a table of texts.
    #[inline]
    pub(super) fn text_entries(&self) -> &[Pair] {
        debug_assert!(self.is_text());
        // SAFETY: so many entries are initialised; the table is one of texts.
        unsafe { std::slice::from_raw_parts(self.entries_start().cast(), self.entry_count()) }
    }

    /// Calls a function with each pair, null or not. It must not run code that reaches the table.
    #[inline(always)]
    pub(super) fn for_pairs(&self, mut with: impl FnMut(&Pair)) {
        if self.is_text() {
            self.text_entries().iter().for_each(with);
        } else {
            self.general_entries().iter().for_each(|entry| with(&entry.pair));
        }
    }

    /// The hash of an entry that is not removed.
    #[inline]
    pub(super) fn hash(&self, number: usize) -> isize {
        if self.is_text() {
            // SAFETY: the entry is whole, and keys of such a table are exactly of type `str`.
            unsafe { keying::hash_of_text(self.text(number).key.get()) }
        } else {
            self.general(number).hash.get()
        }
    }

    /// Searches a place for which `matches` accepts the entry.
    #[inline(always)]
    pub(super) fn search(&self, hash: isize, matches: impl FnMut(usize) -> bool) -> Found {
        #[inline(always)]
        fn run<W: Width>(
            keys: &Keys,
            hash: isize,
            mut matches: impl FnMut(usize) -> bool,
        ) -> Found {
            let mut probe = keys.probe(hash);
            loop {
                let index = keys.index_of::<W>(probe.place);
                if index >= 0 {
                    if matches(index as usize) {
                        return Found::Entry(index as usize);
                    }
                } else if index == EMPTY {
                    return Found::Vacant(probe.place);
                }
                probe.next();
            }
        }
        match self.log2_size.get() {
            0..=7 => run::<i8>(self, hash, matches),
            8..=15 => run::<i16>(self, hash, matches),
            16..=31 => run::<i32>(self, hash, matches),
            _ => run::<i64>(self, hash, matches),
        }
    }

    /// The first place for a new entry of this hash.
    pub(super) fn vacant_place(&self, hash: isize) -> usize {
        let mut probe = self.probe(hash);
        while self.index(probe.place) >= 0 {
            probe.next();
        }
        probe.place
    }

    /// Puts a new entry behind the others; there must be room, and the place must be vacant. `value` is null in a split
    /// table.
    #[inline(always)]
    pub(super) fn append(&self, place: usize, hash: isize, key: Owned, value: Option<Owned>) {
        debug_assert!(self.usable() > 0);
        let number = self.entry_count();
        self.set_index(place, number as isize);
        if !self.is_text() {
            self.general(number).hash.set(hash);
        }
        let pair = self.pair(number);
        pair.key.set(key.into_raw().as_ptr());
        pair.value.set(value.map_or(ptr::null_mut(), |value| value.into_raw().as_ptr()));
        self.usable.set(self.usable.get() - 1);
        self.entries.set(self.entries.get() + 1);
    }

    /// Makes the index of an entry a removed one.
    pub(super) fn forget_index(&self, hash: isize, number: usize) {
        let mut probe = self.probe(hash);
        while self.index(probe.place) != number as isize {
            probe.next();
        }
        self.set_index(probe.place, REMOVED);
    }

    /// Takes the last entry off; it must be removed already. Its place stays used up, as in CPython.
    pub(super) fn truncate(&self, entries: usize) {
        debug_assert!(entries <= self.entry_count());
        self.entries.set(entries as isize);
    }

    /// Makes the indices of the first `entries` entries, which were written without: the table must be new.
    pub(super) fn build_indices(&self, entries: usize) {
        for number in 0..entries {
            let mut probe = self.probe(self.hash(number));
            while self.index(probe.place) != EMPTY {
                probe.next();
            }
            self.set_index(probe.place, number as isize);
        }
        self.usable.set(self.usable.get() - entries as isize);
        self.entries.set(entries as isize);
    }

    /// Takes over the bytes of another table of the same shape: indices, entries and counters.
    ///
    /// # Safety
    ///
    /// 1. Both tables have the same size and kind; references are counted by the caller.
    pub(super) unsafe fn copy_bytes_from(&self, other: &Keys) {
        let body = self.block_size() - size_of::<Keys>();
        // SAFETY: both blocks are of that size (condition 1), and are different.
        unsafe { ptr::copy_nonoverlapping(other.indices(), self.indices(), body) };
        self.usable.set(other.usable.get());
        self.entries.set(other.entries.get());
    }

    /// Copies the entries `from..from + count` of another table of the same kind to the start of this one.
    ///
    /// # Safety
    ///
    /// 1. The tables are of the same kind, this one has room; references are counted by the caller.
    pub(super) unsafe fn copy_entries_from(&self, other: &Keys, count: usize) {
        debug_assert!(
            self.is_text() == other.is_text() && count <= usable_fraction(self.log2_size.get())
        );
        // SAFETY: condition 1.
        unsafe {
            ptr::copy_nonoverlapping(
                other.entries_start(),
                self.entries_start(),
                count * Self::entry_size(self.kind.get()),
            );
        }
    }
}

/// What a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The entry with this number.
    Entry(usize),
    /// No entry: the search ended at this place, which is empty.
    Vacant(usize),
}

impl Found {
    /// The entry's number.
    #[inline(always)]
    pub(super) fn entry(self) -> Option<usize> {
        match self {
            Self::Entry(number) => Some(number),
            Self::Vacant(_) => None,
        }
    }
}

/// Drops a counted reference, or null.
///
/// # Safety
///
/// 1. The pointer is null, or its reference ends here.
#[inline]
pub(super) unsafe fn drop_reference(pointer: *mut Object) {
    if let Some(pointer) = NonNull::new(pointer) {
        // SAFETY: condition 1.
        drop(unsafe { Owned::adopt(pointer) });
    }
}
