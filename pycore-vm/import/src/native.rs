//! Native modules: made from their definitions, once, and kept in `sys.modules`.

use pycore_objects::declare::{Arguments, ModuleDefinition};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, errors, name, raise};

/// The table of native modules, in groups.
pub type Table = &'static [&'static [&'static ModuleDefinition]];

/// Makes `sys.modules`, `builtins` and `sys`, which everything else stands on, and native modules importable.
pub fn install(thread: &Thread, table: Table) -> Fallible {
    let interpreter = thread.interpreter();
    interpreter.native_modules.set(table);
    interpreter.modules.set(Dict::new(thread)?.into_object());
    for (name, place) in [("builtins", &interpreter.builtins), ("sys", &interpreter.sys)] {
        if let Some(module) = import(thread, &*Str::new(thread, name)?)?
            && let Some(module) = (*module).downcast::<Module>()
        {
            place.set(module.namespace(thread)?.into_object());
        }
    }
    interpreter.hooks.import.set(Some(import_native));
    interpreter.hooks.import_module.set(Some(import_module));
    Ok(())
}

/// The definition of a native module.
pub fn find(thread: &Thread, name: &Str) -> Option<&'static ModuleDefinition> {
    let table = thread.interpreter().native_modules.get();
    table.iter().copied().flatten().copied().find(|definition| name.equals_ascii(definition.name))
}

/// The native module of that name, from `sys.modules` or new there; nothing if there is none.
pub fn import(thread: &Thread, name: &Str) -> Fallible<Option<Owned>> {
    let modules = modules(thread)?;
    if let Some(module) = modules.get(thread, name.as_object())? {
        return Ok(Some(module));
    }
    let Some(definition) = find(thread, name) else { return Ok(None) };
    let module = Module::of_definition(thread, definition)?.into_object();
    modules.insert(thread, name.as_object(), &module)?;
    Ok(Some(module))
}

/// `sys.modules`
pub(crate) fn modules(thread: &Thread) -> Fallible<Owned<Dict>> {
    let modules = thread.interpreter().modules.get();
    modules
        .and_then(|modules| modules.downcast().ok())
        .ok_or_else(|| raise!(thread, RUNTIME_ERROR, "unable to get sys.modules"))
}

fn import_module(thread: &Thread, name: &Object) -> Fallible<Owned> {
    let Some(name) = name.downcast::<Str>() else {
        return Err(raise!(thread, TYPE_ERROR, "module name must be a string"));
    };
    import(thread, name)?.ok_or_else(|| no_module(thread, name))
}

/// `__import__` where there are native modules only: name, globals, locals, names, level.
fn import_native(thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
    let name = match arguments.positional().first() {
        Some(slot) => slot.to_owned(thread)?,
        None => return Err(raise!(thread, TYPE_ERROR, "__import__() needs a name")),
    };
    import_module(thread, &name)
}

#[cold]
fn no_module(thread: &Thread, name: &Str) -> Raised {
    let class = errors::MODULE_NOT_FOUND_ERROR.get();
    let message = match Str::new(thread, &format!("No module named '{name}'")) {
        Ok(message) => message,
        Err(raised) => return raised,
    };
    let exception = match errors::new_exception(thread, class, &[message.as_object()]) {
        Ok(exception) => exception,
        Err(raised) => return raised,
    };
    let attribute = name!(thread, "name");
    match pycore_objects::protocol::object::set_attribute(
        thread,
        &exception,
        attribute,
        name.as_object(),
    ) {
        Ok(()) => thread.raise(exception),
        Err(raised) => raised,
    }
}
