//! Names of types: `__name__`, `__qualname__`, `__module__`, and how they are shown.

use std::ffi::CString;

use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::name;
use crate::protocol::object;
use crate::types::str::Str;

/// `__name__`
pub fn name(thread: &Thread, class: &TypeObject) -> Fallible<Owned<Str>> {
    match class.as_class().and_then(|class| class.name().get()) {
        Some(name) => Ok(name),
        None => Str::new(thread, &class.short_name()),
    }
}

/// `__qualname__`
pub fn qualified_name(thread: &Thread, class: &TypeObject) -> Fallible<Owned<Str>> {
    match class.as_class().and_then(|class| class.qualified_name().get()) {
        Some(name) => Ok(name),
        None => name(thread, class),
    }
}

/// `__module__`
pub fn module(thread: &Thread, class: &TypeObject) -> Fallible<Owned> {
    let key = name!(thread, "__module__");
    if class.is_class() {
        return match class.dict().and_then(|dict| dict.get_str(key)) {
            Some(module) => Ok(module),
            None => Err(crate::raise!(thread, ATTRIBUTE_ERROR, "__module__")),
        };
    }
    match class.display_name().rsplit_once('.') {
        Some((module, _)) => thread.new_str(module),
        None => Ok(Owned::share(name!(thread, "builtins").as_object())),
    }
}

/// Module and qualified name with a dot between, or the name alone for built-in types and those without a module.
pub fn full_name(thread: &Thread, class: &TypeObject) -> Fallible<Owned<Str>> {
    let module = match module(thread, class) {
        Ok(module) => Some(module),
        Err(raised) => {
            thread.clear_exception(raised);
            None
        }
    };
    match module.as_ref().and_then(Owned::downcast_ref::<Str>) {
        Some(module) if !module.equals_ascii("builtins") => {
            let name = qualified_name(thread, class)?;
            thread.format_str(format_args!("{module}.{name}"))
        }
        _ => Str::new(thread, class.display_name()),
    }
}

/// The name of an object's class as messages have it: [`full_name`], without the module of the program.
pub fn class_shown(thread: &Thread, object: &Object) -> Fallible<String> {
    let class = object.type_object();
    let name = full_name(thread, class)?.to_string_lossy();
    Ok(match name.strip_prefix("__main__.") {
        Some(name) => name.to_owned(),
        None => name,
    })
}

/// `repr` of a type.
pub(super) fn repr(thread: &Thread, class: &TypeObject) -> Fallible<Owned<Str>> {
    if class.mro().is_none() {
        return thread.format_str(format_args!("<class at {:#x}>", class.as_object().address()));
    }
    let name = full_name(thread, class)?;
    thread.format_str(format_args!("<class '{name}'>"))
}

/// `repr` of an instance by `object`.
pub fn instance_repr(thread: &Thread, this: &Object) -> Fallible<Owned<Str>> {
    let name = full_name(thread, this.type_object())?;
    thread.format_str(format_args!("<{name} object at {:#x}>", this.address()))
}

/// The text of a class's name as C code sees it; it cannot contain NUL.
pub(super) fn c_text(thread: &Thread, name: &Str) -> Fallible<CString> {
    let text = name.to_utf8(thread)?;
    CString::new(text).map_err(|_| {
        crate::raise!(thread, VALUE_ERROR, "type name must not contain null characters")
    })
}

/// Sets the name of a class.
pub(super) fn set_name(thread: &Thread, class: &TypeObject, name: &Str) -> Fallible {
    let text = c_text(thread, name)?;
    if let Some(parts) = class.as_class() {
        parts.name().set(Owned::share(name));
        parts.set_text_name(&text);
    }
    Ok(())
}

/// The name of a class for a message, whatever object it may be.
pub fn shown(thread: &Thread, class: &Object) -> Fallible<Owned<Str>> {
    match class.downcast::<TypeObject>() {
        Some(class) => Str::new(thread, class.display_name()),
        None => object::repr(thread, class),
    }
}
