//! Annotations of a class: `__annotations__` and `__annotate__`, the function that computes them when they are asked for.
//!
//! Both are kept in the dictionary of the class: the function as `__annotate_func__`, what it gave as
//! `__annotations_cache__`. Code compiled with `from __future__ import annotations` puts `__annotations__` there itself.

use super::attributes::set_in_dict;
use super::special_attributes::refuse;
use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeFlags, TypeObject};
use crate::name;
use crate::protocol::{call, descriptor};
use crate::types::dict::Dict;
use crate::types::object::attributes::missing_in_type;
use crate::types::str::Str;

/// The value in the dictionary of the class itself, as it is read through the class.
fn own(thread: &Thread, class: &TypeObject, name: &Str) -> Fallible<Option<Owned>> {
    let Some(value) = class.dict().and_then(|dict| dict.get_str(name)) else { return Ok(None) };
    descriptor::bind(thread, value, None, Some(class.as_object())).map(Some)
}

/// Deletes a name of the class's dictionary; whether it was there.
fn forget(thread: &Thread, class: &TypeObject, name: &Str) -> Fallible<bool> {
    let there = class.dict().is_some_and(|dict| dict.contains_str(name));
    if there {
        set_in_dict(thread, class, name, None)?;
    }
    Ok(there)
}

#[cold]
fn not_there(thread: &Thread, name: &Str) -> Raised {
    crate::raise!(thread, ATTRIBUTE_ERROR, "{name}")
}

/// Refuses to change an immutable type.
fn check_mutable(thread: &Thread, class: &TypeObject, name: &Str) -> Fallible {
    if class.flags().contains(TypeFlags::IMMUTABLE_TYPE) {
        return Err(refuse(thread, class, "set", name));
    }
    Ok(())
}

/// `__annotate__`
pub(super) fn function(thread: &Thread, class: &TypeObject) -> Fallible<Owned> {
    let name = name!(thread, "__annotate__");
    if !class.is_class() {
        return Err(missing_in_type(thread, class, name));
    }
    let kept = name!(thread, "__annotate_func__");
    if let Some(function) = own(thread, class, name)? {
        return Ok(function);
    }
    if let Some(function) = own(thread, class, kept)? {
        return Ok(function);
    }
    set_in_dict(thread, class, kept, Some(&thread.none()))?;
    Ok(thread.none())
}

/// `__annotate__ = value`
pub(super) fn set_function(
    thread: &Thread,
    class: &TypeObject,
    value: Option<&Object>,
) -> Fallible {
    let Some(value) = value else {
        return Err(crate::raise!(thread, TYPE_ERROR, "cannot delete __annotate__ attribute"));
    };
    check_mutable(thread, class, name!(thread, "__annotate__"))?;
    if !value.is_none() && !call::is_callable(value) {
        return Err(crate::raise!(thread, TYPE_ERROR, "__annotate__ must be callable or None"));
    }
    set_in_dict(thread, class, name!(thread, "__annotate_func__"), Some(value))?;
    if !value.is_none() {
        forget(thread, class, name!(thread, "__annotations_cache__"))?;
    }
    Ok(())
}

/// `__annotations__`
pub(super) fn annotations(thread: &Thread, class: &TypeObject) -> Fallible<Owned> {
    let name = name!(thread, "__annotations__");
    if !class.is_class() {
        return Err(missing_in_type(thread, class, name));
    }
    let cache = name!(thread, "__annotations_cache__");
    if let Some(annotations) = own(thread, class, name)? {
        return Ok(annotations);
    }
    if let Some(annotations) = own(thread, class, cache)? {
        return Ok(annotations);
    }
    let function = function(thread, class)?;
    let annotations = if call::is_callable(&function) {
        let format = thread.new_int(1)?;
        call::call(thread, &function, &[&format])?
    } else {
        Dict::new(thread)?.into_object()
    };
    if annotations.downcast_ref::<Dict>().is_none() {
        let given = annotations.type_object().display_name();
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "__annotate__ returned non-dict of type '{given}'"
        ));
    }
    set_in_dict(thread, class, cache, Some(&annotations))?;
    Ok(annotations)
}

/// `__annotations__ = value`, or its deletion; either forgets how they are computed.
pub(super) fn set_annotations(
    thread: &Thread,
    class: &TypeObject,
    value: Option<&Object>,
) -> Fallible {
    let name = name!(thread, "__annotations__");
    check_mutable(thread, class, name)?;
    let cache = name!(thread, "__annotations_cache__");
    match value {
        Some(value) => {
            let is_plain = class.dict().is_some_and(|dict| dict.contains_str(name));
            set_in_dict(thread, class, if is_plain { name } else { cache }, Some(value))?;
        }
        None => {
            if !forget(thread, class, name)? && !forget(thread, class, cache)? {
                return Err(not_there(thread, name));
            }
        }
    }
    forget(thread, class, name!(thread, "__annotate_func__"))?;
    forget(thread, class, name!(thread, "__annotate__"))?;
    Ok(())
}
