//! What the evaluator needs of the object model and does itself until that has it.

use pycore_objects::core::{Fallible, Thread, TypeObject};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::set::Set;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned, name, raise};

/// Whether `iter(object)` has something to call.
pub(crate) fn is_iterable(object: &Object) -> bool {
    let class = object.type_object();
    class.read(|raw| raw.tp_iter.is_some())
        || pycore_objects::protocol::iterate::is_sequence(object)
}

/// `isinstance(object, class)`
pub(crate) fn is_instance(_thread: &Thread, object: &Object, class: &Object) -> Fallible<bool> {
    Ok(class
        .downcast::<TypeObject>()
        .is_some_and(|class| object.type_object().is_subtype_of(class)))
}

/// `ascii(object)`
pub(crate) fn ascii(thread: &Thread, object: &Object) -> Fallible<Owned<Str>> {
    object::repr(thread, object)
}

/// `format(object, spec)`
pub(crate) fn format(thread: &Thread, object: &Object, spec: Option<&Str>) -> Fallible<Owned<Str>> {
    let Some(spec) = spec.filter(|spec| !spec.is_empty()) else {
        return object::str(thread, object);
    };
    let result =
        call::call_method(thread, object, name!(thread, "__format__"), &[spec.as_object()])?;
    result.downcast::<Str>().map_err(|other| {
        raise!(thread, TYPE_ERROR, "__format__ must return a str, not {}", other.type_name())
    })
}

/// `tuple(iterable)`
pub(crate) fn tuple_of(thread: &Thread, iterable: &Object) -> Fallible<Owned<Tuple>> {
    let iterator = object::iterate(thread, iterable)?;
    let mut items = Vec::new();
    while let Some(item) = object::next(thread, &iterator)? {
        items.push(item);
    }
    Tuple::from_owned(thread, items)
}

/// `list.extend(iterable)`
pub(crate) fn extend_list(
    thread: &Thread,
    list: &pycore_objects::types::list::List,
    iterable: &Object,
) -> Fallible {
    let iterator = object::iterate(thread, iterable)?;
    while let Some(item) = object::next(thread, &iterator)? {
        list.push(thread, item)?;
    }
    Ok(())
}

/// `set.update(iterable)`
pub(crate) fn update_set(thread: &Thread, set: &Set, iterable: &Object) -> Fallible {
    let iterator = object::iterate(thread, iterable)?;
    while let Some(item) = object::next(thread, &iterator)? {
        set.elements().add(thread, &item)?;
    }
    Ok(())
}

/// `dict.update(mapping)`: `AttributeError` if it is none.
pub(crate) fn update_dict(
    thread: &Thread,
    dict: &Dict,
    other: &Object,
    mut each: impl FnMut(&Object) -> Fallible,
) -> Fallible {
    if let Some(other) = other.downcast_exact::<Dict>() {
        let other = other.copy(thread)?;
        let mut position = 0;
        while let Some((key, value)) = other.next_entry(&mut position) {
            each(&key)?;
            dict.insert(thread, &key, &value)?;
        }
        return Ok(());
    }
    let keys = call::call_method(thread, other, name!(thread, "keys"), &[])?;
    let iterator = object::iterate(thread, &keys)?;
    while let Some(key) = object::next(thread, &iterator)? {
        each(&key)?;
        let value = object::get_item(thread, other, &key)?;
        dict.insert(thread, &key, &value)?;
    }
    Ok(())
}
