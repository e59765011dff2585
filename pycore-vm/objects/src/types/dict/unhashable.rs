//! What is said of keys that have no hash.

use std::borrow::Cow;

use crate::core::{Fallible, Object, Raised, Thread, TypeFlags, TypeObject};
use crate::errors::TYPE_ERROR;
use crate::protocol::object;
use crate::types::str::Str;
use crate::{name, raise};

/// The hash of a key that is not exactly a `str`.
pub(super) fn hash_of_key(thread: &Thread, key: &Object) -> Fallible<isize> {
    object::hash(thread, key).map_err(|raised| explain(thread, raised, key, "dict key"))
}

/// The hash of an element that is not exactly a `str`.
pub(crate) fn hash_of_element(thread: &Thread, element: &Object) -> Fallible<isize> {
    object::hash(thread, element).map_err(|raised| explain(thread, raised, element, "set element"))
}

/// A `TypeError` says what the object was wanted for; any other exception, one of a subclass too, stays as it is.
#[cold]
fn explain(thread: &Thread, raised: Raised, key: &Object, purpose: &str) -> Raised {
    let exact = thread
        .current_exception()
        .is_some_and(|exception| std::ptr::eq(exception.type_object(), TYPE_ERROR.get()));
    if !exact {
        return raised;
    }
    let Some(exception) = thread.take_exception(raised) else {
        return thread.raise_out_of_memory();
    };
    match object::str(thread, &exception) {
        Ok(reason) => {
            let name = full_name(thread, key.type_object());
            raise!(thread, TYPE_ERROR, "cannot use '{name}' as a {purpose} ({reason})")
        }
        Err(raised) => raised,
    }
}

/// Module and qualified name of a type; the name alone if it is built in or of the main program.
pub(crate) fn full_name<'t>(thread: &Thread, class: &'t TypeObject) -> Cow<'t, str> {
    if !class.flags().contains(TypeFlags::HEAP_TYPE) {
        return class.name().to_string_lossy();
    }
    let text = |name: &'static Str| {
        let value = object::lookup_attribute(thread, class.as_object(), name);
        value.unwrap_or_else(|raised| {
            thread.clear_exception(raised);
            None
        })
    };
    let qualified =
        match text(name!(thread, "__qualname__")).map(crate::core::Owned::downcast::<Str>) {
            Some(Ok(name)) => name.to_string_lossy(),
            _ => return class.short_name(),
        };
    match text(name!(thread, "__module__")).map(crate::core::Owned::downcast::<Str>) {
        Some(Ok(module))
            if !module.equals_ascii("builtins") && !module.equals_ascii("__main__") =>
        {
            format!("{module}.{qualified}").into()
        }
        _ => qualified.into(),
    }
}
