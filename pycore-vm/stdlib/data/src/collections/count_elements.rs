//! `_count_elements`: what `Counter` counts with.

use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::{DICT, Dict};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Thread, methods, name};

pub(super) struct Functions;

#[methods(module)]
impl Functions {
    /// _count_elements($module, mapping, iterable, /)
    ///
    /// Adds the items of an iterable to the counts in a mapping.
    fn _count_elements(thread: &Thread, mapping: &Object, iterable: &Object) -> Fallible {
        let iterator = object::iterate(thread, iterable)?;
        let one = thread.new_int(1)?;
        if let Some(counts) = plain_dict(thread, mapping) {
            while let Some(key) = object::next(thread, &iterator)? {
                let hash = object::hash(thread, &key)?;
                let count = match counts.get_hashed(thread, &key, hash)? {
                    Some(count) => number::binary(thread, &count, &one, Operator::Add)?,
                    None => one.clone(),
                };
                counts.insert_hashed(thread, key, hash, count)?;
            }
            return Ok(());
        }
        let get = object::get_attribute(thread, mapping, name!(thread, "get"))?;
        let zero = thread.new_int(0)?;
        while let Some(key) = object::next(thread, &iterator)? {
            let count = call::call(thread, &get, &[&key, &zero])?;
            let count = number::binary(thread, &count, &one, Operator::Add)?;
            object::set_item(thread, mapping, &key, &count)?;
        }
        Ok(())
    }
}

/// A dict whose class reads and writes items as `dict` does.
fn plain_dict<'a>(thread: &Thread, mapping: &'a Object) -> Option<&'a Dict> {
    let dict = mapping.downcast::<Dict>()?;
    let is_dicts_own = |name: &Str| {
        let own = DICT.get().lookup(thread, name);
        let found = mapping.type_object().lookup(thread, name);
        matches!((own, found), (Some(own), Some(found)) if own.is(&found))
    };
    (is_dicts_own(name!(thread, "get")) && is_dicts_own(name!(thread, "__setitem__")))
        .then_some(dict)
}
