//! `object`: the base of everything.

pub mod attributes;
mod class;
pub(crate) mod methods;
mod pickling;
pub(crate) mod slots;

use crate::core::{Object, Trace, Tracer};
use crate::static_type;

/// An instance of `object` itself: nothing but a header.
#[repr(C)]
pub struct Plain {
    object: Object,
}

impl Trace for Plain {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Plain {
    /// A new instance's contents.
    pub const fn new(object: Object) -> Self {
        Self { object }
    }

    /// The object.
    pub const fn as_object(&self) -> &Object {
        &self.object
    }
}

static_type! {
    /// The type `object`.
    pub static OBJECT: Plain = {
        name: "object",
        export: "PyBaseObject_Type",
        flags: BASE_TYPE,
        doc: "object()\n--\n\nThe base of all classes.",
        slots: Plain::SLOTS,
        methods: Plain::METHODS,
        getsets: Plain::GETSETS,
    };
}
