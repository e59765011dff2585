//! `filterfalse`: the items for which a function is false.

use pycore_objects::protocol::{call, object};
use pycore_objects::types::bool_type::BOOL;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, slots};

native_type! {
    /// An iterator over those items for which a function is false.
    pub struct FilterFalse = FILTERFALSE "itertools.filterfalse" (BASE_TYPE) {
        /// `None` and `bool` ask for the truth of the items themselves.
        function: Place,
        iterator: Place,
    }
    traced(function, iterator),
    own_access Get
}

#[slots(vectorcall)]
impl FilterFalse {
    /// filterfalse(function, iterable, /)
    ///
    /// The items for which the function is false; if it is None, the items that are false.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        function: &Object,
        iterable: &Object,
    ) -> Fallible<Owned<Self>> {
        let iterator = object::iterate(thread, iterable)?;
        thread.new_instance(class, |object| Self {
            object,
            function: Place::new(Owned::share(function)),
            iterator: Place::new(iterator),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let (Some(function), Some(iterator)) = (self.function.get(), self.iterator.get()) else {
            return Ok(None);
        };
        let by_truth = function.is_none() || function.is(BOOL.get().as_object());
        while let Some(item) = object::next(thread, &iterator)? {
            let answer =
                if by_truth { item.clone() } else { call::call(thread, &function, &[&item])? };
            if !object::is_true(thread, &answer)? {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}
