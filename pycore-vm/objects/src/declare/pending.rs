//! Modules, as long as the type of modules is not here.

use crate::core::{Object, Thread};
use crate::name;
use crate::protocol::object;
use crate::types::str::Str;

/// Whether an object is a module.
pub(crate) fn is_module(object: &Object) -> bool {
    let mut class = Some(object.type_object());
    while let Some(current) = class {
        if current.name() == c"module" {
            return true;
        }
        class = current.base();
    }
    false
}

/// The name of a module; its absence is no error.
pub(super) fn module_name(thread: &Thread, module: &Object) -> Option<String> {
    if !is_module(module) {
        return None;
    }
    match object::lookup_attribute(thread, module, name!(thread, "__name__")) {
        Ok(name) => Some((*name?).downcast::<Str>()?.to_string()),
        Err(raised) => {
            thread.clear_exception(raised);
            None
        }
    }
}
