//! `starmap`: the results of a function for tuples of arguments.

use pycore_objects::protocol::{call, object};
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, slots};

native_type! {
    /// An iterator over the results of calls whose arguments are the items' items.
    pub struct StarMap = STARMAP "itertools.starmap" (BASE_TYPE) {
        function: Place,
        iterator: Place,
    }
    traced(function, iterator),
    own_access Get
}

#[slots(vectorcall)]
impl StarMap {
    /// starmap(function, iterable, /)
    ///
    /// function(*item) for each item.
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
        let Some(item) = object::next(thread, &iterator)? else { return Ok(None) };
        let arguments = Tuple::from_iterable(thread, &item)?;
        call::call(thread, &function, arguments.as_slice()).map(Some)
    }
}
