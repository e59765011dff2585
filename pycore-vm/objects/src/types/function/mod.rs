//! `function`: code with its globals, defaults and closure.

mod attributes;
mod slots;
#[expect(unsafe_code, reason = "the layout of functions")]
mod value;

pub use value::Function;

use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of functions.
    pub static FUNCTION: Function = {
        name: "function",
        export: "PyFunction_Type",
        base: OBJECT,
        flags: HAVE_GC | HAVE_VECTORCALL | METHOD_DESCRIPTOR,
        slots: Function::SLOTS.merge(Function::CONSTRUCTOR),
        methods: Function::METHODS,
        getsets: Function::GETSETS,
        members: attributes::MEMBERS,
        dict_offset: 88,
        weaklist_offset: 96,
        vectorcall_offset: 136,
    };
}
