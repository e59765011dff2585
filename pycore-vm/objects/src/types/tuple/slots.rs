//! Construction, `repr`, hash, comparison, and the operators of tuples.

use crate::slots;

use super::{Builder, ItemHash, TUPLE, Tuple};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::declare::Comparison;
use crate::errors::INDEX_ERROR;
use crate::protocol::number;
use crate::protocol::object;
use crate::protocol::repr::Repr;
use crate::raise;
use crate::types::iterators::TupleIterator;
use crate::types::list::List;
use crate::types::slice::{Slice, slice_indices};
use crate::types::str::Str;

#[slots(vectorcall)]
impl Tuple {
    /// tuple(iterable=(), /)
    ///
    /// An immutable sequence of the items of an iterable; an exact tuple is given back as it is.
    fn tp_new(class: &TypeObject, thread: &Thread, iterable: Option<&Object>) -> Fallible<Owned> {
        let items = match iterable {
            Some(iterable) => Self::from_iterable(thread, iterable)?,
            None => Self::empty(),
        };
        if std::ptr::eq(class, TUPLE.get()) {
            return Ok(items.into_object());
        }
        Ok(Self::of_class(thread, class, items.as_slice())?.into_object())
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        if self.is_empty() {
            return Str::new(thread, "()");
        }
        let Some(mut repr) = Repr::begin(thread, self.as_object(), "(")? else {
            return Str::new(thread, "(...)");
        };
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                repr.push(", ")?;
            }
            repr.push_repr(item)?;
        }
        repr.push(if self.len() == 1 { ",)" } else { ")" })?;
        repr.finish()
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        if let Some(hash) = self.cached_hash() {
            return Ok(hash);
        }
        object::check_recursion(thread, " while hashing a tuple")?;
        let mut items = ItemHash::new();
        for item in self.iter() {
            items.add(object::hash(thread, item)?);
        }
        let hash = items.finish_with_length(self.len());
        self.cache_hash(hash);
        Ok(hash)
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        let Some(other) = other.downcast::<Self>() else {
            return Ok(thread.not_implemented());
        };
        // Lengths do not decide about equality beforehand: the items' comparisons can be seen by the program.
        let mut pairs = self.iter().zip(other.iter());
        loop {
            let Some((left, right)) = pairs.next() else {
                return Ok(thread.bool(how.holds(self.len().cmp(&other.len()))));
            };
            if !object::equal(thread, left, right)? {
                return match how {
                    Comparison::Equal => Ok(thread.bool(false)),
                    Comparison::NotEqual => Ok(thread.bool(true)),
                    _ => object::compare(thread, left, right, how),
                };
            }
        }
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<TupleIterator>> {
        TupleIterator::new(thread, Owned::share(self))
    }

    fn sq_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn sq_concat(&self, thread: &Thread, other: &Object) -> Fallible<Owned> {
        let exact = std::ptr::eq(self.as_object().type_object(), TUPLE.get());
        if self.is_empty() && other.downcast_exact::<Self>().is_some() {
            return Ok(Owned::share(other));
        }
        let Some(other) = other.downcast::<Self>() else {
            let kind = other.type_name();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "can only concatenate tuple (not \"{kind}\") to tuple"
            ));
        };
        if other.is_empty() && exact {
            return Ok(Owned::share(self.as_object()));
        }
        let Some(length) = self.len().checked_add(other.len()) else {
            return Err(thread.raise_out_of_memory());
        };
        let mut builder = Builder::new(thread, length)?;
        builder.extend(self.iter().chain(other.iter()));
        Ok(builder.finish(thread)?.into_object())
    }

    fn sq_repeat(&self, thread: &Thread, times: isize) -> Fallible<Owned> {
        let exact = std::ptr::eq(self.as_object().type_object(), TUPLE.get());
        if (self.is_empty() || times == 1) && exact {
            return Ok(Owned::share(self.as_object()));
        }
        let times = times.max(0) as usize;
        let Some(length) = self.len().checked_mul(times) else {
            return Err(thread.raise_out_of_memory());
        };
        let mut builder = Builder::new(thread, length)?;
        while !builder.is_full() {
            builder.extend(self.iter());
        }
        Ok(builder.finish(thread)?.into_object())
    }

    fn sq_item(&self, thread: &Thread, index: isize) -> Fallible<Owned> {
        self.item(thread, index)
    }

    fn sq_contains(&self, thread: &Thread, value: &Object) -> Fallible<bool> {
        for item in self.iter() {
            if object::equal(thread, item, value)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn mp_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        if let Some(slice) = key.downcast_exact::<Slice>() {
            return self.sliced(thread, slice);
        }
        if !number::is_index(key) {
            let kind = key.type_name();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "tuple indices must be integers or slices, not {kind}"
            ));
        }
        let index = number::to_isize(thread, key, &INDEX_ERROR)?;
        self.item(thread, if index < 0 { index + self.len() as isize } else { index })
    }
}

impl Tuple {
    /// A tuple of the items of an iterable; an exact tuple is given back as it is.
    pub fn from_iterable(thread: &Thread, iterable: &Object) -> Fallible<Owned<Self>> {
        if let Some(tuple) = iterable.downcast_exact::<Self>() {
            return Ok(Owned::share(tuple));
        }
        if let Some(list) = iterable.downcast_exact::<List>() {
            return Self::from_list(thread, list);
        }
        let list = List::from_iterable(thread, iterable)?;
        let mut items = list.take();
        let mut builder = Builder::new(thread, items.len())?;
        for index in 0..items.len() {
            if let Some(item) = items.take(index) {
                builder.push(item);
            }
        }
        builder.finish(thread)
    }

    /// A tuple of the items of a list.
    pub fn from_list(thread: &Thread, list: &List) -> Fallible<Owned<Self>> {
        let mut builder = Builder::new(thread, list.len())?;
        let mut index = 0;
        while let Some(item) = list.get(index).filter(|_| !builder.is_full()) {
            builder.push(item);
            index += 1;
        }
        builder.finish(thread)
    }

    /// The items from `start` to `stop`.
    pub fn slice(&self, thread: &Thread, start: usize, stop: usize) -> Fallible<Owned<Self>> {
        let stop = stop.min(self.len());
        Self::new(thread, &self.as_slice()[start.min(stop)..stop])
    }

    #[inline]
    fn item(&self, thread: &Thread, index: isize) -> Fallible<Owned> {
        match self.get(index as usize) {
            Some(item) => Ok(Owned::share(item)),
            None => Err(raise!(thread, INDEX_ERROR, "tuple index out of range")),
        }
    }

    fn sliced(&self, thread: &Thread, slice: &Slice) -> Fallible<Owned> {
        let indices = slice_indices(thread, slice, self.len())?;
        if let Some(range) = indices.contiguous() {
            if range.len() == self.len()
                && std::ptr::eq(self.as_object().type_object(), TUPLE.get())
            {
                return Ok(Owned::share(self.as_object()));
            }
            return Ok(Self::new(thread, &self.as_slice()[range])?.into_object());
        }
        let mut builder = Builder::new(thread, indices.count)?;
        builder.extend(indices.iter().filter_map(|index| self.get(index)));
        Ok(builder.finish(thread)?.into_object())
    }
}
