//! Attributes of objects, as `object.__getattribute__` and its companions see them.
//!
//! A name is looked up on the type first. What is found there and has `__set__` or `__delete__` comes before the
//! attributes of the instance, anything else behind them.

use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeObject};
use crate::errors;
use crate::protocol::descriptor;
use crate::types::dict::{Dict, instance};
use crate::types::exceptions::AttributeError;
use crate::types::str::Str;

/// The name of an attribute, which must be a string.
#[inline]
pub fn name_of<'n>(thread: &Thread, name: &'n Object) -> Fallible<&'n Str> {
    match name.downcast::<Str>() {
        Some(name) => Ok(name),
        None => Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "attribute name must be string, not '{}'",
            name.type_name()
        )),
    }
}

/// The attribute, or nothing if there is none or looking for it raised `AttributeError`.
pub fn lookup(thread: &Thread, this: &Object, name: &Str) -> Fallible<Option<Owned>> {
    match find(thread, this, name) {
        Err(raised) => raised.suppress(thread, &errors::ATTRIBUTE_ERROR).map(|()| None),
        found => found,
    }
}

/// The attribute; `AttributeError` if there is none.
pub fn get(thread: &Thread, this: &Object, name: &Str) -> Fallible<Owned> {
    match find(thread, this, name)? {
        Some(value) => Ok(value),
        None => Err(missing(thread, this, name)),
    }
}

/// The attribute, if there is one. What a descriptor raises is raised.
#[inline]
fn find(thread: &Thread, this: &Object, name: &Str) -> Fallible<Option<Owned>> {
    let class = this.type_object();
    let Some(found) = class.lookup(thread, name) else {
        return instance::find(thread, this, name);
    };
    let kind = found.type_object();
    let is_getter = kind.read(|raw| raw.tp_descr_get.is_some());
    if (!is_getter || kind.read(|raw| raw.tp_descr_set.is_none()))
        && let Some(value) = instance::find(thread, this, name)?
    {
        return Ok(Some(value));
    }
    if !is_getter {
        return Ok(Some(found));
    }
    // The getter may give the instance another class.
    let class = Owned::share(class);
    descriptor::bind(thread, found, Some(this), Some(class.as_object())).map(Some)
}

/// Gives an attribute a value, or deletes it.
pub fn set(thread: &Thread, this: &Object, name: &Str, value: Option<&Object>) -> Fallible {
    let found = this.type_object().lookup(thread, name);
    if let Some(found) = &found
        && let Some(result) = descriptor::set(thread, found, this, value)
    {
        return result;
    }
    let interned = thread.interpreter().interned.intern(thread, Owned::share(name));
    let name = &*interned;
    if instance::set(thread, this, name, value)? {
        return Ok(());
    }
    Err(not_set(thread, this, name, found.is_some()))
}

#[cold]
fn not_set(thread: &Thread, this: &Object, name: &Str, is_class_attribute: bool) -> Raised {
    let class = this.type_object().display_name();
    let message = if instance::has_dict(this) {
        format!("'{class}' object has no attribute '{name}'")
    } else if is_class_attribute {
        let message = format_args!("'{class}' object attribute '{name}' is read-only");
        return crate::raise!(thread, ATTRIBUTE_ERROR, "{message}");
    } else {
        format!(
            "'{class}' object has no attribute '{name}' and no __dict__ for setting new attributes"
        )
    };
    attribute_error(thread, this, name, &message)
}

/// `'X' object has no attribute 'y'`
#[cold]
pub fn missing(thread: &Thread, this: &Object, name: &Str) -> Raised {
    let class = this.type_object().display_name();
    attribute_error(thread, this, name, &format!("'{class}' object has no attribute '{name}'"))
}

/// `type object 'X' has no attribute 'y'`
#[cold]
pub fn missing_in_type(thread: &Thread, class: &TypeObject, name: &Str) -> Raised {
    let message = format!("type object '{}' has no attribute '{name}'", class.display_name());
    attribute_error(thread, class.as_object(), name, &message)
}

/// An `AttributeError` that knows object and name.
#[cold]
pub fn attribute_error(thread: &Thread, this: &Object, name: &Str, message: &str) -> Raised {
    let raised = crate::raise!(thread, ATTRIBUTE_ERROR, "{message}");
    add_context(thread, this, name);
    raised
}

/// Notes object and name in an `AttributeError` on its way up that knows neither.
#[cold]
pub fn add_context(thread: &Thread, this: &Object, name: &Str) {
    if let Some(exception) = thread.current_exception()
        && let Some(error) = exception.downcast::<AttributeError>()
        && !error.name.is_set()
        && !error.obj.is_set()
    {
        error.name.set(Owned::share(name.as_object()));
        error.obj.set(Owned::share(this));
    }
}

/// `object.__dict__ = value`
pub fn set_dict(thread: &Thread, this: &Object, value: Option<&Object>) -> Fallible {
    let Some(value) = value else {
        return Err(crate::raise!(thread, TYPE_ERROR, "cannot delete __dict__"));
    };
    let Some(dict) = value.downcast::<Dict>() else {
        let given = value.type_name();
        let message = format_args!("__dict__ must be set to a dictionary, not a '{given}'");
        return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
    };
    instance::set_dict(thread, this, Some(dict))
}
