//! Construction, `repr`, comparison, and the operators of lists.

use crate::slots;

use super::List;
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::declare::{Arguments, Comparison};
use crate::errors::INDEX_ERROR;
use crate::protocol::repr::Repr;
use crate::protocol::{number, object};
use crate::raise;
use crate::types::iterators::ListIterator;
use crate::types::slice::Slice;
use crate::types::str::Str;

impl List {
    /// `list[key]`, whatever a subclass does.
    pub(super) fn subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        if let Some(slice) = key.downcast_exact::<Slice>() {
            return Ok(self.selected(thread, slice)?.into_object());
        }
        let index = self.index_of_key(thread, key)?;
        self.item(thread, index)
    }
}

#[slots(vectorcall)]
impl List {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        Self::of_class(thread, class)
    }

    /// list(iterable=(), /)
    ///
    /// A mutable sequence, with the items of an iterable at first.
    fn tp_init(&self, thread: &Thread, iterable: Option<&Object>) -> Fallible {
        self.clear();
        iterable.map_or(Ok(()), |iterable| self.extend_from(thread, iterable))
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        if self.is_empty() {
            return Str::new(thread, "[]");
        }
        let Some(mut repr) = Repr::begin(thread, self.as_object(), "[")? else {
            return Str::new(thread, "[...]");
        };
        let mut index = 0;
        while let Some(item) = self.get(index) {
            if index > 0 {
                repr.push(", ")?;
            }
            repr.push_repr(&item)?;
            index += 1;
        }
        repr.push("]")?;
        repr.finish()
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        let Some(other) = other.downcast::<Self>() else {
            return Ok(thread.not_implemented());
        };
        let is_equality = matches!(how, Comparison::Equal | Comparison::NotEqual);
        if is_equality && self.len() != other.len() {
            return Ok(thread.bool(how == Comparison::NotEqual));
        }
        let mut index = 0;
        while let (Some(left), Some(right)) = (self.get(index), other.get(index)) {
            if !object::equal(thread, &left, &right)? {
                // The comparison may have changed the lists: what is there now decides.
                let (Some(left), Some(right)) = (self.get(index), other.get(index)) else { break };
                return match how {
                    Comparison::Equal => Ok(thread.bool(false)),
                    Comparison::NotEqual => Ok(thread.bool(true)),
                    _ => object::compare(thread, &left, &right, how),
                };
            }
            index += 1;
        }
        Ok(thread.bool(how.holds(self.len().cmp(&other.len()))))
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<ListIterator>> {
        ListIterator::new(thread, Owned::share(self))
    }

    fn sq_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn sq_concat(&self, thread: &Thread, other: &Object) -> Fallible<Owned<Self>> {
        match other.downcast::<Self>() {
            Some(other) => self.concatenated(thread, other),
            None => {
                let kind = other.type_name();
                Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "can only concatenate list (not \"{kind}\") to list"
                ))
            }
        }
    }

    fn sq_repeat(&self, thread: &Thread, times: isize) -> Fallible<Owned<Self>> {
        self.repeated(thread, times.max(0) as usize)
    }

    fn sq_item(&self, thread: &Thread, index: isize) -> Fallible<Owned> {
        self.item(thread, index)
    }

    fn sq_ass_item(&self, thread: &Thread, index: isize, value: Option<&Object>) -> Fallible {
        self.assign(thread, index, value)
    }

    fn sq_contains(&self, thread: &Thread, value: &Object) -> Fallible<bool> {
        Ok(self.find(thread, value, 0, usize::MAX)?.is_some())
    }

    fn sq_inplace_concat(&self, thread: &Thread, other: &Object) -> Fallible<Owned<Self>> {
        self.extend_from(thread, other)?;
        Ok(Owned::share(self))
    }

    fn sq_inplace_repeat(&self, thread: &Thread, times: isize) -> Fallible<Owned<Self>> {
        match times {
            ..=0 => self.clear(),
            1 => {}
            _ if self.is_empty() => {}
            _ => self.repeat_in_place(thread, times as usize)?,
        }
        Ok(Owned::share(self))
    }

    fn mp_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        self.subscript(thread, key)
    }

    fn mp_ass_subscript(&self, thread: &Thread, key: &Object, value: Option<&Object>) -> Fallible {
        match (key.downcast_exact::<Slice>(), value) {
            (Some(slice), Some(value)) => self.assign_slice(thread, slice, value),
            (Some(slice), None) => self.delete_slice(thread, slice),
            (None, _) => {
                let index = self.index_of_key(thread, key)?;
                self.assign(thread, index, value)
            }
        }
    }
}

impl List {
    /// The index that a key means, counted from the start.
    #[inline]
    fn index_of_key(&self, thread: &Thread, key: &Object) -> Fallible<isize> {
        if !number::is_index(key) {
            let kind = key.type_name();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "list indices must be integers or slices, not {kind}"
            ));
        }
        let index = number::to_isize(thread, key, &INDEX_ERROR)?;
        Ok(if index < 0 { index + self.len() as isize } else { index })
    }

    #[inline]
    fn item(&self, thread: &Thread, index: isize) -> Fallible<Owned> {
        match self.get(index as usize) {
            Some(item) => Ok(item),
            None => Err(raise!(thread, INDEX_ERROR, "list index out of range")),
        }
    }

    /// Replaces or removes an item.
    #[inline]
    fn assign(&self, thread: &Thread, index: isize, value: Option<&Object>) -> Fallible {
        let found = match value {
            Some(value) => self.set(index as usize, Owned::share(value)).is_ok(),
            None => self.cut(index as usize).is_some(),
        };
        if found {
            Ok(())
        } else {
            Err(raise!(thread, INDEX_ERROR, "list assignment index out of range"))
        }
    }

    /// Where the first item from `start` to `stop` is that equals a value. The comparisons may change the list.
    pub(super) fn find(
        &self,
        thread: &Thread,
        value: &Object,
        start: usize,
        stop: usize,
    ) -> Fallible<Option<usize>> {
        let mut index = start;
        while let Some(item) = self.get(index).filter(|_| index < stop) {
            if object::equal(thread, &item, value)? {
                return Ok(Some(index));
            }
            index += 1;
        }
        Ok(None)
    }
}
