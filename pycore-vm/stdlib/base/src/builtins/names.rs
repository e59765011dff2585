//! Types, exceptions and constants, by name.

use pycore_objects::core::TypeStatic;
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::{
    self, builtin_iterators, bytearray, bytes, exceptions, method_wrappers, set,
};
use pycore_objects::{Fallible, Object, Thread, errors};

/// The types.
static TYPES: &[&TypeStatic] = &[
    &types::bool_type::BOOL,
    &bytearray::BYTEARRAY,
    &bytes::BYTES,
    &method_wrappers::CLASS_METHOD,
    &types::complex::COMPLEX,
    &types::dict::DICT,
    &builtin_iterators::ENUMERATE,
    &builtin_iterators::FILTER,
    &types::float::FLOAT,
    &set::FROZEN_SET,
    &types::int::INT,
    &types::list::LIST,
    &builtin_iterators::MAP,
    &types::memoryview::MEMORY_VIEW,
    &types::object::OBJECT,
    &types::property::PROPERTY,
    &types::range::RANGE,
    &builtin_iterators::REVERSED,
    &set::SET,
    &types::slice::SLICE,
    &method_wrappers::STATIC_METHOD,
    &types::str::STR,
    &types::super_type::SUPER,
    &types::tuple::TUPLE,
    &types::type_type::TYPE,
    &builtin_iterators::ZIP,
];

/// Other names of `OSError`.
const OS_ERROR_ALIASES: [&str; 2] = ["EnvironmentError", "IOError"];

/// Adds everything that is no function.
pub(super) fn fill(thread: &Thread, module: &Object) -> Fallible {
    let set = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    set("None", &thread.none())?;
    set("Ellipsis", &thread.ellipsis())?;
    set("NotImplemented", &thread.not_implemented())?;
    set("False", &thread.bool(false))?;
    set("True", &thread.bool(true))?;
    for class in TYPES.iter().chain(exceptions::ALL) {
        let class = class.get();
        set(&class.short_name(), class.as_object())?;
    }
    for name in OS_ERROR_ALIASES {
        set(name, errors::OS_ERROR.get().as_object())?;
    }
    set("__debug__", &thread.bool(thread.interpreter().options.optimize.get() == 0))
}
