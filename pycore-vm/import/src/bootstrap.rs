//! Starting the import system: CPython's `importlib`, from frozen code.

use pycore_objects::declare::FrozenModule;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Thread, name, raise};

use crate::{embedded, level, native};

/// Frozen modules of the library, as the interpreter's table takes them.
fn frozen_modules() -> &'static [FrozenModule] {
    let modules = pycore_library::FROZEN.iter().filter_map(|frozen| {
        Some(FrozenModule {
            name: frozen.name,
            code: embedded::compiled(pycore_library::find(frozen.path)?)?,
            is_package: frozen.is_package(),
            original: Some(frozen.original_name().leak()),
        })
    });
    modules.collect::<Vec<_>>().leak()
}

/// Makes everything importable: native and frozen modules, then what path entries lead to.
pub fn start(thread: &Thread) -> Fallible {
    thread.interpreter().frozen_modules.set(frozen_modules());
    let imp = required(thread, "_imp")?;
    let sys = required(thread, "sys")?;
    for (name, value) in [
        (name!(thread, "meta_path"), List::new(thread)?.into_object()),
        (name!(thread, "path_hooks"), List::new(thread)?.into_object()),
        (name!(thread, "path_importer_cache"), Dict::new(thread)?.into_object()),
    ] {
        object::set_attribute(thread, &sys, name, &value)?;
    }
    let import_system = run_frozen(thread, &imp, name!(thread, "_frozen_importlib"))?;
    call::call_method(thread, &import_system, name!(thread, "_install"), &[&sys, &imp])?;
    let hooks = &thread.interpreter().hooks;
    hooks.import.set(Some(level::import));
    hooks.import_module.set(Some(level::import_module));
    hooks.read_source.set(Some(embedded::read_source));
    call::call_method(thread, &import_system, name!(thread, "_install_external_importers"), &[])?;
    let importer = name!(thread, "_pycore_importer");
    let importer = level::import_module(thread, importer.as_object())?;
    call::call_method(thread, &importer, name!(thread, "_install"), &[])?;
    Ok(())
}

fn required(thread: &Thread, name: &str) -> Fallible<Owned> {
    native::import(thread, &*Str::new(thread, name)?)?
        .ok_or_else(|| raise!(thread, IMPORT_ERROR, "there is no native module {name}"))
}

/// A frozen module, before there is anything that imports it.
fn run_frozen(thread: &Thread, imp: &pycore_objects::Object, name: &Str) -> Fallible<Owned> {
    let init = name!(thread, "init_frozen");
    let module = call::call_method(thread, imp, init, &[name.as_object()])?;
    if module.is_none() {
        return Err(raise!(thread, IMPORT_ERROR, "there is no frozen module {name}"));
    }
    debug_assert!(object::lookup_attribute(thread, &module, name!(thread, "_install")).is_ok());
    Ok(module)
}
