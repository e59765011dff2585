//! The methods of dicts.

use super::iterators::ReverseKeyIterator;
use super::update::{iterates_as_dict, raise_key_error};
use super::views::{ItemsView, KeysView, ValuesView};
use super::{DICT, Dict, Overlap};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::declare::Arguments;
use crate::protocol::{call, iterate, object};
use crate::types::tuple::Tuple;
use crate::{methods, raise};

#[methods]
impl Dict {
    /// __contains__($self, key, /)
    ///
    /// Whether there is an item with the key.
    fn __contains__(&self, thread: &Thread, key: &Object) -> Fallible<bool> {
        self.contains(thread, key)
    }

    /// __getitem__($self, key, /)
    ///
    /// The value of the key.
    fn __getitem__(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        self.item(thread, key)
    }

    /// __sizeof__($self, /)
    ///
    /// Bytes of memory that the dict takes.
    fn __sizeof__(&self) -> usize {
        self.as_object().type_object().read(|raw| raw.tp_basicsize as usize) + self.memory_beside()
    }

    /// get($self, key, default=None, /)
    ///
    /// The value of the key, or the default if there is none.
    #[python(name = "get")]
    fn get_or_default(
        &self,
        thread: &Thread,
        key: &Object,
        default: Option<&Object>,
    ) -> Fallible<Owned> {
        match self.get(thread, key)? {
            Some(value) => Ok(value),
            None => Ok(default.map_or_else(|| thread.none(), Owned::share)),
        }
    }

    /// setdefault($self, key, default=None, /)
    ///
    /// The value of the key; if there is none, the default becomes it.
    fn setdefault(
        &self,
        thread: &Thread,
        key: &Object,
        default: Option<&Object>,
    ) -> Fallible<Owned> {
        let none = thread.none();
        Ok(self.set_default(thread, key, default.unwrap_or(&none))?.0)
    }

    /// pop($self, key, default=<unrepresentable>, /)
    ///
    /// Removes the key and gives its value. If there is none, gives the default, or raises KeyError without one.
    fn pop(&self, thread: &Thread, key: &Object, default: Option<&Object>) -> Fallible<Owned> {
        let value = if self.is_empty() { None } else { self.remove(thread, key)? };
        match (value, default) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(Owned::share(default)),
            (None, None) => Err(raise_key_error(thread, key)),
        }
    }

    /// popitem($self, /)
    ///
    /// Removes the item that was inserted last and gives it as a pair. Raises KeyError if there is none.
    fn popitem(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        match self.pop_last(thread)? {
            Some((key, value)) => Tuple::pack(thread, [key, value]),
            None => Err(raise!(thread, KEY_ERROR, "popitem(): dictionary is empty")),
        }
    }

    /// keys($self, /)
    ///
    /// A view of the keys, which behaves like a set.
    fn keys(&self, thread: &Thread) -> Fallible<Owned<KeysView>> {
        KeysView::new(thread, self)
    }

    /// items($self, /)
    ///
    /// A view of the items as pairs, which behaves like a set.
    fn items(&self, thread: &Thread) -> Fallible<Owned<ItemsView>> {
        ItemsView::new(thread, self)
    }

    /// values($self, /)
    ///
    /// A view of the values.
    fn values(&self, thread: &Thread) -> Fallible<Owned<ValuesView>> {
        ValuesView::new(thread, self)
    }

    /// Takes over the items of a mapping or of an iterable of pairs, then those of keyword arguments.
    fn update(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        self.update_from_arguments(thread, "update", arguments)
    }

    /// fromkeys($type, iterable, value=None, /)
    ///
    /// A new dictionary with the keys of an iterable, all with one value.
    #[classmethod]
    fn fromkeys(
        class: &TypeObject,
        thread: &Thread,
        iterable: &Object,
        value: Option<&Object>,
    ) -> Fallible<Owned> {
        let none = thread.none();
        let value = value.unwrap_or(&none);
        if std::ptr::eq(class, DICT.get()) {
            return Ok(Self::from_keys(thread, iterable, value)?.into_object());
        }
        let new = call::call(thread, class.as_object(), &[])?;
        if let Some(new) = new.downcast_exact::<Self>() {
            new.insert_keys(thread, iterable, value)?;
        } else {
            iterate::for_each(thread, iterable, |key| object::set_item(thread, &new, &key, value))?;
        }
        Ok(new)
    }

    /// clear($self, /)
    ///
    /// Removes all items.
    fn clear(&self) {
        self.clear_items();
    }

    /// copy($self, /)
    ///
    /// A new dictionary with the same items.
    #[python(name = "copy")]
    fn copied(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        if iterates_as_dict(self.as_object()) {
            return self.copy(thread);
        }
        let copy = Self::new(thread)?;
        copy.update_from_mapping(thread, self.as_object(), Overlap::Replace)?;
        Ok(copy)
    }

    /// __reversed__($self, /)
    ///
    /// An iterator over the keys from the last to the first.
    fn __reversed__(&self, thread: &Thread) -> Fallible<Owned<ReverseKeyIterator>> {
        ReverseKeyIterator::new(thread, self)
    }
}

impl Dict {
    /// A dict with the keys of an iterable, all with one value.
    pub fn from_keys(thread: &Thread, iterable: &Object, value: &Object) -> Fallible<Owned<Self>> {
        let new = Self::new(thread)?;
        new.insert_keys(thread, iterable, value)?;
        Ok(new)
    }

    fn insert_keys(&self, thread: &Thread, iterable: &Object, value: &Object) -> Fallible {
        if let Some(dict) = iterable.downcast_exact::<Self>() {
            self.make_room(thread, dict.len(), dict.has_text_keys_only())?;
            let mut position = 0;
            while let Some((key, hash, _)) = dict.next_hashed(&mut position) {
                self.insert_hashed(thread, key, hash, Owned::share(value))?;
            }
            return Ok(());
        }
        if let Some(elements) = crate::types::set::exact_elements_of(iterable) {
            self.make_room(thread, elements.len(), false)?;
            let mut position = 0;
            while let Some((key, hash)) = elements.next(&mut position) {
                self.insert_hashed(thread, key, hash, Owned::share(value))?;
            }
            return Ok(());
        }
        iterate::for_each(thread, iterable, |key| {
            self.insert_owned(thread, key, Owned::share(value))
        })
    }
}
