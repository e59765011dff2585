//! `import.h`, and the modules that C code finds by their definitions.

use core::ffi::{CStr, c_int};

use pycore_abi::PyModuleDef;
use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, name, raise};

use crate::api::api;
use crate::convert::{self, Borrowed, bad_internal_call};

/// `importlib.import_module` by an absolute name: the module itself, not the top of its package.
pub(crate) fn module(thread: &Thread, name: &Object) -> Fallible<Owned> {
    match thread.interpreter().hooks.import_module.get() {
        Some(import) => import(thread, name),
        None => Err(raise!(thread, IMPORT_ERROR, "there is no import system")),
    }
}

/// `sys.modules`
fn modules(thread: &Thread) -> Fallible<Owned<Dict>> {
    match thread.interpreter().modules.get().and_then(|modules| modules.downcast().ok()) {
        Some(modules) => Ok(modules),
        None => Err(raise!(thread, RUNTIME_ERROR, "unable to get sys.modules")),
    }
}

/// `__import__` as the import statement calls it.
fn with_level(
    thread: &Thread,
    name: &Object,
    globals: Option<&Object>,
    locals: Option<&Object>,
    from: Option<&Object>,
    level: c_int,
) -> Fallible<Owned> {
    let builtins = thread.interpreter().builtins.get();
    let Some(builtins) = builtins.as_deref().and_then(Object::downcast::<Dict>) else {
        return Err(bad_internal_call(thread));
    };
    let Some(import) = builtins.get_str(name!(thread, "__import__")) else {
        return Err(raise!(thread, IMPORT_ERROR, "__import__ not found"));
    };
    let (none, empty) = (thread.none(), List::new(thread)?);
    let level = thread.new_int(level.into())?;
    let arguments = [
        name,
        globals.unwrap_or(&none),
        locals.unwrap_or(&none),
        from.unwrap_or(empty.as_object()),
        &*level,
    ];
    call::call(thread, &import, &arguments)
}

/// The module of a name, which is made if there is none.
fn add(thread: &Thread, name: &Str) -> Fallible<Owned> {
    let modules = modules(thread)?;
    if let Some(module) = modules.get_str(name)
        && module.downcast_ref::<Module>().is_some()
    {
        return Ok(module);
    }
    let module = Module::new(thread, name)?.into_object();
    modules.insert_str(thread, name, &module)?;
    Ok(module)
}

/// The modules of definitions, by the definitions' numbers.
fn by_definition(thread: &Thread) -> Fallible<Owned<Dict>> {
    let make = || Ok(Dict::new(thread)?.into_object());
    let state = thread.native_state("modules of definitions", make)?;
    state.downcast().map_err(|_| bad_internal_call(thread))
}

fn number(thread: &Thread, definition: &PyModuleDef) -> Fallible<Owned> {
    thread.new_int(definition.m_base.m_index as i64)
}

/// Notes the module of a definition, for those who look for it.
pub(crate) fn remember(thread: &Thread, module: &Module) -> Fallible {
    // SAFETY: the definition of a module lasts.
    let Some(definition) = (unsafe { module.definition().as_ref() }) else { return Ok(()) };
    if !definition.m_slots.is_null() {
        return Ok(());
    }
    by_definition(thread)?.insert(thread, &*number(thread, definition)?, module.as_object())
}

api! {
    fn PyImport_ImportModule(thread, name: &CStr) -> Fallible<Owned> {
        module(thread, convert::text(thread, name)?.as_object())
    }

    fn PyImport_ImportModuleNoBlock(thread, name: &CStr) -> Fallible<Owned> {
        module(thread, convert::text(thread, name)?.as_object())
    }

    fn PyImport_Import(thread, name: &Object) -> Fallible<Owned> {
        module(thread, name)
    }

    fn PyImport_ImportModuleLevelObject(thread, name: &Object, globals: Option<&Object>, locals: Option<&Object>, from: Option<&Object>, level: c_int) -> Fallible<Owned> {
        with_level(thread, name, globals, locals, from, level)
    }

    fn PyImport_ImportModuleLevel(thread, name: &CStr, globals: Option<&Object>, locals: Option<&Object>, from: Option<&Object>, level: c_int) -> Fallible<Owned> {
        let name = convert::text(thread, name)?;
        with_level(thread, name.as_object(), globals, locals, from, level)
    }

    fn PyImport_GetModuleDict(thread) -> Fallible<Borrowed> {
        modules(thread).map(Borrowed::held)
    }

    fn PyImport_GetModule(thread, name: &Object) -> Fallible<Option<Owned>> {
        modules(thread)?.get(thread, name)
    }

    fn PyImport_AddModule(thread, name: &CStr) -> Fallible<Borrowed> {
        add(thread, &*convert::text(thread, name)?).map(Borrowed::held)
    }

    fn PyImport_AddModuleObject(thread, name: &Object) -> Fallible<Borrowed> {
        add(thread, convert::expect::<Str>(thread, name)?).map(Borrowed::held)
    }

    fn PyImport_AddModuleRef(thread, name: &CStr) -> Fallible<Owned> {
        add(thread, &*convert::text(thread, name)?)
    }

    fn PyImport_ImportModuleAttr(thread, from: &Object, attribute: &Object) -> Fallible<Owned> {
        let module = module(thread, from)?;
        object::get_attribute(thread, &module, convert::expect::<Str>(thread, attribute)?)
    }

    fn PyImport_ImportModuleAttrString(thread, from: &CStr, attribute: &CStr) -> Fallible<Owned> {
        let module = module(thread, convert::text(thread, from)?.as_object())?;
        object::get_attribute(thread, &module, &*convert::text(thread, attribute)?)
    }

    fn PyImport_ReloadModule(thread, reloaded: &Object) -> Fallible<Owned> {
        let importlib = module(thread, Str::new(thread, "importlib")?.as_object())?;
        call::call_method(thread, &importlib, &*Str::new(thread, "reload")?, &[reloaded])
    }

    fn PyImport_ExecCodeModule(thread, name: &CStr, code: &Object) -> Fallible<Owned> {
        execute(thread, &*convert::text(thread, name)?, code, None)
    }

    fn PyImport_ExecCodeModuleEx(thread, name: &CStr, code: &Object, path: Option<&CStr>) -> Fallible<Owned> {
        let path = path.map(|path| Str::fs_decode(thread, path.to_bytes())).transpose()?;
        execute(thread, &*convert::text(thread, name)?, code, path.as_deref())
    }

    fn PyImport_ExecCodeModuleWithPathnames(thread, name: &CStr, code: &Object, path: Option<&CStr>, compiled: Option<&CStr>) -> Fallible<Owned> {
        let path = path.or(compiled).map(|path| Str::fs_decode(thread, path.to_bytes())).transpose()?;
        execute(thread, &*convert::text(thread, name)?, code, path.as_deref())
    }

    fn PyImport_ExecCodeModuleObject(thread, name: &Object, code: &Object, path: Option<&Object>, compiled: Option<&Object>) -> Fallible<Owned> {
        let path = path.or(compiled).and_then(Object::downcast::<Str>);
        execute(thread, convert::expect::<Str>(thread, name)?, code, path)
    }

    fn PyImport_GetMagicNumber(thread) -> i64 {
        i64::from(u32::from_le_bytes(pycore_bytecode::MAGIC_BYTES))
    }

    fn PyImport_GetMagicTag(thread) -> *const core::ffi::c_char {
        c"cpython-314".as_ptr()
    }

    fn PyState_FindModule(thread, definition: *mut PyModuleDef) -> Fallible<Borrowed> {
        let found = by_definition(thread)?.get(thread, &*number(thread, &*definition)?)?;
        Ok(found.map_or(Borrowed::NULL, Borrowed::held))
    }

    fn PyState_AddModule(thread, module: &Object, definition: *mut PyModuleDef) -> Fallible {
        if !(*definition).m_slots.is_null() {
            let message = "PyState_AddModule called on module with slots";
            return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
        }
        by_definition(thread)?.insert(thread, &*number(thread, &*definition)?, module)
    }

    fn PyState_RemoveModule(thread, definition: *mut PyModuleDef) -> Fallible {
        by_definition(thread)?.remove(thread, &*number(thread, &*definition)?).map(drop)
    }
}

/// Runs code as a module of a name.
fn execute(thread: &Thread, name: &Str, code: &Object, path: Option<&Str>) -> Fallible<Owned> {
    let code = convert::expect::<Code>(thread, code)?;
    let module = add(thread, name)?;
    let Some(namespace) = module.downcast_ref::<Module>() else {
        return Err(bad_internal_call(thread));
    };
    let namespace = namespace.namespace(thread)?;
    if let Some(builtins) = thread.interpreter().builtins.get() {
        namespace.insert_str(thread, name!(thread, "__builtins__"), &builtins)?;
    }
    let file = path.map_or(code.file_name(), Str::as_object);
    namespace.insert_str(thread, name!(thread, "__file__"), file)?;
    crate::ceval::run(thread, code, namespace.as_object(), namespace.as_object())?;
    match modules(thread)?.get_str(name) {
        Some(module) => Ok(module),
        None => Err(raise!(thread, IMPORT_ERROR, "Loaded module {name} not found in sys.modules")),
    }
}
