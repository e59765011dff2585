//! The iterator over arrays.

use std::cell::Cell;

use pycore_objects::types::iterators::builtin;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, methods, slots};

use super::Array;

native_type! {
    /// An iterator over an array.
    pub struct ArrayIterator = ARRAY_ITERATOR "array.arrayiterator" {
        /// Nothing at the end.
        array: Place<Array>,
        index: Cell<usize>,
    }
    traced(array),
    methods ArrayIterator::METHODS,
    own_access Get
}

impl ArrayIterator {
    pub(super) fn new(thread: &Thread, array: &Array) -> Fallible<Owned<Self>> {
        let array = Owned::share(array);
        thread.new_object(|object| Self { object, array: Place::new(array), index: Cell::new(0) })
    }
}

#[slots]
impl ArrayIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let Some(array) = self.array.get() else { return Ok(None) };
        let index = self.index.get();
        let item = array.get(thread, index)?;
        if item.is_some() {
            self.index.set(index + 1);
        } else {
            drop(self.array.take());
        }
        Ok(item)
    }
}

#[methods]
impl ArrayIterator {
    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let iter = builtin(thread, "iter")?;
        match self.array.get() {
            Some(array) => {
                let arguments = Tuple::pack(thread, [array.into_object()])?.into_object();
                Tuple::pack(thread, [iter, arguments, thread.new_int(self.index.get() as i64)?])
            }
            None => {
                let arguments = Tuple::pack(thread, [Tuple::empty().into_object()])?.into_object();
                Tuple::pack(thread, [iter, arguments])
            }
        }
    }

    /// __setstate__($self, state, /)
    ///
    /// Go to an index.
    fn __setstate__(&self, thread: &Thread, state: &Object) -> Fallible {
        let state = pycore_objects::types::iterators::state_index(thread, state)?;
        if let Some(array) = self.array.get() {
            self.index.set((state.max(0) as usize).min(array.len()));
        }
        Ok(())
    }
}
