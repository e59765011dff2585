//! Attributes of types that cannot be set to anything: names, documentation, type parameters, abstract methods.

use super::attributes::set_in_dict;
use super::names;
use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeFlags, TypeObject};
use crate::declare::internal_doc;
use crate::name;
use crate::protocol::{descriptor, object};
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// `cannot set '__name__' attribute of immutable type 'int'`
#[cold]
pub(super) fn refuse(thread: &Thread, class: &TypeObject, what: &str, name: &Str) -> Raised {
    let class = class.display_name();
    let message = format_args!("cannot {what} '{name}' attribute of immutable type '{class}'");
    crate::raise!(thread, TYPE_ERROR, "{message}")
}

/// The new value of an attribute, which can be set if the type can be changed, and never be deleted.
pub(super) fn settable<'v>(
    thread: &Thread,
    class: &TypeObject,
    name: &Str,
    value: Option<&'v Object>,
) -> Fallible<&'v Object> {
    if class.flags().contains(TypeFlags::IMMUTABLE_TYPE) {
        return Err(refuse(thread, class, "set", name));
    }
    value.ok_or_else(|| refuse(thread, class, "delete", name))
}

/// The new value of an attribute that is text.
fn settable_text<'v>(
    thread: &Thread,
    class: &TypeObject,
    name: &Str,
    value: Option<&'v Object>,
) -> Fallible<&'v Str> {
    let value = settable(thread, class, name, value)?;
    value.downcast::<Str>().ok_or_else(|| {
        let (class, given) = (class.display_name(), value.type_object().display_name());
        let message = format_args!("can only assign string to {class}.{name}, not '{given}'");
        crate::raise!(thread, TYPE_ERROR, "{message}")
    })
}

/// `__name__ = value`
pub(super) fn set_name(thread: &Thread, class: &TypeObject, value: Option<&Object>) -> Fallible {
    let value = settable_text(thread, class, name!(thread, "__name__"), value)?;
    names::set_name(thread, class, value)
}

/// `__qualname__ = value`
pub(super) fn set_qualified_name(
    thread: &Thread,
    class: &TypeObject,
    value: Option<&Object>,
) -> Fallible {
    let value = settable_text(thread, class, name!(thread, "__qualname__"), value)?;
    if let Some(class) = class.as_class() {
        class.qualified_name().set(Owned::share(value));
    }
    Ok(())
}

/// `__module__ = value`: where the class begins in its source is no longer known.
pub(super) fn set_module(thread: &Thread, class: &TypeObject, value: Option<&Object>) -> Fallible {
    let name = name!(thread, "__module__");
    let value = settable(thread, class, name, value)?;
    set_in_dict(thread, class, name, Some(value))?;
    let line = name!(thread, "__firstlineno__");
    if class.dict().is_some_and(|dict| dict.contains_str(line)) {
        set_in_dict(thread, class, line, None)?;
    }
    Ok(())
}

/// `__doc__`
pub(super) fn doc(thread: &Thread, class: &TypeObject) -> Fallible<Owned> {
    if !class.is_class()
        && let Some(text) = class.raw_doc()
    {
        let text = internal_doc::documentation(class.display_name(), text);
        return crate::types::descriptors::text_or_none(thread, text);
    }
    match class.dict().and_then(|dict| dict.get_str(name!(thread, "__doc__"))) {
        Some(doc) => descriptor::bind(thread, doc, None, Some(class.as_object())),
        None => Ok(thread.none()),
    }
}

/// `__text_signature__`
pub(super) fn text_signature(thread: &Thread, class: &TypeObject) -> Fallible<Owned> {
    let text = class.raw_doc();
    let text = text.and_then(|text| internal_doc::text_signature(class.display_name(), text));
    crate::types::descriptors::text_or_none(thread, text)
}

/// `__doc__ = value` and the like: an attribute that is kept in the dictionary of the class.
pub(super) fn set_plain(
    thread: &Thread,
    class: &TypeObject,
    name: &Str,
    value: Option<&Object>,
) -> Fallible {
    let value = settable(thread, class, name, value)?;
    set_in_dict(thread, class, name, Some(value))
}

/// `__type_params__`
pub(super) fn type_parameters(thread: &Thread, class: &TypeObject) -> Fallible<Owned> {
    let own = class.dict().and_then(|dict| dict.get_str(name!(thread, "__type_params__")));
    match own.filter(|_| !std::ptr::eq(class, super::TYPE.get())) {
        Some(parameters) => Ok(parameters),
        None => Ok(Tuple::empty().into_object()),
    }
}

/// The error of a class without `__abstractmethods__`.
#[cold]
fn no_abstract_methods(thread: &Thread, class: &TypeObject) -> Raised {
    let name = name!(thread, "__abstractmethods__");
    let raised = crate::raise!(thread, ATTRIBUTE_ERROR, "{name}");
    crate::types::object::attributes::add_context(thread, class.as_object(), name);
    raised
}

/// `__abstractmethods__`: the descriptor that is this function's is in `type` itself.
pub(super) fn abstract_methods(thread: &Thread, class: &TypeObject) -> Fallible<Owned> {
    let own = class.dict().and_then(|dict| dict.get_str(name!(thread, "__abstractmethods__")));
    match own.filter(|_| !std::ptr::eq(class, super::TYPE.get())) {
        Some(methods) => Ok(methods),
        None => Err(no_abstract_methods(thread, class)),
    }
}

/// `__abstractmethods__ = value`: a class cannot be instantiated as long as it has some.
pub(super) fn set_abstract_methods(
    thread: &Thread,
    class: &TypeObject,
    value: Option<&Object>,
) -> Fallible {
    let name = name!(thread, "__abstractmethods__");
    let is_abstract = match value {
        Some(value) => object::is_true(thread, value)?,
        None => false,
    };
    let there = class.dict().is_some_and(|dict| dict.contains_str(name));
    if value.is_none() && !there {
        return Err(no_abstract_methods(thread, class));
    }
    set_in_dict(thread, class, name, value)?;
    if is_abstract {
        class.add_flags(TypeFlags::IS_ABSTRACT);
    } else {
        class.remove_flags(TypeFlags::IS_ABSTRACT);
    }
    Ok(())
}
