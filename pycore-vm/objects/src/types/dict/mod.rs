//! `dict`, and the attributes of instances.
//!
//! [`value`] has the layout and the operations that need no protocol; [`instance`] the attributes of instances, which
//! share the keys of their class.

mod iterators;
mod methods;
mod slots;
mod unhashable;
mod update;
#[expect(
    unsafe_code,
    reason = "the layout of dicts, their tables, and the values behind instances"
)]
pub mod value;
mod view_operations;
mod views;

#[cfg(test)]
mod tests;

use std::ptr::NonNull;

pub use iterators::{
    ITEM_ITERATOR, ItemIterator, KEY_ITERATOR, KeyIterator, REVERSE_ITEM_ITERATOR,
    REVERSE_KEY_ITERATOR, REVERSE_VALUE_ITERATOR, ReverseItemIterator, ReverseKeyIterator,
    ReverseValueIterator, VALUE_ITERATOR, ValueIterator,
};
pub use update::raise_key_error;
pub use value::bulk::{Merged, Overlap};
pub use value::watch::DictEvent;
pub use value::{Dict, SharedKeys, instance};
pub use views::{ITEMS_VIEW, ItemsView, KEYS_VIEW, KeysView, VALUES_VIEW, ValuesView};

pub(crate) use unhashable::hash_of_element;

use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::static_type;
use crate::types::mappingproxy::MappingProxy;
use crate::types::object::OBJECT;

static_type! {
    /// The type of dicts.
    pub static DICT: Dict = {
        name: "dict",
        export: "PyDict_Type",
        base: OBJECT,
        flags: BASE_TYPE | MATCH_SELF | HAVE_GC | MAPPING | DICT_SUBCLASS,
        doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary with the mapping's items\ndict(iterable) -> new dictionary with pairs of key and value\ndict(**kwargs) -> new dictionary with the names and values of keyword arguments",
        slots: Dict::SLOTS,
        methods: Dict::METHODS,
        more_methods: &[Dict::GENERIC],
    };
}

/// Bytes of the values behind an instance of a class with inline values.
pub(crate) fn inline_values_size(class: &TypeObject) -> usize {
    instance::inline_size(class)
}

/// Prepares the values behind a new instance.
///
/// # Safety
///
/// 1. `instance` is the place of an instance of `class`, with the room for its values behind, all zero.
#[allow(unsafe_code, reason = "memory behind an object")]
pub(crate) unsafe fn prepare_inline_values(class: &TypeObject, instance: NonNull<u8>) {
    // SAFETY: condition 1.
    unsafe { instance::initialize(class, instance) };
}

/// A dict of keys and values, one for the other.
pub fn of_pairs(thread: &Thread, keys: &[&Object], values: &[&Object]) -> Fallible<Owned> {
    let dict = Dict::with_capacity(thread, keys.len(), true)?;
    for (key, value) in keys.iter().zip(values) {
        dict.insert(thread, key, value)?;
    }
    Ok(dict.into_object())
}

/// The read-only view of a dict that views give.
fn read_only(thread: &Thread, dict: Option<Owned<Dict>>) -> Fallible<Owned> {
    match dict {
        Some(dict) => Ok(MappingProxy::new(thread, dict.as_object())?.into_object()),
        None => Ok(thread.none()),
    }
}

crate::generic_class!(Dict);
