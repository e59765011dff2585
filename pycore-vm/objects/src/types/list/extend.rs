//! Adding the items of an iterable.

use super::List;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::protocol::{iterate, object};
use crate::types::dict::{Dict, ItemsView, KeysView, ValuesView};
use crate::types::set::exact_elements_of;
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
        if let Some(elements) = exact_elements_of(iterable) {
            self.make_room(thread, self.len().saturating_add(elements.len()))?;
            let mut position = 0;
            while let Some((element, _)) = elements.next(&mut position) {
                self.push(thread, element)?;
            }
            return Ok(());
        }
        if let Some(entries) = Entries::of(iterable) {
            return self.extend_from_dict(thread, entries);
        }
        self.extend_from_iterator(thread, iterable)
    }

    /// Adds what the entries of a dict give. No code of the program runs meanwhile.
    fn extend_from_dict(&self, thread: &Thread, entries: Entries) -> Fallible {
        let (Entries::Keys(dict) | Entries::Values(dict) | Entries::Items(dict)) = &entries;
        self.make_room(thread, self.len().saturating_add(dict.len()))?;
        let mut position = 0;
        while let Some(item) = entries.next(thread, &mut position)? {
            self.push(thread, item)?;
        }
        Ok(())
    }

    fn extend_from_iterator(&self, thread: &Thread, iterable: &Object) -> Fallible {
        let iterator = object::iterate(thread, iterable)?;
        let hint = iterate::length_hint(thread, iterable, 8)?;
        // A hint that no list can follow is none.
        if hint <= isize::MAX as usize - self.len() {
            self.reserve_for_extension(thread, hint)?;
        }
        while let Some(item) = object::next(thread, &iterator)? {
            self.push(thread, item)?;
        }
        self.shrink();
        Ok(())
    }
}

/// A dict or one of its views, exact ones, and what iterating over it gives.
enum Entries {
    Keys(Owned<Dict>),
    Values(Owned<Dict>),
    Items(Owned<Dict>),
}

impl Entries {
    fn of(object: &Object) -> Option<Self> {
        if let Some(dict) = object.downcast_exact::<Dict>() {
            return Some(Self::Keys(Owned::share(dict)));
        }
        if let Some(view) = object.downcast_exact::<KeysView>() {
            return view.dict().map(Self::Keys);
        }
        if let Some(view) = object.downcast_exact::<ValuesView>() {
            return view.dict().map(Self::Values);
        }
        object.downcast_exact::<ItemsView>()?.dict().map(Self::Items)
    }

    fn next(&self, thread: &Thread, position: &mut usize) -> Fallible<Option<Owned>> {
        Ok(match self {
            Self::Keys(dict) => dict.next_key(position),
            Self::Values(dict) => dict.next_value(position),
            Self::Items(dict) => match dict.next_entry(position) {
                Some((key, value)) => Some(Tuple::pack(thread, [key, value])?.into_object()),
                None => None,
            },
        })
    }
}
