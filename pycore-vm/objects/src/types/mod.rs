//! The built-in types, one folder each.

pub mod bool_type;
pub mod builtin_function;
pub mod builtin_iterators;
pub mod byte_string;
pub mod bytearray;
pub mod bytes;
pub mod capsule;
pub mod cell;
pub mod code;
pub mod complex;
pub mod context;
pub mod descriptors;
pub mod dict;
pub mod exceptions;
pub mod float;
pub mod function;
pub mod generic_alias;
pub mod int;
pub mod iterators;
pub mod list;
pub mod mappingproxy;
pub mod memoryview;
pub mod method;
pub mod method_descriptor;
pub mod method_wrappers;
pub mod module;
pub mod namespace;
pub mod object;
pub mod property;
pub mod range;
pub mod registry;
pub mod set;
pub mod slice;
pub mod str;
pub mod structseq;
pub mod super_type;
pub mod template;
pub mod traceback;
pub mod tuple;
pub mod type_type;
pub mod typing;
pub mod union_type;
pub mod weakref;

#[cfg(test)]
#[expect(unsafe_code, reason = "a toy type with slots")]
mod toy;
