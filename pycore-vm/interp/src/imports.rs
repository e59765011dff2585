//! What import instructions ask of the import system.

use pycore_objects::core::{Fallible, ObjectLike, Raised, Thread};
use pycore_objects::errors::ImportError;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::{Object, Owned, name, raise};

use crate::frame::FrameRef;

/// `__import__(name, globals, locals, names, level)`, as the built-ins have it.
pub(crate) fn import_name(
    thread: &Thread,
    frame: FrameRef,
    name: &Object,
    level: &Object,
    names: &Object,
) -> Fallible<Owned> {
    let function =
        object::get_item(thread, frame.builtins(), name!(thread, "__import__").as_object())
            .or_else(|raised| {
                raised.suppress(thread, &pycore_objects::errors::KEY_ERROR)?;
                Err(raise!(thread, IMPORT_ERROR, "__import__ not found"))
            })?;
    let none = thread.none();
    let locals = frame.locals().unwrap_or(&none);
    call::call(thread, &function, &[name, frame.globals(), locals, names, level])
}

/// `from module import name`: an attribute, or the submodule of that name.
pub(crate) fn import_from(thread: &Thread, module: &Object, name: &Str) -> Fallible<Owned> {
    if let Some(value) = object::lookup_attribute(thread, module, name)? {
        return Ok(value);
    }
    let module_name = object::lookup_attribute(thread, module, name!(thread, "__name__"))?;
    let module_name = module_name.as_deref().and_then(Object::downcast::<Str>);
    if let Some(package) = module_name
        && let Some(modules) = thread.interpreter().modules.get()
        && let Some(modules) = modules.downcast_exact::<Dict>()
    {
        let full = Str::new(thread, &format!("{package}.{name}"))?;
        if let Some(found) = modules.get(thread, full.as_object())? {
            return Ok(found);
        }
    }
    Err(cannot_import(thread, module, module_name, name))
}

#[cold]
fn cannot_import(
    thread: &Thread,
    module: &Object,
    module_name: Option<&Str>,
    name: &Str,
) -> Raised {
    describe_missing(thread, module, module_name, name).unwrap_or_else(|raised| raised)
}

/// `cannot import name 'x' from 'module' (file)`, with what the exception knows besides.
fn describe_missing(
    thread: &Thread,
    module: &Object,
    module_name: Option<&Str>,
    name: &Str,
) -> Fallible<Raised> {
    let package = match module_name {
        Some(name) => Owned::share(name),
        None => Str::new(thread, "<unknown module name>")?,
    };
    let spec = object::lookup_attribute(thread, module, name!(thread, "__spec__"))?;
    let spec = spec.filter(|spec| !spec.is_none());
    let (mut origin, mut is_partial) = (None, false);
    if let Some(spec) = &spec {
        let is_set = |name: &Str| match object::lookup_attribute(thread, spec, name)? {
            Some(value) => object::is_true(thread, &value),
            None => Ok(false),
        };
        is_partial = is_set(name!(thread, "_initializing"))?;
        if is_set(name!(thread, "has_location"))? {
            origin = object::lookup_attribute(thread, spec, name!(thread, "origin"))?;
        }
    }
    if origin.is_none() {
        origin = object::lookup_attribute(thread, module, name!(thread, "__file__"))?;
    }
    let origin = origin.and_then(|origin| origin.downcast::<Str>().ok());
    let shown = object::repr(thread, name.as_object())?;
    let from = object::repr(thread, package.as_object())?;
    let raised = match &origin {
        Some(origin) if is_partial => raise!(
            thread,
            IMPORT_ERROR,
            "cannot import name {shown} from partially initialized module {from} (most likely due to a circular \
             import) ({origin})"
        ),
        Some(origin) => {
            raise!(thread, IMPORT_ERROR, "cannot import name {shown} from {from} ({origin})")
        }
        None => {
            let place = "unknown location";
            raise!(thread, IMPORT_ERROR, "cannot import name {shown} from {from} ({place})")
        }
    };
    if let Some(exception) = thread.current_exception()
        && let Some(error) = exception.downcast::<ImportError>()
    {
        if module_name.is_some() {
            error.name.set(package.into_object());
        }
        error.name_from.set(Owned::share(name.as_object()));
        drop(error.path.replace(origin.map(Owned::into_object)));
    }
    Ok(raised)
}
