//! `batched`: items in tuples of some length.

use std::cell::Cell;

use pycore_objects::protocol::object;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, raise, slots};

native_type! {
    /// An iterator over tuples of the next items, all of one length but perhaps the last.
    pub struct Batched = BATCHED "itertools.batched" (BASE_TYPE) {
        /// Nothing at the end.
        iterator: Place,
        size: Cell<usize>,
        strict: Cell<bool>,
    }
    traced(iterator),
    own_access Get
}

#[slots(vectorcall)]
impl Batched {
    /// batched(iterable, n, *, strict=False)
    ///
    /// The items in tuples of n, of which the last may be shorter; with strict, ValueError is raised then.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        iterable: &Object,
        n: isize,
        strict: Option<bool>,
    ) -> Fallible<Owned<Self>> {
        if n < 1 {
            return Err(raise!(thread, VALUE_ERROR, "n must be at least one"));
        }
        let iterator = object::iterate(thread, iterable)?;
        thread.new_instance(class, |object| Self {
            object,
            iterator: Place::new(iterator),
            size: Cell::new(n as usize),
            strict: Cell::new(strict == Some(true)),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Tuple>>> {
        let Some(iterator) = self.iterator.get() else { return Ok(None) };
        let size = self.size.get();
        let mut items = thread.vector(size.min(64))?;
        while items.len() < size {
            match object::next(thread, &iterator) {
                Ok(Some(item)) => {
                    if items.try_reserve(1).is_err() {
                        return Err(thread.raise_out_of_memory());
                    }
                    items.push(item);
                }
                Ok(None) => break,
                Err(raised) => {
                    drop(self.iterator.take());
                    return Err(raised);
                }
            }
        }
        if items.is_empty() {
            drop(self.iterator.take());
            return Ok(None);
        }
        if items.len() < size && self.strict.get() {
            drop(self.iterator.take());
            return Err(raise!(thread, VALUE_ERROR, "batched(): incomplete batch"));
        }
        Tuple::from_owned(thread, items).map(Some)
    }
}
