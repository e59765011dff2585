//! The slots of `object`, which every type inherits that has none of its own.

use super::{Plain, attributes};
use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeFlags, TypeObject};
use crate::declare::{Arguments, Comparison};
use crate::name;
use crate::protocol::{object, sequence};
use crate::slots;
use crate::types::object::OBJECT;
use crate::types::str::Str;
use crate::types::type_type::names;

/// Addresses of functions in a type's slots.
fn constructor(class: &TypeObject) -> usize {
    class.read(|raw| raw.tp_new.map_or(0, |new| new as usize))
}

fn initializer(class: &TypeObject) -> usize {
    class.read(|raw| raw.tp_init.map_or(0, |init| init as usize))
}

/// Whether a class uses the constructor of `object`.
pub(crate) fn has_plain_new(class: &TypeObject) -> bool {
    constructor(class) == constructor(OBJECT.get())
}

/// Whether a class uses the initialisation of `object`.
pub(crate) fn has_plain_init(class: &TypeObject) -> bool {
    initializer(class) == initializer(OBJECT.get())
}

/// Too many arguments for `object.__new__`: an error, unless `__init__` takes them.
#[cold]
fn refuse_new(thread: &Thread, class: &TypeObject) -> Fallible {
    if !has_plain_new(class) {
        let message = "object.__new__() takes exactly one argument (the type to instantiate)";
        return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
    }
    if has_plain_init(class) {
        let class = class.display_name();
        return Err(crate::raise!(thread, TYPE_ERROR, "{class}() takes no arguments"));
    }
    Ok(())
}

/// Too many arguments for `object.__init__`: an error, unless `__new__` took them.
#[cold]
fn refuse_init(thread: &Thread, class: &TypeObject) -> Fallible {
    let what = "takes exactly one argument (the instance to initialize)";
    if !has_plain_init(class) {
        return Err(crate::raise!(thread, TYPE_ERROR, "object.__init__() {what}"));
    }
    if has_plain_new(class) {
        let class = class.display_name();
        return Err(crate::raise!(thread, TYPE_ERROR, "{class}.__init__() {what}"));
    }
    Ok(())
}

/// The error of a class whose abstract methods are not all overridden.
#[cold]
fn abstract_class(thread: &Thread, class: &TypeObject) -> Raised {
    match describe_abstract(thread, class) {
        Ok(raised) | Err(raised) => raised,
    }
}

fn describe_abstract(thread: &Thread, class: &TypeObject) -> Fallible<Raised> {
    let methods = class.dict().and_then(|dict| dict.get_str(name!(thread, "__abstractmethods__")));
    let Some(methods) = methods else {
        return Ok(crate::raise!(thread, ATTRIBUTE_ERROR, "__abstractmethods__"));
    };
    let methods = sequence::to_sorted_list(thread, &methods)?;
    let mut text = String::new();
    for method in &methods {
        let Some(method) = method.downcast_ref::<Str>() else {
            let given = method.type_name();
            return Ok(crate::raise!(
                thread,
                TYPE_ERROR,
                "sequence item 0: expected str instance, {given} found"
            ));
        };
        let separator = if text.is_empty() { "" } else { ", " };
        text.push_str(&format!("{separator}'{method}'"));
    }
    let (plural, class) = (if methods.len() > 1 { "s" } else { "" }, class.display_name());
    Ok(crate::raise!(
        thread,
        TYPE_ERROR,
        "Can't instantiate abstract class {class} without an implementation for abstract method{plural} {text}"
    ))
}

#[slots]
impl Plain {
    fn tp_new(class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        if !arguments.is_empty() {
            refuse_new(thread, class)?;
        }
        if class.flags().contains(TypeFlags::IS_ABSTRACT) {
            return Err(abstract_class(thread, class));
        }
        Ok(thread.new_instance(class, Self::new)?.into_object())
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        if arguments.is_empty() {
            return Ok(());
        }
        refuse_init(thread, self.as_object().type_object())
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        names::instance_repr(thread, self.as_object())
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        object::repr(thread, self.as_object())
    }

    fn tp_hash(&self) -> Fallible<isize> {
        Ok(object::hash_identity(self.as_object()))
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        match comparison {
            Comparison::Equal if self.as_object().is(other) => Ok(thread.bool(true)),
            Comparison::NotEqual => {
                match object::compare_by_slot(thread, self.as_object(), other, Comparison::Equal)? {
                    Some(equal) => Ok(thread.bool(!object::is_true(thread, &equal)?)),
                    None => Ok(thread.not_implemented()),
                }
            }
            _ => Ok(thread.not_implemented()),
        }
    }

    fn tp_getattro(&self, thread: &Thread, name: &Object) -> Fallible<Owned> {
        attributes::get(thread, self.as_object(), attributes::name_of(thread, name)?)
    }

    fn tp_setattro(&self, thread: &Thread, name: &Object, value: Option<&Object>) -> Fallible {
        attributes::set(thread, self.as_object(), attributes::name_of(thread, name)?, value)
    }
}
