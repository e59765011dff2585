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

/// A new instance of a class whose constructor is that of `object`, which was called without arguments and is not abstract:
/// [`is_plainly_constructed`].
#[inline]
pub fn new_plain(
    thread: &crate::core::Thread,
    class: &crate::core::TypeObject,
) -> crate::core::Fallible<crate::core::Owned> {
    Ok(thread.new_instance(class, Plain::new)?.into_object())
}

/// Whether instances of a class are made by `object` alone.
pub fn is_plainly_constructed(class: &crate::core::TypeObject) -> bool {
    slots::has_plain_new(class) && !class.flags().contains(crate::core::TypeFlags::IS_ABSTRACT)
}
