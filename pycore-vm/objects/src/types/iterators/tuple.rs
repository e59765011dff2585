//! `tuple_iterator`: over the items of a tuple.

use std::cell::Cell;

use crate::{methods, slots};

use super::{reduced, state_index};
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::static_type;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;

/// An iterator over the items of a tuple.
#[repr(C)]
pub struct TupleIterator {
    object: Object,
    /// Of the next item.
    index: Cell<isize>,
    /// Nothing when the iterator is exhausted.
    tuple: Place<Tuple>,
}

static_type! {
    /// The type of iterators over tuples.
    pub static TUPLE_ITERATOR: TupleIterator = {
        name: "tuple_iterator",
        export: "PyTupleIter_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: TupleIterator::SLOTS,
        methods: TupleIterator::METHODS,
    };
}

impl TupleIterator {
    /// An iterator from the first item on.
    #[inline]
    pub fn new(thread: &Thread, tuple: Owned<Tuple>) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self { object, index: Cell::new(0), tuple: Place::new(tuple) })
    }

    /// The tuple, until the iterator is exhausted.
    #[inline(always)]
    pub fn sequence(&self) -> Option<Owned<Tuple>> {
        self.tuple.get()
    }

    /// The index of the next item.
    #[inline(always)]
    pub fn index(&self) -> isize {
        self.index.get()
    }

    /// The next item; without one nothing happens, for the evaluator, which ends the iteration elsewhere.
    #[inline(always)]
    pub fn advance(&self) -> Option<Owned> {
        let index = self.index.get();
        let item = Tuple::item_of(&self.tuple, index as usize)?;
        self.index.set(index + 1);
        Some(item)
    }

    /// The next item.
    #[inline(always)]
    pub fn next(&self) -> Option<Owned> {
        let index = self.index.get();
        match Tuple::item_of(&self.tuple, index as usize) {
            Some(item) => {
                self.index.set(index + 1);
                Some(item)
            }
            None => self.exhaust(),
        }
    }

    /// How many items are left.
    pub fn left(&self) -> usize {
        let Some(tuple) = self.tuple.get() else { return 0 };
        tuple.len().saturating_sub(self.index.get() as usize)
    }

    #[cold]
    fn exhaust(&self) -> Option<Owned> {
        drop(self.tuple.take());
        None
    }
}

impl Trace for TupleIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.tuple.trace(tracer);
    }
}

#[slots]
impl TupleIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self) -> Fallible<Option<Owned>> {
        Ok(self.next())
    }
}

#[methods]
impl TupleIterator {
    /// __length_hint__($self, /)
    ///
    /// How many items are left.
    fn __length_hint__(&self) -> usize {
        self.left()
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let place = || Some((self.tuple.get()?, self.index.get()));
        reduced(thread, "iter", place, || Ok(Tuple::empty().into_object()))
    }

    /// __setstate__($self, object, /)
    ///
    /// What unpickling needs: sets the index.
    fn __setstate__(&self, thread: &Thread, object: &Object) -> Fallible {
        let index = state_index(thread, object)?;
        if let Some(tuple) = self.tuple.get() {
            self.index.set(index.clamp(0, tuple.len() as isize));
        }
        Ok(())
    }
}
