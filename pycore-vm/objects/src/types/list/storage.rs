//! Items that were taken out of a list.

use std::mem::ManuallyDrop;
use std::ptr::{self, NonNull};

use crate::core::{Fallible, Owned, Place, Thread};

/// All the items of a list, with their block of memory: nobody else can reach them.
pub struct Storage {
    items: *mut Place,
    length: usize,
}

impl Storage {
    /// # Safety
    ///
    /// 1. `items` is null and `length` zero, or the block came from the heap of this thread and begins with `length`
    ///    initialised places; it passes to the result.
    pub(super) unsafe fn from_raw(items: *mut Place, length: usize) -> Self {
        Self { items, length }
    }

    pub(super) fn into_raw(self) -> (*mut Place, usize) {
        let this = ManuallyDrop::new(self);
        (this.items, this.length)
    }

    /// Number of items.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The items; `None` if some are missing, in a list that C code did not fill.
    pub fn items(&self) -> Option<&[Owned]> {
        self.places().iter().all(Place::is_set).then(|| {
            // SAFETY: a place that is set has the form of an `Owned`, and owns its reference; nobody else can change it.
            unsafe { std::slice::from_raw_parts(self.pointer().cast::<Owned>(), self.length) }
        })
    }

    /// The items, to be put in another order.
    pub fn items_mut(&mut self) -> Option<&mut [Owned]> {
        self.places().iter().all(Place::is_set).then(|| {
            // SAFETY: as in `items`; the storage is borrowed for itself.
            unsafe { std::slice::from_raw_parts_mut(self.pointer().cast::<Owned>(), self.length) }
        })
    }

    /// Takes an item out.
    pub fn take(&mut self, index: usize) -> Option<Owned> {
        self.places().get(index)?.take()
    }

    fn pointer(&self) -> *mut Place {
        if self.items.is_null() { ptr::dangling_mut() } else { self.items }
    }

    fn places(&self) -> &[Place] {
        // SAFETY: the places are initialised and ours.
        unsafe { std::slice::from_raw_parts(self.pointer(), self.length) }
    }
}

impl Drop for Storage {
    fn drop(&mut self) {
        // The last item goes first, as in CPython. What runs meanwhile cannot reach the items.
        for place in self.places().iter().rev() {
            drop(place.take());
        }
        if let Some(block) = NonNull::new(self.items) {
            // SAFETY: items are dropped within `Thread::enter`; the block came from the heap and is not used any more.
            unsafe { Thread::current().heap().release(block.cast()) };
        }
    }
}

/// Items that were removed from a list: they end, the last first, when this is dropped.
pub struct Removed {
    few: [Option<Owned>; Self::FEW],
    count: usize,
    many: Vec<Place>,
    _all: Option<Storage>,
}

impl Removed {
    /// So many items need no memory of their own.
    const FEW: usize = 8;

    pub(super) fn all(storage: Storage) -> Self {
        Self { few: Default::default(), count: 0, many: Vec::new(), _all: Some(storage) }
    }

    pub(super) fn with_capacity(thread: &Thread, capacity: usize) -> Fallible<Self> {
        let many = if capacity > Self::FEW { thread.vector(capacity)? } else { Vec::new() };
        Ok(Self { few: Default::default(), count: 0, many, _all: None })
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// From now on the first item ends first.
    pub(super) fn reverse(&mut self) {
        self.many.reverse();
        self.few[..self.count.min(Self::FEW)].reverse();
    }

    /// Adds an item within the capacity.
    pub(super) fn push(&mut self, item: Place) {
        if self.many.capacity() > 0 {
            self.many.push(item);
        } else {
            self.few[self.count] = item.take();
        }
        self.count += 1;
    }
}

impl Drop for Removed {
    fn drop(&mut self) {
        while let Some(item) = self.many.pop() {
            drop(item);
        }
        for item in self.few.iter_mut().rev() {
            drop(item.take());
        }
    }
}
