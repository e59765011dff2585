//! `accumulate`: running totals.

use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::protocol::{call, object};
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, slots};

native_type! {
    /// An iterator over the totals of the items so far, by addition or another function of two arguments.
    pub struct Accumulate = ACCUMULATE "itertools.accumulate" (BASE_TYPE) {
        /// The last total; nothing before the first.
        total: Place,
        iterator: Place,
        /// Nothing for addition.
        function: Place,
        /// What comes before the first item, until it has been given.
        initial: Place,
    }
    traced(total, iterator, function, initial),
    own_access Get
}

#[slots(vectorcall)]
impl Accumulate {
    /// accumulate(iterable, func=None, *, initial=None)
    ///
    /// The totals of the items so far: their sums, or what a function of the last total and the next item makes.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        iterable: &Object,
        func: Option<&Object>,
        initial: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let iterator = object::iterate(thread, iterable)?;
        let made = thread.new_instance(class, |object| Self {
            object,
            total: Place::empty(),
            iterator: Place::new(iterator),
            function: Place::empty(),
            initial: Place::empty(),
        })?;
        made.function.replace(func.map(Owned::share));
        made.initial.replace(initial.map(Owned::share));
        Ok(made)
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        if let Some(initial) = self.initial.take() {
            self.total.set(initial.clone());
            return Ok(Some(initial));
        }
        let Some(iterator) = self.iterator.get() else { return Ok(None) };
        let Some(item) = object::next(thread, &iterator)? else { return Ok(None) };
        let total = match (self.total.get(), self.function.get()) {
            (None, _) => item,
            (Some(total), None) => number::binary(thread, &total, &item, Operator::Add)?,
            (Some(total), Some(function)) => call::call(thread, &function, &[&total, &item])?,
        };
        self.total.set(total.clone());
        Ok(Some(total))
    }
}
