//! Attributes of types: those of the metaclass, and those along the type's own resolution order.

use crate::core::slots::update;
use crate::core::{Fallible, Object, Owned, Thread, TypeFlags, TypeObject};
use crate::errors;
use crate::protocol::{descriptor, object};
use crate::types::object::attributes::{missing_in_type, name_of};
use crate::types::str::Str;

/// The attribute, if there is one. What a descriptor raises is raised.
fn find(thread: &Thread, class: &TypeObject, name: &Str) -> Fallible<Option<Owned>> {
    let metaclass = Owned::share(class.as_object().type_object());
    let of_metaclass = metaclass.lookup(thread, name);
    if let Some(attribute) = &of_metaclass
        && descriptor::has_set(attribute)
        && descriptor::has_get(attribute)
    {
        let attribute = attribute.clone();
        return descriptor::bind(
            thread,
            attribute,
            Some(class.as_object()),
            Some(metaclass.as_object()),
        )
        .map(Some);
    }
    if let Some(attribute) = class.lookup(thread, name) {
        return descriptor::bind(thread, attribute, None, Some(class.as_object())).map(Some);
    }
    match of_metaclass {
        Some(attribute) => descriptor::bind(
            thread,
            attribute,
            Some(class.as_object()),
            Some(metaclass.as_object()),
        )
        .map(Some),
        None => Ok(None),
    }
}

/// The attribute; `AttributeError` if there is none.
pub fn get(thread: &Thread, class: &TypeObject, name: &Str) -> Fallible<Owned> {
    match find(thread, class, name)? {
        Some(value) => Ok(value),
        None => Err(missing_in_type(thread, class, name)),
    }
}

/// The attribute, or nothing if there is none or looking for it raised `AttributeError`.
pub fn lookup(thread: &Thread, class: &TypeObject, name: &Str) -> Fallible<Option<Owned>> {
    match find(thread, class, name) {
        Err(raised) => raised.suppress(thread, &errors::ATTRIBUTE_ERROR).map(|()| None),
        found => found,
    }
}

/// Gives an attribute a value, or deletes it.
pub(super) fn set(
    thread: &Thread,
    class: &TypeObject,
    name: &Object,
    value: Option<&Object>,
) -> Fallible {
    if class.flags().contains(TypeFlags::IMMUTABLE_TYPE) {
        let (name, class) = (object::repr(thread, name)?, class.display_name());
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "cannot set {name} attribute of immutable type '{class}'"
        ));
    }
    let name = name_of(thread, name)?;
    let name = match name.as_object().downcast_exact::<Str>() {
        Some(name) => Owned::share(name),
        None => Str::from_view(thread, name.view())?,
    };
    let name = thread.interpreter().interned.intern(thread, name);
    let metaclass = Owned::share(class.as_object().type_object());
    if let Some(attribute) = metaclass.lookup(thread, &name)
        && let Some(result) = descriptor::set(thread, &attribute, class.as_object(), value)
    {
        return result;
    }
    set_in_dict(thread, class, &name, value)
}

/// Changes the dictionary of a type, and what depends on it.
pub(crate) fn set_in_dict(
    thread: &Thread,
    class: &TypeObject,
    name: &Str,
    value: Option<&Object>,
) -> Fallible {
    let Some(dict) = class.dict() else {
        return Err(crate::raise!(
            thread,
            SYSTEM_ERROR,
            "type {} is not ready",
            class.display_name()
        ));
    };
    // What is replaced must live until nobody can find it any more.
    let old = dict.get_str(name);
    class.modified(thread);
    match value {
        Some(value) => dict.insert_str(thread, name, value)?,
        None if old.is_none() => return Err(missing_in_type(thread, class, name)),
        None => drop(dict.remove(thread, name.as_object())?),
    }
    update_slots(thread, class, name);
    Ok(())
}

/// Fills the slots that a special method stands for, in a class and in those below that inherit it.
pub(crate) fn update_slots(thread: &Thread, class: &TypeObject, name: &Str) {
    if !update::update_by_name(thread, class, name) {
        return;
    }
    for subclass in class.subclasses() {
        if !subclass.dict().is_some_and(|dict| dict.contains_str(name)) {
            update_slots(thread, &subclass, name);
        }
    }
}
