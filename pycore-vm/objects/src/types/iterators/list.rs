//! `list_iterator`: over the items of a list.

use std::cell::Cell;

use crate::{methods, slots};

use super::{reduced, state_index};
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::static_type;
use crate::types::list::List;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;

/// An iterator over the items of a list, which may change meanwhile.
#[repr(C)]
pub struct ListIterator {
    object: Object,
    /// Of the next item.
    index: Cell<isize>,
    /// Nothing when the iterator is exhausted.
    list: Place<List>,
}

static_type! {
    /// The type of iterators over lists.
    pub static LIST_ITERATOR: ListIterator = {
        name: "list_iterator",
        export: "PyListIter_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: ListIterator::SLOTS,
        methods: ListIterator::METHODS,
    };
}

impl ListIterator {
    /// An iterator from the first item on.
    #[inline]
    pub fn new(thread: &Thread, list: Owned<List>) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self { object, index: Cell::new(0), list: Place::new(list) })
    }

    /// The list, until the iterator is exhausted.
    #[inline(always)]
    pub fn sequence(&self) -> Option<Owned<List>> {
        self.list.get()
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
        let item = List::item_of(&self.list, index as usize)?;
        self.index.set(index + 1);
        Some(item)
    }

    /// The next item.
    #[inline(always)]
    pub fn next(&self) -> Option<Owned> {
        let index = self.index.get();
        match List::item_of(&self.list, index as usize) {
            Some(item) => {
                self.index.set(index + 1);
                Some(item)
            }
            None => self.exhaust(),
        }
    }

    /// How many items are left.
    pub fn left(&self) -> usize {
        let Some(list) = self.list.get() else { return 0 };
        list.len().saturating_sub(self.index.get() as usize)
    }

    #[cold]
    fn exhaust(&self) -> Option<Owned> {
        drop(self.list.take());
        None
    }
}

impl Trace for ListIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.list.trace(tracer);
    }
}

#[slots]
impl ListIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self) -> Fallible<Option<Owned>> {
        Ok(self.next())
    }
}

#[methods]
impl ListIterator {
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
        let place = || Some((self.list.get()?, self.index.get()));
        reduced(thread, "iter", place, || Ok(List::new(thread)?.into_object()))
    }

    /// __setstate__($self, object, /)
    ///
    /// What unpickling needs: sets the index.
    fn __setstate__(&self, thread: &Thread, object: &Object) -> Fallible {
        let index = state_index(thread, object)?;
        if let Some(list) = self.list.get() {
            // A negative index is behind the end.
            self.index.set(index.clamp(-1, list.len() as isize));
        }
        Ok(())
    }
}
