//! Modules written in Python that are part of the program.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use pycore_objects::declare::FrozenModule;
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Raised, Thread, errors, methods, name, raise,
};

use super::Imp;
use crate::marshal::compiled_code;

/// What tests have asked for: above 0 frozen modules count, below 0 only those that nothing runs without.
static OVERRIDE: AtomicI32 = AtomicI32::new(0);

/// The modules that nothing runs without.
const ESSENTIAL: [&str; 3] = ["_frozen_importlib", "_frozen_importlib_external", "zipimport"];

fn find(thread: &Thread, name: &Str) -> Option<&'static FrozenModule> {
    let table = thread.interpreter().frozen_modules.get();
    let found = table.iter().find(|module| name.equals_ascii(module.name))?;
    let counts = OVERRIDE.load(Ordering::Relaxed) >= 0 || ESSENTIAL.contains(&found.name);
    counts.then_some(found)
}

/// An `ImportError` with the name of a module.
#[cold]
fn import_error(thread: &Thread, name: &Str, message: &str) -> Raised {
    let make = || -> Fallible<Owned> {
        let message = Str::new(thread, message)?;
        let exception =
            errors::new_exception(thread, errors::IMPORT_ERROR.get(), &[message.as_object()])?;
        let attribute = name!(thread, "name");
        pycore_objects::protocol::object::set_attribute(
            thread,
            &exception,
            attribute,
            name.as_object(),
        )?;
        Ok(exception)
    };
    match make() {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

fn require(thread: &Thread, name: &Str) -> Fallible<&'static FrozenModule> {
    find(thread, name).ok_or_else(|| {
        let message = format!("No such frozen object named {}", shown(name));
        import_error(thread, name, &message)
    })
}

fn shown(name: &Str) -> String {
    format!("'{}'", name.to_string_lossy())
}

/// The code object of marshalled code.
fn code_of(thread: &Thread, name: &Str, data: &[u8]) -> Fallible<Owned> {
    let data: Arc<[u8]> = data.into();
    match pycore_marshal::load_code(&data) {
        Ok(code) => Code::from_plain(thread, &code).map(Owned::into_object),
        Err(_) => {
            let message = format!("Frozen object named {} is invalid", shown(name));
            Err(import_error(thread, name, &message))
        }
    }
}

#[methods(module, name = FROZEN)]
impl Imp {
    /// find_frozen($module, name, /, *, withdata=False)
    ///
    /// What is known of a frozen module: its data if they were asked for, whether it is a package, and its name in the
    /// library. None if there is no such module.
    fn find_frozen(
        thread: &Thread,
        name: &Str,
        withdata: Option<bool>,
    ) -> Fallible<Option<Owned<Tuple>>> {
        let Some(module) = find(thread, name) else { return Ok(None) };
        let data = if withdata.unwrap_or(false) {
            let bytes = pycore_objects::types::bytes::Bytes::new(thread, module.code.bytes())?;
            let view = pycore_objects::types::memoryview::MEMORY_VIEW.get().as_object();
            pycore_objects::protocol::call::call(thread, view, &[bytes.as_object()])?
        } else {
            thread.none()
        };
        let original = match module.original {
            Some(original) => thread.new_str(original)?,
            None => thread.none(),
        };
        Tuple::pack(thread, [data, thread.bool(module.is_package), original]).map(Some)
    }

    /// get_frozen_object($module, name, data=None, /)
    ///
    /// The code object of a frozen module, or of such data.
    fn get_frozen_object(thread: &Thread, name: &Str, data: Option<&Object>) -> Fallible<Owned> {
        let Some(data) = data else {
            let module = require(thread, name)?;
            return compiled_code(thread, module.code);
        };
        if !pycore_objects::protocol::buffer::has_buffer(data) {
            let class = data.type_name();
            let message = format!("get_frozen_object() argument 2 must be bytes, not {class}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let bytes = BytesLike::of(thread, data)?.to_vec();
        code_of(thread, name, &bytes)
    }

    /// init_frozen($module, name, /)
    ///
    /// Runs a frozen module and gives it; None if there is no such module.
    fn init_frozen(thread: &Thread, name: &Str) -> Fallible<Option<Owned>> {
        let Some(frozen) = find(thread, name) else { return Ok(None) };
        let code = compiled_code(thread, frozen.code)?;
        let module = Module::new(thread, name)?;
        let namespace = module.namespace(thread)?;
        if let Some(builtins) = thread.interpreter().builtins.get() {
            namespace.insert_str(thread, name!(thread, "__builtins__"), &builtins)?;
        }
        if frozen.is_package {
            let path = List::new(thread)?;
            namespace.insert_str(thread, name!(thread, "__path__"), path.as_object())?;
        }
        let modules = thread.interpreter().modules.get();
        if let Some(modules) = modules.as_deref().and_then(Object::downcast::<Dict>) {
            modules.insert_str(thread, name, module.as_object())?;
        }
        let Some(run) = thread.interpreter().hooks.run_code.get() else {
            return Err(raise!(thread, RUNTIME_ERROR, "there is no evaluator"));
        };
        run(thread, &code, namespace.as_object(), namespace.as_object(), None)?;
        let original = match frozen.original {
            Some(original) => thread.new_str(original)?,
            None => thread.none(),
        };
        namespace.insert_str(thread, name!(thread, "__origname__"), &original)?;
        Ok(Some(module.into_object()))
    }

    /// is_frozen($module, name, /)
    ///
    /// Whether there is a frozen module of that name.
    fn is_frozen(thread: &Thread, name: &Str) -> bool {
        find(thread, name).is_some()
    }

    /// is_frozen_package($module, name, /)
    ///
    /// Whether a frozen module is a package.
    fn is_frozen_package(thread: &Thread, name: &Str) -> Fallible<bool> {
        Ok(require(thread, name)?.is_package)
    }

    /// _frozen_module_names($module, /)
    ///
    /// The names of the frozen modules.
    fn _frozen_module_names(thread: &Thread) -> Fallible<Owned<List>> {
        let table = thread.interpreter().frozen_modules.get();
        let names = table.iter().map(|module| thread.new_str(module.name));
        List::from_owned(thread, names.collect::<Fallible<Vec<Owned>>>()?)
    }

    /// _override_frozen_modules_for_tests($module, override, /)
    ///
    /// Sets whether frozen modules count: below 0 only those that nothing runs without do.
    fn _override_frozen_modules_for_tests(r#override: i32) {
        OVERRIDE.store(r#override, Ordering::Relaxed);
    }
}
