//! `groupby`: neighbours with equal keys.
//!
//! The groups read from the same iterator as the whole: going on to the next group skips what is left of the one
//! before, and only the last group given is still alive.

use std::cell::Cell;
use std::ptr;

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, raise, slots};

native_type! {
    /// An iterator over pairs of a key and an iterator over the neighbours that have it.
    pub struct GroupBy = GROUPBY "itertools.groupby" (BASE_TYPE) {
        iterator: Place,
        /// Nothing if the items are their own keys.
        function: Place,
        /// The key of the last group given.
        group_key: Place,
        /// The item read last, if no group has given it yet, and its key.
        key: Place,
        value: Place,
        /// The last group given: compared, never followed.
        group: Cell<*const Grouper>,
    }
    traced(iterator, function, group_key, key, value),
    own_access Get
}

native_type! {
    /// The iterator over a group.
    pub struct Grouper = GROUPER "itertools._grouper" {
        parent: Place<GroupBy>,
        key: Place,
    }
    traced(parent, key),
    own_access Get
}

impl GroupBy {
    /// Reads the next item and its key; `false` at the end.
    fn step(&self, thread: &Thread) -> Fallible<bool> {
        let Some(iterator) = self.iterator.get() else { return Ok(false) };
        let Some(value) = object::next(thread, &iterator)? else { return Ok(false) };
        let key = match self.function.get() {
            None => value.clone(),
            Some(function) => call::call(thread, &function, &[&value])?,
        };
        self.value.set(value);
        self.key.set(key);
        Ok(true)
    }

    /// Makes a group the one that is alive.
    fn new_group(&self, thread: &Thread, key: Owned) -> Fallible<Owned<Grouper>> {
        let group = thread.new_object(|object| Grouper {
            object,
            parent: Place::new(Owned::share(self)),
            key: Place::new(key),
        })?;
        self.group.set(ptr::from_ref(&*group));
        Ok(group)
    }
}

#[slots(vectorcall)]
impl GroupBy {
    /// groupby(iterable, key=None)
    ///
    /// Pairs of a key and an iterator over the items next to each other that have it. Without a key function items are
    /// their own keys.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        iterable: &Object,
        key: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let iterator = object::iterate(thread, iterable)?;
        let made = thread.new_instance(class, |object| Self {
            object,
            iterator: Place::new(iterator),
            function: Place::empty(),
            group_key: Place::empty(),
            key: Place::empty(),
            value: Place::empty(),
            group: Cell::new(ptr::null()),
        })?;
        made.function.replace(key.map(Owned::share));
        Ok(made)
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Tuple>>> {
        self.group.set(ptr::null());
        // What is left of the last group is skipped.
        loop {
            match (self.key.get(), self.group_key.get()) {
                (None, _) => {}
                (Some(_), None) => break,
                (Some(key), Some(group_key)) => {
                    if !object::equal(thread, &group_key, &key)? {
                        break;
                    }
                }
            }
            if !self.step(thread)? {
                return Ok(None);
            }
        }
        let Some(key) = self.key.get() else { return Ok(None) };
        self.group_key.set(key.clone());
        let group = self.new_group(thread, key.clone())?;
        Tuple::pack(thread, [key, group.into_object()]).map(Some)
    }
}

#[slots(vectorcall)]
impl Grouper {
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let [parent, key] = arguments.unpack(thread, "_grouper", 2)?;
        let parent = parent.unwrap_or_else(|| thread.none());
        let Some(parent) = (*parent).downcast::<GroupBy>() else {
            let kind = parent.type_name();
            let message = format!("_grouper() argument 1 must be itertools.groupby, not {kind}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        parent.new_group(thread, key.unwrap_or_else(|| thread.none()))
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let (Some(parent), Some(own_key)) = (self.parent.get(), self.key.get()) else {
            return Ok(None);
        };
        if !ptr::eq(parent.group.get(), self) {
            return Ok(None);
        }
        if !parent.value.is_set() && !parent.step(thread)? {
            return Ok(None);
        }
        let Some(key) = parent.key.get() else { return Ok(None) };
        if !object::equal(thread, &own_key, &key)? {
            return Ok(None);
        }
        let value = parent.value.take();
        drop(parent.key.take());
        Ok(value)
    }
}
