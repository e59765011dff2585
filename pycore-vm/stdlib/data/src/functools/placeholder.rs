//! `Placeholder`: what stands in a partial call for an argument to come.

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::types::object::OBJECT;
use pycore_objects::{
    Fallible, Object, Owned, Thread, TypeObject, methods, raise, slots, static_object, static_type,
};

/// The type of `Placeholder`, its only instance.
#[repr(C)]
pub struct Placeholder {
    object: Object,
}

static_type! {
    /// The type `functools._PlaceholderType`.
    pub static PLACEHOLDER_TYPE: Placeholder = {
        name: "functools._PlaceholderType",
        base: OBJECT,
        flags: ,
        doc: "What stands in a partial call for a positional argument to come.",
        slots: Placeholder::SLOTS,
        methods: Placeholder::METHODS,
    };
}

static_object! {
    /// `Placeholder`
    pub static PLACEHOLDER: Placeholder = of PLACEHOLDER_TYPE, |object| Placeholder { object };
}

impl Trace for Placeholder {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

/// Whether an object is `Placeholder`.
#[inline]
pub(super) fn is_placeholder(object: &Object) -> bool {
    object.is(PLACEHOLDER.get().as_object())
}

#[slots(vectorcall)]
impl Placeholder {
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        if arguments.is_empty() {
            return Ok(Owned::share(PLACEHOLDER.get()));
        }
        Err(raise!(thread, TYPE_ERROR, "PlaceholderType takes no arguments"))
    }

    fn tp_repr(&self) -> &'static str {
        "Placeholder"
    }
}

#[methods]
impl Placeholder {
    /// __reduce__($self, /)
    // The name by which pickle finds it.
    fn __reduce__(&self) -> &'static str {
        "Placeholder"
    }
}
