//! `method`: a function and the object that it was got from.

mod attributes;
mod slots;
#[expect(unsafe_code, reason = "the layout of methods")]
mod value;

pub use value::Method;

use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of bound methods.
    pub static METHOD: Method = {
        name: "method",
        export: "PyMethod_Type",
        base: OBJECT,
        flags: HAVE_GC | HAVE_VECTORCALL,
        slots: Method::SLOTS.merge(Method::CONSTRUCTOR),
        methods: Method::METHODS,
        getsets: Method::GETSETS,
        members: value::MEMBERS,
        weaklist_offset: 32,
        vectorcall_offset: 40,
    };
}
