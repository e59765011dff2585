//! The methods of deques.

use pycore_objects::protocol::{call, object};
use pycore_objects::types::slice::search_bounds;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, name, raise};

use super::cursor::mutated;
use super::items::End;
use super::{DEQUE, Deque, DequeReverseIterator};

#[methods]
impl Deque {
    /// append($self, item, /)
    ///
    /// Add an item at the right end.
    fn append(&self, thread: &Thread, item: Owned) -> Fallible {
        self.push(thread, item, End::Right)
    }

    /// appendleft($self, item, /)
    ///
    /// Add an item at the left end.
    fn appendleft(&self, thread: &Thread, item: Owned) -> Fallible {
        self.push(thread, item, End::Left)
    }

    /// clear($self, /)
    ///
    /// Remove all items.
    fn clear(&self) {
        self.remove_all();
    }

    /// __copy__($self, /)
    ///
    /// A new deque with the same items.
    fn __copy__(&self, thread: &Thread) -> Fallible<Owned> {
        self.duplicate(thread)
    }

    /// copy($self, /)
    ///
    /// A new deque with the same items.
    fn copy(&self, thread: &Thread) -> Fallible<Owned> {
        self.duplicate(thread)
    }

    /// count($self, value, /)
    ///
    /// How many items equal the value.
    fn count(&self, thread: &Thread, value: &Object) -> Fallible<usize> {
        let mut count = 0;
        self.search(thread, value, (0, self.len()), mutated, |_| {
            count += 1;
            false
        })?;
        Ok(count)
    }

    /// extend($self, iterable, /)
    ///
    /// Add the items of an iterable at the right end.
    fn extend(&self, thread: &Thread, iterable: &Object) -> Fallible {
        self.extend_at(thread, iterable, End::Right)
    }

    /// extendleft($self, iterable, /)
    ///
    /// Add the items of an iterable at the left end, one after the other: the last is leftmost then.
    fn extendleft(&self, thread: &Thread, iterable: &Object) -> Fallible {
        self.extend_at(thread, iterable, End::Left)
    }

    /// index($self, value, [start, [stop]])
    ///
    /// The index of the first item that equals the value, from start up to stop. Raises ValueError if there is none.
    fn index(
        &self,
        thread: &Thread,
        value: &Object,
        start: Option<&Object>,
        stop: Option<&Object>,
    ) -> Fallible<usize> {
        let (start, stop) = search_bounds(thread, start, stop, || self.len())?;
        match self.find(thread, value, start, stop, mutated)? {
            Some(index) => Ok(index),
            None => Err(raise!(thread, VALUE_ERROR, "deque.index(x): x not in deque")),
        }
    }

    /// insert($self, index, value, /)
    ///
    /// Insert a value in front of the item at the index.
    fn insert(&self, thread: &Thread, index: isize, value: Owned) -> Fallible {
        let length = self.len();
        if self.limit.get() == Some(length) {
            let message = "deque already at its maximum size";
            return Err(raise!(thread, INDEX_ERROR, "{message}"));
        }
        let index = match index {
            0.. => index as usize,
            _ => length.saturating_sub(index.unsigned_abs()),
        };
        self.items.insert(thread, index, value)?;
        self.changed();
        Ok(())
    }

    /// pop($self, /)
    ///
    /// Remove the item at the right end, and return it.
    fn pop(&self, thread: &Thread) -> Fallible<Owned> {
        self.take_end(thread, End::Right)
    }

    /// popleft($self, /)
    ///
    /// Remove the item at the left end, and return it.
    fn popleft(&self, thread: &Thread) -> Fallible<Owned> {
        self.take_end(thread, End::Left)
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let this = self.as_object();
        let state = call::call_method(thread, this, name!(thread, "__getstate__"), &[])?;
        let iterator = object::iterate(thread, this)?;
        let arguments = match self.limit.get() {
            None => Tuple::empty(),
            Some(limit) => {
                let limit = thread.new_int(limit as i64)?;
                Tuple::pack(thread, [Tuple::empty().into_object(), limit])?
            }
        };
        let class = Owned::share(this.type_object().as_object());
        Tuple::pack(thread, [class, arguments.into_object(), state, iterator])
    }

    /// remove($self, value, /)
    ///
    /// Remove the first item that equals the value. Raises ValueError if there is none.
    fn remove(&self, thread: &Thread, value: &Object) -> Fallible {
        let changed =
            |thread: &Thread| raise!(thread, INDEX_ERROR, "deque mutated during iteration");
        let Some(index) = self.find(thread, value, 0, usize::MAX, changed)? else {
            return Err(raise!(thread, VALUE_ERROR, "deque.remove(x): x not in deque"));
        };
        let removed = self.items.remove(index);
        self.changed();
        drop(removed);
        Ok(())
    }

    /// __reversed__($self, /)
    ///
    /// An iterator over the items from right to left.
    fn __reversed__(&self, thread: &Thread) -> Fallible<Owned<DequeReverseIterator>> {
        DequeReverseIterator::new(thread, self)
    }

    /// reverse($self, /)
    ///
    /// Put the items in reverse order.
    fn reverse(&self) {
        self.items.reverse();
    }

    /// rotate($self, n=1, /)
    ///
    /// Move n items from the right end to the left; if n is negative, from left to right.
    fn rotate(&self, n: Option<isize>) {
        self.rotate_by(n.unwrap_or(1));
    }

    /// __sizeof__($self, /)
    ///
    /// The size in memory, in bytes.
    fn __sizeof__(&self) -> usize {
        self.as_object().type_object().instance_size(0).unwrap_or_default()
            + self.items.outside_capacity() * size_of::<Owned>()
    }

    /// How many items there can be, or None if there is no limit.
    #[getter]
    fn maxlen(&self) -> Option<usize> {
        self.limit.get()
    }
}

impl Deque {
    /// A deque of the same class, with the same items and limit.
    pub(super) fn duplicate(&self, thread: &Thread) -> Fallible<Owned> {
        let class = self.as_object().type_object();
        if std::ptr::eq(class, DEQUE.get()) {
            let copy = Self::of_class(thread, class)?;
            copy.limit.set(self.limit.get());
            copy.extend_at(thread, self.as_object(), End::Right)?;
            return Ok(copy.into_object());
        }
        let copy = match self.limit.get() {
            None => call::call(thread, class.as_object(), &[self.as_object()])?,
            Some(limit) => {
                let limit = thread.new_int(limit as i64)?;
                call::call(thread, class.as_object(), &[self.as_object(), &limit])?
            }
        };
        if copy.downcast_ref::<Self>().is_none() {
            let (class, kind) = (class.name().to_string_lossy(), copy.type_name());
            let message = format!("{class}() must return a deque, not {kind}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        Ok(copy)
    }

    /// Calls a function with the index of each item in a range that equals a value, until it says that this was enough.
    /// What comparisons must not do is change the deque: `changed` makes the error.
    fn search(
        &self,
        thread: &Thread,
        value: &Object,
        (start, stop): (usize, usize),
        changed: impl Fn(&Thread) -> Raised,
        mut found: impl FnMut(usize) -> bool,
    ) -> Fallible {
        let version = self.version.get();
        let mut index = start;
        while index < stop
            && let Some(item) = self.items.get(index)
        {
            let is_equal = object::equal(thread, &item, value)?;
            if self.version.get() != version {
                return Err(changed(thread));
            }
            if is_equal && found(index) {
                return Ok(());
            }
            index += 1;
        }
        Ok(())
    }

    /// Where the first item in a range is that equals a value.
    pub(super) fn find(
        &self,
        thread: &Thread,
        value: &Object,
        start: usize,
        stop: usize,
        changed: impl Fn(&Thread) -> Raised,
    ) -> Fallible<Option<usize>> {
        let mut place = None;
        self.search(thread, value, (start, stop), changed, |index| {
            place = Some(index);
            true
        })?;
        Ok(place)
    }
}
