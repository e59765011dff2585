//! `isinstance` and `issubclass` for abstract base classes.

use pycore_objects::core::TypeObject;
use pycore_objects::protocol::{call, class, iterate, object};
use pycore_objects::types::bool_type::Bool;
use pycore_objects::{Fallible, Object, Owned, Thread, errors, name, raise};

use super::data::{AbcData, classes, of};
use super::registrations;

/// Whether an object, or what it says is its class, counts as an instance.
pub(super) fn instance(thread: &Thread, this: &Object, instance: &Object) -> Fallible<Owned> {
    let data = of(thread, this)?;
    let class = Owned::share(instance.type_object().as_object());
    let said = object::lookup_attribute(thread, instance, name!(thread, "__class__"))?;
    let said = said.unwrap_or_else(|| class.clone());
    if data.cache.contains(&said) {
        return Ok(thread.bool(true));
    }
    let ask = |class: &Object| {
        call::call_method(thread, this, name!(thread, "__subclasscheck__"), &[class])
    };
    if class.is(&said) {
        let is_current = data.negative_version.get() == registrations();
        if is_current && data.negative_cache.contains(&said) {
            return Ok(thread.bool(false));
        }
        return ask(&said);
    }
    let answer = ask(&said)?;
    if object::is_true(thread, &answer)? {
        return Ok(answer);
    }
    ask(&class)
}

/// Whether a class counts as derived.
pub(super) fn subclass(thread: &Thread, this: &Object, subclass: &Object) -> Fallible<bool> {
    let Some(class) = subclass.downcast::<TypeObject>() else {
        return Err(raise!(thread, TYPE_ERROR, "issubclass() arg 1 must be a class"));
    };
    let data = of(thread, this)?;
    if data.cache.contains(subclass) {
        return Ok(true);
    }
    if data.negative_version.get() < registrations() {
        drop(data.negative_cache.take());
        data.negative_version.set(registrations());
    } else if data.negative_cache.contains(subclass) {
        return Ok(false);
    }
    let answer = match find(thread, this, class, &data)? {
        // What the registry says needs no cache.
        Answer::Registered => return Ok(true),
        Answer::Found(answer) => answer,
    };
    let known = if answer { &data.cache } else { &data.negative_cache };
    known.add(thread, subclass)?;
    Ok(answer)
}

/// Why a class counts as derived, or does not.
enum Answer {
    Registered,
    Found(bool),
}

fn find(thread: &Thread, this: &Object, subclass: &TypeObject, data: &AbcData) -> Fallible<Answer> {
    let object = subclass.as_object();
    let answer = call::call_method(thread, this, name!(thread, "__subclasshook__"), &[object])?;
    if answer.is(Bool::of(true)) || answer.is(Bool::of(false)) {
        return Ok(Answer::Found(answer.is(Bool::of(true))));
    }
    if !answer.is_not_implemented() {
        let message = "__subclasshook__ must return either False, True, or NotImplemented";
        return Err(errors::raise_message(
            thread,
            &errors::ASSERTION_ERROR,
            format_args!("{message}"),
        ));
    }
    if this.downcast::<TypeObject>().is_some_and(|this| subclass.is_subtype_of(this)) {
        return Ok(Answer::Found(true));
    }
    if data.registry.contains(object) {
        return Ok(Answer::Registered);
    }
    for registered in classes(data.registry.snapshot(thread)?) {
        if class::is_subclass(thread, object, &registered)? {
            return Ok(Answer::Found(true));
        }
    }
    let derived = call::call_method(thread, this, name!(thread, "__subclasses__"), &[])?;
    for derived in iterate::to_vec(thread, &derived, "")? {
        if class::is_subclass(thread, object, &derived)? {
            return Ok(Answer::Found(true));
        }
    }
    Ok(Answer::Found(false))
}
