//! `zip_longest`: tuples of items until the last iterable has ended.

use std::cell::Cell;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::object;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, raise, slots, static_type,
};

/// An iterator over tuples of items, with a filling for iterators that have ended.
#[repr(C)]
pub struct ZipLongest {
    object: Object,
    /// How many iterators have not ended.
    active: Cell<usize>,
    /// Those that have ended are gone.
    iterators: Box<[Place]>,
    fill: Place,
}

static_type! {
    /// The type `itertools.zip_longest`.
    pub static ZIP_LONGEST: ZipLongest = {
        name: "itertools.zip_longest",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "zip_longest(*iterables, fillvalue=None)\n--\n\nTuples of the first items of all iterables, of their second items, and so on, until the last of them ends; fillvalue stands for the items of those that have ended before.",
        slots: ZipLongest::SLOTS,
        own_access: pycore_objects::core::OwnAccess::Get,
    };
}

impl Trace for ZipLongest {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.iterators.iter().for_each(|iterator| iterator.trace(tracer));
        self.fill.trace(tracer);
    }

    fn clear(&self) {
        self.active.set(0);
        self.iterators.iter().for_each(|iterator| drop(iterator.take()));
        drop(self.fill.take());
    }
}

#[slots(vectorcall)]
impl ZipLongest {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let fill = arguments.keyword("fillvalue");
        if arguments.names().len() != usize::from(fill.is_some()) {
            let message = "zip_longest() got an unexpected keyword argument";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let fill = fill.map_or_else(|| Ok(thread.none()), |fill| fill.to_owned(thread))?;
        let mut iterators = thread.vector(arguments.len())?;
        for iterable in arguments.positional() {
            iterators.push(Place::new(object::iterate(thread, iterable.object(thread)?)?));
        }
        thread.new_instance(class, |object| Self {
            object,
            active: Cell::new(iterators.len()),
            iterators: iterators.into_boxed_slice(),
            fill: Place::new(fill),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Tuple>>> {
        if self.active.get() == 0 {
            return Ok(None);
        }
        let mut builder = Builder::new(thread, self.iterators.len())?;
        for place in &self.iterators {
            let item = match place.get().map(|iterator| object::next(thread, &iterator)) {
                None => None,
                Some(Ok(Some(item))) => Some(item),
                Some(Ok(None)) => {
                    self.active.set(self.active.get().saturating_sub(1));
                    if self.active.get() == 0 {
                        return Ok(None);
                    }
                    drop(place.take());
                    None
                }
                Some(Err(raised)) => {
                    self.active.set(0);
                    return Err(raised);
                }
            };
            builder.push(item.or_else(|| self.fill.get()).unwrap_or_else(|| thread.none()));
        }
        builder.finish(thread).map(Some)
    }
}
