//! Taking over items by the operations of any mapping, so that what a subclass overrides is called.

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::{Fallible, Object, Owned, Thread, name, raise};

/// Sets the items of the arguments of `update`, a mapping or pairs and names with values.
pub(super) fn update(thread: &Thread, mapping: &Object, arguments: Arguments<'_>) -> Fallible {
    if let Some(source) = arguments.object(thread, 0)? {
        update_from(thread, mapping, source)?;
    }
    for (name, value) in arguments.keywords() {
        object::set_item(thread, mapping, name, value.object(thread)?)?;
    }
    Ok(())
}

/// Sets the items of a dict, of what has `keys` or `items`, or of pairs.
pub(super) fn update_from(thread: &Thread, mapping: &Object, source: &Object) -> Fallible {
    if let Some(dict) = source.downcast_exact::<Dict>() {
        let mut entries = thread.vector(dict.len())?;
        let mut position = 0;
        while let Some(entry) = dict.next_entry(&mut position) {
            entries.push(entry);
        }
        for (key, value) in entries {
            object::set_item(thread, mapping, &key, &value)?;
        }
        return Ok(());
    }
    if let Some(keys) = object::lookup_attribute(thread, source, name!(thread, "keys"))? {
        let keys = object::iterate(thread, &*call::call(thread, &keys, &[])?)?;
        while let Some(key) = object::next(thread, &keys)? {
            let value = object::get_item(thread, source, &key)?;
            object::set_item(thread, mapping, &key, &value)?;
        }
        return Ok(());
    }
    match object::lookup_attribute(thread, source, name!(thread, "items"))? {
        Some(items) => set_pairs(thread, mapping, &*call::call(thread, &items, &[])?),
        None => set_pairs(thread, mapping, source),
    }
}

fn set_pairs(thread: &Thread, mapping: &Object, pairs: &Object) -> Fallible {
    let pairs = object::iterate(thread, pairs)?;
    while let Some(pair) = object::next(thread, &pairs)? {
        let items = object::iterate(thread, &pair)?;
        let key = item_of_pair(thread, &items, "0 values")?;
        let value = item_of_pair(thread, &items, "1 value")?;
        if object::next(thread, &items)?.is_some() {
            let message = "too many values to unpack (expected 2)";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        object::set_item(thread, mapping, &key, &value)?;
    }
    Ok(())
}

/// The next item of a pair of which so much is there already.
fn item_of_pair(thread: &Thread, items: &Object, there: &str) -> Fallible<Owned> {
    match object::next(thread, items)? {
        Some(item) => Ok(item),
        None => Err(raise!(thread, VALUE_ERROR, "need more than {there} to unpack")),
    }
}
