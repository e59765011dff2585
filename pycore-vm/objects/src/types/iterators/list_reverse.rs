//! `list_reverseiterator`: over the items of a list from the last to the first.

use std::cell::Cell;

use crate::{methods, slots};

use super::{reduced, state_index};
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::static_type;
use crate::types::list::List;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;

/// An iterator over the items of a list from the last to the first; the list may change meanwhile.
#[repr(C)]
pub struct ListReverseIterator {
    object: Object,
    /// Of the next item; -1 at the end.
    index: Cell<isize>,
    /// Nothing when the iterator is exhausted.
    list: Place<List>,
}

static_type! {
    /// The type of reverse iterators over lists.
    pub static LIST_REVERSE_ITERATOR: ListReverseIterator = {
        name: "list_reverseiterator",
        export: "PyListRevIter_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: ListReverseIterator::SLOTS,
        methods: ListReverseIterator::METHODS,
    };
}

impl ListReverseIterator {
    /// An iterator from the last item on.
    #[inline]
    pub fn new(thread: &Thread, list: Owned<List>) -> Fallible<Owned<Self>> {
        let last = list.len() as isize - 1;
        thread.new_object(|object| Self { object, index: Cell::new(last), list: Place::new(list) })
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

    /// The next item.
    #[inline]
    pub fn next(&self) -> Option<Owned> {
        let index = self.index.get();
        if let Some(item) = self.list.get()?.get(index as usize) {
            self.index.set(index - 1);
            return Some(item);
        }
        self.index.set(-1);
        drop(self.list.take());
        None
    }
}

impl Trace for ListReverseIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.list.trace(tracer);
    }
}

#[slots]
impl ListReverseIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self) -> Fallible<Option<Owned>> {
        Ok(self.next())
    }
}

#[methods]
impl ListReverseIterator {
    /// __length_hint__($self, /)
    ///
    /// How many items are left.
    fn __length_hint__(&self) -> usize {
        let length = self.index.get() + 1;
        match self.list.get() {
            Some(list) if list.len() as isize >= length => length as usize,
            _ => 0,
        }
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let place = || Some((self.list.get()?, self.index.get())).filter(|&(_, index)| index >= 0);
        reduced(thread, "reversed", place, || Ok(List::new(thread)?.into_object()))
    }

    /// __setstate__($self, object, /)
    ///
    /// What unpickling needs: sets the index.
    fn __setstate__(&self, thread: &Thread, object: &Object) -> Fallible {
        let index = state_index(thread, object)?;
        if let Some(list) = self.list.get() {
            self.index.set(index.clamp(-1, list.len() as isize - 1));
        }
        Ok(())
    }
}
