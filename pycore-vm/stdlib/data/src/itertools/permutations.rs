//! `permutations`: all ways to choose some items, in any order.

use std::cell::{Cell, RefCell};

use pycore_objects::types::int::Int;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, methods, raise, slots};

use super::pool::{Indices, chosen, numbers};

native_type! {
    /// An iterator over the arrangements of `r` items.
    pub struct Permutations = PERMUTATIONS "itertools.permutations" (BASE_TYPE) {
        pool: Place<Tuple>,
        /// An arrangement of all indices, of which the first `r` count.
        indices: Indices,
        /// For each of these places, how many items it can still take before those to its left change.
        cycles: Indices,
        begun: Cell<bool>,
        stopped: Cell<bool>,
    }
    traced(pool),
    methods Permutations::METHODS,
    own_access Get
}

#[slots(vectorcall)]
impl Permutations {
    /// permutations(iterable, r=None)
    ///
    /// All arrangements of r items, or of all: permutations(range(3), 2) gives (0, 1), (0, 2), (1, 0) and so on.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        iterable: &Object,
        r: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let pool = Tuple::from_iterable(thread, iterable)?;
        let length = pool.len();
        let count = match r.map(|r| r.downcast::<Int>()) {
            None => length as i64,
            Some(None) => return Err(raise!(thread, TYPE_ERROR, "Expected int as r")),
            Some(Some(r)) => match r.to_i64() {
                Some(r) => r,
                None => {
                    let message = "Python int too large to convert to C ssize_t";
                    return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
                }
            },
        };
        if count < 0 {
            return Err(raise!(thread, VALUE_ERROR, "r must be non-negative"));
        }
        let count = count as usize;
        let indices = numbers(thread, length, true)?;
        let mut cycles = numbers(thread, count, true)?;
        for cycle in &mut cycles {
            *cycle = length.saturating_sub(*cycle);
        }
        thread.new_instance(class, |object| Self {
            object,
            pool: Place::new(pool),
            indices: RefCell::new(indices),
            cycles: RefCell::new(cycles),
            begun: Cell::new(false),
            stopped: Cell::new(count > length),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Tuple>>> {
        let (mut indices, mut cycles) = (self.indices.borrow_mut(), self.cycles.borrow_mut());
        if self.begun.replace(true) && !self.stopped.get() && !advance(&mut indices, &mut cycles) {
            self.stopped.set(true);
        }
        if self.stopped.get() {
            return Ok(None);
        }
        chosen(thread, &self.pool, &indices[..cycles.len()]).map(Some)
    }
}

/// Goes on to the next arrangement, if there is one.
fn advance(indices: &mut [usize], cycles: &mut [usize]) -> bool {
    for place in (0..cycles.len()).rev() {
        cycles[place] -= 1;
        if cycles[place] > 0 {
            let other = indices.len() - cycles[place];
            indices.swap(place, other);
            return true;
        }
        // All items had this place: back to their order, and the place to the left takes its next one.
        indices[place..].rotate_left(1);
        cycles[place] = indices.len() - place;
    }
    false
}

#[methods]
impl Permutations {
    /// __sizeof__($self, /)
    ///
    /// The size in memory, in bytes.
    fn __sizeof__(&self) -> usize {
        64 + (self.indices.borrow().len() + self.cycles.borrow().len()) * size_of::<usize>()
    }
}
