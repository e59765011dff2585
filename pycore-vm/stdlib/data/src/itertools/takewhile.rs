//! `takewhile`: the items up to the first for which a function is false.

use std::cell::Cell;

use pycore_objects::protocol::{call, object};
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, slots};

native_type! {
    /// An iterator that ends with the first item for which a function is false.
    pub struct TakeWhile = TAKEWHILE "itertools.takewhile" (BASE_TYPE) {
        function: Place,
        iterator: Place,
        stopped: Cell<bool>,
    }
    traced(function, iterator),
    own_access Get
}

#[slots(vectorcall)]
impl TakeWhile {
    /// takewhile(predicate, iterable, /)
    ///
    /// The items in front of the first for which the predicate is false.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        predicate: &Object,
        iterable: &Object,
    ) -> Fallible<Owned<Self>> {
        let iterator = object::iterate(thread, iterable)?;
        thread.new_instance(class, |object| Self {
            object,
            function: Place::new(Owned::share(predicate)),
            iterator: Place::new(iterator),
            stopped: Cell::new(false),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let (Some(function), Some(iterator)) = (self.function.get(), self.iterator.get()) else {
            return Ok(None);
        };
        if self.stopped.get() {
            return Ok(None);
        }
        let Some(item) = object::next(thread, &iterator)? else { return Ok(None) };
        let answer = call::call(thread, &function, &[&item])?;
        if object::is_true(thread, &answer)? {
            return Ok(Some(item));
        }
        self.stopped.set(true);
        Ok(None)
    }
}
