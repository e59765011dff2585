//! Native modules for the import system.

use pycore_objects::declare::ModuleDefinition;
use pycore_objects::protocol::object;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, name, raise};

use super::Imp;

/// The modules that there are before any import; they are never made again.
const FIRST: [&str; 2] = ["sys", "builtins"];

fn definition_of(thread: &Thread, name: &Str) -> Option<&'static ModuleDefinition> {
    let table = thread.interpreter().native_modules.get();
    table.iter().copied().flatten().copied().find(|definition| name.equals_ascii(definition.name))
}

fn is_first(name: &Str) -> bool {
    FIRST.iter().any(|first| name.equals_ascii(first))
}

#[methods(module, name = NATIVE)]
impl Imp {
    /// is_builtin($module, name, /)
    ///
    /// Whether there is a native module of that name: 1, or -1 if it cannot be made again.
    fn is_builtin(thread: &Thread, name: &Str) -> i32 {
        match definition_of(thread, name) {
            Some(_) if is_first(name) => -1,
            Some(_) => 1,
            None => 0,
        }
    }

    /// create_builtin($module, spec, /)
    ///
    /// The native module of a spec; None if there is none.
    fn create_builtin(thread: &Thread, spec: &Object) -> Fallible<Option<Owned>> {
        let name = object::get_attribute(thread, spec, name!(thread, "name"))?;
        let Some(name) = (*name).downcast::<Str>() else {
            let class = name.type_name();
            return Err(raise!(thread, TYPE_ERROR, "name must be string, not {class}"));
        };
        if is_first(name) {
            let modules = thread.interpreter().modules.get();
            let modules = modules.as_deref().and_then(Object::downcast::<Dict>);
            return Ok(modules.and_then(|modules| modules.get_str(name)));
        }
        let Some(definition) = definition_of(thread, name) else { return Ok(None) };
        Ok(Some(Module::of_definition(thread, definition)?.into_object()))
    }

    /// exec_builtin($module, mod, /)
    ///
    /// Fills a native module; those of this interpreter are full when they are created.
    fn exec_builtin(_mod: &Object) -> i32 {
        0
    }
}
