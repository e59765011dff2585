//! The methods of lists.

use crate::methods;

use super::List;
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread};
use crate::protocol::object;
use crate::raise;
use crate::types::iterators::ListReverseIterator;
use crate::types::slice::search_bounds;

#[methods]
impl List {
    /// append($self, object, /)
    ///
    /// Adds an object at the end.
    #[inline]
    pub fn append(&self, thread: &Thread, object: &Object) -> Fallible {
        self.push(thread, Owned::share(object))
    }

    /// clear($self, /)
    ///
    /// Removes all items.
    #[python(name = "clear")]
    fn clear_items(&self) {
        self.clear();
    }

    /// copy($self, /)
    ///
    /// A new list of the same items.
    pub fn copy(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.slice(thread, 0, usize::MAX)
    }

    /// count($self, value, /)
    ///
    /// How many items equal the value.
    fn count(&self, thread: &Thread, value: &Object) -> Fallible<usize> {
        let mut count = 0;
        let mut index = 0;
        while let Some(item) = self.get(index) {
            count += usize::from(object::equal(thread, &item, value)?);
            index += 1;
        }
        Ok(count)
    }

    /// extend($self, iterable, /)
    ///
    /// Adds the items of an iterable at the end.
    fn extend(&self, thread: &Thread, iterable: &Object) -> Fallible {
        self.extend_from(thread, iterable)
    }

    /// index($self, value, start=0, stop=sys.maxsize, /)
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
        match self.find(thread, value, start, stop)? {
            Some(index) => Ok(index),
            None => Err(raise!(thread, VALUE_ERROR, "list.index(x): x not in list")),
        }
    }

    /// insert($self, index, object, /)
    ///
    /// Inserts an object in front of the item at the index.
    #[python(name = "insert")]
    fn insert_object(&self, thread: &Thread, index: isize, object: &Object) -> Fallible {
        let index = if index < 0 { (index + self.len() as isize).max(0) } else { index };
        self.insert(thread, index as usize, Owned::share(object))
    }

    /// pop($self, index=-1, /)
    ///
    /// Removes the item at the index, the last one by default, and returns it. Raises IndexError if there is none.
    #[python(name = "pop")]
    fn pop_at(&self, thread: &Thread, index: Option<isize>) -> Fallible<Owned> {
        let index = index.unwrap_or(-1);
        let index = if index < 0 { index + self.len() as isize } else { index };
        match self.remove(index as usize) {
            Some(item) => Ok(item),
            None if self.is_empty() => Err(raise!(thread, INDEX_ERROR, "pop from empty list")),
            None => Err(raise!(thread, INDEX_ERROR, "pop index out of range")),
        }
    }

    /// remove($self, value, /)
    ///
    /// Removes the first item that equals the value. Raises ValueError if there is none.
    #[python(name = "remove")]
    fn remove_value(&self, thread: &Thread, value: &Object) -> Fallible {
        match self.find(thread, value, 0, usize::MAX)? {
            Some(index) => {
                let removed = self.splice(thread, index, index + 1, &[])?;
                drop(removed);
                Ok(())
            }
            None => Err(raise!(thread, VALUE_ERROR, "list.remove(x): x not in list")),
        }
    }

    /// reverse($self, /)
    ///
    /// Puts the items in reverse order.
    #[python(name = "reverse")]
    fn reverse_items(&self) {
        self.reverse();
    }

    /// sort($self, /, *, key=None, reverse=False)
    ///
    /// Sorts the list in place, ascending, and items that compare equal stay in their order.
    ///
    /// With a key function, the results of calling it with each item are compared instead of the items. With reverse,
    /// the order is descending.
    #[python(name = "sort")]
    fn sort_items(
        &self,
        thread: &Thread,
        key: Option<&Object>,
        reverse: Option<&Object>,
    ) -> Fallible {
        let reverse = reverse.map_or(Ok(false), |reverse| object::is_true(thread, reverse))?;
        self.sort(thread, key, reverse)
    }

    /// __getitem__($self, index, /)
    ///
    /// The item at an index, or the list of those that a slice selects.
    fn __getitem__(&self, thread: &Thread, index: &Object) -> Fallible<Owned> {
        self.subscript(thread, index)
    }

    /// __reversed__($self, /)
    ///
    /// An iterator over the items from the last to the first.
    fn __reversed__(&self, thread: &Thread) -> Fallible<Owned<ListReverseIterator>> {
        ListReverseIterator::new(thread, Owned::share(self))
    }

    /// __sizeof__($self, /)
    ///
    /// The size of the list in memory, in bytes.
    fn __sizeof__(&self) -> usize {
        self.as_object().type_object().instance_size(0).unwrap_or_default()
            + self.capacity() * size_of::<Owned>()
    }
}
