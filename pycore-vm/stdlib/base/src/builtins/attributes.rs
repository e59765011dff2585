//! Attributes and variables.

use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::object::attributes::name_of;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, name, raise};

use super::{Functions, installed};

#[methods(module, name = ATTRIBUTES)]
impl Functions {
    /// !getattr(object, name, default=<unrepresentable>, /)
    ///
    /// `getattr(x, "y")` is `x.y`. A third argument is the result where that raises `AttributeError`.
    fn getattr(
        thread: &Thread,
        object: &Object,
        name: &Object,
        default: Option<&Object>,
    ) -> Fallible<Owned> {
        let name = name_of(thread, name)?;
        match default {
            None => object::get_attribute(thread, object, name),
            Some(default) => Ok(object::lookup_attribute(thread, object, name)?
                .unwrap_or_else(|| Owned::share(default))),
        }
    }

    /// hasattr($module, obj, name, /)
    ///
    /// Whether getting the attribute gives a value and not an `AttributeError`.
    fn hasattr(thread: &Thread, obj: &Object, name: &Object) -> Fallible<bool> {
        let name = name_of(thread, name)?;
        Ok(object::lookup_attribute(thread, obj, name)?.is_some())
    }

    /// setattr($module, obj, name, value, /)
    ///
    /// `setattr(x, "y", v)` is `x.y = v`.
    fn setattr(thread: &Thread, obj: &Object, name: &Object, value: &Object) -> Fallible {
        object::set_attribute(thread, obj, name_of(thread, name)?, value)
    }

    /// delattr($module, obj, name, /)
    ///
    /// `delattr(x, "y")` is `del x.y`.
    fn delattr(thread: &Thread, obj: &Object, name: &Object) -> Fallible {
        object::delete_attribute(thread, obj, name_of(thread, name)?)
    }

    /// !dir(object=<unrepresentable>, /)
    ///
    /// The names that an object has, sorted: those of its attributes and of its classes', as far as its method `__dir__`
    /// says. Without an object, the names of local variables.
    fn dir(thread: &Thread, object: Option<&Object>) -> Fallible<Owned<List>> {
        if let Some(object) = object {
            return object::dir(thread, object);
        }
        let locals = current_locals(thread)?;
        let keys = call::call_method(thread, &locals, name!(thread, "keys"), &[])?;
        let names = List::from_iterable(thread, &keys)?;
        names.sort(thread, None, false)?;
        Ok(names)
    }

    /// !vars(object=<unrepresentable>, /)
    ///
    /// The attribute `__dict__` of an object; without an object, local variables.
    fn vars(thread: &Thread, object: Option<&Object>) -> Fallible<Owned> {
        let Some(object) = object else { return current_locals(thread) };
        match object::lookup_attribute(thread, object, name!(thread, "__dict__"))? {
            Some(dict) => Ok(dict),
            None => {
                let message = "vars() argument must have __dict__ attribute";
                Err(raise!(thread, TYPE_ERROR, "{message}"))
            }
        }
    }

    /// globals($module, /)
    ///
    /// The dictionary of the running code's global variables: changing it changes them.
    fn globals(thread: &Thread) -> Fallible<Owned> {
        match current_globals(thread)? {
            Some(globals) => Ok(globals),
            None => Err(raise!(thread, SYSTEM_ERROR, "globals do not exist")),
        }
    }

    /// locals($module, /)
    ///
    /// The local variables: in a function a new dictionary with their values, elsewhere the namespace itself.
    fn locals(thread: &Thread) -> Fallible<Owned> {
        current_locals(thread)
    }
}

/// The globals of the running code.
pub(super) fn current_globals(thread: &Thread) -> Fallible<Option<Owned>> {
    let hook = thread.interpreter().hooks.current_globals.get();
    Ok(installed(thread, hook, "an evaluator")?(thread))
}

/// The locals of the running code.
pub(super) fn current_locals(thread: &Thread) -> Fallible<Owned> {
    let hook = thread.interpreter().hooks.current_locals.get();
    installed(thread, hook, "an evaluator")?(thread)
}

/// Gives globals the name `__builtins__` if they lack it, as whatever runs code in them does.
pub(super) fn add_builtins(thread: &Thread, globals: &Dict) -> Fallible {
    let name = name!(thread, "__builtins__");
    if let Some(builtins) = thread.interpreter().builtins.get()
        && !globals.contains(thread, name.as_object())?
    {
        globals.insert(thread, name.as_object(), &builtins)?;
    }
    Ok(())
}
