//! The methods of ordered dicts.

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, iterate, object};
use pycore_objects::types::dict::instance;
use pycore_objects::types::object::attributes::set_dict;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, methods, name, raise};

use super::iterator::What;
use super::order::End;
use super::update::update;
use super::{OrderedDict, OrderedItems, OrderedIterator, OrderedKeys, OrderedValues};

#[methods]
impl OrderedDict {
    /// fromkeys($type, /, iterable, value=None)
    ///
    /// A new ordered dict with the keys of an iterable, all with one value.
    #[classmethod]
    fn fromkeys(
        class: &TypeObject,
        thread: &Thread,
        iterable: &Object,
        value: Option<&Object>,
    ) -> Fallible<Owned> {
        let none = thread.none();
        let value = value.unwrap_or(&none);
        let new = call::call(thread, class.as_object(), &[])?;
        iterate::for_each(thread, iterable, |key| object::set_item(thread, &new, &key, value))?;
        Ok(new)
    }

    /// __sizeof__($self, /)
    // Bytes of memory that the dict takes.
    fn __sizeof__(&self) -> usize {
        self.as_object().type_object().instance_size(0).unwrap_or_default()
            + self.dict.memory_beside()
            + self.order.memory()
    }

    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let this = self.as_object();
        let state = call::call_method(thread, this, name!(thread, "__getstate__"), &[])?;
        let items = call::call_method(thread, this, name!(thread, "items"), &[])?;
        let iterator = object::iterate(thread, &items)?;
        let class = Owned::share(this.type_object().as_object());
        let arguments = Tuple::empty().into_object();
        Tuple::pack(thread, [class, arguments, state, thread.none(), iterator])
    }

    /// setdefault($self, /, key, default=None)
    ///
    /// The value of the key; if there is none, the default becomes it.
    fn setdefault(
        &self,
        thread: &Thread,
        key: &Object,
        default: Option<&Object>,
    ) -> Fallible<Owned> {
        let none = thread.none();
        let default = default.unwrap_or(&none);
        if self.is_exact() {
            let hash = object::hash(thread, key)?;
            if let Some(value) = self.dict.get_hashed(thread, key, hash)? {
                return Ok(value);
            }
            self.set_item(thread, key, hash, Owned::share(default))?;
            return Ok(Owned::share(default));
        }
        let this = self.as_object();
        if object::contains(thread, this, key)? {
            return object::get_item(thread, this, key);
        }
        object::set_item(thread, this, key, default)?;
        Ok(Owned::share(default))
    }

    /// pop($self, /, key, default=<unrepresentable>)
    ///
    /// Remove the key and return its value. If there is none, return the default, or raise KeyError without one.
    fn pop(&self, thread: &Thread, key: &Object, default: Option<&Object>) -> Fallible<Owned> {
        let hash = object::hash(thread, key)?;
        match (self.remove_item(thread, key, hash)?, default) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(Owned::share(default)),
            (None, None) => Err(thread.raise_key_error(key)),
        }
    }

    /// popitem($self, /, last=True)
    ///
    /// Remove the last item, or the first one, and return it as a pair.
    fn popitem(&self, thread: &Thread, last: Option<bool>) -> Fallible<Owned<Tuple>> {
        let end = if last.unwrap_or(true) { End::Last } else { End::First };
        let Some((key, hash)) = self.order.at(end) else {
            return Err(raise!(thread, KEY_ERROR, "dictionary is empty"));
        };
        match self.remove_item(thread, &key, hash)? {
            Some(value) => Tuple::pack(thread, [key, value]),
            None => Err(thread.raise_key_error(&key)),
        }
    }

    /// keys($self, /)
    // A view of the keys, which behaves like a set.
    fn keys(&self, thread: &Thread) -> Fallible<Owned<OrderedKeys>> {
        OrderedKeys::new(thread, self)
    }

    /// values($self, /)
    // A view of the values.
    fn values(&self, thread: &Thread) -> Fallible<Owned<OrderedValues>> {
        OrderedValues::new(thread, self)
    }

    /// items($self, /)
    // A view of the items as pairs, which behaves like a set.
    fn items(&self, thread: &Thread) -> Fallible<Owned<OrderedItems>> {
        OrderedItems::new(thread, self)
    }

    // Take over the items of a mapping or of an iterable of pairs, then those of keyword arguments.
    #[python(name = "update")]
    fn update_items(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let given = arguments.len();
        if given > 1 {
            let message = format!("update() takes at most 1 positional argument ({given} given)");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        update(thread, self.as_object(), arguments)
    }

    /// clear($self, /)
    ///
    /// Remove all items.
    #[python(name = "clear")]
    fn remove_all(&self) {
        let order = self.order.take();
        self.dict.clear_items();
        drop(order);
    }

    /// copy($self, /)
    ///
    /// A new ordered dict with the same items.
    fn copy(&self, thread: &Thread) -> Fallible<Owned> {
        let this = self.as_object();
        let version = self.order.version();
        let class = this.type_object();
        let copy = if self.is_exact() {
            Self::of_class(thread, class)?.into_object()
        } else {
            call::call(thread, class.as_object(), &[])?
        };
        let mut next = self.order.at(End::First).map(|(key, _)| key);
        while let Some(key) = next {
            let value = if self.is_exact() {
                let value = self.dict.get(thread, &key)?;
                value.ok_or_else(|| thread.raise_key_error(&key))?
            } else {
                object::get_item(thread, this, &key)?
            };
            object::set_item(thread, &copy, &key, &value)?;
            if self.order.version() != version {
                let message = "OrderedDict mutated during iteration";
                return Err(raise!(thread, RUNTIME_ERROR, "{message}"));
            }
            next = self.order.next(&key, End::First).flatten();
        }
        Ok(copy)
    }

    /// __reversed__($self, /)
    ///
    /// An iterator over the keys from the last to the first.
    fn __reversed__(&self, thread: &Thread) -> Fallible<Owned<OrderedIterator>> {
        OrderedIterator::new(thread, self, What::Keys, End::Last)
    }

    /// move_to_end($self, /, key, last=True)
    ///
    /// Move an item to the end, or to the beginning. Raises KeyError if there is no such key.
    fn move_to_end(&self, thread: &Thread, key: &Object, last: Option<bool>) -> Fallible {
        let end = if last.unwrap_or(true) { End::Last } else { End::First };
        if self.dict.is_empty() {
            return Err(thread.raise_key_error(key));
        }
        if self.order.at(end).is_some_and(|(at_end, _)| at_end.is(key)) {
            return Ok(());
        }
        let hash = object::hash(thread, key)?;
        let stored = self.dict.stored_key(thread, key, hash)?;
        match stored.is_some_and(|stored| self.order.move_to(&stored, end)) {
            true => Ok(()),
            false => Err(thread.raise_key_error(key)),
        }
    }

    #[getter(name = "__dict__")]
    fn attributes(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        Ok(instance::dict(thread, self.as_object())?.map(Owned::into_object))
    }

    #[setter(name = "__dict__")]
    fn set_attributes(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        set_dict(thread, self.as_object(), value)
    }
}
