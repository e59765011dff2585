//! `NoDefault`: that a type parameter has no default.

use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer, TypeObject};
use crate::declare::Arguments;
use crate::types::object::OBJECT;
use crate::{methods, raise, slots, static_object, static_type};

/// The type of `NoDefault`, its only instance.
#[repr(C)]
pub struct NoDefault {
    object: Object,
}

static_type! {
    /// The type of `NoDefault`.
    pub static NO_DEFAULT_TYPE: NoDefault = {
        name: "NoDefaultType",
        export: "_PyNoDefault_Type",
        base: OBJECT,
        flags: ,
        doc: "NoDefaultType()\n--\n\nThe type of NoDefault, the default of type parameters without one.",
        slots: NoDefault::SLOTS,
        methods: NoDefault::METHODS,
    };
}

static_object! {
    /// `typing.NoDefault`
    pub static NO_DEFAULT: NoDefault = of NO_DEFAULT_TYPE, |object| NoDefault { object };
}

impl Trace for NoDefault {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

#[slots]
impl NoDefault {
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        if arguments.is_empty() {
            return Ok(Owned::share(NO_DEFAULT.get()));
        }
        Err(raise!(thread, TYPE_ERROR, "NoDefaultType takes no arguments"))
    }

    fn tp_repr(&self) -> &'static str {
        "typing.NoDefault"
    }
}

#[methods]
impl NoDefault {
    /// __reduce__($self, /)
    // The name by which pickle finds it.
    fn __reduce__(&self) -> &'static str {
        "NoDefault"
    }
}
