//! `pairwise`: each item with the next one.

use pycore_objects::protocol::object;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, slots};

native_type! {
    /// An iterator over pairs of neighbours.
    pub struct Pairwise = PAIRWISE "itertools.pairwise" (BASE_TYPE) {
        /// Nothing at the end.
        iterator: Place,
        /// The item read last.
        last: Place,
    }
    traced(iterator, last),
    own_access Get
}

impl Pairwise {
    fn end(&self) {
        let (iterator, last) = (self.iterator.take(), self.last.take());
        drop((iterator, last));
    }

    /// The next item; at the end and after an error there is nothing any more.
    fn read(&self, thread: &Thread, iterator: &Object) -> Fallible<Option<Owned>> {
        let item = object::next(thread, iterator);
        if !matches!(item, Ok(Some(_))) {
            self.end();
        }
        item
    }
}

#[slots(vectorcall)]
impl Pairwise {
    /// pairwise(iterable, /)
    ///
    /// Pairs of neighbours: of "ABC" that is AB, BC.
    fn tp_new(class: &TypeObject, thread: &Thread, iterable: &Object) -> Fallible<Owned<Self>> {
        let iterator = object::iterate(thread, iterable)?;
        thread.new_instance(class, |object| Self {
            object,
            iterator: Place::new(iterator),
            last: Place::empty(),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Tuple>>> {
        let Some(mut iterator) = self.iterator.get() else { return Ok(None) };
        let first = match self.last.get() {
            Some(first) => first,
            None => {
                let Some(first) = self.read(thread, &iterator)? else { return Ok(None) };
                self.last.set(first.clone());
                // Reading may have brought this very iterator to its end.
                let Some(still) = self.iterator.get() else {
                    drop(self.last.take());
                    return Ok(None);
                };
                iterator = still;
                first
            }
        };
        let Some(second) = self.read(thread, &iterator)? else { return Ok(None) };
        self.last.set(second.clone());
        Tuple::pack(thread, [first, second]).map(Some)
    }
}
