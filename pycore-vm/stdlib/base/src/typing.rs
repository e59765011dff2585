//! `_typing`: what `typing` has from native code.

use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::typing::{
    GENERIC, NO_DEFAULT, PARAM_SPEC, PARAM_SPEC_ARGS, PARAM_SPEC_KWARGS, TYPE_ALIAS, TYPE_VAR,
    TYPE_VAR_TUPLE,
};
use pycore_objects::types::union_type::UNION;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, module};

/// The functions' place.
struct Functions;

module! {
    /// The module `_typing`.
    pub static TYPING: name "_typing",
    doc "Type parameters, type aliases and generic classes, for the module typing.",
    functions Functions::METHODS,
    exec: fill
}

#[methods(module)]
impl Functions {
    /// _idfunc($module, x, /)
    fn _idfunc(x: &Object) -> Owned {
        Owned::share(x)
    }
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    for class in [
        &GENERIC,
        &PARAM_SPEC,
        &PARAM_SPEC_ARGS,
        &PARAM_SPEC_KWARGS,
        &TYPE_ALIAS,
        &TYPE_VAR,
        &TYPE_VAR_TUPLE,
        &UNION,
    ] {
        let name = Str::new(thread, &class.get().short_name())?;
        object::set_attribute(thread, module, &name, class.get().as_object())?;
    }
    let no_default = NO_DEFAULT.get().as_object();
    object::set_attribute(thread, module, &*Str::new(thread, "NoDefault")?, no_default)
}
