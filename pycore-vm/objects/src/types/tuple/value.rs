//! The memory of a tuple, and safe access to it.
//!
//! ```text
//!   0        16     24     32
//!   ├────────┼──────┼──────┼────┬────┬─
//!   │ header │ size │ hash │ 0  │ 1  │ ...     one reference per item
//!   └────────┴──────┴──────┴────┴────┴─
//! ```
//!
//! Invariants:
//!
//! - code of the program sees complete tuples only: all items are set, and never change. [`Builder`] holds a tuple
//!   while it is filled, unseen by the collector;
//! - a tuple of atoms is not tracked, which is decided when it is complete. Its items being immutable, it can never
//!   become part of a cycle.
//!
//! Freed tuples of every size wait in the lists of the heap by size class, so there are no lists for tuples alone.

use std::cell::Cell;
use std::mem::{ManuallyDrop, offset_of};
use std::ptr::{self, NonNull};

use pycore_abi::PyTupleObject;
use pycore_gc::Head;

use super::TUPLE;
use crate::core::graph::node_of;
use crate::core::var_object::VarObject;
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer, TypeObject};

/// An immutable sequence of objects.
#[repr(C)]
pub struct Tuple {
    header: VarObject,
    /// The hash, or -1 while nobody asked for it.
    hash: Cell<isize>,
}

const _: () = {
    assert!(offset_of!(Tuple, header) == offset_of!(PyTupleObject, ob_base));
    assert!(offset_of!(Tuple, hash) == offset_of!(PyTupleObject, ob_hash));
    assert!(size_of::<Tuple>() == offset_of!(PyTupleObject, ob_item));
};

/// The empty tuple with the collector's head that every tuple has.
#[repr(C)]
struct EmptyTuple {
    #[allow(dead_code, reason = "the collector looks at it through the object's address")]
    head: Head,
    tuple: Tuple,
}

// SAFETY: the object is reached by code only while its thread holds the interpreter's lock.
unsafe impl Sync for EmptyTuple {}

static EMPTY: EmptyTuple = EmptyTuple {
    head: Head::new(),
    tuple: Tuple {
        // SAFETY: the type is static.
        header: VarObject::new(unsafe { Object::new_static(TUPLE.get()) }, 0),
        hash: Cell::new(-1),
    },
};

impl Tuple {
    /// The empty tuple, of which there is one.
    #[inline]
    pub fn empty() -> Owned<Self> {
        Owned::share(&EMPTY.tuple)
    }

    /// A tuple of these objects.
    #[inline]
    pub fn new(thread: &Thread, items: &[&Object]) -> Fallible<Owned<Self>> {
        let mut builder = Builder::new(thread, items.len())?;
        for &item in items {
            builder.push(Owned::share(item));
        }
        builder.finish(thread)
    }

    /// A tuple that takes the objects of an array.
    #[inline]
    pub fn pack<const N: usize>(thread: &Thread, items: [Owned; N]) -> Fallible<Owned<Self>> {
        let mut builder = Builder::new(thread, N)?;
        for item in items {
            builder.push(item);
        }
        builder.finish(thread)
    }

    /// A tuple that takes the objects of a vector.
    pub fn from_owned(thread: &Thread, items: Vec<Owned>) -> Fallible<Owned<Self>> {
        let mut builder = Builder::new(thread, items.len())?;
        for item in items {
            builder.push(item);
        }
        builder.finish(thread)
    }

    /// An instance of a subclass with these items.
    pub fn of_class(
        thread: &Thread,
        class: &TypeObject,
        items: &[&Object],
    ) -> Fallible<Owned<Self>> {
        if ptr::eq(class, TUPLE.get()) {
            return Self::new(thread, items);
        }
        let tuple = thread
            .new_var_object(class, items.len(), |header| Self { header, hash: Cell::new(-1) })?;
        for (place, &item) in tuple.places().iter().zip(items) {
            place.set(Owned::share(item));
        }
        Ok(tuple)
    }

    /// The beginning of a tuple whose items its maker sets.
    pub(in crate::types) fn with_header(header: VarObject) -> Self {
        Self { header, hash: Cell::new(-1) }
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

    /// An item.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<&Object> {
        self.as_slice().get(index).copied()
    }

    /// A new reference to an item of the tuple in a field, for iterators, which need not count the tuple for that.
    #[inline(always)]
    pub fn item_of(field: &Place<Self>, index: usize) -> Option<Owned> {
        // SAFETY: taking a reference to an item runs no code.
        unsafe { field.peek() }?.get(index).map(Owned::share)
    }

    /// The items.
    #[inline(always)]
    pub fn as_slice(&self) -> &[&Object] {
        // SAFETY: the items lie behind the struct. A tuple that code sees is complete, so that each is a reference to
        // an object, which has the form of a `&Object` and is kept alive by the tuple.
        unsafe { std::slice::from_raw_parts(self.items().cast::<&Object>(), self.len()) }
    }

    /// The items in order.
    #[inline(always)]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Object> + ExactSizeIterator + Clone {
        self.as_slice().iter().copied()
    }

    /// The hash, if it was computed before.
    #[inline(always)]
    pub(super) fn cached_hash(&self) -> Option<isize> {
        let hash = self.hash.get();
        (hash != -1).then_some(hash)
    }

    /// Keeps the hash.
    #[inline(always)]
    pub(super) fn cache_hash(&self, hash: isize) {
        self.hash.set(hash);
    }

    /// Puts other items into a tuple that nobody else has, so that iterators which give tuples need not make a new one
    /// each time. `false` if somebody has it, or its length differs; then nothing happened and the items are back.
    #[inline]
    pub fn refill<const N: usize>(
        tuple: &mut Owned<Self>,
        thread: &Thread,
        items: [Owned; N],
    ) -> Result<(), [Owned; N]> {
        if tuple.header.object.reference_count() != 1 || tuple.len() != N {
            return Err(items);
        }
        tuple.hash.set(-1);
        // SAFETY: an exact tuple has a head. An error means that there was no memory to track it: as good as any other.
        let _ = unsafe { thread.young().track(node_of(tuple.header_object())) };
        let old: [Option<Owned>; N] = {
            let mut items = items.into_iter();
            std::array::from_fn(|index| tuple.places()[index].replace(items.next()))
        };
        drop(old);
        Ok(())
    }

    /// A tuple of empty items, for C code to fill in. The collector knows it, and passes over what is empty.
    ///
    /// # Safety
    ///
    /// 1. The caller fills all items before code of the program sees the tuple.
    pub unsafe fn unfilled(thread: &Thread, length: usize) -> Fallible<Owned<Self>> {
        if length == 0 {
            return Ok(Self::empty());
        }
        // SAFETY: zeros are empty items; the tuple is complete as its release and the collector see it.
        unsafe {
            let fill = |header| Self { header, hash: Cell::new(-1) };
            let place = thread.new_untracked_var_object(length, fill)?;
            place.add(1).cast::<Place>().write_bytes(0, length);
            let tuple = Owned::adopt(place);
            if thread.young().track(node_of(tuple.header_object())).is_err() {
                return Err(thread.raise_out_of_memory());
            }
            Ok(tuple)
        }
    }

    /// Whether no item can be part of a cycle, which the collector asks to track the tuple no longer.
    pub(crate) fn is_atomic(&self) -> bool {
        self.places().iter().all(|place| place.get().is_none_or(|item| !may_be_tracked(&item)))
    }

    #[inline(always)]
    fn header_object(&self) -> &Object {
        &self.header.object
    }

    #[inline(always)]
    fn items(&self) -> *const Place {
        // SAFETY: behind the struct is the memory of the items.
        unsafe { ptr::from_ref(self).add(1).cast() }
    }

    /// The items as fields; while the tuple is built, and in tuples of C code, they may be empty.
    #[inline(always)]
    fn places(&self) -> &[Place] {
        // SAFETY: the items lie behind the struct, set or zero.
        unsafe { std::slice::from_raw_parts(self.items(), self.len()) }
    }
}

/// Whether an object can be part of a cycle: its type has a collector's head, and if it is a tuple, it is tracked.
#[inline]
fn may_be_tracked(object: &Object) -> bool {
    object.type_object().has_gc()
        && (!ptr::eq(object.type_object(), TUPLE.get())
            // SAFETY: the type has a head.
            || unsafe { node_of(object).head() }.is_tracked())
}

/// A tuple that is being filled.
pub struct Builder {
    tuple: NonNull<Tuple>,
    filled: usize,
    tracked: bool,
}

impl Builder {
    /// Begins a tuple of `length` items.
    #[inline]
    pub fn new(thread: &Thread, length: usize) -> Fallible<Self> {
        let tuple = if length == 0 {
            Tuple::empty().into_raw()
        } else {
            // SAFETY: the items are written by `push`, or by `drop` if that was not called for all.
            unsafe {
                thread.new_untracked_var_object(length, |header| Tuple {
                    header,
                    hash: Cell::new(-1),
                })?
            }
        };
        Ok(Self { tuple, filled: 0, tracked: false })
    }

    /// Adds an item.
    ///
    /// # Panics
    ///
    /// If all items have been added: the caller's mistake.
    #[inline(always)]
    pub fn push(&mut self, item: Owned) {
        assert!(self.filled < self.len(), "a tuple is filled beyond its length");
        self.tracked = self.tracked || may_be_tracked(&item);
        // SAFETY: the tuple is ours alone; the item's memory is there, and not initialised yet.
        unsafe { self.tuple.add(1).cast::<Owned>().add(self.filled).write(item) };
        self.filled += 1;
    }

    /// Adds items that others have, too.
    #[inline]
    pub fn extend<'a>(&mut self, items: impl Iterator<Item = &'a Object>) {
        for item in items {
            self.push(Owned::share(item));
        }
    }

    /// Whether all items have been added.
    pub fn is_full(&self) -> bool {
        self.filled == self.len()
    }

    /// Number of items that the tuple will have.
    #[inline(always)]
    pub fn len(&self) -> usize {
        // SAFETY: the tuple is alive.
        unsafe { self.tuple.as_ref() }.len()
    }

    /// Whether the tuple will have no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The tuple.
    ///
    /// # Panics
    ///
    /// If items are missing: the caller's mistake.
    #[inline]
    pub fn finish(self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        assert!(self.filled == self.len(), "a tuple is not filled to its length");
        let this = ManuallyDrop::new(self);
        // SAFETY: all items are written, so the tuple is complete; its one reference passes on.
        let tuple = unsafe { Owned::adopt(this.tuple) };
        if this.tracked {
            // SAFETY: the tuple is complete, has a head, and is untracked by its release.
            let tracked = unsafe { thread.young().track(node_of(tuple.header_object())) };
            if tracked.is_err() {
                return Err(thread.raise_out_of_memory());
            }
        }
        Ok(tuple)
    }
}

impl Drop for Builder {
    /// Only without [`Builder::finish`].
    #[cold]
    fn drop(&mut self) {
        let missing = self.len() - self.filled;
        // SAFETY: the tuple is ours alone, and the memory of the missing items is there; with zeros there, it is one
        // that its release understands. Its reference ends here.
        unsafe {
            self.tuple.add(1).cast::<Place>().add(self.filled).write_bytes(0, missing);
            drop(Owned::adopt(self.tuple));
        }
    }
}

impl Tuple {
    /// Shows the items to the collector, which runs no code of the program.
    #[inline(always)]
    pub(crate) fn for_each_reference(&self, with: &mut impl FnMut(&Object)) {
        // SAFETY: as the collector promises.
        unsafe { self.places().iter().filter_map(|place| place.peek()).for_each(with) }
    }
}

impl Trace for Tuple {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.for_each_reference(&mut |item| tracer.visit(item));
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        // The last item goes first, as in lists.
        for place in self.places().iter().rev() {
            drop(place.take());
        }
    }
}
