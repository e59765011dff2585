//! Other tables, and the elements of whole sets.

use std::ptr::NonNull;

use crate::core::{Fallible, Owned, Thread};

use super::{Element, Elements, SMALL};

impl Elements {
    /// Gives the set a table with more places than `elements`, without marks of removed elements. Runs no code.
    pub(super) fn resize(&self, thread: &Thread, elements: usize) -> Fallible {
        let places = (elements + 1).max(SMALL).checked_next_power_of_two();
        let Some(bytes) = places.and_then(|places| places.checked_mul(size_of::<Element>())) else {
            return Err(thread.raise_out_of_memory());
        };
        let places = bytes / size_of::<Element>();
        if places == SMALL && self.is_small() {
            if self.fill.get() != self.used.get() {
                self.rebuild_small();
            }
            return Ok(());
        }
        let new = if places == SMALL {
            self.free_small();
            self.small.as_ptr()
        } else {
            match thread.heap().allocate_zeroed(bytes) {
                Ok(block) => block.as_ptr().cast_const().cast::<Element>(),
                Err(_) => return Err(thread.raise_out_of_memory()),
            }
        };
        for number in 0..=self.mask() {
            let place = self.place(number);
            if let Some(element) = place.get() {
                Self::insert_clean(new, places - 1, element.as_ptr(), place.hash.get());
            }
        }
        let (old, size) = (self.table.get(), self.memory_beside());
        if !self.is_small() {
            // SAFETY: the table came from the heap with this size; its elements have moved.
            unsafe {
                thread.heap().release_sized(NonNull::new_unchecked(old.cast_mut()).cast(), size)
            };
        }
        self.table.set(new);
        self.mask.set(places as isize - 1);
        self.fill.set(self.used.get());
        Ok(())
    }

    /// Makes all places of the small table free, which must not be in use or have been copied.
    fn free_small(&self) {
        for place in &self.small {
            place.key.set(std::ptr::null_mut());
            place.hash.set(0);
        }
    }

    /// Removes the marks of removed elements from the small table.
    fn rebuild_small(&self) {
        let elements = self.small.each_ref().map(|place| (place.get(), place.hash.get()));
        self.free_small();
        for (element, hash) in elements {
            if let Some(element) = element {
                Self::insert_clean(self.small.as_ptr(), SMALL - 1, element.as_ptr(), hash);
            }
        }
        self.fill.set(self.used.get());
    }

    /// Makes room for elements that are about to be added: how many there will be at most.
    pub fn reserve(&self, thread: &Thread, more: usize) -> Fallible {
        if (self.fill.get() as usize + more) * 5 >= self.mask() * 3 {
            self.resize(thread, (self.len() + more) * 2)?;
        }
        Ok(())
    }

    /// Adds the elements of another set.
    pub fn merge(&self, thread: &Thread, other: &Self) -> Fallible {
        if std::ptr::eq(self, other) || other.is_empty() {
            return Ok(());
        }
        self.reserve(thread, other.len())?;
        if self.fill.get() == 0 {
            self.copy_elements(other);
            return Ok(());
        }
        let mut position = 0;
        while let Some((key, hash)) = other.next(&mut position) {
            self.add_hashed(thread, key, hash)?;
        }
        Ok(())
    }

    /// Copies the elements of another set into this empty one, which has room.
    fn copy_elements(&self, other: &Self) {
        // Between tables of one size that have no marks, elements stay where they are.
        let aligned = self.mask() == other.mask() && other.fill.get() == other.used.get();
        for number in 0..=other.mask() {
            let place = other.place(number);
            let Some(element) = place.get() else { continue };
            // SAFETY: the place counts a reference to its element.
            let key = Owned::share(unsafe { element.as_ref() }).into_raw().as_ptr();
            if aligned {
                self.place(number).key.set(key);
                self.place(number).hash.set(place.hash.get());
            } else {
                Self::insert_clean(self.table.get(), self.mask(), key, place.hash.get());
            }
        }
        self.fill.set(other.used.get());
        self.used.set(other.used.get());
    }

    /// Exchanges the elements of two sets; hashes are forgotten.
    pub fn swap(&self, other: &Self) {
        self.swap_tables(other);
        self.forget_hash();
        other.forget_hash();
    }

    pub(super) fn swap_tables(&self, other: &Self) {
        self.fill.swap(&other.fill);
        self.used.swap(&other.used);
        self.mask.swap(&other.mask);
        let (own, others) = (self.is_small(), other.is_small());
        self.table.swap(&other.table);
        if others {
            self.table.set(self.small.as_ptr());
        }
        if own {
            other.table.set(other.small.as_ptr());
        }
        if own || others {
            for (left, right) in self.small.iter().zip(&other.small) {
                left.key.swap(&right.key);
                left.hash.swap(&right.hash);
            }
        }
    }
}
