//! What makes a shared library a module: `_imp.create_dynamic` and `_imp.exec_dynamic`.
//!
//! ```text
//!   dlopen ──▶ PyInit_name() ──┬─▶ a definition: the module is made of it now, and filled by exec_dynamic
//!                              └─▶ a module: complete (initialised in one step), remembered for the next import
//! ```

use core::ffi::{CStr, c_void};
use std::cell::RefCell;
use std::ffi::CString;
use std::ptr;

use pycore_abi::{PyModuleDef, PyObject};
use pycore_objects::core::ObjectLike;
use pycore_objects::core::interpreter::ExtensionLoader;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::{Dict, Overlap};
use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, audit, errors, name, raise};

use crate::convert;
use crate::moduleobject::{self, Definition};

/// Loads extension modules.
pub static LOADER: ExtensionLoader = ExtensionLoader {
    suffixes: &[".cpython-314-x86_64-linux-gnu.so", ".abi3.so", ".so"],
    create,
    exec,
    datetime: crate::datetime::capsule,
};

/// A module's first function.
type Initialize = unsafe extern "C" fn() -> *mut PyObject;

thread_local! {
    /// The full name of the module whose first function is running: C code knows the last part only.
    static INITIALIZING: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The full name of a module that C code calls by a part of it.
pub(crate) fn full_name(name: &str) -> String {
    INITIALIZING.with_borrow_mut(|running| {
        let is_it = |full: &String| full.rsplit('.').next() == Some(name);
        running.take_if(|full| is_it(full)).unwrap_or_else(|| name.to_owned())
    })
}

/// The modules that were initialised in one step, by file and name.
fn remembered(thread: &Thread) -> Fallible<Owned<Dict>> {
    let make = || Ok(Dict::new(thread)?.into_object());
    let state = thread.native_state("extension modules", make)?;
    state.downcast().map_err(|_| convert::bad_internal_call(thread))
}

/// `_imp.create_dynamic`
fn create(thread: &Thread, spec: &Object, file: Option<&Object>) -> Fallible<Owned> {
    let _ = file;
    let name = object::get_attribute(thread, spec, name!(thread, "name"))?;
    let Some(name) = name.downcast_ref::<Str>() else {
        let given = name.type_name();
        return Err(raise!(thread, TYPE_ERROR, "name must be a string, not {given}"));
    };
    let path = object::get_attribute(thread, spec, name!(thread, "origin"))?;
    let Some(path) = path.downcast_ref::<Str>() else {
        let given = path.type_name();
        return Err(raise!(thread, TYPE_ERROR, "origin must be a string, not {given}"));
    };
    let key = Tuple::new(thread, &[path.as_object(), name.as_object()])?;
    if let Some(module) = again(thread, &key, name)? {
        return Ok(module);
    }
    let none = thread.none();
    let arguments = [name.as_object(), path.as_object(), &*none, &*none, &*none];
    audit::audit(thread, "import", &arguments)?;
    let initialize = find(thread, name, path)?;
    // SAFETY: the function is a module's first one, as its name says.
    unsafe { first_step(thread, initialize, (name, path), spec, &key) }
}

/// A module that was initialised before, once more: a new one with the same contents if it has no state of its own.
fn again(thread: &Thread, key: &Tuple, name: &Str) -> Fallible<Option<Owned>> {
    let Some(entry) = remembered(thread)?.get(thread, key.as_object())? else { return Ok(None) };
    let Some(entry) = entry.downcast_ref::<Tuple>() else { return Ok(None) };
    let (Some(first), Some(contents)) = (entry.get(0), entry.get(1)) else { return Ok(None) };
    let Some(first) = first.downcast::<Module>() else { return Ok(None) };
    let definition = first.definition();
    // SAFETY: the definition of a module lasts.
    let size = unsafe { definition.as_ref() }.map_or(-1, |definition| definition.m_size);
    if size != -1 {
        // With a state of its own, every module is initialised by itself.
        return Ok(None);
    }
    let Some(contents) = contents.downcast::<Dict>() else { return Ok(None) };
    let modules = thread.interpreter().modules.get();
    let known = modules
        .as_deref()
        .and_then(Object::downcast::<Dict>)
        .and_then(|modules| modules.get_str(name));
    let module = match known.and_then(|known| known.downcast::<Module>().ok()) {
        Some(module) => module,
        None => Module::new(thread, name)?,
    };
    module.namespace(thread)?.update_from_dict(thread, contents, Overlap::Replace)?;
    // SAFETY: as above.
    unsafe { module.set_definition(definition) };
    Ok(Some(module.into_object()))
}

/// The name of a module's first function: the last part of the module's name behind a prefix.
fn symbol_of(thread: &Thread, name: &Str) -> Fallible<(&'static str, String)> {
    let text = name.to_utf8(thread)?;
    let last = text.rsplit('.').next().unwrap_or(text);
    if last.is_ascii() {
        return Ok(("PyInit", last.replace('-', "_")));
    }
    let punycode = Str::new(thread, "punycode")?;
    let encoded =
        pycore_objects::codecs::encode(thread, &*Str::new(thread, last)?, Some(&punycode), None)?;
    let encoded = String::from_utf8_lossy(encoded.as_slice()).replace('-', "_");
    Ok(("PyInitU", encoded))
}

/// `ImportError` of a module and its file.
#[cold]
fn import_error(thread: &Thread, message: &str, (name, path): (&Str, &Str)) -> Raised {
    let make = || -> Fallible<Owned> {
        let message = Str::fs_decode(thread, message.as_bytes())?;
        let names = [name!(thread, "name").as_object(), name!(thread, "path").as_object()];
        let names = Tuple::new(thread, &names)?;
        let values = [message.as_object(), name.as_object(), path.as_object()];
        let class = errors::IMPORT_ERROR.get().as_object();
        call::call_with_keywords(thread, class, &values, Some(&names))
    };
    match make() {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// Opens the library and looks for the first function.
fn find(thread: &Thread, name: &Str, path: &Str) -> Fallible<Initialize> {
    let (prefix, last) = symbol_of(thread, name)?;
    let symbol = format!("{prefix}_{last}");
    let mut file = path.fs_encode(thread)?;
    if !file.contains(&b'/') {
        // Without a slash, the system's folders would be searched.
        file.splice(..0, *b"./");
    }
    if cfg!(target_feature = "crt-static") {
        let message = "this pycore is statically linked and cannot load shared libraries";
        return Err(import_error(thread, message, (name, path)));
    }
    let (Ok(file), Ok(c_symbol)) = (CString::new(file), CString::new(symbol.as_str())) else {
        return Err(raise!(thread, VALUE_ERROR, "embedded null byte"));
    };
    let flags = thread.interpreter().options.dlopen_flags.get();
    // SAFETY: the library is an extension module, which the program asked for; its constructors run.
    let library = unsafe { libc::dlopen(file.as_ptr(), flags) };
    if library.is_null() {
        // SAFETY: the text stays until the next call of these functions.
        let message = unsafe {
            let message = libc::dlerror();
            if message.is_null() {
                "unknown dlopen() error".to_owned()
            } else {
                CStr::from_ptr(message).to_string_lossy().into_owned()
            }
        };
        return Err(import_error(thread, &message, (name, path)));
    }
    // SAFETY: the library stays open for ever.
    let found = unsafe { libc::dlsym(library, c_symbol.as_ptr()) };
    if found.is_null() {
        let message = format!("dynamic module does not define module export function ({symbol})");
        return Err(import_error(thread, &message, (name, path)));
    }
    // SAFETY: a symbol of that name is such a function.
    Ok(unsafe { std::mem::transmute::<*mut c_void, Initialize>(found) })
}

/// Calls the first function, and makes what it gives a module.
///
/// # Safety
///
/// 1. The function is a module's first one.
unsafe fn first_step(
    thread: &Thread,
    initialize: Initialize,
    (name, path): (&Str, &Str),
    spec: &Object,
    key: &Tuple,
) -> Fallible<Owned> {
    let before = INITIALIZING.replace(Some(name.to_string_lossy()));
    // SAFETY: condition 1.
    let made = unsafe { initialize() };
    drop(INITIALIZING.replace(before));
    let text = name.to_string_lossy();
    let short = text.rsplit('.').next().unwrap_or(&text);
    let made = match (ptr::NonNull::new(made), thread.raised()) {
        (None, Some(raised)) => return Err(raised),
        (None, None) => {
            let message = format!("initialization of {short} failed without raising an exception");
            return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
        }
        (Some(_), Some(_)) => {
            let message = format!("initialization of {short} raised unreported exception");
            return Err(unreported(thread, &message));
        }
        (Some(made), None) => made,
    };
    // SAFETY: what the function gives begins with an object's header.
    unsafe {
        if (*made.as_ptr()).ob_type.is_null() {
            let message = format!("init function of {short} returned uninitialized object");
            return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
        }
        let object = made.cast::<Object>();
        if object.as_ref().downcast_exact::<Definition>().is_some() {
            return moduleobject::from_spec(thread, made.as_ptr().cast::<PyModuleDef>(), spec);
        }
        let made = Owned::<Object>::adopt(object);
        let module = match made.downcast::<Module>() {
            Ok(module) if !module.definition().is_null() => module,
            _ => {
                let message =
                    format!("initialization of {short} did not return an extension module");
                return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
            }
        };
        let namespace = module.namespace(thread)?;
        namespace.insert_str(thread, name!(thread, "__file__"), path.as_object())?;
        let contents = namespace.copy(thread)?;
        let entry = Tuple::new(thread, &[module.as_object(), contents.as_object()])?;
        remembered(thread)?.insert(thread, key.as_object(), entry.as_object())?;
        crate::import::remember(thread, &module)?;
        Ok(module.into_object())
    }
}

/// `SystemError` with the exception that is up as its cause.
fn unreported(thread: &Thread, message: &str) -> Raised {
    let cause = thread.save_exception();
    let complaint = raise!(thread, SYSTEM_ERROR, "{message}");
    match cause {
        Some(cause) => thread.with_cause(complaint, cause),
        None => complaint,
    }
}

/// `_imp.exec_dynamic`
fn exec(thread: &Thread, module: &Object) -> Fallible<i32> {
    let Some(module) = module.downcast::<Module>() else { return Ok(0) };
    let definition = module.definition();
    if definition.is_null() || !module.state().is_null() {
        return Ok(0);
    }
    // SAFETY: the definition of a module lasts. One that is initialised in one step has no slots.
    unsafe { moduleobject::execute(thread, module, definition)? };
    Ok(0)
}
