//! `dropwhile`: the items from the first on for which a function is false.

use std::cell::Cell;

use pycore_objects::protocol::{call, object};
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, slots};

native_type! {
    /// An iterator that leaves out the first items as long as a function is true of them.
    pub struct DropWhile = DROPWHILE "itertools.dropwhile" (BASE_TYPE) {
        function: Place,
        iterator: Place,
        begun: Cell<bool>,
    }
    traced(function, iterator),
    own_access Get
}

#[slots(vectorcall)]
impl DropWhile {
    /// dropwhile(predicate, iterable, /)
    ///
    /// The items from the first on for which the predicate is false.
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
            begun: Cell::new(false),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let (Some(function), Some(iterator)) = (self.function.get(), self.iterator.get()) else {
            return Ok(None);
        };
        while let Some(item) = object::next(thread, &iterator)? {
            if self.begun.get() {
                return Ok(Some(item));
            }
            let answer = call::call(thread, &function, &[&item])?;
            if !object::is_true(thread, &answer)? {
                self.begun.set(true);
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}
