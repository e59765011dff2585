//! `chain`: one iterable after the other.

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::object;
use pycore_objects::types::tuple::Builder;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, methods, slots};

native_type! {
    /// An iterator over the items of all iterables that another one gives.
    pub struct Chain = CHAIN "itertools.chain" (BASE_TYPE) {
        /// Gives the iterables; nothing at the end.
        source: Place,
        /// The iterator in use.
        active: Place,
    }
    traced(source, active),
    doc "chain(*iterables)\n--\n\nThe items of the first iterable, then those of the second, and so on.",
    methods Chain::METHODS,
    more_methods &[Chain::GENERIC],
    own_access Get
}

pycore_objects::generic_class!(Chain);

impl Chain {
    fn over(class: &TypeObject, thread: &Thread, source: Owned) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            object,
            source: Place::new(source),
            active: Place::empty(),
        })
    }
}

#[slots(vectorcall)]
impl Chain {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        crate::no_keywords(thread, class, &CHAIN, arguments)?;
        let mut iterables = Builder::new(thread, arguments.len())?;
        for iterable in arguments.positional() {
            iterables.push(iterable.to_owned(thread)?);
        }
        let iterables = iterables.finish(thread)?;
        Self::over(class, thread, object::iterate(thread, iterables.as_object())?)
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        while let Some(source) = self.source.get() {
            let active = match self.active.get() {
                Some(active) => active,
                None => {
                    let next = object::next(thread, &source).and_then(|iterable| match iterable {
                        Some(iterable) => object::iterate(thread, &iterable).map(Some),
                        None => Ok(None),
                    });
                    let Ok(Some(iterator)) = next else {
                        drop(self.source.take());
                        return next;
                    };
                    self.active.set(iterator.clone());
                    iterator
                }
            };
            if let Some(item) = object::next(thread, &active)? {
                return Ok(Some(item));
            }
            drop(self.active.take());
        }
        Ok(None)
    }
}

#[methods]
impl Chain {
    /// from_iterable($type, iterable, /)
    ///
    /// A chain of the iterables that an iterable gives, which are asked for one after the other.
    #[classmethod]
    fn from_iterable(
        class: &TypeObject,
        thread: &Thread,
        iterable: &Object,
    ) -> Fallible<Owned<Self>> {
        Self::over(class, thread, object::iterate(thread, iterable)?)
    }
}
