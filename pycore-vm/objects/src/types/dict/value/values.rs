//! The values of a split dict: CPython's `PyDictValues`.
//!
//! ```text
//!   ┌──────────┬──────┬──────────┬───────┬───┬───────────────────┬─────────────────────────────┐
//!   │ capacity │ size │ embedded │ valid │   │ capacity × value  │ capacity × number of an entry │
//!   └──────────┴──────┴──────────┴───────┴───┴───────────────────┴─────────────────────────────┘
//!   0                                        8                      in order of insertion, `size` of them
//! ```
//!
//! An embedded block lies behind its instance. `valid` says that the instance's attributes are in it, whether or not
//! there is a dict that shows them; once they have moved into a combined dict, all values are null and stay so.

use std::cell::Cell;
use std::ptr::{self, NonNull};

use pycore_gc::LocalHeap;

use crate::core::{Fallible, Object, Owned, Thread};

use super::keys::drop_reference;
use super::show;

/// The head of a block of values; the values are behind it.
#[repr(C, align(8))]
pub(super) struct Values {
    capacity: Cell<u8>,
    size: Cell<u8>,
    embedded: Cell<bool>,
    valid: Cell<bool>,
    padding: Cell<[u8; 4]>,
}

const _: () = assert!(size_of::<Values>() == 8);

/// How many keys a shared table may have.
pub(super) const SHARED_CAPACITY: usize = 30;

impl Values {
    /// Bytes of a block for `capacity` values.
    pub(super) const fn block_size(capacity: usize) -> usize {
        size_of::<Self>() + capacity * size_of::<*mut Object>() + capacity.next_multiple_of(8)
    }

    /// Makes the memory of a block an empty one.
    ///
    /// # Safety
    ///
    /// 1. `block` has `block_size(capacity)` bytes, aligned to a word, which nobody uses.
    pub(super) unsafe fn initialize(block: NonNull<Self>, capacity: usize, embedded: bool) {
        debug_assert!(capacity <= SHARED_CAPACITY);
        // SAFETY: condition 1.
        unsafe {
            block.cast::<u8>().write_bytes(0, Self::block_size(capacity));
            block.write(Self {
                capacity: Cell::new(capacity as u8),
                size: Cell::new(0),
                embedded: Cell::new(embedded),
                valid: Cell::new(true),
                padding: Cell::new([0; 4]),
            });
        }
    }

    /// A new block of a dict's own.
    pub(super) fn new(thread: &Thread, capacity: usize) -> Fallible<NonNull<Self>> {
        let Ok(block) = thread.heap().allocate(Self::block_size(capacity)) else {
            return Err(thread.raise_out_of_memory());
        };
        let block = block.cast();
        // SAFETY: the block is new and large enough.
        unsafe { Self::initialize(block, capacity, false) };
        Ok(block)
    }

    /// A block of a dict's own with the values of this one, whose references pass to it.
    pub(super) fn moved(&self, thread: &Thread) -> Fallible<NonNull<Self>> {
        let new = Self::new(thread, self.capacity())?;
        // SAFETY: the block is new and valid.
        let copy = unsafe { new.as_ref() };
        for number in 0..self.capacity() {
            copy.cell(number).set(self.cell(number).replace(ptr::null_mut()));
            copy.order(number).set(self.order(number).get());
        }
        copy.size.set(self.size.replace(0));
        Ok(new)
    }

    /// A block of a dict's own with the values of this one, shared.
    pub(super) fn copied(&self, thread: &Thread) -> Fallible<NonNull<Self>> {
        let new = Self::new(thread, self.capacity())?;
        // SAFETY: the block is new and valid.
        let copy = unsafe { new.as_ref() };
        for number in 0..self.capacity() {
            if let Some(value) = NonNull::new(self.cell(number).get()) {
                // SAFETY: the block counts a reference to its values.
                let value = Owned::share(unsafe { value.as_ref() });
                copy.cell(number).set(value.into_raw().as_ptr());
            }
            copy.order(number).set(self.order(number).get());
        }
        copy.size.set(self.size.get());
        Ok(new)
    }

    /// Ends a dict's use of its block: a block of its own goes with its values, an embedded one stays its instance's.
    ///
    /// # Safety
    ///
    /// 1. The dict does not lead to the block any more.
    pub(super) unsafe fn release_own(values: NonNull<Self>, heap: &LocalHeap<'static>) {
        // SAFETY: the block is valid until it is freed here.
        unsafe {
            let block = values.as_ref();
            if block.embedded.get() {
                return;
            }
            for number in 0..block.capacity() {
                drop_reference(block.cell(number).replace(ptr::null_mut()));
            }
            Self::free_block(values, heap);
        }
    }

    /// Gives the block of a dict's own back; values in it are forgotten.
    ///
    /// # Safety
    ///
    /// 1. Nobody leads to the block any more, and its values have moved elsewhere.
    pub(super) unsafe fn free_block(values: NonNull<Self>, heap: &LocalHeap<'static>) {
        // SAFETY: the block came from this heap with this size.
        unsafe {
            let size = Self::block_size(values.as_ref().capacity());
            heap.release_sized(values.cast(), size);
        }
    }

    /// How many values there is room for.
    #[inline(always)]
    pub(super) fn capacity(&self) -> usize {
        self.capacity.get() as usize
    }

    /// How many values there are.
    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.size.get() as usize
    }

    /// Whether the block is behind an instance.
    #[inline(always)]
    pub(super) fn is_embedded(&self) -> bool {
        self.embedded.get()
    }

    /// Whether an instance's attributes are here.
    #[inline(always)]
    pub(super) fn is_valid(&self) -> bool {
        self.valid.get()
    }

    /// The field of a value.
    ///
    /// The number is that of an entry of the shared table, which grows no further than the capacity of any block.
    #[inline(always)]
    pub(super) fn cell(&self, number: usize) -> &Cell<*mut Object> {
        assert!(number < self.capacity(), "a shared table has outgrown the values of a dict");
        // SAFETY: the values are behind the head, and the number is below the capacity.
        unsafe { &*ptr::from_ref(self).add(1).cast::<Cell<*mut Object>>().add(number) }
    }

    /// A number in the order of insertion.
    #[inline(always)]
    fn order(&self, position: usize) -> &Cell<u8> {
        assert!(position < self.capacity(), "a position behind the order of insertion");
        // SAFETY: the order is behind the values, and the position is below the capacity.
        unsafe {
            let values = ptr::from_ref(self).add(1).cast::<Cell<*mut Object>>();
            &*values.add(self.capacity()).cast::<Cell<u8>>().add(position)
        }
    }

    /// The number of the entry that was inserted at this position.
    #[inline(always)]
    pub(super) fn number_at(&self, position: usize) -> Option<usize> {
        (position < self.len()).then(|| self.order(position).get() as usize)
    }

    /// Notes that an entry got a value.
    #[inline(always)]
    pub(super) fn inserted(&self, number: usize) {
        let size = self.len();
        self.order(size).set(number as u8);
        self.size.set(size as u8 + 1);
    }

    /// Whether the block is valid and another entry can get a value.
    #[inline(always)]
    pub(super) fn has_room(&self) -> bool {
        self.is_valid() && self.len() < self.capacity()
    }

    /// Notes that the field of an entry got a value; there [is room](Self::has_room) for that.
    #[inline(always)]
    pub(super) fn inserted_at(&self, cell: &Cell<*mut Object>) {
        let distance = ptr::from_ref(cell).addr().wrapping_sub(ptr::from_ref(self).addr());
        let number = (distance / size_of::<Self>()).wrapping_sub(1);
        let size = self.len();
        debug_assert!(size < self.capacity() && number < self.capacity());
        // Before the rest: what the handler of an attribute's first value computes must fit its registers.
        self.size.set(size as u8 + 1);
        // SAFETY: the order is behind the values, and the position is below the capacity.
        unsafe {
            let values = ptr::from_ref(self).add(1).cast::<Cell<*mut Object>>();
            (*values.add(self.capacity()).cast::<Cell<u8>>().add(size)).set(number as u8);
        }
    }

    /// The field of a value, if the number is that of one.
    #[inline(always)]
    pub(super) fn try_cell(&self, number: usize) -> Option<&Cell<*mut Object>> {
        // SAFETY: the values are behind the head, and the number is below the capacity.
        (number < self.capacity()).then(|| unsafe {
            &*ptr::from_ref(self).add(1).cast::<Cell<*mut Object>>().add(number)
        })
    }

    /// Notes that an entry has no value any more.
    pub(super) fn removed(&self, number: usize) {
        let size = self.len();
        let Some(position) =
            (0..size).find(|&position| self.order(position).get() as usize == number)
        else {
            debug_assert!(false, "a value without a position");
            return;
        };
        for position in position..size - 1 {
            self.order(position).set(self.order(position + 1).get());
        }
        self.size.set(size as u8 - 1);
    }

    /// Notes that all values have moved elsewhere: the block is used no more. Its values must be forgotten already or
    /// be forgotten now.
    pub(super) fn invalidate(&self) {
        self.valid.set(false);
        self.size.set(0);
        for number in 0..self.capacity() {
            self.cell(number).set(ptr::null_mut());
        }
    }

    /// Calls the block invalid and drops its values. Whatever runs meanwhile does not look at an invalid block.
    pub(super) fn invalidate_and_drop(&self) {
        self.valid.set(false);
        self.size.set(0);
        for number in 0..self.capacity() {
            // SAFETY: the reference that the block counted ends here.
            unsafe { drop_reference(self.cell(number).replace(ptr::null_mut())) };
        }
    }

    /// Takes all values out, then drops them; the block stays in use.
    pub(super) fn drop_values(&self) {
        self.size.set(0);
        let mut taken = [const { None::<Owned> }; SHARED_CAPACITY];
        for (number, place) in (0..self.capacity()).zip(&mut taken) {
            let value = self.cell(number).replace(ptr::null_mut());
            // SAFETY: the reference that the block counted passes on.
            *place = NonNull::new(value).map(|value| unsafe { Owned::adopt(value) });
        }
    }

    /// Shows the values to the collector.
    #[inline(always)]
    pub(super) fn for_each_reference(&self, with: &mut impl FnMut(&Object)) {
        for number in 0..self.capacity() {
            show(with, self.cell(number).get());
        }
    }
}
