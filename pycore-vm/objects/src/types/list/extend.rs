//! Adding the items of an iterable.

use super::List;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::protocol::{iterate, object};
use crate::types::tuple::Tuple;

impl List {
    /// A list of the items of an iterable.
    pub fn from_iterable(thread: &Thread, iterable: &Object) -> Fallible<Owned<Self>> {
        let list = Self::new(thread)?;
        list.extend_from(thread, iterable)?;
        Ok(list)
    }

    /// Adds the items of an iterable. Exact built-in containers are read directly, others through their iterators.
    pub fn extend_from(&self, thread: &Thread, iterable: &Object) -> Fallible {
        if let Some(list) = iterable.downcast_exact::<Self>() {
            return match std::ptr::eq(self, list) {
                true if self.is_empty() => Ok(()),
                true => self.repeat_in_place(thread, 2),
                false => self.extend_from_list(thread, list),
            };
        }
        if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
            return self.extend_from_slice(thread, tuple.as_slice());
        }
        self.extend_from_iterator(thread, iterable)
    }

    fn extend_from_iterator(&self, thread: &Thread, iterable: &Object) -> Fallible {
        let iterator = object::iterate(thread, iterable)?;
        let hint = iterate::length_hint(thread, iterable, 8)?;
        if self.len().checked_add(hint).is_some() {
            self.reserve_for_extension(thread, hint)?;
        }
        while let Some(item) = object::next(thread, &iterator)? {
            self.push(thread, item)?;
        }
        self.shrink();
        Ok(())
    }
}
