//! Construction, `repr`, comparison, and the operators of dicts.

use super::Dict;
use super::iterators::KeyIterator;
use super::update::raise_key_error;
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::declare::{Arguments, Comparison};
use crate::protocol::repr::Repr;
use crate::protocol::{object, special};
use crate::types::str::Str;
use crate::{name, slots};

#[slots]
impl Dict {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, Self::fill)
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        self.update_from_arguments(thread, "dict", arguments)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.repr(thread)
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        match (other.downcast::<Self>(), how) {
            (Some(other), Comparison::Equal) => Ok(thread.bool(self.equals(thread, other)?)),
            (Some(other), Comparison::NotEqual) => Ok(thread.bool(!self.equals(thread, other)?)),
            _ => Ok(thread.not_implemented()),
        }
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<KeyIterator>> {
        KeyIterator::new(thread, self)
    }

    fn mp_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        self.item(thread, key)
    }

    fn mp_ass_subscript(&self, thread: &Thread, key: &Object, value: Option<&Object>) -> Fallible {
        match value {
            Some(value) => self.insert(thread, key, value),
            None if self.remove(thread, key)?.is_some() => Ok(()),
            None => Err(raise_key_error(thread, key)),
        }
    }

    fn sq_contains(&self, thread: &Thread, key: &Object) -> Fallible<bool> {
        self.contains(thread, key)
    }

    fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let (Some(dict), Some(_)) = (left.downcast::<Self>(), right.downcast::<Self>()) else {
            return Ok(thread.not_implemented());
        };
        let new = dict.copy(thread)?;
        new.update_from(thread, right)?;
        Ok(new.into_object())
    }

    fn nb_inplace_or(&self, thread: &Thread, other: &Object) -> Fallible<Owned<Self>> {
        self.update_from(thread, other)?;
        Ok(Owned::share(self))
    }
}

impl Dict {
    /// `repr(self)`, as that of a dict whatever the class is.
    pub fn repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let Some(mut repr) = Repr::begin(thread, self.as_object(), "{")? else {
            return Str::new(thread, "{...}");
        };
        let mut position = 0;
        let mut first = true;
        while let Some((key, value)) = self.next_entry(&mut position) {
            if !first {
                repr.push(", ")?;
            }
            first = false;
            repr.push_repr(&key)?;
            repr.push(": ")?;
            repr.push_repr(&value)?;
        }
        repr.push("}")?;
        repr.finish()
    }

    /// `self[key]`: asks `__missing__` of subclasses if there is no value.
    #[inline]
    pub fn item(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        match self.get(thread, key)? {
            Some(value) => Ok(value),
            None => self.missing(thread, key),
        }
    }

    #[cold]
    fn missing(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        let this = self.as_object();
        if this.downcast_exact::<Self>().is_none()
            && let Some(value) =
                special::call_if_there(thread, this, name!(thread, "__missing__"), &[key])?
        {
            return Ok(value);
        }
        Err(raise_key_error(thread, key))
    }

    /// Whether another dict has the same keys with equal values.
    pub fn equals(&self, thread: &Thread, other: &Self) -> Fallible<bool> {
        if self.len() != other.len() {
            return Ok(false);
        }
        let mut position = 0;
        while let Some((key, hash, value)) = self.next_hashed(&mut position) {
            let Some(found) = other.get_hashed(thread, &key, hash)? else { return Ok(false) };
            if !object::equal(thread, &found, &value)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
