//! What type parameters need of others: the module `typing`, the module that is running, unions.

use super::NO_DEFAULT;
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::name;
use crate::protocol::{call, object};
use crate::raise;
use crate::singletons::NONE_TYPE;
use crate::types::dict::Dict;
use crate::types::generic_alias::GenericAlias;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// An attribute of the module `typing`.
pub(super) fn from_typing(thread: &Thread, name: &str) -> Fallible<Owned> {
    let Some(import) = thread.interpreter().hooks.import_module.get() else {
        return Err(raise!(thread, IMPORT_ERROR, "there is no import system"));
    };
    let module = import(thread, name!(thread, "typing").as_object())?;
    object::get_attribute(thread, &module, &*Str::new(thread, name)?)
}

/// Calls a function of the module `typing`.
pub fn call_typing(thread: &Thread, name: &str, arguments: &[&Object]) -> Fallible<Owned> {
    call::call(thread, &*from_typing(thread, name)?, arguments)
}

/// The name of the module whose code runs; `None` if there is none.
pub(super) fn running_module(thread: &Thread) -> Owned {
    let globals = thread.interpreter().hooks.current_globals.get().and_then(|get| get(thread));
    let name = globals
        .as_ref()
        .and_then(Owned::downcast_ref::<Dict>)
        .and_then(|globals| globals.get_str(name!(thread, "__name__")));
    name.unwrap_or_else(|| thread.none())
}

/// An argument that has to be a type; `None` stands for its own.
pub(super) fn checked_type(
    thread: &Thread,
    value: Option<&Object>,
    message: &str,
) -> Fallible<Option<Owned>> {
    let Some(value) = value else { return Ok(None) };
    if value.is_none() {
        return Ok(Some(Owned::share(NONE_TYPE.get().as_object())));
    }
    if value.downcast::<TypeObject>().is_some() {
        return Ok(Some(Owned::share(value)));
    }
    let message = Str::new(thread, message)?;
    call_typing(thread, "_type_check", &[value, message.as_object()]).map(Some)
}

/// `NoDefault`
pub(super) fn no_default() -> Owned {
    Owned::share(NO_DEFAULT.get().as_object())
}

/// `left | right` of what are no types in the strict sense.
pub fn make_union(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
    let both = Tuple::new(thread, &[left, right])?;
    crate::types::union_type::from_tuple(thread, &both)
}

/// `origin[arguments]` of what is generic.
pub(super) fn generic_alias(
    thread: &Thread,
    origin: &Object,
    arguments: &Object,
) -> Fallible<Owned> {
    Ok(GenericAlias::new(thread, origin, arguments)?.into_object())
}
