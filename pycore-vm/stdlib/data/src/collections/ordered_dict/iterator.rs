//! `odict_iterator`: over keys, values or items, from either end.

use std::cell::Cell;

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::types::iterators::builtin;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, Owned, Place, Raised, Thread, methods, raise, slots, static_type,
};

use super::OrderedDict;
use super::order::End;

/// What an iterator gives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Keys,
    Values,
    Items,
}

/// An iterator over an ordered dict.
#[repr(C)]
pub struct OrderedIterator {
    object: Object,
    /// Nothing at the end, and after an error.
    dict: Place<OrderedDict>,
    /// The key that comes next.
    current: Place,
    /// The dict's length at the beginning; a number that is none once it was found to be another.
    length: Cell<usize>,
    /// The version of the order at the beginning.
    version: Cell<usize>,
    what: What,
    from: End,
}

static_type! {
    /// The type of iterators over ordered dicts.
    pub static ORDERED_ITERATOR: OrderedIterator = {
        name: "odict_iterator",
        export: "PyODictIter_Type",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        slots: OrderedIterator::SLOTS,
        methods: OrderedIterator::METHODS,
    };
}

impl Trace for OrderedIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.dict.trace(tracer);
        self.current.trace(tracer);
    }
}

impl OrderedIterator {
    pub(super) fn new(
        thread: &Thread,
        dict: &OrderedDict,
        what: What,
        from: End,
    ) -> Fallible<Owned<Self>> {
        let current = dict.order.at(from);
        thread.new_object(|object| Self {
            object,
            dict: Place::new(Owned::share(dict)),
            current: current.map_or_else(Place::empty, |(key, _)| Place::new(key)),
            length: Cell::new(dict.dict.len()),
            version: Cell::new(dict.order.version()),
            what,
            from,
        })
    }

    /// Ends the iteration with an error.
    #[cold]
    fn fail(&self, raised: Raised) -> Raised {
        drop(self.dict.take());
        raised
    }

    /// The next key.
    fn next_key(&self, thread: &Thread, dict: &OrderedDict) -> Fallible<Option<Owned>> {
        let Some(key) = self.current.get() else {
            drop(self.dict.take());
            return Ok(None);
        };
        if dict.order.version() != self.version.get() {
            let message = "OrderedDict mutated during iteration";
            return Err(self.fail(raise!(thread, RUNTIME_ERROR, "{message}")));
        }
        if dict.dict.len() != self.length.get() {
            self.length.set(usize::MAX);
            let message = "OrderedDict changed size during iteration";
            return Err(raise!(thread, RUNTIME_ERROR, "{message}"));
        }
        let is_there = dict.is_in_step() || dict.dict.contains(thread, &key)?;
        let Some(next) = dict.order.next(&key, self.from).filter(|_| is_there) else {
            return Err(self.fail(thread.raise_key_error(&key)));
        };
        drop(self.current.replace(next));
        Ok(Some(key))
    }
}

#[slots]
impl OrderedIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let Some(dict) = self.dict.get() else { return Ok(None) };
        let Some(key) = self.next_key(thread, &dict)? else { return Ok(None) };
        if self.what == What::Keys {
            return Ok(Some(key));
        }
        let Some(value) = dict.dict.get(thread, &key)? else {
            return Err(self.fail(thread.raise_key_error(&key)));
        };
        match self.what {
            What::Values => Ok(Some(value)),
            _ => Ok(Some(Tuple::pack(thread, [key, value])?.into_object())),
        }
    }
}

#[methods]
impl OrderedIterator {
    /// __reduce__($self, /)
    ///
    /// What pickle needs: an iterator over a list of what is left.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let copy = thread.new_object(|object| Self {
            object,
            dict: self.dict.get().map_or_else(Place::empty, Place::new),
            current: self.current.get().map_or_else(Place::empty, Place::new),
            length: self.length.clone(),
            version: self.version.clone(),
            what: self.what,
            from: self.from,
        })?;
        let list = List::from_iterable(thread, copy.as_object())?;
        let arguments = Tuple::pack(thread, [list.into_object()])?;
        Tuple::pack(thread, [builtin(thread, "iter")?, arguments.into_object()])
    }
}
