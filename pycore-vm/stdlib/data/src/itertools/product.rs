//! `product`: all ways to choose one item of each iterable.

use std::cell::{Cell, RefCell};

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{number, object};
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{Fallible, Owned, Place, Thread, TypeObject, methods, raise, slots};

use super::pool::{Indices, numbers};

native_type! {
    /// An iterator over tuples with one item of each pool; the last place changes fastest.
    pub struct Product = PRODUCT "itertools.product" (BASE_TYPE) {
        /// A tuple of tuples.
        pools: Place<Tuple>,
        indices: Indices,
        begun: Cell<bool>,
        stopped: Cell<bool>,
    }
    traced(pools),
    doc "product(*iterables, repeat=1)\n--\n\nTuples of one item of each iterable, in all ways, as nested loops would make them.\n\nWith repeat, the iterables count as often as it says: product(A, repeat=2) is product(A, A).",
    methods Product::METHODS,
    own_access Get
}

impl Product {
    /// The argument `repeat`.
    fn repeat_of(thread: &Thread, arguments: Arguments<'_>) -> Fallible<usize> {
        let count = arguments.names().len();
        if count > 1 {
            let message = format!("product() takes at most 1 keyword argument ({count} given)");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let repeat = match (arguments.keyword("repeat"), arguments.names().get(0)) {
            (Some(repeat), _) => number::to_isize(
                thread,
                repeat.object(thread)?,
                &pycore_objects::errors::OVERFLOW_ERROR,
            )?,
            (None, None) => 1,
            (None, Some(name)) => {
                let name = object::str(thread, name)?;
                let message = format!("product() got an unexpected keyword argument '{name}'");
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
        };
        if repeat < 0 {
            return Err(raise!(thread, VALUE_ERROR, "repeat argument cannot be negative"));
        }
        Ok(repeat as usize)
    }
}

#[slots(vectorcall)]
impl Product {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let repeat = Self::repeat_of(thread, arguments)?;
        let iterables = if repeat == 0 { &[] } else { arguments.positional() };
        let length = iterables.len().checked_mul(repeat);
        let Some(length) =
            length.filter(|&length| length <= isize::MAX as usize / size_of::<usize>())
        else {
            return Err(raise!(thread, OVERFLOW_ERROR, "repeat argument too large"));
        };
        let indices = numbers(thread, length, false)?;
        let mut once = thread.vector(iterables.len())?;
        for iterable in iterables {
            once.push(Tuple::from_iterable(thread, iterable.object(thread)?)?.into_object());
        }
        let empty =
            once.iter().any(|pool| (**pool).downcast::<Tuple>().is_none_or(Tuple::is_empty));
        let mut pools = Builder::new(thread, length)?;
        while !pools.is_full() {
            pools.extend(once.iter().map(|pool| &**pool));
        }
        let pools = pools.finish(thread)?;
        thread.new_instance(class, |object| Self {
            object,
            pools: Place::new(pools),
            indices: RefCell::new(indices),
            begun: Cell::new(false),
            stopped: Cell::new(empty),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Tuple>>> {
        let Some(pools) = self.pools.get() else { return Ok(None) };
        let mut indices = self.indices.borrow_mut();
        let places = || pools.iter().filter_map(|pool| pool.downcast::<Tuple>());
        if self.begun.replace(true) && !self.stopped.get() {
            // As a counter does: the last place goes on, and where one is through, it begins again and the next goes on.
            let carried = indices.iter_mut().zip(pools.iter()).rev().all(|(index, pool)| {
                *index += 1;
                let through = pool.downcast::<Tuple>().is_none_or(|pool| *index >= pool.len());
                if through {
                    *index = 0;
                }
                through
            });
            if carried {
                self.stopped.set(true);
            }
        }
        if self.stopped.get() {
            return Ok(None);
        }
        let mut builder = Builder::new(thread, indices.len())?;
        builder.extend(places().zip(&*indices).filter_map(|(pool, &index)| pool.get(index)));
        builder.finish(thread).map(Some)
    }
}

#[methods]
impl Product {
    /// __sizeof__($self, /)
    ///
    /// The size in memory, in bytes.
    fn __sizeof__(&self) -> usize {
        48 + self.indices.borrow().len() * size_of::<usize>()
    }
}
