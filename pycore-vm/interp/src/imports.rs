//! What import instructions ask of the import system.

use pycore_objects::core::{Fallible, Thread};
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
) -> pycore_objects::Raised {
    let package =
        module_name.map_or_else(|| "<unknown module name>".to_owned(), Str::to_string_lossy);
    let file = match object::lookup_attribute(thread, module, name!(thread, "__file__")) {
        Ok(file) => file,
        Err(raised) => return raised,
    };
    let place = match file.as_deref().and_then(Object::downcast::<Str>) {
        Some(file) => file.to_string_lossy(),
        None => "unknown location".to_owned(),
    };
    raise!(thread, IMPORT_ERROR, "cannot import name '{name}' from '{package}' ({place})")
}
