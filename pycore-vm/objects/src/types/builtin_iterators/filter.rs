//! `filter`: the items for which a function is true.

use super::{class_of, no_keywords};
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::Arguments;
use crate::protocol::{call, object};
use crate::types::bool_type::BOOL;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;
use crate::{methods, slots, static_type};

/// An iterator over those items of an iterable for which a function is true.
#[repr(C)]
pub struct Filter {
    object: Object,
    /// `None` and `bool` ask for the truth of the items themselves.
    function: Place,
    iterator: Place,
}

const _: () = assert!(size_of::<Filter>() == 32);

static_type! {
    /// The type `filter`.
    pub static FILTER: Filter = {
        name: "filter",
        export: "PyFilter_Type",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "filter(function, iterable, /)\n--\n\n\
              The items of the iterable for which the function is true; if it is None, the items that are true.",
        slots: Filter::SLOTS,
        methods: Filter::METHODS,
    };
}

impl Trace for Filter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.function.trace(tracer);
        self.iterator.trace(tracer);
    }
}

#[slots(vectorcall)]
impl Filter {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        no_keywords(thread, class, FILTER.get(), arguments)?;
        let [function, iterable] = arguments.without_keywords().unpack(thread, "filter", 2)?;
        let [function, iterable] =
            [function, iterable].map(|one| one.unwrap_or_else(|| thread.none()));
        let iterator = object::iterate(thread, &iterable)?;
        thread.new_instance(class, |object| Self {
            object,
            function: Place::new(function),
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
            let keeps = if by_truth {
                object::is_true(thread, &item)?
            } else {
                object::is_true(thread, &*call::call(thread, &function, &[&item])?)?
            };
            if keeps {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}

#[methods]
impl Filter {
    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let [function, iterator] = [&self.function, &self.iterator]
            .map(|place| place.get().unwrap_or_else(|| thread.none()));
        let arguments = Tuple::pack(thread, [function, iterator])?.into_object();
        Tuple::pack(thread, [class_of(self.as_object()), arguments])
    }
}
