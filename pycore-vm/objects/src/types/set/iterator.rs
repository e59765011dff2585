//! `set_iterator`: over the elements of a set.

use std::cell::Cell;

use super::any::AnySet;
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::types::iterators::reduced_empty;
use crate::types::list::List;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;
use crate::{methods, raise, slots, static_type};

/// An iterator over the elements of a set.
#[repr(C)]
pub struct SetIterator {
    object: Object,
    /// Nothing when the iterator is exhausted.
    set: Place,
    /// Elements of the set at the beginning; -1 after it was found to have another number.
    used: Cell<isize>,
    position: Cell<usize>,
    /// Elements left.
    left: Cell<isize>,
}

static_type! {
    /// The type of iterators over sets.
    pub static SET_ITERATOR: SetIterator = {
        name: "set_iterator",
        export: "PySetIter_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: SetIterator::SLOTS,
        methods: SetIterator::METHODS,
    };
}

impl SetIterator {
    /// An iterator over all elements.
    pub fn new(thread: &Thread, set: AnySet<'_>) -> Fallible<Owned<Self>> {
        let used = set.elements.len() as isize;
        thread.new_object(|object| Self {
            object,
            set: Place::new(Owned::share(set.object)),
            used: Cell::new(used),
            position: Cell::new(0),
            left: Cell::new(used),
        })
    }

    /// The next element.
    pub fn next(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let Some(object) = self.set.get() else { return Ok(None) };
        let Some(set) = AnySet::of(&object) else { return Ok(None) };
        if self.used.get() != set.elements.len() as isize {
            self.used.set(-1);
            return Err(raise!(thread, RUNTIME_ERROR, "Set changed size during iteration"));
        }
        let mut position = self.position.get();
        let Some((element, _)) = set.elements.next(&mut position) else {
            drop(self.set.take());
            return Ok(None);
        };
        self.position.set(position);
        self.left.set(self.left.get() - 1);
        Ok(Some(element))
    }
}

impl Trace for SetIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.set.trace(tracer);
    }
}

#[slots]
impl SetIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.next(thread)
    }
}

#[methods]
impl SetIterator {
    /// __length_hint__($self, /)
    ///
    /// How many elements are left.
    fn __length_hint__(&self) -> usize {
        let Some(object) = self.set.get() else { return 0 };
        match AnySet::of(&object) {
            Some(set) if set.elements.len() as isize == self.used.get() => {
                self.left.get().max(0) as usize
            }
            _ => 0,
        }
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let list = List::new(thread)?;
        let object = self.set.get();
        if let Some(set) = object.as_deref().and_then(AnySet::of) {
            if self.used.get() != set.elements.len() as isize {
                return Err(raise!(thread, RUNTIME_ERROR, "Set changed size during iteration"));
            }
            let mut position = self.position.get();
            while let Some((element, _)) = set.elements.next(&mut position) {
                list.push(thread, element)?;
            }
        }
        reduced_empty(thread, list.into_object())
    }
}
