//! `_collections`: containers.

mod count_elements;
pub mod default_dict;
pub mod deque;
pub mod ordered_dict;
pub mod tuple_getter;

use pycore_objects::core::TypeStatic;
use pycore_objects::protocol::object;
use pycore_objects::types::type_type::ready::ready_builtin;
use pycore_objects::{Fallible, Object, Thread, module, name};

module! {
    /// `_collections`
    pub static COLLECTIONS: name "_collections",
        doc "Containers: deque, defaultdict, OrderedDict.",
        functions count_elements::Functions::METHODS,
        exec: fill
}

/// The types that the module has under their names.
static TYPES: &[&TypeStatic] = &[
    &default_dict::DEFAULT_DICT,
    &deque::DEQUE,
    &deque::DEQUE_ITERATOR,
    &deque::DEQUE_REVERSE_ITERATOR,
    &tuple_getter::TUPLE_GETTER,
];

/// The types of ordered dicts, which are the interpreter's own.
static ORDERED: &[&TypeStatic] = &[
    &ordered_dict::ORDERED_DICT,
    &ordered_dict::ORDERED_ITERATOR,
    &ordered_dict::ORDERED_KEYS,
    &ordered_dict::ORDERED_ITEMS,
    &ordered_dict::ORDERED_VALUES,
];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    for class in ORDERED {
        ready_builtin(thread, class)?;
    }
    let class = ordered_dict::ORDERED_DICT.get().as_object();
    object::set_attribute(thread, module, name!(thread, "OrderedDict"), class)?;
    crate::add_types(thread, module, TYPES)
}
