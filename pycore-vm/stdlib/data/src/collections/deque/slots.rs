//! Construction, `repr`, comparison and the operators of deques.

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::{Arguments, Comparison};
use pycore_objects::protocol::repr::Text;
use pycore_objects::protocol::{number, object};
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, raise, slots};

use super::cursor::{Cursor, mutated};
use super::items::End;
use super::{Deque, DequeIterator};

/// The limit that `maxlen` means.
fn limit_of(thread: &Thread, maxlen: &Object) -> Fallible<usize> {
    if maxlen.downcast::<Int>().is_none() {
        return Err(raise!(thread, TYPE_ERROR, "an integer is required"));
    }
    let Some(limit) = maxlen.downcast::<Int>().and_then(Int::to_isize) else {
        return Err(number::too_large(thread, "C ssize_t"));
    };
    match usize::try_from(limit) {
        Ok(limit) => Ok(limit),
        Err(_) => Err(raise!(thread, VALUE_ERROR, "maxlen must be non-negative")),
    }
}

#[slots]
impl Deque {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        Self::of_class(thread, class)
    }

    /// !deque(iterable=<unrepresentable>, maxlen=None)
    fn tp_init(
        &self,
        thread: &Thread,
        iterable: Option<&Object>,
        maxlen: Option<&Object>,
    ) -> Fallible {
        self.limit.set(maxlen.map(|maxlen| limit_of(thread, maxlen)).transpose()?);
        if !self.is_empty() {
            self.remove_all();
        }
        match iterable {
            Some(iterable) => self.extend_at(thread, iterable, End::Right),
            None => Ok(()),
        }
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let Some(_guard) = object::repr_guard(thread, self.as_object()) else {
            return Str::new(thread, "[...]");
        };
        let items = List::from_iterable(thread, self.as_object())?;
        let mut text = Text::new(thread);
        text.push(&self.as_object().type_object().short_name())?;
        text.push("(")?;
        text.push_repr(items.as_object())?;
        if let Some(limit) = self.limit.get() {
            text.push(&format!(", maxlen={limit}"))?;
        }
        text.push(")")?;
        text.finish()
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        let Some(other) = other.downcast::<Self>() else {
            return Ok(thread.not_implemented());
        };
        if matches!(how, Comparison::Equal | Comparison::NotEqual) {
            if std::ptr::eq(self, other) {
                return Ok(thread.bool(how == Comparison::Equal));
            }
            if self.len() != other.len() {
                return Ok(thread.bool(how == Comparison::NotEqual));
            }
        }
        let (left, right) = (Cursor::new(self, false), Cursor::new(other, false));
        loop {
            let (one, two) = (left.next(thread, self)?, right.next(thread, other)?);
            match (one, two) {
                (Some(one), Some(two)) => {
                    if object::equal(thread, &one, &two)? {
                        continue;
                    }
                    return match how {
                        Comparison::Equal => Ok(thread.bool(false)),
                        Comparison::NotEqual => Ok(thread.bool(true)),
                        _ => object::compare(thread, &one, &two, how),
                    };
                }
                (one, two) => {
                    return Ok(thread.bool(how.holds(one.is_some().cmp(&two.is_some()))));
                }
            }
        }
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<DequeIterator>> {
        DequeIterator::new(thread, self)
    }

    fn sq_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn sq_concat(&self, thread: &Thread, other: &Object) -> Fallible<Owned> {
        if other.downcast::<Self>().is_none() {
            let kind = other.type_name();
            let message = format!("can only concatenate deque (not \"{kind}\") to deque");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let sum = self.duplicate(thread)?;
        if let Some(sum) = sum.downcast_ref::<Self>() {
            sum.extend_at(thread, other, End::Right)?;
        }
        Ok(sum)
    }

    fn sq_inplace_concat(&self, thread: &Thread, other: &Object) -> Fallible<Owned<Self>> {
        self.extend_at(thread, other, End::Right)?;
        Ok(Owned::share(self))
    }

    fn sq_repeat(&self, thread: &Thread, times: isize) -> Fallible<Owned> {
        let product = self.duplicate(thread)?;
        if let Some(product) = product.downcast_ref::<Self>() {
            product.repeat_in_place(thread, times)?;
        }
        Ok(product)
    }

    fn sq_inplace_repeat(&self, thread: &Thread, times: isize) -> Fallible<Owned<Self>> {
        self.repeat_in_place(thread, times)?;
        Ok(Owned::share(self))
    }

    fn sq_item(&self, thread: &Thread, index: isize) -> Fallible<Owned> {
        self.items.get(index as usize).ok_or_else(|| Self::index_error(thread))
    }

    fn sq_ass_item(&self, thread: &Thread, index: isize, value: Option<&Object>) -> Fallible {
        let old = match value {
            Some(value) => self.items.replace(index as usize, Owned::share(value)).ok(),
            None => {
                let removed = self.items.remove(index as usize);
                if removed.is_some() {
                    self.changed();
                }
                removed
            }
        };
        match old {
            Some(_) => Ok(()),
            None => Err(Self::index_error(thread)),
        }
    }

    fn sq_contains(&self, thread: &Thread, value: &Object) -> Fallible<bool> {
        let place = self.find(thread, value, 0, usize::MAX, mutated)?;
        Ok(place.is_some())
    }
}
