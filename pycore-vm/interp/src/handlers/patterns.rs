//! `match` statements.

use pycore_objects::core::{Fallible, Slot, Thread, TypeFlags, TypeObject};
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned, name, raise};

use crate::constants;

fn has_flag(value: &Slot, flag: TypeFlags) -> bool {
    value.as_object().is_some_and(|object| object.type_object().flags().contains(flag))
}

/// The values of the keys in a mapping; nothing if one is absent.
#[inline(never)]
fn match_keys(thread: &Thread, subject: &Slot, keys: &Slot) -> Fallible<Option<Owned>> {
    let subject = subject.object(thread)?;
    let Some(keys) = keys.as_object().and_then(Object::downcast_exact::<Tuple>) else {
        return Err(raise!(thread, SYSTEM_ERROR, "keys of a pattern are a tuple"));
    };
    let mut values = Vec::with_capacity(keys.len());
    if keys.is_empty() {
        return Ok(Some(Tuple::empty().into_object()));
    }
    let get = object::get_attribute(thread, subject, name!(thread, "get"))?;
    let absent = thread.new_object(pycore_objects::types::object::Plain::new)?.into_object();
    let mut seen: Vec<&Object> = Vec::with_capacity(keys.len());
    for key in keys.iter() {
        for other in &seen {
            if object::equal(thread, other, key)? {
                let key = object::repr(thread, key)?;
                return Err(raise!(
                    thread,
                    VALUE_ERROR,
                    "mapping pattern checks duplicate key ({key})"
                ));
            }
        }
        seen.push(key);
        let value = pycore_objects::protocol::call::call(thread, &get, &[key, &absent])?;
        if value.is(&absent) {
            return Ok(None);
        }
        values.push(value);
    }
    Ok(Some(Tuple::from_owned(thread, values)?.into_object()))
}

/// Types whose only positional part is the subject itself.
fn matches_itself(class: &TypeObject) -> bool {
    class.flags().contains(TypeFlags::MATCH_SELF)
}

/// An attribute that a class pattern asks for; an error if it was asked for before.
fn attribute<'a>(
    thread: &Thread,
    subject: &Object,
    class: &TypeObject,
    name: &'a Object,
    seen: &mut Vec<&'a Object>,
) -> Fallible<Option<Owned>> {
    let Some(text) = name.downcast::<Str>() else {
        return Err(raise!(thread, SYSTEM_ERROR, "names of attributes are strings"));
    };
    for other in seen.iter() {
        if object::equal(thread, other, name)? {
            let name = object::repr(thread, name)?;
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "{}() got multiple sub-patterns for attribute {name}",
                class.name().to_string_lossy()
            ));
        }
    }
    seen.push(name);
    object::lookup_attribute(thread, subject, text)
}

/// The names of a class's positional parts.
fn match_arguments(thread: &Thread, class: &TypeObject) -> Fallible<Option<Owned<Tuple>>> {
    let name = name!(thread, "__match_args__");
    let Some(names) = object::lookup_attribute(thread, class.as_object(), name)? else {
        return Ok(None);
    };
    match names.downcast::<Tuple>() {
        Ok(names) => Ok(Some(names)),
        Err(other) => Err(raise!(
            thread,
            TYPE_ERROR,
            "{}.__match_args__ must be a tuple (got {})",
            class.name().to_string_lossy(),
            other.type_name()
        )),
    }
}

/// The parts that a class pattern asks for; nothing if the subject does not match.
#[inline(never)]
fn match_class(thread: &Thread, operands: &[Slot], count: usize) -> Fallible<Option<Owned>> {
    let [subject, class, names] = operands else { return Ok(None) };
    let (subject, class_object) = (subject.object(thread)?, class.object(thread)?);
    let Some(class) = class_object.downcast::<TypeObject>() else {
        return Err(raise!(thread, TYPE_ERROR, "called match pattern must be a class"));
    };
    let Some(names) = names.as_object().and_then(Object::downcast_exact::<Tuple>) else {
        return Err(raise!(thread, SYSTEM_ERROR, "names of a pattern are a tuple"));
    };
    if !pycore_objects::protocol::class::is_instance(thread, subject, class_object)? {
        return Ok(None);
    }
    let mut values = Vec::with_capacity(count + names.len());
    let mut seen = Vec::new();
    let positional = if count > 0 { match_arguments(thread, class)? } else { None };
    if count > 0 {
        let itself = positional.is_none() && matches_itself(class);
        let allowed = if itself { 1 } else { positional.as_deref().map_or(0, Tuple::len) };
        if allowed < count {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "{}() accepts {allowed} positional sub-pattern{} ({count} given)",
                class.name().to_string_lossy(),
                if allowed == 1 { "" } else { "s" }
            ));
        }
        if itself {
            values.push(Owned::share(subject));
        }
        for name in positional.iter().flat_map(|names| names.iter()).take(count) {
            if name.downcast_exact::<Str>().is_none() {
                return Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "__match_args__ elements must be strings (got {})",
                    name.type_name()
                ));
            }
            match attribute(thread, subject, class, name, &mut seen)? {
                Some(value) => values.push(value),
                None => return Ok(None),
            }
        }
    }
    for name in names.iter() {
        match attribute(thread, subject, class, name, &mut seen)? {
            Some(value) => values.push(value),
            None => return Ok(None),
        }
    }
    Ok(Some(Tuple::from_owned(thread, values)?.into_object()))
}

handlers! {
    fn MATCH_MAPPING(h) {
        let fits = has_flag(h.peek(1), TypeFlags::MAPPING);
        h.push(constants::bool_slot(fits));
        next!(h)
    }

    fn MATCH_SEQUENCE(h) {
        let fits = has_flag(h.peek(1), TypeFlags::SEQUENCE);
        h.push(constants::bool_slot(fits));
        next!(h)
    }

    fn MATCH_KEYS(h) {
        h.save();
        let values = check!(h, match_keys(h.thread, h.peek(2), h.peek(1)));
        h.push(values.map_or_else(constants::none_slot, Slot::owned));
        next!(h)
    }

    fn MATCH_CLASS(h) {
        h.save();
        let values = check!(h, match_class(h.thread, h.top(3), h.oparg));
        h.drop_top(3);
        h.push(values.map_or_else(constants::none_slot, Slot::owned));
        next!(h)
    }
}
