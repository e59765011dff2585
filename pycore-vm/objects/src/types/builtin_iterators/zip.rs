//! `zip`: tuples of the items of several iterables.

use std::cell::Cell;

use super::{check_all_ended, class_of, iterators, reduced, strict_keyword};
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer, TypeObject};
use crate::declare::Arguments;
use crate::protocol::object;
use crate::types::object::OBJECT;
use crate::types::tuple::{Builder, Tuple};
use crate::{methods, slots, static_type};

/// An iterator over tuples of items.
#[repr(C)]
pub struct Zip {
    object: Object,
    /// How many iterators there are.
    count: Cell<usize>,
    iterators: Place<Tuple>,
    /// CPython keeps its last tuple here, to use it again.
    _result: Cell<usize>,
    strict: Cell<i32>,
}

const _: () = assert!(size_of::<Zip>() == 48);

static_type! {
    /// The type `zip`.
    pub static ZIP: Zip = {
        name: "zip",
        export: "PyZip_Type",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "zip(*iterables, strict=False)\n--\n\n\
              Tuples of the first items of all iterables, of their second items, and so on, until one of them ends.\n\n\
              With strict, all must end together: else ValueError is raised.",
        slots: Zip::SLOTS,
        methods: Zip::METHODS,
    };
}

impl Trace for Zip {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.iterators.trace(tracer);
    }
}

#[slots(vectorcall)]
impl Zip {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let strict = strict_keyword(thread, arguments, "zip")?;
        let iterators = iterators(thread, arguments, 0)?;
        thread.new_instance(class, |object| Self {
            object,
            count: Cell::new(iterators.len()),
            iterators: Place::new(iterators),
            _result: Cell::new(0),
            strict: Cell::new(i32::from(strict)),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Tuple>>> {
        let Some(iterators) = self.iterators.get() else { return Ok(None) };
        if iterators.is_empty() {
            return Ok(None);
        }
        let mut builder = Builder::new(thread, iterators.len())?;
        for (index, iterator) in iterators.iter().enumerate() {
            match object::next(thread, iterator)? {
                Some(item) => builder.push(item),
                None => {
                    drop(builder);
                    if self.strict.get() != 0 {
                        check_all_ended(thread, "zip", &iterators, index)?;
                    }
                    return Ok(None);
                }
            }
        }
        builder.finish(thread).map(Some)
    }
}

#[methods]
impl Zip {
    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let iterators = self.iterators.get().unwrap_or_else(Tuple::empty);
        reduced(thread, class_of(self.as_object()), iterators, self.strict.get() != 0)
    }

    /// __setstate__($self, object, /)
    ///
    /// What unpickling needs: sets whether it is strict.
    fn __setstate__(&self, thread: &Thread, object: &Object) -> Fallible {
        self.strict.set(i32::from(object::is_true(thread, object)?));
        Ok(())
    }
}
