//! The slots of `type`: calling a class, its attributes.

use std::ptr;

use super::{TYPE, attributes, names, new, value};
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::declare::Arguments;
use crate::slots;
use crate::types::object::attributes::name_of;
use crate::types::str::Str;
use crate::types::union_type;

/// Calls a class: a new object, and its initialisation if it is an instance.
pub(crate) fn instantiate(
    thread: &Thread,
    class: &TypeObject,
    arguments: Arguments<'_>,
) -> Fallible<Owned> {
    if ptr::eq(class, TYPE.get()) {
        if let [object] = arguments.positional()
            && arguments.names().is_empty()
        {
            return Ok(Owned::share(object.object(thread)?.type_object().as_object()));
        }
        if arguments.len() == 1 {
            return Err(crate::raise!(thread, TYPE_ERROR, "type() takes no keyword arguments"));
        }
        if arguments.len() != 3 {
            return Err(crate::raise!(thread, TYPE_ERROR, "type() takes 1 or 3 arguments"));
        }
    }
    let class = Owned::share(class);
    let Some(object) = value::construct(thread, &class, &class, arguments)? else {
        let class = class.display_name();
        return Err(crate::raise!(thread, TYPE_ERROR, "cannot create '{class}' instances"));
    };
    if object.type_object().is_subtype_of(&class) {
        value::initialize(thread, &object, arguments)?;
    }
    Ok(object)
}

/// The call of `type` itself.
#[slots(name = CALL)]
impl TypeObject {
    fn tp_vectorcall(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned> {
        instantiate(thread, class, arguments)
    }
}

#[slots]
impl TypeObject {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        names::repr(thread, self)
    }

    fn tp_new(class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        new::new(class, thread, arguments)
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        new::init(thread, arguments)
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        instantiate(thread, self, arguments)
    }

    fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        union_type::or(thread, left, right)
    }

    fn tp_getattro(&self, thread: &Thread, name: &Object) -> Fallible<Owned> {
        attributes::get(thread, self, name_of(thread, name)?)
    }

    fn tp_setattro(&self, thread: &Thread, name: &Object, value: Option<&Object>) -> Fallible {
        attributes::set(thread, self, name, value)
    }
}
