//! Compiled extension modules, by the hook of whoever can load them.

use pycore_objects::types::list::List;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, raise};

use super::Imp;

#[cold]
fn missing(thread: &Thread) -> Raised {
    raise!(thread, IMPORT_ERROR, "this interpreter cannot load extension modules")
}

#[methods(module, name = EXTENSIONS)]
impl Imp {
    /// extension_suffixes($module, /)
    ///
    /// How the names of the files of extension modules end.
    fn extension_suffixes(thread: &Thread) -> Fallible<Owned<List>> {
        let suffixes = thread.interpreter().hooks.extensions.get();
        let suffixes = suffixes.map_or(&[][..], |loader| loader.suffixes);
        let suffixes = suffixes.iter().map(|suffix| thread.new_str(suffix));
        List::from_owned(thread, suffixes.collect::<Fallible<Vec<Owned>>>()?)
    }

    /// create_dynamic($module, spec, file=<unrepresentable>, /)
    ///
    /// The extension module of a spec.
    fn create_dynamic(thread: &Thread, spec: &Object, file: Option<&Object>) -> Fallible<Owned> {
        match thread.interpreter().hooks.extensions.get() {
            Some(loader) => (loader.create)(thread, spec, file),
            None => Err(missing(thread)),
        }
    }

    /// exec_dynamic($module, mod, /)
    ///
    /// Fills an extension module.
    fn exec_dynamic(thread: &Thread, r#mod: &Object) -> Fallible<i32> {
        match thread.interpreter().hooks.extensions.get() {
            Some(loader) => (loader.exec)(thread, r#mod),
            None => Err(missing(thread)),
        }
    }

    /// _override_multi_interp_extensions_check($module, override, /)
    ///
    /// Changes whether extension modules must support several interpreters; there is but one.
    fn _override_multi_interp_extensions_check(thread: &Thread, _override: i32) -> Fallible<i32> {
        let name = "_imp._override_multi_interp_extensions_check()";
        Err(raise!(thread, RUNTIME_ERROR, "{name} cannot be used in the main interpreter"))
    }
}
