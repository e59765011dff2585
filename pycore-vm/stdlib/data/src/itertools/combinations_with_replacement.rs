//! `combinations_with_replacement`: all ways to choose some items, in order, the same one several times if need be.

use std::cell::{Cell, RefCell};

use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, methods, raise, slots};

use super::pool::{Indices, chosen, numbers};

native_type! {
    /// An iterator over the choices of `r` items, each item chosen as often as one likes.
    pub struct CombinationsWithReplacement = COMBINATIONS_WITH_REPLACEMENT "itertools.combinations_with_replacement" (BASE_TYPE) {
        pool: Place<Tuple>,
        indices: Indices,
        begun: Cell<bool>,
        stopped: Cell<bool>,
    }
    traced(pool),
    methods CombinationsWithReplacement::METHODS,
    own_access Get
}

#[slots(vectorcall)]
impl CombinationsWithReplacement {
    /// combinations_with_replacement(iterable, r)
    ///
    /// All choices of r items in the order of the iterable, each as often as one likes: of "AB" and 2,
    /// that is AA, AB, BB.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        iterable: &Object,
        r: isize,
    ) -> Fallible<Owned<Self>> {
        let pool = Tuple::from_iterable(thread, iterable)?;
        if r < 0 {
            return Err(raise!(thread, VALUE_ERROR, "r must be non-negative"));
        }
        let indices = numbers(thread, r as usize, false)?;
        let impossible = !indices.is_empty() && pool.is_empty();
        thread.new_instance(class, |object| Self {
            object,
            pool: Place::new(pool),
            indices: RefCell::new(indices),
            begun: Cell::new(false),
            stopped: Cell::new(impossible),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Tuple>>> {
        let length = self.pool.get().map_or(0, |pool| pool.len());
        let mut indices = self.indices.borrow_mut();
        if self.begun.replace(true) && !self.stopped.get() {
            // The last index that can grow does, and those behind it become the same.
            match indices.iter().rposition(|&index| index + 1 < length) {
                Some(place) => {
                    let number = indices[place] + 1;
                    indices[place..].fill(number);
                }
                None => self.stopped.set(true),
            }
        }
        if self.stopped.get() {
            return Ok(None);
        }
        chosen(thread, &self.pool, &indices).map(Some)
    }
}

#[methods]
impl CombinationsWithReplacement {
    /// __sizeof__($self, /)
    ///
    /// The size in memory, in bytes.
    fn __sizeof__(&self) -> usize {
        56 + self.indices.borrow().len() * size_of::<usize>()
    }
}
