//! Attributes: the general forms.

use pycore_bytecode::SpecialMethod;
use pycore_objects::core::{Fallible, Slot, Thread, TypeFlags};
use pycore_objects::protocol::{object, special};
use pycore_objects::types::dict::instance;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::{Object, Owned, TypeObject, name, raise};

use crate::specialize;

/// A name of the code as a string.
fn text<'a>(thread: &Thread, name: &'a Object) -> Fallible<&'a Str> {
    name.downcast::<Str>().ok_or_else(|| raise!(thread, SYSTEM_ERROR, "names are strings"))
}

#[inline(never)]
fn load(thread: &Thread, owner: &Slot, name: &Object) -> Fallible<Owned> {
    object::get_attribute(thread, owner.object(thread)?, text(thread, name)?)
}

/// Looks a method up for a call: puts it and its receiver, or the attribute and NULL, where the owner is.
#[inline(never)]
fn load_method(thread: &Thread, owner: &Slot, second: &Slot, name: &Object) -> Fallible {
    let object = owner.object(thread)?;
    match find_method(thread, object, text(thread, name)?)? {
        Found::Method(function) => {
            let receiver = owner.replace(Slot::owned(function)).into_owned();
            second.replace(receiver);
        }
        Found::Attribute(value) => {
            second.replace(Slot::null());
            owner.replace(Slot::owned(value)).close();
        }
    }
    Ok(())
}

/// What is called: a function of the type, with the owner as its first argument, or anything.
enum Found {
    Method(Owned),
    Attribute(Owned),
}

fn find_method(thread: &Thread, object: &Object, name: &Str) -> Fallible<Found> {
    let class = object.type_object();
    if !has_plain_get(class) {
        return object::get_attribute(thread, object, name).map(Found::Attribute);
    }
    let found = class.lookup(thread, name);
    if let Some(found) = found
        && found.type_object().flags().contains(TypeFlags::METHOD_DESCRIPTOR)
    {
        return Ok(match instance::find(thread, object, name)? {
            Some(value) => Found::Attribute(value),
            None => Found::Method(found),
        });
    }
    object::get_attribute(thread, object, name).map(Found::Attribute)
}

/// Whether attributes of instances are looked up as `object` does it.
fn has_plain_get(class: &TypeObject) -> bool {
    let of = |class: &TypeObject| class.read(|raw| raw.tp_getattro.map_or(0, |f| f as usize));
    of(class) == of(OBJECT.get())
}

#[inline(never)]
fn store(thread: &Thread, owner: &Slot, name: &Object, value: &Slot) -> Fallible {
    let owner = owner.object(thread)?;
    object::set_attribute(thread, owner, text(thread, name)?, value.object(thread)?)
}

#[inline(never)]
fn delete(thread: &Thread, owner: &Slot, name: &Object) -> Fallible {
    object::delete_attribute(thread, owner.object(thread)?, text(thread, name)?)
}

/// The method that a `with` statement needs, and its receiver or NULL.
#[inline(never)]
fn load_special(thread: &Thread, owner: &Slot, second: &Slot, which: usize) -> Fallible {
    let object = owner.object(thread)?;
    let name = special_name(thread, which);
    let Some(method) = special::lookup(thread, object, name)? else {
        return Err(not_a_context_manager(thread, object, which));
    };
    let (function, bound) = method.into_parts();
    let receiver = owner.replace(Slot::owned(function));
    if bound {
        receiver.close();
        second.replace(Slot::null());
    } else {
        second.replace(receiver.into_owned());
    }
    Ok(())
}

fn special_name(thread: &Thread, which: usize) -> &'static Str {
    match SpecialMethod::from_number(which as u32) {
        Some(SpecialMethod::Exit) => name!(thread, "__exit__"),
        Some(SpecialMethod::AsyncEnter) => name!(thread, "__aenter__"),
        Some(SpecialMethod::AsyncExit) => name!(thread, "__aexit__"),
        _ => name!(thread, "__enter__"),
    }
}

/// Whether a type has both of these methods.
fn has_both(class: &TypeObject, thread: &Thread, first: &Str, second: &Str) -> bool {
    class.lookup(thread, first).is_some() && class.lookup(thread, second).is_some()
}

#[cold]
fn not_a_context_manager(thread: &Thread, object: &Object, which: usize) -> pycore_objects::Raised {
    let class = object.type_object();
    let asynchronous = which >= 2;
    let (protocol, method) = match which {
        0 => ("context manager", "__enter__"),
        1 => ("context manager", "__exit__"),
        2 => ("asynchronous context manager", "__aenter__"),
        _ => ("asynchronous context manager", "__aexit__"),
    };
    let other = if asynchronous {
        has_both(class, thread, name!(thread, "__enter__"), name!(thread, "__exit__"))
    } else {
        has_both(class, thread, name!(thread, "__aenter__"), name!(thread, "__aexit__"))
    };
    let hint = match (other, asynchronous) {
        (false, _) => "",
        (true, false) => {
            " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
        }
        (true, true) => {
            " but it supports the context manager protocol. Did you mean to use 'with'?"
        }
    };
    raise!(
        thread,
        TYPE_ERROR,
        "'{}' object does not support the {protocol} protocol (missed {method} method){hint}",
        object.type_name()
    )
}

/// `super().name` of the values `super, class, self`.
#[inline(never)]
pub(crate) fn load_super(
    thread: &Thread,
    operands: &[Slot],
    name: &Object,
    given: bool,
) -> Fallible<Owned> {
    let [global_super, class, receiver] = operands else { return Ok(thread.none()) };
    let (class, receiver) = (class.object(thread)?, receiver.object(thread)?);
    let arguments: &[&Object] = if given { &[class, receiver] } else { &[] };
    let object =
        pycore_objects::protocol::call::call(thread, global_super.object(thread)?, arguments)?;
    object::get_attribute(thread, &object, text(thread, name)?)
}

handlers! {
    fn LOAD_ATTR(h) {
        adaptive!(h, specialize::load_attr);
        h.save();
        let name = h.name(h.oparg >> 1);
        if h.oparg & 1 != 0 {
            check!(h, load_method(h.thread, h.peek(1), h.above(0), name));
            h.grow(1);
            next!(h)
        }
        replace_top!(h, load(h.thread, h.peek(1), name))
    }

    fn STORE_ATTR(h) {
        adaptive!(h, specialize::store_attr);
        goto!(h, store_attr_generic)
    }

    fn store_attr_generic[STORE_ATTR](h) {
        h.save();
        check!(h, store(h.thread, h.peek(1), h.name(h.oparg), h.peek(2)));
        h.drop_top(2);
        next!(h)
    }

    fn DELETE_ATTR(h) {
        h.save();
        check!(h, delete(h.thread, h.peek(1), h.name(h.oparg)));
        let owner = h.pop();
        next_dropping!(h, owner)
    }

    fn LOAD_SPECIAL(h) {
        h.save();
        check!(h, load_special(h.thread, h.peek(1), h.above(0), h.oparg));
        h.grow(1);
        next!(h)
    }

    fn LOAD_SUPER_ATTR(h) {
        adaptive!(h, specialize::load_super_attr);
        h.save();
        let name = h.name(h.oparg >> 2);
        let value = check!(h, load_super(h.thread, h.top(3), name, h.oparg & 2 != 0));
        h.drop_top(3);
        h.push(Slot::owned(value));
        if h.oparg & 1 != 0 {
            h.push(Slot::null());
        }
        next!(h)
    }
}
