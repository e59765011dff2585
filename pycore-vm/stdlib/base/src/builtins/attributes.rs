//! Attributes, identity, kinds of objects.

use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, raise};

use super::Builtins;

#[methods(module, name = ATTRIBUTES)]
impl Builtins {
    /// callable(obj, /)
    ///
    /// Whether the object can be called.
    ///
    /// Classes can; instances can if their class has a method __call__.
    fn callable(obj: &Object) -> bool {
        call::is_callable(obj)
    }

    /// delattr(obj, name, /)
    ///
    /// Delete an attribute: delattr(x, 'y') does what del x.y does.
    fn delattr(thread: &Thread, obj: &Object, name: &Object) -> Fallible {
        object::delete_attribute(thread, obj, attribute_name(thread, name)?)
    }

    /// The names in the current scope, or the attributes of an object as far as they can be found.
    #[python(name = "dir")]
    fn dir(thread: &Thread, arguments: pycore_objects::declare::Arguments<'_>) -> Fallible<Owned> {
        if !arguments.names().is_empty() {
            return Err(raise!(thread, TYPE_ERROR, "dir() takes no keyword arguments"));
        }
        match arguments.positional() {
            [] => super::running::names_of_scope(thread),
            [slot] => object::dir(thread, slot.object(thread)?),
            many => Err(raise!(thread, TYPE_ERROR, "dir expected at most 1 argument, got {}", many.len())),
        }
    }

    /// The attribute of a name: getattr(x, 'y') is x.y. With a third argument, that is given where there is no such
    /// attribute.
    #[python(name = "getattr")]
    fn getattr(thread: &Thread, arguments: pycore_objects::declare::Arguments<'_>) -> Fallible<Owned> {
        if !arguments.names().is_empty() {
            return Err(raise!(thread, TYPE_ERROR, "getattr() takes no keyword arguments"));
        }
        let (target, name, default) = match arguments.positional() {
            [target, name] => (target, name, None),
            [target, name, default] => (target, name, Some(default)),
            [] | [_] => {
                let got = arguments.len();
                return Err(raise!(thread, TYPE_ERROR, "getattr expected at least 2 arguments, got {got}"));
            }
            many => {
                let got = many.len();
                return Err(raise!(thread, TYPE_ERROR, "getattr expected at most 3 arguments, got {got}"));
            }
        };
        let name = attribute_name(thread, name.object(thread)?)?;
        let target = target.object(thread)?;
        match default {
            None => object::get_attribute(thread, target, name),
            Some(default) => match object::lookup_attribute(thread, target, name)? {
                Some(value) => Ok(value),
                None => default.to_owned(thread),
            },
        }
    }

    /// hasattr(obj, name, /)
    ///
    /// Whether the object has an attribute of this name: whether getting it raises no AttributeError.
    fn hasattr(thread: &Thread, obj: &Object, name: &Object) -> Fallible<bool> {
        let name = attribute_name(thread, name)?;
        Ok(object::lookup_attribute(thread, obj, name)?.is_some())
    }

    /// hash(obj, /)
    ///
    /// The hash of an object: equal objects have equal hashes.
    fn hash(thread: &Thread, obj: &Object) -> Fallible<isize> {
        object::hash(thread, obj)
    }

    /// id(obj, /)
    ///
    /// The identity of an object: a number that no other object has at the same time.
    fn id(thread: &Thread, obj: &Object) -> Fallible<Owned> {
        thread.new_int(std::ptr::from_ref(obj).addr() as i64)
    }

    /// setattr(obj, name, value, /)
    ///
    /// Set an attribute: setattr(x, 'y', v) does what x.y = v does.
    fn setattr(thread: &Thread, obj: &Object, name: &Object, value: &Object) -> Fallible {
        object::set_attribute(thread, obj, attribute_name(thread, name)?, value)
    }
}

/// The name of an attribute.
fn attribute_name<'a>(thread: &Thread, name: &'a Object) -> Fallible<&'a Str> {
    name.downcast::<Str>().ok_or_else(|| no_name(thread, name))
}

#[cold]
fn no_name(thread: &Thread, name: &Object) -> Raised {
    raise!(thread, TYPE_ERROR, "attribute name must be string, not '{}'", name.type_name())
}
