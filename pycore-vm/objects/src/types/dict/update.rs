//! Taking over items from whatever has them: another dict, a mapping with `keys`, pairs, keyword arguments.

use super::value::bulk::{Merged, Overlap};
use super::{DICT, Dict};
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::declare::Arguments;
use crate::errors::{KEY_ERROR, TYPE_ERROR, new_exception};
use crate::protocol::{call, object};
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{name, raise};

/// Raises `KeyError` with the key itself, tuples too.
#[cold]
pub fn raise_key_error(thread: &Thread, key: &Object) -> Raised {
    match new_exception(thread, KEY_ERROR.get(), &[key]) {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// Whether going through an object, a dict or of a subclass, gives the keys that are in its table.
pub(super) fn iterates_as_dict(dict: &Object) -> bool {
    let iter =
        |class: &crate::core::TypeObject| class.read(|raw| raw.tp_iter.map(|slot| slot as usize));
    iter(dict.type_object()) == iter(DICT.get())
}

impl Dict {
    /// What `dict(..)` and `update(..)` do with their arguments.
    pub fn update_from_arguments(
        &self,
        thread: &Thread,
        name: &str,
        arguments: Arguments<'_>,
    ) -> Fallible {
        if arguments.len() > 1 {
            let count = arguments.len();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "{name} expected at most 1 argument, got {count}"
            ));
        }
        if let Some(source) = arguments.object(thread, 0)? {
            self.update_from(thread, source)?;
        }
        for (name, value) in arguments.keywords() {
            if name.downcast::<Str>().is_none() {
                return Err(raise!(thread, TYPE_ERROR, "keywords must be strings"));
            }
            let value = value.to_owned(thread)?;
            self.insert_owned(thread, Owned::share(name), value)?;
        }
        Ok(())
    }

    /// Takes over the items of a mapping, which is what has `keys`, or of an iterable of pairs.
    pub fn update_from(&self, thread: &Thread, source: &Object) -> Fallible {
        if source.downcast_exact::<Self>().is_some() {
            return self.update_from_mapping(thread, source, Overlap::Replace);
        }
        match object::lookup_attribute(thread, source, name!(thread, "keys"))? {
            Some(_) => self.update_from_mapping(thread, source, Overlap::Replace),
            None => self.update_from_pairs(thread, source, Overlap::Replace),
        }
    }

    /// Takes over the items of a mapping.
    pub fn update_from_mapping(
        &self,
        thread: &Thread,
        mapping: &Object,
        overlap: Overlap,
    ) -> Fallible {
        if let Some(other) = mapping.downcast::<Self>()
            && iterates_as_dict(mapping)
        {
            return self.update_from_dict(thread, other, overlap);
        }
        let keys = keys_of(thread, mapping)?;
        let mut index = 0;
        while let Some(key) = keys.get(index) {
            index += 1;
            if overlap != Overlap::Replace && self.contains(thread, &key)? {
                if overlap == Overlap::Refuse {
                    return Err(raise_key_error(thread, &key));
                }
                continue;
            }
            let value = object::get_item(thread, mapping, &key)?;
            self.insert_owned(thread, key, value)?;
        }
        Ok(())
    }

    /// Takes over the items of another dict.
    pub fn update_from_dict(&self, thread: &Thread, other: &Self, overlap: Overlap) -> Fallible {
        match self.merge(thread, other, overlap)? {
            Merged::Complete => Ok(()),
            Merged::Duplicate(key) => Err(raise_key_error(thread, &key)),
            Merged::Mutated => Err(raise!(thread, RUNTIME_ERROR, "dict mutated during update")),
        }
    }

    /// Takes over pairs of key and value.
    pub fn update_from_pairs(&self, thread: &Thread, pairs: &Object, overlap: Overlap) -> Fallible {
        let iterator = object::iterate(thread, pairs)?;
        let mut number = 0_usize;
        while let Some(item) = object::next(thread, &iterator)? {
            let (key, value) = pair_of(thread, &item, number)?;
            if overlap == Overlap::Replace {
                self.insert_owned(thread, key, value)?;
            } else {
                let (_, existed) = self.set_default(thread, &key, &value)?;
                if existed && overlap == Overlap::Refuse {
                    return Err(raise_key_error(thread, &key));
                }
            }
            number += 1;
        }
        Ok(())
    }
}

/// The keys of a mapping as its method gives them.
fn keys_of(thread: &Thread, mapping: &Object) -> Fallible<Owned<List>> {
    let keys = call::call_method(thread, mapping, name!(thread, "keys"), &[])?;
    let iterator = object::iterate(thread, &keys).map_err(|raised| {
        if !thread.exception_matches(&raised, &TYPE_ERROR) {
            return raised;
        }
        thread.clear_exception(raised);
        let (mapping, keys) = (mapping.type_name(), keys.type_name());
        raise!(thread, TYPE_ERROR, "{mapping}.keys() returned a non-iterable (type {keys})")
    })?;
    List::from_iterable(thread, &iterator)
}

/// The two items of a pair.
fn pair_of(thread: &Thread, item: &Object, number: usize) -> Fallible<(Owned, Owned)> {
    let (first, second, length) = if let Some(tuple) = item.downcast_exact::<Tuple>() {
        (tuple.get(0).map(Owned::share), tuple.get(1).map(Owned::share), tuple.len())
    } else if let Some(list) = item.downcast_exact::<List>() {
        (list.get(0), list.get(1), list.len())
    } else {
        let iterator =
            object::iterate(thread, item).map_err(|raised| no_pair(thread, raised, number))?;
        let list = List::from_iterable(thread, &iterator)?;
        (list.get(0), list.get(1), list.len())
    };
    match (first, second) {
        (Some(first), Some(second)) if length == 2 => Ok((first, second)),
        _ => Err(raise!(
            thread,
            VALUE_ERROR,
            "dictionary update sequence element #{number} has length {length}; 2 is required"
        )),
    }
}

#[cold]
fn no_pair(thread: &Thread, raised: Raised, number: usize) -> Raised {
    if !thread.exception_matches(&raised, &TYPE_ERROR) {
        return raised;
    }
    thread.clear_exception(raised);
    let raised = raise!(thread, TYPE_ERROR, "object is not iterable");
    let Some(exception) = thread.take_exception(raised) else {
        return thread.raise_out_of_memory();
    };
    let note = format!("Cannot convert dictionary update sequence element #{number} to a sequence");
    let noted = Str::new(thread, &note).and_then(|note| {
        call::call_method(thread, &exception, name!(thread, "add_note"), &[note.as_object()])
    });
    if let Err(raised) = noted {
        thread.clear_exception(raised);
    }
    thread.raise(exception)
}
