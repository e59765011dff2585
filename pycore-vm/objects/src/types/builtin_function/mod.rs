//! `builtin_function_or_method`: functions of native modules, and methods of native types bound to an object.

mod methods;
#[expect(unsafe_code, reason = "the layout of built-in functions, and their calls")]
pub mod value;

#[cfg(test)]
#[expect(unsafe_code, reason = "foreign functions to call")]
mod tests;

pub use value::{BuiltinFunction, BuiltinMethod};

use crate::declare::{MemberKind, NativeMember};
use crate::static_type;
use crate::types::object::OBJECT;

const MEMBERS: &[NativeMember] =
    &[NativeMember::new(c"__module__", MemberKind::ObjectOrNone, 32, 0, None)];

static_type! {
    /// The type of built-in functions.
    pub static BUILTIN_FUNCTION: BuiltinFunction = {
        name: "builtin_function_or_method",
        export: "PyCFunction_Type",
        base: OBJECT,
        flags: HAVE_GC | HAVE_VECTORCALL | DISALLOW_INSTANTIATION,
        slots: BuiltinFunction::SLOTS,
        methods: BuiltinFunction::METHODS,
        getsets: BuiltinFunction::GETSETS,
        members: MEMBERS,
        weaklist_offset: 40,
        vectorcall_offset: 48,
    };
}

static_type! {
    /// The type of those that know the class which they are a method of.
    pub static BUILTIN_METHOD: BuiltinMethod = {
        name: "builtin_method",
        export: "PyCMethod_Type",
        base: BUILTIN_FUNCTION,
        flags: HAVE_GC | HAVE_VECTORCALL | DISALLOW_INSTANTIATION,
        weaklist_offset: 40,
        vectorcall_offset: 48,
    };
}
