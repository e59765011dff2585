//! The helpers of `CALL_INTRINSIC_1` and `CALL_INTRINSIC_2`.

use pycore_bytecode::{Intrinsic1, Intrinsic2};
use pycore_objects::core::{Fallible, Thread};
use pycore_objects::protocol::{call, number, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::function::Function;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::types::typing::{self, ParamSpec, TypeAlias, TypeVar, TypeVarTuple};
use pycore_objects::{Object, Owned, Raised, name, raise};

use crate::frame::FrameRef;
use crate::generators;

/// A helper of one value.
pub(crate) fn one(
    thread: &Thread,
    frame: FrameRef,
    function: Intrinsic1,
    value: &Object,
) -> Fallible<Owned> {
    match function {
        Intrinsic1::Print => print(thread, value),
        Intrinsic1::ImportStar => import_star(thread, frame, value),
        Intrinsic1::UnaryPositive => number::positive(thread, value),
        Intrinsic1::ListToTuple => list_to_tuple(thread, value),
        Intrinsic1::StopIterationError => generators::errors::end_of_body(thread, frame, value),
        Intrinsic1::AsyncGenWrap => {
            generators::asynchronous::WrappedValue::new(thread, Owned::share(value))
                .map(Owned::into_object)
        }
        Intrinsic1::TypeVar => {
            Ok(TypeVar::declared(thread, name_of(thread, value)?, None, None)?.into_object())
        }
        Intrinsic1::ParamSpec => {
            Ok(ParamSpec::declared(thread, name_of(thread, value)?)?.into_object())
        }
        Intrinsic1::TypeVarTuple => {
            Ok(TypeVarTuple::declared(thread, name_of(thread, value)?)?.into_object())
        }
        Intrinsic1::SubscriptGeneric => match value.downcast::<Tuple>() {
            Some(parameters) => typing::subscript_generic(thread, parameters),
            None => Err(unexpected(thread)),
        },
        Intrinsic1::TypeAlias => type_alias(thread, value),
        _ => Err(missing(thread, function.text())),
    }
}

/// The name of a type parameter.
fn name_of<'a>(thread: &Thread, value: &'a Object) -> Fallible<&'a Str> {
    value.downcast::<Str>().ok_or_else(|| unexpected(thread))
}

/// An operand of another type than the compiler gives.
#[cold]
fn unexpected(thread: &Thread) -> Raised {
    raise!(thread, SYSTEM_ERROR, "bad operand of a type parameter")
}

/// A type alias of name, type parameters or `None`, and the function that gives the value.
fn type_alias(thread: &Thread, parts: &Object) -> Fallible<Owned> {
    let Some(&[name, parameters, value]) = parts.downcast::<Tuple>().map(Tuple::as_slice) else {
        return Err(unexpected(thread));
    };
    let (name, parameters) = (name_of(thread, name)?, parameters.downcast::<Tuple>());
    Ok(TypeAlias::declared(thread, name, parameters, value)?.into_object())
}

/// A helper of two values.
pub(crate) fn two(
    thread: &Thread,
    function: Intrinsic2,
    first: &Object,
    second: &Object,
) -> Fallible<Owned> {
    match function {
        Intrinsic2::SetFunctionTypeParams => {
            let Some(target) = first.downcast_exact::<Function>() else {
                return Err(raise!(thread, SYSTEM_ERROR, "type parameters are set on a function"));
            };
            target.set_type_parameters(Owned::share(second));
            Ok(Owned::share(first))
        }
        Intrinsic2::TypeVarWithBound => {
            let name = name_of(thread, first)?;
            Ok(TypeVar::declared(thread, name, Some(second), None)?.into_object())
        }
        Intrinsic2::TypeVarWithConstraints => {
            let name = name_of(thread, first)?;
            Ok(TypeVar::declared(thread, name, None, Some(second))?.into_object())
        }
        Intrinsic2::SetTypeParamDefault => typing::set_default(thread, first, second),
        Intrinsic2::PrepReraiseStar => crate::groups::prepare_reraise(thread, first, second),
        _ => Err(missing(thread, function.text())),
    }
}

#[cold]
fn missing(thread: &Thread, what: &str) -> Raised {
    raise!(thread, NOT_IMPLEMENTED_ERROR, "{what}")
}

/// `sys.displayhook(value)`
fn print(thread: &Thread, value: &Object) -> Fallible<Owned> {
    let hook = match thread.interpreter().sys.get() {
        Some(sys) => sys
            .downcast::<Dict>()
            .ok()
            .map(|sys| sys.get(thread, name!(thread, "displayhook").as_object()))
            .transpose()?
            .flatten(),
        None => None,
    };
    match hook {
        Some(hook) => call::call(thread, &hook, &[value]),
        None => Err(raise!(thread, RUNTIME_ERROR, "lost sys.displayhook")),
    }
}

fn list_to_tuple(thread: &Thread, value: &Object) -> Fallible<Owned> {
    let Some(list) = value.downcast_exact::<List>() else {
        return Err(raise!(thread, SYSTEM_ERROR, "a list becomes a tuple"));
    };
    Ok(Tuple::from_owned(thread, list.snapshot(thread)?)?.into_object())
}

/// `from module import *` into the frame's namespace.
fn import_star(thread: &Thread, frame: FrameRef, module: &Object) -> Fallible<Owned> {
    let Some(locals) = frame.locals().map(Owned::share) else {
        return Err(raise!(thread, SYSTEM_ERROR, "no locals found during 'import *'"));
    };
    let listed = object::lookup_attribute(thread, module, name!(thread, "__all__"))?;
    let (names, all) = match listed {
        Some(names) => (names, true),
        None => {
            let dict = object::lookup_attribute(thread, module, name!(thread, "__dict__"))?;
            let Some(dict) = dict else {
                return Err(raise!(
                    thread,
                    IMPORT_ERROR,
                    "from-import-* object has no __dict__ and no __all__"
                ));
            };
            let keys = call::call_method(thread, &dict, name!(thread, "keys"), &[])?;
            (keys, false)
        }
    };
    let iterator = object::iterate(thread, &names)?;
    while let Some(name) = object::next(thread, &iterator)? {
        let Some(text) = name.downcast_exact::<Str>() else {
            return Err(not_a_name(thread, module, &name, all));
        };
        if !all && text.to_string_lossy().starts_with('_') {
            continue;
        }
        let value = object::get_attribute(thread, module, text)?;
        match locals.downcast_exact::<Dict>() {
            Some(dict) => dict.insert(thread, &name, &value)?,
            None => object::set_item(thread, &locals, &name, &value)?,
        }
    }
    Ok(thread.none())
}

#[cold]
fn not_a_name(thread: &Thread, module: &Object, name: &Object, all: bool) -> Raised {
    let owner = match object::get_attribute(thread, module, name!(thread, "__name__")) {
        Ok(owner) => owner,
        Err(raised) => return raised,
    };
    let Some(owner) = owner.downcast::<Str>().ok() else {
        return raise!(thread, TYPE_ERROR, "module __name__ must be a string");
    };
    if all {
        raise!(thread, TYPE_ERROR, "Item in {owner}.__all__ must be str, not {}", name.type_name())
    } else {
        raise!(thread, TYPE_ERROR, "Key in {owner}.__dict__ must be str, not {}", name.type_name())
    }
}
