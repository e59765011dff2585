//! Native modules about data: iterators, operators, functions of functions, containers.
//!
//! One module of Python is one module here, with a folder of its own: a file per type or group of functions, and a
//! [`ModuleDefinition`] that puts them together. [`MODULES`] is what the table of built-in modules takes.
//!
//! Unsafe code is written in `asyncio::shared` alone, the list of all tasks, which counts no references, and where
//! `asyncio::task` promises what that needs; what [`static_type!`](pycore_objects::static_type) emits says that a struct is
//! the layout of its type, which the compiler would not let through with `forbid`.

#![deny(unsafe_code)]

#[macro_use]
mod native_type;
pub mod array;
pub mod asyncio;
pub mod bisect;
pub mod collections;
pub mod functools;
pub mod heapq;
pub mod itertools;
pub mod operator;

use pycore_objects::core::TypeStatic;
use pycore_objects::declare::{Arguments, ModuleDefinition};
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{Fallible, Object, Thread, TypeObject, raise};

/// The modules of this crate.
pub static MODULES: &[&ModuleDefinition] = &[
    &array::ARRAY_MODULE,
    &asyncio::ASYNCIO,
    &bisect::BISECT,
    &collections::COLLECTIONS,
    &functools::FUNCTOOLS,
    &heapq::HEAPQ,
    &itertools::ITERTOOLS,
    &operator::OPERATOR,
];

/// Adds types to a module, under their names.
fn add_types(thread: &Thread, module: &Object, types: &[&'static TypeStatic]) -> Fallible {
    for &class in types {
        ready_with_module(thread, class)?;
        let class = class.get();
        let name = Str::new(thread, &class.short_name())?;
        object::set_attribute(thread, module, &name, class.as_object())?;
    }
    Ok(())
}

/// Refuses keyword arguments, unless a subclass has an `__init__` of its own that takes them.
fn no_keywords(
    thread: &Thread,
    class: &TypeObject,
    own: &'static TypeStatic,
    arguments: Arguments<'_>,
) -> Fallible {
    if arguments.names().is_empty() || !class.has_same_init(own.get()) {
        return Ok(());
    }
    let name = own.get().short_name();
    Err(raise!(thread, TYPE_ERROR, "{name}() takes no keyword arguments"))
}
