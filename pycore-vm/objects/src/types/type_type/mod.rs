//! `type`: the type of types.

use crate::core::{Trace, Tracer, TypeObject};
use crate::static_type;
use crate::types::object::OBJECT;

impl Trace for TypeObject {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

static_type! {
    /// The type `type`.
    pub static TYPE: TypeObject = {
        name: "type",
        export: "PyType_Type",
        base: OBJECT,
        flags: BASE_TYPE | TYPE_SUBCLASS | HAVE_GC,
        doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
        basic_size: 936,
        item_size: 40,
        dict_offset: 264,
        weaklist_offset: 368,
    };
}
