//! `map`: the results of a function.

use std::cell::Cell;

use super::{check_all_ended, class_of, iterators, reduced, strict_keyword};
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::Arguments;
use crate::protocol::{call, object};
use crate::types::object::OBJECT;
use crate::types::tuple::{Builder, Tuple};
use crate::{methods, raise, slots, static_type};

/// An iterator over the results of calls with the items of iterables.
#[repr(C)]
pub struct Map {
    object: Object,
    iterators: Place<Tuple>,
    function: Place,
    strict: Cell<i32>,
}

const _: () = assert!(size_of::<Map>() == 40);

static_type! {
    /// The type `map`.
    pub static MAP: Map = {
        name: "map",
        export: "PyMap_Type",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "map(function, iterable, /, *iterables, strict=False)\n--\n\n\
              The results of calling the function with the first items of all iterables, with their second items, and so on, \
              until one of them ends.\n\n\
              With strict, all must end together: else ValueError is raised.",
        slots: Map::SLOTS,
        methods: Map::METHODS,
    };
}

impl Trace for Map {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.iterators.trace(tracer);
        self.function.trace(tracer);
    }
}

impl Map {
    /// The next items of all iterators; nothing at the end.
    fn next_items(&self, thread: &Thread, iterators: &Tuple) -> Fallible<Option<Vec<Owned>>> {
        let mut items = thread.vector(iterators.len())?;
        for (index, iterator) in iterators.iter().enumerate() {
            match object::next(thread, iterator)? {
                Some(item) => items.push(item),
                None => {
                    drop(items);
                    if self.strict.get() != 0 {
                        check_all_ended(thread, "map", iterators, index)?;
                    }
                    return Ok(None);
                }
            }
        }
        Ok(Some(items))
    }
}

#[slots(vectorcall)]
impl Map {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let strict = strict_keyword(thread, arguments, "map")?;
        let Some(function) = arguments.object(thread, 0)?.filter(|_| arguments.len() >= 2) else {
            return Err(raise!(thread, TYPE_ERROR, "map() must have at least two arguments."));
        };
        let iterators = iterators(thread, arguments, 1)?;
        thread.new_instance(class, |object| Self {
            object,
            iterators: Place::new(iterators),
            function: Place::new(Owned::share(function)),
            strict: Cell::new(i32::from(strict)),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let (Some(iterators), Some(function)) = (self.iterators.get(), self.function.get()) else {
            return Ok(None);
        };
        if let [iterator] = *iterators.as_slice() {
            let Some(item) = object::next(thread, iterator)? else { return Ok(None) };
            return call::call(thread, &function, &[&item]).map(Some);
        }
        let Some(items) = self.next_items(thread, &iterators)? else { return Ok(None) };
        let result = match &items[..] {
            [one, two] => call::call(thread, &function, &[one, two])?,
            all => {
                let mut references = thread.vector(all.len())?;
                references.extend(all.iter().map(|item| &**item));
                call::call(thread, &function, &references)?
            }
        };
        Ok(Some(result))
    }
}

#[methods]
impl Map {
    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let iterators = self.iterators.get().unwrap_or_else(Tuple::empty);
        let mut arguments = Builder::new(thread, iterators.len() + 1)?;
        arguments.push(self.function.get().unwrap_or_else(|| thread.none()));
        arguments.extend(iterators.iter());
        reduced(
            thread,
            class_of(self.as_object()),
            arguments.finish(thread)?,
            self.strict.get() != 0,
        )
    }

    /// __setstate__($self, object, /)
    ///
    /// What unpickling needs: sets whether it is strict.
    fn __setstate__(&self, thread: &Thread, object: &Object) -> Fallible {
        self.strict.set(i32::from(object::is_true(thread, object)?));
        Ok(())
    }
}
