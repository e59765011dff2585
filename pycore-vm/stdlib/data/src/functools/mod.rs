//! `_functools`: functions of functions.

pub mod cmp_to_key;
pub mod lru_cache;
pub mod partial;
pub mod placeholder;
mod reduce;

use pycore_objects::core::{ObjectLike, TypeStatic};
use pycore_objects::protocol::object;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{Fallible, Object, Thread, module, name};

module! {
    /// `_functools`
    pub static FUNCTOOLS: name "_functools",
        doc "Functions of functions.",
        functions reduce::Functions::METHODS | cmp_to_key::Functions::METHODS,
        exec: fill
}

/// The types of the module.
static TYPES: &[&TypeStatic] =
    &[&partial::PARTIAL, &lru_cache::LRU_CACHE_WRAPPER, &placeholder::PLACEHOLDER_TYPE];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let placeholder = placeholder::PLACEHOLDER.get().as_object();
    object::set_attribute(thread, module, name!(thread, "Placeholder"), placeholder)?;
    // Types that the module does not show.
    ready_with_module(thread, &cmp_to_key::KEY_WRAPPER)?;
    ready_with_module(thread, &lru_cache::entries::TOKEN)?;
    crate::add_types(thread, module, TYPES)
}
