//! Searching, adding and removing elements.

use std::ptr;

use crate::core::{Fallible, Object, Owned, Thread};
use crate::types::dict::value::keying;

use super::{Element, Elements, REMOVED};

/// How many places behind one are looked at before jumping.
const LINEAR: usize = 9;

/// Where a search has come to; CPython's sequence.
struct Probe {
    /// The place to look at.
    place: usize,
    start: usize,
    /// Places left in this row.
    left: usize,
    perturb: usize,
    mask: usize,
}

impl Probe {
    #[inline(always)]
    fn new(hash: isize, mask: usize) -> Self {
        let start = hash as usize & mask;
        Self { place: start, start, left: Self::row(start, mask), perturb: hash as usize, mask }
    }

    /// Rows do not go beyond the table's end.
    #[inline(always)]
    fn row(start: usize, mask: usize) -> usize {
        if start + LINEAR <= mask { LINEAR } else { 0 }
    }

    #[inline(always)]
    fn next(&mut self) {
        if self.left > 0 {
            self.left -= 1;
            self.place += 1;
            return;
        }
        self.perturb >>= 5;
        self.start =
            self.start.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb) & self.mask;
        self.place = self.start;
        self.left = Self::row(self.start, self.mask);
    }
}

/// What a search found.
enum Found {
    /// The element, at this place.
    At(usize),
    /// No element. The search ended at the free place; if it came across marks of removed elements, the last was at the other.
    Nowhere { free: usize, removed: Option<usize> },
}

impl Elements {
    /// Searches an element. No code has run between the last look at the table and the return.
    #[inline]
    fn search(&self, thread: &Thread, key: &Object, hash: isize) -> Fallible<Found> {
        'anew: loop {
            let mut probe = Probe::new(hash, self.mask());
            let mut removed = None;
            loop {
                let place = self.place(probe.place);
                let found = place.hash.get();
                if place.is_free() {
                    // A comparison may have put an element where a mark was.
                    let removed =
                        removed.filter(|&number| self.place(number).hash.get() == REMOVED);
                    return Ok(Found::Nowhere { free: probe.place, removed });
                }
                if found == hash
                    && let Some(element) = place.get()
                {
                    if ptr::eq(element.as_ptr(), key) {
                        return Ok(Found::At(probe.place));
                    }
                    // SAFETY: the place counts a reference to its element.
                    let element = unsafe { element.as_ref() };
                    let equal = match keying::equal_at_once(element, key) {
                        Some(equal) => equal,
                        None => match self.compare(thread, probe.place, element, key)? {
                            Some(equal) => equal,
                            None => continue 'anew,
                        },
                    };
                    if equal {
                        return Ok(Found::At(probe.place));
                    }
                } else if found == REMOVED {
                    removed = Some(probe.place);
                }
                probe.next();
            }
        }
    }

    /// Compares an element with the one searched; `None` if the place is not what it was.
    fn compare(
        &self,
        thread: &Thread,
        number: usize,
        element: &Object,
        key: &Object,
    ) -> Fallible<Option<bool>> {
        let (table, mask) = (self.table.get(), self.mask());
        let element = Owned::share(element);
        let equal = keying::equal(thread, &element, key)?;
        // A new table may be where an old one was; if it has as many places, it may be searched on.
        let same = self.table.get() == table
            && self.mask() == mask
            && ptr::eq(self.place(number).key.get(), &raw const *element);
        Ok(same.then_some(equal))
    }

    /// Whether an element is in the set.
    pub fn contains(&self, thread: &Thread, key: &Object) -> Fallible<bool> {
        let hash = hash(thread, key)?;
        self.contains_hashed(thread, key, hash)
    }

    /// Whether an element, whose hash is known, is in the set.
    #[inline]
    pub fn contains_hashed(&self, thread: &Thread, key: &Object, hash: isize) -> Fallible<bool> {
        Ok(matches!(self.search(thread, key, hash)?, Found::At(_)))
    }

    /// Adds an element, if there is none equal to it.
    #[inline]
    pub fn add(&self, thread: &Thread, key: &Object) -> Fallible {
        let hash = hash(thread, key)?;
        self.add_hashed(thread, Owned::share(key), hash)
    }

    /// Adds an element whose hash is known, if there is none equal to it.
    pub fn add_hashed(&self, thread: &Thread, key: Owned, hash: isize) -> Fallible {
        let Found::Nowhere { free, removed } = self.search(thread, &key, hash)? else {
            return Ok(());
        };
        if let Some(number) = removed {
            self.put(number, key, hash);
            return Ok(());
        }
        let (fill, mask) = (self.fill.get() as usize + 1, self.mask());
        let full = fill * 5 >= mask * 3;
        // The last free place must stay free, should there be no memory.
        if full && fill > mask {
            self.resize(thread, self.growth(1))?;
            return self.add_hashed(thread, key, hash);
        }
        self.put(free, key, hash);
        self.fill.set(fill as isize);
        if full { self.resize(thread, self.growth(0)) } else { Ok(()) }
    }

    /// The number of elements to make room for when the table gets too full.
    fn growth(&self, more: usize) -> usize {
        let used = self.len() + more;
        if used > 50_000 { used * 2 } else { used * 4 }
    }

    /// Removes the places of removed elements if there are many.
    pub fn tidy(&self, thread: &Thread) -> Fallible {
        let removed = (self.fill.get() - self.used.get()) as usize;
        if removed <= self.mask() / 4 { Ok(()) } else { self.resize(thread, self.growth(0)) }
    }

    fn put(&self, number: usize, key: Owned, hash: isize) {
        let place = self.place(number);
        place.key.set(key.into_raw().as_ptr());
        place.hash.set(hash);
        self.used.set(self.used.get() + 1);
    }

    /// Removes an element; the result says whether it was there.
    pub fn discard(&self, thread: &Thread, key: &Object) -> Fallible<bool> {
        let hash = hash(thread, key)?;
        self.discard_hashed(thread, key, hash)
    }

    /// Removes an element whose hash is known; the result says whether it was there.
    pub fn discard_hashed(&self, thread: &Thread, key: &Object, hash: isize) -> Fallible<bool> {
        let Found::At(number) = self.search(thread, key, hash)? else { return Ok(false) };
        let place = self.place(number);
        let Some(element) = place.get() else { return Ok(false) };
        place.mark_removed();
        self.used.set(self.used.get() - 1);
        // SAFETY: the reference that the place counted ends here.
        drop(unsafe { Owned::adopt(element) });
        Ok(true)
    }

    /// Puts an element into a table that has no equal one and no marks; it takes over the reference.
    pub(super) fn insert_clean(table: *const Element, mask: usize, key: *mut Object, hash: isize) {
        let mut probe = Probe::new(hash, mask);
        loop {
            // SAFETY: the table has `mask + 1` places, and a probe stays below.
            let place = unsafe { &*table.add(probe.place) };
            if place.key.get().is_null() {
                place.key.set(key);
                place.hash.set(hash);
                return;
            }
            probe.next();
        }
    }
}

/// The hash of an element. An exception that says "unhashable" says so of a set's element.
#[inline]
pub(super) fn hash(thread: &Thread, key: &Object) -> Fallible<isize> {
    match keying::hash_at_once(key) {
        Some(hash) => Ok(hash),
        None => crate::types::dict::hash_of_element(thread, key),
    }
}
