//! Construction, `repr`, comparison and the operators of ordered dicts.

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::{Arguments, Comparison};
use pycore_objects::protocol::repr::Text;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, raise, slots};

use super::iterator::What;
use super::order::End;
use super::update::{update, update_from};
use super::{OrderedDict, OrderedIterator};

#[slots]
impl OrderedDict {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        Self::of_class(thread, class)
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let given = arguments.len();
        if given > 1 {
            return Err(raise!(thread, TYPE_ERROR, "expected at most 1 argument, got {given}"));
        }
        update(thread, self.as_object(), arguments)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let this = self.as_object();
        let mut text = Text::new(thread);
        text.push(&this.type_object().short_name())?;
        text.push("(")?;
        if !self.dict.is_empty() {
            let Some(_guard) = object::repr_guard(thread, this) else {
                return Str::new(thread, "...");
            };
            let plain = Dict::new(thread)?;
            update_from(thread, plain.as_object(), this)?;
            text.push_repr(plain.as_object())?;
        }
        text.push(")")?;
        text.finish()
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        let Some(dict) = other.downcast::<Dict>() else { return Ok(thread.not_implemented()) };
        if !matches!(how, Comparison::Equal | Comparison::NotEqual) {
            return Ok(thread.not_implemented());
        }
        let mut is_equal = self.dict.equals(thread, dict)?;
        if is_equal && let Some(other) = other.downcast::<Self>() {
            is_equal = self.has_same_order(thread, other)?;
        }
        Ok(thread.bool(is_equal == (how == Comparison::Equal)))
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<OrderedIterator>> {
        OrderedIterator::new(thread, self, What::Keys, End::First)
    }

    fn mp_ass_subscript(&self, thread: &Thread, key: &Object, value: Option<&Object>) -> Fallible {
        let hash = object::hash(thread, key)?;
        match value {
            Some(value) => self.set_item(thread, key, hash, Owned::share(value)),
            None => match self.remove_item(thread, key, hash)? {
                Some(_) => Ok(()),
                None => Err(thread.raise_key_error(key)),
            },
        }
    }

    fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let (this, other) = match left.downcast::<Self>() {
            Some(_) => (left, right),
            None => (right, left),
        };
        if other.downcast::<Dict>().is_none() {
            return Ok(thread.not_implemented());
        }
        let new = call::call(thread, this.type_object().as_object(), &[left])?;
        update_from(thread, &new, right)?;
        Ok(new)
    }

    fn nb_inplace_or(&self, thread: &Thread, other: &Object) -> Fallible<Owned> {
        update_from(thread, self.as_object(), other)?;
        Ok(Owned::share(self.as_object()))
    }
}
