//! The built-in types, one folder each.

pub mod dict;
pub mod exceptions;
pub mod float;
pub mod int;
pub mod object;
pub mod str;
pub mod tuple;
pub mod type_type;
