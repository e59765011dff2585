//! `type`: the type of types.

mod annotations;
pub mod attributes;
mod bases;
pub mod cache;
#[expect(unsafe_code, reason = "the memory of classes")]
mod class;
#[expect(unsafe_code, reason = "types that C code defines")]
pub mod foreign;
pub(crate) mod layout;
mod methods;
pub(crate) mod mro;
pub mod names;
mod new;
mod new_slots;
pub(crate) mod new_wrapper;
pub mod ready;
pub(crate) mod slots;
pub mod special;
mod special_attributes;
#[expect(unsafe_code, reason = "the fields of type objects")]
pub mod value;

#[cfg(test)]
mod tests;

use crate::core::{Trace, Tracer, TypeObject, graph};
use crate::static_type;
use crate::types::object::OBJECT;

impl Trace for TypeObject {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_references(tracer);
    }

    fn clear(&self) {
        graph::with_thread(|thread| self.clear_references(thread));
    }
}

static_type! {
    /// The type `type`.
    pub static TYPE: TypeObject = {
        name: "type",
        export: "PyType_Type",
        base: OBJECT,
        flags: BASE_TYPE | TYPE_SUBCLASS | HAVE_GC | HAVE_VECTORCALL | ITEMS_AT_END,
        doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
        slots: TypeObject::SLOTS.merge(TypeObject::CALL),
        methods: TypeObject::METHODS,
        getsets: TypeObject::GETSETS,
        members: methods::MEMBERS,
        basic_size: 936,
        item_size: 40,
        dict_offset: 264,
        weaklist_offset: 368,
        vectorcall_offset: std::mem::offset_of!(pycore_abi::PyTypeObject, tp_vectorcall) as isize,
    };
}
