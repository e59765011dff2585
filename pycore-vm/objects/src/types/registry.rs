//! All static types, in the order in which they are made ready.

use crate::core::{Fallible, Thread, TypeStatic};
use crate::types::type_type::ready;
use crate::{singletons, types};

/// The types of this crate.
static TYPES: &[&TypeStatic] = &[
    &types::object::OBJECT,
    &types::type_type::TYPE,
    &types::str::STR,
    &types::str::iter::STR_ITERATOR,
    &types::str::iter::ASCII_ITERATOR,
    &types::tuple::TUPLE,
    &types::dict::DICT,
    &types::int::INT,
    &types::bool_type::BOOL,
    &types::float::FLOAT,
    &types::complex::COMPLEX,
    &types::list::LIST,
    &types::slice::SLICE,
    &types::range::RANGE,
    &types::bytes::BYTES,
    &types::bytearray::BYTEARRAY,
    &types::memoryview::MEMORY_VIEW,
    &types::memoryview::MANAGED_BUFFER,
    &types::memoryview::MEMORY_ITERATOR,
    &types::memoryview::BUFFER_WRAPPER,
    &types::bytes::BYTES_ITERATOR,
    &types::bytearray::BYTEARRAY_ITERATOR,
    &types::set::SET,
    &types::set::FROZEN_SET,
    &types::iterators::TUPLE_ITERATOR,
    &types::iterators::LIST_ITERATOR,
    &types::iterators::LIST_REVERSE_ITERATOR,
    &types::iterators::SEQUENCE_ITERATOR,
    &types::iterators::CALLABLE_ITERATOR,
    &types::range::RANGE_ITERATOR,
    &types::range::BIG_RANGE_ITERATOR,
    &types::code::CODE,
    &types::function::FUNCTION,
    &types::builtin_function::BUILTIN_FUNCTION,
    &types::builtin_function::BUILTIN_METHOD,
    &types::method_descriptor::METHOD_DESCRIPTOR,
    &types::method_descriptor::CLASS_METHOD_DESCRIPTOR,
    &types::method_wrappers::CLASS_METHOD,
    &types::method_wrappers::STATIC_METHOD,
    &types::method::METHOD,
    &types::property::PROPERTY,
    &types::super_type::SUPER,
    &types::mappingproxy::MAPPING_PROXY,
    &types::capsule::CAPSULE,
    &types::generic_alias::GENERIC_ALIAS,
    &types::generic_alias::GENERIC_ALIAS_ITERATOR,
    &types::union_type::UNION,
    &types::weakref::REFERENCE,
    &types::weakref::PROXY,
    &types::weakref::CALLABLE_PROXY,
    &types::module::MODULE,
    &types::namespace::NAMESPACE,
    &types::cell::CELL,
    &types::traceback::TRACEBACK,
    &types::descriptors::WRAPPER_DESCRIPTOR,
    &types::descriptors::METHOD_WRAPPER,
    &types::descriptors::GETSET_DESCRIPTOR,
    &types::descriptors::MEMBER_DESCRIPTOR,
    &types::builtin_iterators::ENUMERATE,
    &types::builtin_iterators::FILTER,
    &types::builtin_iterators::MAP,
    &types::builtin_iterators::REVERSED,
    &types::builtin_iterators::ZIP,
    &types::set::SET_ITERATOR,
    &types::dict::KEYS_VIEW,
    &types::dict::VALUES_VIEW,
    &types::dict::ITEMS_VIEW,
    &types::dict::KEY_ITERATOR,
    &types::dict::VALUE_ITERATOR,
    &types::dict::ITEM_ITERATOR,
    &types::dict::REVERSE_KEY_ITERATOR,
    &types::dict::REVERSE_VALUE_ITERATOR,
    &types::dict::REVERSE_ITEM_ITERATOR,
    &singletons::NONE_TYPE,
    &singletons::NOT_IMPLEMENTED_TYPE,
    &singletons::ELLIPSIS_TYPE,
];

/// Makes all types ready, exceptions among them.
pub fn ready_all(thread: &Thread) -> Fallible {
    for class in TYPES {
        ready::ready_builtin(thread, class)?;
    }
    ready::ready_builtin(thread, &types::exceptions::EXCEPTION)?;
    let group = &types::exceptions::EXCEPTION_GROUP;
    ready::ready_with_bases(thread, group, &[&types::exceptions::EXCEPTION])?;
    ready::ready_exception(thread, group)?;
    let exceptions = types::exceptions::ALL.iter().filter(|class| !std::ptr::eq(**class, group));
    for class in exceptions.chain(types::template::TYPES).chain(types::context::TYPES) {
        ready::ready_builtin(thread, class)?;
    }
    types::context::add_missing(thread)?;
    types::template::Interpolation::add_match_args(thread)?;
    for class in types::typing::TYPES {
        ready::ready_with_module(thread, class)?;
    }
    for class in types::typing::BUILTIN_TYPES {
        ready::ready_builtin(thread, class)?;
    }
    ready::ready_changeable(thread, &types::typing::GENERIC)
}
