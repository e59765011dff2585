//! The memory of a list, and safe access to it.
//!
//! ```text
//!   0        16     24      32
//!   ├────────┼──────┼───────┼───────────┤
//!   │ header │ size │ items │ allocated │
//!   └────────┴──────┴───┬───┴───────────┘
//!                       ▼
//!                     [ 0 ][ 1 ] .. [ size - 1 ][ room ] .. [ allocated - 1 ]
//! ```
//!
//! Invariants:
//!
//! - the items below `size` are set (in a list that C code is still filling, some may be empty: such an item reads as
//!   if it were not there);
//! - no reference into the items lives longer than one method of this file, and no method runs code of the program
//!   while it has one: dropping an object may run code, so what is removed is returned, or dropped when the list is in
//!   order again;
//! - room grows as in CPython, since `__sizeof__` shows it.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use pycore_abi::PyListObject;

use super::LIST;
use super::storage::{Removed, Storage};
use crate::core::var_object::VarObject;
use crate::core::{Fallible, Object, Owned, Place, Slot, Thread, Trace, Tracer, TypeObject};

/// A mutable sequence of objects.
#[repr(C)]
pub struct List {
    header: VarObject,
    items: Cell<*mut Place>,
    /// Items that there is room for; -1 while the list is being sorted, its items being elsewhere.
    allocated: Cell<isize>,
}

const _: () = {
    assert!(size_of::<List>() == size_of::<PyListObject>());
    assert!(offset_of!(List, items) == offset_of!(PyListObject, ob_item));
    assert!(offset_of!(List, allocated) == offset_of!(PyListObject, allocated));
};

/// More items than this cannot be addressed.
const MAX_ITEMS: usize = isize::MAX as usize / size_of::<Place>();

/// Room for so few items is never given back while there are any.
const KEPT_ROOM: usize = 32;

impl List {
    /// An empty list.
    #[inline]
    pub fn new(thread: &Thread) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self::empty(VarObject::new(object, 0)))
    }

    /// An empty instance of a subclass.
    pub(super) fn of_class(thread: &Thread, class: &TypeObject) -> Fallible<Owned<Self>> {
        if ptr::eq(class, LIST.get()) {
            return Self::new(thread);
        }
        thread.new_instance(class, |object| Self::empty(VarObject::new(object, 0)))
    }

    /// An empty list with room for exactly this many items.
    pub fn with_capacity(thread: &Thread, capacity: usize) -> Fallible<Owned<Self>> {
        let list = Self::new(thread)?;
        if capacity > 0 {
            list.reallocate(thread, capacity)?;
        }
        Ok(list)
    }

    /// A list of these objects.
    pub fn from_slice(thread: &Thread, items: &[&Object]) -> Fallible<Owned<Self>> {
        let list = Self::with_capacity(thread, items.len())?;
        list.append_slice(items);
        Ok(list)
    }

    /// A list that takes the objects of a vector.
    pub fn from_owned(thread: &Thread, items: Vec<Owned>) -> Fallible<Owned<Self>> {
        let list = Self::with_capacity(thread, items.len())?;
        for item in items {
            list.push_within_capacity(item);
        }
        Ok(list)
    }

    fn empty(header: VarObject) -> Self {
        Self { header, items: Cell::new(ptr::null_mut()), allocated: Cell::new(0) }
    }

    /// Number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.header.size.get() as usize
    }

    /// Whether there are no items.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Items that there is room for.
    pub fn capacity(&self) -> usize {
        self.allocated.get().max(0) as usize
    }

    /// A new reference to an item.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Owned> {
        if index >= self.len() {
            return None;
        }
        // SAFETY: where there are items there is memory for them, and the index is that of one; taking a reference runs no
        // code of the program.
        unsafe { (*self.items.get().add(index)).get() }
    }

    /// A new reference to an item of the list in a field, for iterators, which need not count the list for that.
    #[inline(always)]
    pub fn item_of(field: &Place<Self>, index: usize) -> Option<Owned> {
        // SAFETY: taking a reference to an item runs no code.
        unsafe { field.peek() }?.get(index)
    }

    /// Replaces an item and gives the old one, to be dropped when the caller is ready for anything. Without such an
    /// item, gives the new one back.
    #[inline(always)]
    pub fn set(&self, index: usize, value: Owned) -> Result<Option<Owned>, Owned> {
        // SAFETY: as in `get`.
        match unsafe { self.places() }.get(index) {
            Some(place) => Ok(place.replace(Some(value))),
            None => Err(value),
        }
    }

    /// Adds an item at the end.
    #[inline(always)]
    pub fn push(&self, thread: &Thread, value: Owned) -> Fallible {
        if self.header.size.get() >= self.allocated.get() {
            self.grow_by_one(thread)?;
        }
        self.push_within_capacity(value);
        Ok(())
    }

    /// Adds an item for which there is room.
    #[inline(always)]
    pub(super) fn push_within_capacity(&self, value: Owned) {
        let length = self.header.size.get();
        assert!(length < self.allocated.get());
        // SAFETY: there is room behind the items.
        unsafe { self.items.get().add(length as usize).write(Place::new(value)) };
        self.header.size.set(length + 1);
    }

    /// Inserts an item in front of that at `index`, at most at the end.
    pub fn insert(&self, thread: &Thread, index: usize, value: Owned) -> Fallible {
        let length = self.len();
        let index = index.min(length);
        self.make_room(thread, length + 1)?;
        // SAFETY: there is room for one more item.
        unsafe {
            let place = self.items.get().add(index);
            place.copy_to(place.add(1), length - index);
            place.write(Place::new(value));
        }
        self.header.size.set(length as isize + 1);
        Ok(())
    }

    /// Takes the last item out.
    #[inline]
    pub fn pop(&self) -> Option<Owned> {
        self.remove(self.len().checked_sub(1)?)
    }

    /// Takes an item out; room beyond need is given back.
    pub fn remove(&self, index: usize) -> Option<Owned> {
        let removed = self.cut(index)?;
        if self.is_empty() {
            drop(self.take());
        } else {
            self.shrink();
        }
        Some(removed)
    }

    /// Takes an item out, keeping the room: what `del list[index]` does.
    pub(super) fn cut(&self, index: usize) -> Option<Owned> {
        let length = self.len();
        if index >= length {
            return None;
        }
        // SAFETY: the item is there; those behind it close up.
        let removed = unsafe {
            let place = self.items.get().add(index);
            let removed = place.read();
            place.add(1).copy_to(place, length - index - 1);
            removed
        };
        self.header.size.set(length as isize - 1);
        removed.take()
    }

    /// Empties the list. What it held is in the result, and ends with that.
    pub fn take(&self) -> Storage {
        let items = self.items.replace(ptr::null_mut());
        let length = self.header.size.replace(0) as usize;
        if !items.is_null() {
            // Not so in a list that is being sorted and was not changed so far.
            self.allocated.set(0);
        }
        // SAFETY: the items pass from the list, which has none now.
        unsafe { Storage::from_raw(items, length) }
    }

    /// Removes all items.
    pub fn clear(&self) {
        drop(self.take());
    }

    /// Empties the list for a sort; [`List::end_sort`] puts the items back.
    pub(super) fn begin_sort(&self) -> (Storage, usize) {
        let allocated = self.capacity();
        let storage = self.take();
        self.allocated.set(-1);
        (storage, allocated)
    }

    /// Puts the items back that [`List::begin_sort`] took. Gives what the list holds by now if the program changed it
    /// in the meantime.
    pub(super) fn end_sort(&self, storage: Storage, allocated: usize) -> Option<Storage> {
        let changed = self.allocated.get() != -1;
        let meanwhile = self.take();
        let (items, length) = storage.into_raw();
        self.items.set(items);
        self.header.size.set(length as isize);
        self.allocated.set(allocated as isize);
        changed.then_some(meanwhile)
    }

    /// Adds copies of the references in a slice. There must be room.
    fn append_slice(&self, items: &[&Object]) {
        for &item in items {
            self.push_within_capacity(Owned::share(item));
        }
    }

    /// Adds the items of a slice, which does not come from this list.
    pub fn extend_from_slice(&self, thread: &Thread, items: &[&Object]) -> Fallible {
        self.reserve_for_extension(thread, items.len())?;
        self.append_slice(items);
        Ok(())
    }

    /// Adds the items of a list, which may be this one.
    pub fn extend_from_list(&self, thread: &Thread, other: &Self) -> Fallible {
        let more = other.len();
        self.reserve_for_extension(thread, more)?;
        // SAFETY: there is room; sharing runs no code, and `other` does not change but by what is written behind its
        // items, if it is this list.
        unsafe { self.append_copies(other.items.get(), more) };
        Ok(())
    }

    /// A list of some of the items.
    pub fn slice(&self, thread: &Thread, start: usize, stop: usize) -> Fallible<Owned<Self>> {
        let stop = stop.min(self.len());
        let start = start.min(stop);
        let result = Self::with_capacity(thread, stop - start)?;
        // The allocation may have run a collection's hooks in other runtimes, never code of the program here.
        // SAFETY: the range is in the list; there is room in the new one.
        unsafe { result.append_copies(self.items.get().add(start), stop - start) };
        Ok(result)
    }

    /// A list of every `step`th item: `length` of them, from `start` on. The indices are in the list.
    pub(super) fn stepped_slice(
        &self,
        thread: &Thread,
        indices: impl ExactSizeIterator<Item = usize>,
    ) -> Fallible<Owned<Self>> {
        let result = Self::with_capacity(thread, indices.len())?;
        for index in indices {
            if let Some(item) = self.get(index) {
                result.push(thread, item)?;
            }
        }
        Ok(result)
    }

    /// This list and another one behind each other.
    pub fn concatenated(&self, thread: &Thread, other: &Self) -> Fallible<Owned<Self>> {
        let Some(length) = self.len().checked_add(other.len()) else {
            return Err(thread.raise_out_of_memory());
        };
        let result = Self::with_capacity(thread, length)?;
        // SAFETY: there is room in the new list for the items of both.
        unsafe {
            result.append_copies(self.items.get(), self.len());
            result.append_copies(other.items.get(), other.len());
        }
        Ok(result)
    }

    /// A list of the items `times` times.
    pub fn repeated(&self, thread: &Thread, times: usize) -> Fallible<Owned<Self>> {
        let Some(length) = self.len().checked_mul(times) else {
            return Err(thread.raise_out_of_memory());
        };
        let result = Self::with_capacity(thread, length)?;
        for _ in 0..if length == 0 { 0 } else { times } {
            // SAFETY: there is room in the new list.
            unsafe { result.append_copies(self.items.get(), self.len()) };
        }
        Ok(result)
    }

    /// Makes the list `times` times itself, at least once.
    pub(super) fn repeat_in_place(&self, thread: &Thread, times: usize) -> Fallible {
        let length = self.len();
        let Some(new_length) = length.checked_mul(times) else {
            return Err(thread.raise_out_of_memory());
        };
        self.make_room(thread, new_length)?;
        for _ in 1..times {
            // SAFETY: there is room behind the items.
            unsafe { self.append_copies(self.items.get(), length) };
        }
        Ok(())
    }

    /// Adds references to what `count` places hold.
    ///
    /// # Safety
    ///
    /// 1. There is room; the places hold objects and stay where they are.
    unsafe fn append_copies(&self, from: *const Place, count: usize) {
        let length = self.len();
        // SAFETY: condition 1; nothing here runs code of the program.
        unsafe {
            let to = self.items.get().add(length);
            for index in 0..count {
                let copy = (*from.add(index)).get().map_or(Place::empty(), Place::new);
                to.add(index).write(copy);
            }
        }
        self.header.size.set((length + count) as isize);
    }

    /// Replaces the items from `start` to `stop` by others, as many as there are. What was there is in the result.
    pub fn splice(
        &self,
        thread: &Thread,
        start: usize,
        stop: usize,
        new: &[&Object],
    ) -> Fallible<Removed> {
        let length = self.len();
        let stop = stop.min(length);
        let start = start.min(stop);
        let gone = stop - start;
        if gone == length && new.is_empty() {
            return Ok(Removed::all(self.take()));
        }
        let new_length = length - gone + new.len();
        let mut removed = Removed::with_capacity(thread, gone)?;
        if new_length > length {
            self.make_room(thread, new_length)?;
        }
        // SAFETY: the removed items pass to the result, those behind close up or make way within the room, and the gap is
        // filled. Nothing here runs code of the program.
        unsafe {
            let place = self.items.get().add(start);
            for index in 0..gone {
                removed.push(place.add(index).read());
            }
            place.add(gone).copy_to(place.add(new.len()), length - stop);
            for (index, &item) in new.iter().enumerate() {
                place.add(index).write(Place::new(Owned::share(item)));
            }
        }
        self.header.size.set(new_length as isize);
        if new_length < length {
            self.shrink();
        }
        Ok(removed)
    }

    /// Removes `count` items, every `step`th from `start` on, all in the list.
    pub(super) fn splice_out_steps(
        &self,
        thread: &Thread,
        start: usize,
        step: usize,
        count: usize,
    ) -> Fallible<Removed> {
        let length = self.len();
        let mut removed = Removed::with_capacity(thread, count)?;
        // SAFETY: each item goes to the result or to a place in front of it which is free by then.
        unsafe {
            let items = self.items.get();
            let mut kept = start;
            let mut next = start;
            for index in start..length {
                if index == next && removed.len() < count {
                    removed.push(items.add(index).read());
                    next = next.saturating_add(step);
                } else {
                    items.add(index).copy_to(items.add(kept), 1);
                    kept += 1;
                }
            }
            self.header.size.set(kept as isize);
        }
        self.shrink();
        removed.reverse();
        Ok(removed)
    }

    /// Puts the items in reverse order.
    pub fn reverse(&self) {
        let length = self.len();
        for index in 0..length / 2 {
            // SAFETY: both are in the list, and different.
            unsafe { self.items.get().add(index).swap(self.items.get().add(length - 1 - index)) };
        }
    }

    /// Exchanges two items; `false` if one of them is not there.
    #[inline]
    pub fn swap(&self, one: usize, other: usize) -> bool {
        let there = one < self.len() && other < self.len();
        if there && one != other {
            // SAFETY: both are in the list, and different.
            unsafe { self.items.get().add(one).swap(self.items.get().add(other)) };
        }
        there
    }

    /// References to all items.
    pub fn snapshot(&self, thread: &Thread) -> Fallible<Vec<Owned>> {
        let mut result = thread.vector(self.len())?;
        // SAFETY: sharing runs no code of the program.
        result.extend(unsafe { self.places() }.iter().filter_map(Place::get));
        Ok(result)
    }

    /// The items as fields.
    ///
    /// # Safety
    ///
    /// 1. The result is not used after anything that could run code of the program or change the list.
    #[inline(always)]
    unsafe fn places(&self) -> &[Place] {
        let items = self.items.get();
        let items = if items.is_null() { ptr::dangling() } else { items.cast_const() };
        // SAFETY: the items below the size are initialised.
        unsafe { std::slice::from_raw_parts(items, self.len()) }
    }
}

/// Room.
impl List {
    /// Room for one more item at the end of a full list.
    #[cold]
    fn grow_by_one(&self, thread: &Thread) -> Fallible {
        self.make_room(thread, self.len() + 1)
    }

    /// Room for `more` items, exactly that many if the list never had any.
    pub(super) fn reserve_for_extension(&self, thread: &Thread, more: usize) -> Fallible {
        if self.items.get().is_null() {
            return if more == 0 {
                Ok(())
            } else {
                self.reallocate(thread, more.saturating_add(more & 1))
            };
        }
        match self.len().checked_add(more) {
            Some(length) => self.make_room(thread, length),
            None => Err(thread.raise_out_of_memory()),
        }
    }

    /// Room for a new length above or at the current one, and some more, so that appending takes constant time in the
    /// mean. If less than half of the room would be used, some is given back.
    pub(super) fn make_room(&self, thread: &Thread, new_length: usize) -> Fallible {
        if self.capacity() >= new_length && !self.is_roomy(new_length) {
            return Ok(());
        }
        self.reallocate(thread, Self::room_for(self.len(), new_length))
    }

    /// Gives room back if less than half of it is used: after items were removed, or after a guess too high.
    pub(super) fn shrink(&self) {
        let length = self.len();
        if self.is_roomy(length) {
            self.fit_to(length);
        }
    }

    /// Whether there is much more room than a length needs.
    #[inline(always)]
    fn is_roomy(&self, length: usize) -> bool {
        let allocated = self.capacity();
        allocated > KEPT_ROOM && length < allocated / 2
    }

    #[cold]
    fn fit_to(&self, length: usize) {
        // SAFETY: destructions and callers are within `Thread::enter`.
        let thread = unsafe { Thread::current() };
        let room = Self::room_for(length, length);
        if room >= length && room < self.capacity() {
            // Without memory for a smaller block, the list keeps the larger one.
            let _ = self.try_reallocate(thread, room);
        }
    }

    /// How much room a list of `old` items gets for `new` ones.
    fn room_for(old: usize, new: usize) -> usize {
        if new == 0 {
            return 0;
        }
        let generous = new.saturating_add(new >> 3).saturating_add(6) & !3;
        if new > old && new - old > generous - new { new.saturating_add(3) & !3 } else { generous }
    }

    fn reallocate(&self, thread: &Thread, room: usize) -> Fallible {
        match self.try_reallocate(thread, room) {
            Ok(()) => Ok(()),
            Err(pycore_gc::OutOfMemory) => Err(thread.raise_out_of_memory()),
        }
    }

    /// Moves the items into a block with this room, at least their number.
    fn try_reallocate(&self, thread: &Thread, room: usize) -> Result<(), pycore_gc::OutOfMemory> {
        if room > MAX_ITEMS {
            return Err(pycore_gc::OutOfMemory);
        }
        let size = (room * size_of::<Place>()).max(1);
        let block = match NonNull::new(self.items.get()) {
            None => thread.heap().allocate(size)?,
            // SAFETY: the block came from this heap, and is replaced by the result.
            Some(old) => unsafe { thread.heap().reallocate(old.cast(), size)? },
        };
        self.items.set(block.cast().as_ptr());
        self.allocated.set(room as isize);
        Ok(())
    }
}

impl List {
    /// Shows the items to the collector, which runs no code of the program.
    #[inline(always)]
    pub(crate) fn for_each_reference(&self, with: &mut impl FnMut(&Object)) {
        // SAFETY: as the collector promises.
        unsafe { self.places().iter().filter_map(|place| place.peek()).for_each(with) }
    }
}

impl Trace for List {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.for_each_reference(&mut |item| tracer.visit(item));
    }

    fn clear(&self) {
        List::clear(self);
    }
}

impl Drop for List {
    fn drop(&mut self) {
        List::clear(self);
    }
}

impl List {
    /// Puts the object of an owned slot in the place of an item, which is there; gives the old one.
    #[inline(always)]
    pub fn exchange(&self, index: usize, value: Slot) -> Slot {
        debug_assert!(index < self.len() && !value.is_immediate() && !value.is_null());
        // SAFETY: the place is read and written at once, and nothing is run between; the reference that the slot owns
        // passes to the list, and the list's to the result.
        unsafe {
            match self.places().get(index) {
                Some(place) => Slot::adopt(place.exchange(value.as_raw().cast()).cast()),
                None => value,
            }
        }
    }
}
