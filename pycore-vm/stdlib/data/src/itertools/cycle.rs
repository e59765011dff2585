//! `cycle`: the same items again and again.

use std::cell::Cell;

use pycore_objects::protocol::object;
use pycore_objects::types::list::List;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, slots};

native_type! {
    /// An iterator over the items of an iterable, and then over the same items without end.
    pub struct Cycle = CYCLE "itertools.cycle" (BASE_TYPE) {
        /// Nothing after the first time through.
        iterator: Place,
        saved: Place<List>,
        index: Cell<usize>,
    }
    traced(iterator, saved),
    own_access Get
}

#[slots(vectorcall)]
impl Cycle {
    /// cycle(iterable, /)
    ///
    /// The items of the iterable, and when it ends, the same items again, without end.
    fn tp_new(class: &TypeObject, thread: &Thread, iterable: &Object) -> Fallible<Owned<Self>> {
        let iterator = object::iterate(thread, iterable)?;
        let saved = List::new(thread)?;
        thread.new_instance(class, |object| Self {
            object,
            iterator: Place::new(iterator),
            saved: Place::new(saved),
            index: Cell::new(0),
        })
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let Some(saved) = self.saved.get() else { return Ok(None) };
        if let Some(iterator) = self.iterator.get() {
            if let Some(item) = object::next(thread, &iterator)? {
                saved.push(thread, item.clone())?;
                return Ok(Some(item));
            }
            drop(self.iterator.take());
        }
        let index = self.index.get();
        let item = saved.get(index);
        self.index.set(if index + 1 < saved.len() { index + 1 } else { 0 });
        Ok(item)
    }
}
