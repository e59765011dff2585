//! `Generic`: the base of classes with type parameters.

use super::support::{call_typing, from_typing};
use super::variadic::unpack_type_var_tuples;
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, Trace, Tracer, TypeObject};
use crate::declare::Arguments;
use crate::protocol::call;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;
use crate::{methods, static_type};

/// An instance of a generic class, which has nothing more than any object.
#[repr(C)]
pub struct Generic {
    object: Object,
}

static_type! {
    /// The type of `typing.Generic`.
    pub static GENERIC: Generic = {
        name: "typing.Generic",
        base: OBJECT,
        flags: HAVE_GC | BASE_TYPE,
        doc: "The base of classes with type parameters. A class with a list of type parameters derives from it.",
        methods: Generic::METHODS,
        inherits_constructor: true,
    };
}

/// `typing.NAME(class, *arguments)`
fn call_with_class(
    thread: &Thread,
    name: &str,
    class: &TypeObject,
    arguments: Arguments<'_>,
) -> Fallible<Owned> {
    let function = from_typing(thread, name)?;
    let positional = arguments.positional_tuple(thread)?;
    let keywords = arguments.keywords_dict(thread)?;
    let first = Some(class.as_object());
    call::call_with_dict(thread, &function, first, &positional, keywords.as_deref())
}

#[methods]
impl Generic {
    /// The class with arguments for its type parameters.
    #[classmethod]
    fn __class_getitem__(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned> {
        call_with_class(thread, "_generic_class_getitem", class, arguments)
    }

    /// Finds the type parameters of a new class.
    #[classmethod]
    fn __init_subclass__(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned> {
        call_with_class(thread, "_generic_init_subclass", class, arguments)
    }
}

/// `Generic[parameters]`, for a class with a list of type parameters.
pub fn subscript_generic(thread: &Thread, parameters: &Tuple) -> Fallible<Owned> {
    let unpacked = unpack_type_var_tuples(thread, parameters)?;
    let arguments = [GENERIC.get().as_object(), unpacked.as_object()];
    call_typing(thread, "_GenericAlias", &arguments)
}

impl Trace for Generic {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}
