//! `iterator`: over whatever gives items by number.

use std::cell::Cell;

use crate::{methods, slots};

use super::{reduced, state_index};
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::errors::{INDEX_ERROR, STOP_ITERATION};
use crate::protocol::{object, sequence};
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;
use crate::{raise, static_type};

/// An iterator that asks for items 0, 1, 2 and so on until `IndexError` is raised.
#[repr(C)]
pub struct SequenceIterator {
    object: Object,
    index: Cell<isize>,
    /// Nothing when the iterator is exhausted.
    sequence: Place,
}

static_type! {
    /// The type of iterators over anything with `__getitem__`.
    pub static SEQUENCE_ITERATOR: SequenceIterator = {
        name: "iterator",
        export: "PySeqIter_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: SequenceIterator::SLOTS,
        methods: SequenceIterator::METHODS,
    };
}

impl SequenceIterator {
    /// An iterator from item 0 on.
    pub fn new(thread: &Thread, sequence: Owned) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            index: Cell::new(0),
            sequence: Place::new(sequence),
        })
    }
}

impl Trace for SequenceIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.sequence.trace(tracer);
    }
}

#[slots]
impl SequenceIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let Some(sequence) = self.sequence.get() else { return Ok(None) };
        let index = self.index.get();
        if index == isize::MAX {
            return Err(raise!(thread, OVERFLOW_ERROR, "iter index too large"));
        }
        match sequence::get_item(thread, &sequence, index) {
            Ok(item) => {
                self.index.set(index + 1);
                Ok(Some(item))
            }
            Err(raised) => {
                if let Err(raised) = raised.suppress(thread, &INDEX_ERROR) {
                    raised.suppress(thread, &STOP_ITERATION)?;
                }
                drop(self.sequence.take());
                Ok(None)
            }
        }
    }
}

#[methods]
impl SequenceIterator {
    /// __length_hint__($self, /)
    ///
    /// How many items are left.
    fn __length_hint__(&self, thread: &Thread) -> Fallible<Owned> {
        let Some(sequence) = self.sequence.get() else { return thread.new_int(0) };
        if !sequence::has_length(&sequence) {
            return Ok(thread.not_implemented());
        }
        let left = object::length(thread, &sequence)? as i64 - self.index.get() as i64;
        thread.new_int(left.max(0))
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let place = || Some((self.sequence.get()?, self.index.get()));
        reduced(thread, "iter", place, || Ok(Tuple::empty().into_object()))
    }

    /// __setstate__($self, object, /)
    ///
    /// What unpickling needs: sets the index.
    fn __setstate__(&self, thread: &Thread, object: &Object) -> Fallible {
        let index = state_index(thread, object)?;
        if self.sequence.is_set() {
            self.index.set(index.max(0));
        }
        Ok(())
    }
}
