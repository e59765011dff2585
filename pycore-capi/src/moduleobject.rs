//! `moduleobject.h`: modules, and the definitions that C code makes them of.

use core::ffi::{CStr, c_char, c_int, c_void};
use std::ptr;
use std::sync::atomic::{AtomicIsize, Ordering};

use pycore_abi::constants::module_slot_id as slot;
use pycore_abi::{PyMethodDef, PyModuleDef, PyModuleDef_Slot, PyObject};
use pycore_objects::core::{Trace, Tracer};
use pycore_objects::protocol::object;
use pycore_objects::types::builtin_function::BuiltinFunction;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::module::Module;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, name, raise, static_type};

use crate::api::api;
use crate::convert::{self, Borrowed, bad_internal_call};
use crate::loader;

/// A definition as an object, which it is so that a module's first function can give it in place of a module.
#[repr(C)]
pub(crate) struct Definition {
    object: Object,
    rest: [usize; (size_of::<PyModuleDef>() - size_of::<Object>()) / size_of::<usize>()],
}

impl Trace for Definition {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

static_type! {
    /// The type of definitions of modules.
    pub(crate) static DEFINITION: Definition = {
        name: "moduledef",
        export: "PyModuleDef_Type",
        base: OBJECT,
        flags: ,
    };
}

/// The number that the next definition gets.
static NEXT_INDEX: AtomicIsize = AtomicIsize::new(1);

/// Makes a definition an object, and numbers it.
///
/// # Safety
///
/// 1. The definition lasts.
unsafe fn prepare(thread: &Thread, definition: *mut PyModuleDef) -> Fallible<&'static PyModuleDef> {
    pycore_objects::types::type_type::ready::ready(thread, &DEFINITION)?;
    // SAFETY: condition 1; nobody else looks at it now.
    unsafe {
        if (*definition).m_base.m_index == 0 {
            (*definition).m_base.ob_base.ob_type = DEFINITION.get().as_raw();
            (*definition).m_base.m_index = NEXT_INDEX.fetch_add(1, Ordering::Relaxed);
        }
        Ok(&*definition)
    }
}

/// A text that C code may have left out.
///
/// # Safety
///
/// 1. The pointer is NULL or leads to a text that stays for `'a`.
unsafe fn text<'a>(raw: *const c_char) -> Option<&'a CStr> {
    // SAFETY: condition 1.
    (!raw.is_null()).then(|| unsafe { CStr::from_ptr(raw) })
}

/// Adds the functions of a table to a module.
///
/// # Safety
///
/// 1. The table is NULL or ends with an entry without a name, and lasts.
unsafe fn add_functions(thread: &Thread, module: &Object, table: *const PyMethodDef) -> Fallible {
    use pycore_abi::constants::method_flag::{METH_CLASS, METH_STATIC};
    let name = match module.downcast::<Module>().and_then(|module| module.name(thread)) {
        Some(name) => name.into_object(),
        None => object::get_attribute(thread, module, name!(thread, "__name__"))?,
    };
    let mut next = table;
    // SAFETY: condition 1.
    unsafe {
        while let Some(definition) = next.as_ref().filter(|entry| !entry.ml_name.is_null()) {
            if definition.ml_flags & (METH_CLASS | METH_STATIC) != 0 {
                let message = "module functions cannot set METH_CLASS or METH_STATIC";
                return Err(raise!(thread, VALUE_ERROR, "{message}"));
            }
            let function =
                BuiltinFunction::from_definition(thread, next, Some(module), Some(&name), None)?;
            let key = convert::text(thread, CStr::from_ptr(definition.ml_name))?;
            let key = thread.interpreter().interned.intern(thread, key);
            object::set_attribute(thread, module, &key, function.as_object())?;
            next = next.add(1);
        }
    }
    Ok(())
}

fn set_doc(thread: &Thread, module: &Object, doc: Option<&CStr>) -> Fallible {
    let Some(doc) = doc else { return Ok(()) };
    let doc = convert::text(thread, doc)?;
    object::set_attribute(thread, module, name!(thread, "__doc__"), doc.as_object())
}

/// A module of a definition that is initialised in one step.
///
/// # Safety
///
/// 1. The definition lasts, and is what C's headers say of it.
unsafe fn create(thread: &Thread, definition: *mut PyModuleDef) -> Fallible<Owned<Module>> {
    // SAFETY: condition 1.
    unsafe {
        let parts = prepare(thread, definition)?;
        let name = CStr::from_ptr(parts.m_name).to_string_lossy();
        if !parts.m_slots.is_null() {
            let message = format!("module {name}: PyModule_Create is incompatible with m_slots");
            return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
        }
        let name = Str::new(thread, &loader::full_name(&name))?;
        let module = Module::new(thread, &name)?;
        if parts.m_size > 0 {
            module.make_state(thread, parts.m_size as usize)?;
        }
        add_functions(thread, module.as_object(), parts.m_methods)?;
        set_doc(thread, module.as_object(), text(parts.m_doc))?;
        module.set_definition(definition);
        Ok(module)
    }
}

/// The slots of a definition.
///
/// # Safety
///
/// 1. As for [`create`].
unsafe fn slots<'a>(definition: &PyModuleDef) -> &'a [PyModuleDef_Slot] {
    if definition.m_slots.is_null() {
        return &[];
    }
    let mut count = 0;
    // SAFETY: condition 1: the slots end with one that has no number.
    unsafe {
        while (*definition.m_slots.add(count)).slot != 0 {
            count += 1;
        }
        std::slice::from_raw_parts(definition.m_slots, count)
    }
}

/// What a function of C code did against its word: no result and no exception, or both. The exception becomes the cause of
/// the complaint.
fn broken(thread: &Thread, what: &str, how: &str) -> Raised {
    let cause = thread.save_exception();
    let complaint = raise!(thread, SYSTEM_ERROR, "{what} {how}");
    match cause {
        Some(cause) => thread.with_cause(complaint, cause),
        None => complaint,
    }
}

/// A module of a definition that is initialised in steps: it is made, and filled later.
///
/// # Safety
///
/// 1. As for [`create`].
pub(crate) unsafe fn from_spec(
    thread: &Thread,
    definition: *mut PyModuleDef,
    spec: &Object,
) -> Fallible<Owned> {
    type Create = unsafe extern "C" fn(*mut PyObject, *mut PyModuleDef) -> *mut PyObject;
    // SAFETY: condition 1.
    unsafe {
        let parts = prepare(thread, definition)?;
        let full = object::get_attribute(thread, spec, name!(thread, "name"))?;
        let Some(name) = full.downcast_ref::<Str>() else { return Err(bad_internal_call(thread)) };
        let fail = |what: String| raise!(thread, SYSTEM_ERROR, "module {name}{what}");
        if parts.m_size < 0 {
            return Err(fail(
                ": m_size may not be negative for multi-phase initialization".to_owned(),
            ));
        }
        let (mut create, mut executes) = (None, false);
        for entry in slots(parts) {
            match entry.slot {
                slot::Py_mod_create if create.is_some() => {
                    return Err(fail(" has multiple create slots".to_owned()));
                }
                slot::Py_mod_create => {
                    create = Some(std::mem::transmute::<*mut c_void, Create>(entry.value));
                }
                slot::Py_mod_exec => executes = true,
                slot::Py_mod_multiple_interpreters | slot::Py_mod_gil => {}
                other => return Err(fail(format!(" uses unknown slot ID {other}"))),
            }
        }
        let module = match create {
            None => Module::new(thread, name)?.into_object(),
            Some(create) => {
                let made = create(convert::raw(spec), definition);
                let made = ptr::NonNull::new(made.cast()).map(|made| Owned::<Object>::adopt(made));
                match made {
                    None if thread.raised().is_none() => {
                        let what = format!("creation of module {name}");
                        return Err(broken(thread, &what, "failed without setting an exception"));
                    }
                    None => return Err(broken_or_raised(thread)),
                    Some(_) if thread.raised().is_some() => {
                        let what = format!("creation of module {name}");
                        return Err(broken(thread, &what, "raised unreported exception"));
                    }
                    Some(made) => made,
                }
            }
        };
        match module.downcast_ref::<Module>() {
            Some(module) => module.set_definition(definition),
            None if parts.m_size > 0
                || parts.m_traverse.is_some()
                || parts.m_clear.is_some()
                || parts.m_free.is_some() =>
            {
                return Err(fail(" is not a module object, but requests module state".to_owned()));
            }
            None if executes => {
                let what = " specifies execution slots, but did not create a ModuleType instance";
                return Err(fail(what.to_owned()));
            }
            None => {}
        }
        add_functions(thread, &module, parts.m_methods)?;
        set_doc(thread, &module, text(parts.m_doc))?;
        Ok(module)
    }
}

/// The exception that is up.
fn broken_or_raised(thread: &Thread) -> Raised {
    thread.raised().unwrap_or_else(|| bad_internal_call(thread))
}

/// Fills a module by the functions of its definition.
///
/// # Safety
///
/// 1. As for [`create`].
pub(crate) unsafe fn execute(
    thread: &Thread,
    module: &Module,
    definition: *mut PyModuleDef,
) -> Fallible {
    type Execute = unsafe extern "C" fn(*mut PyObject) -> c_int;
    // SAFETY: condition 1.
    unsafe {
        let parts = &*definition;
        let name = module.name(thread);
        let name = name.map_or_else(|| "?".to_owned(), |name| name.to_string_lossy());
        if parts.m_size >= 0 {
            module.make_state(thread, parts.m_size as usize)?;
        }
        for entry in slots(parts).iter().filter(|entry| entry.slot == slot::Py_mod_exec) {
            let execute = std::mem::transmute::<*mut c_void, Execute>(entry.value);
            let status = execute(convert::raw(module));
            let what = format!("execution of module {name}");
            match (status, thread.raised()) {
                (0, None) => {}
                (0, Some(_)) => return Err(broken(thread, &what, "raised unreported exception")),
                (_, None) => {
                    return Err(broken(thread, &what, "failed without setting an exception"));
                }
                (_, Some(raised)) => return Err(raised),
            }
        }
    }
    Ok(())
}

/// The module that an argument must be.
fn module_of<'m>(thread: &Thread, object: &'m Object) -> Fallible<&'m Module> {
    object
        .downcast::<Module>()
        .ok_or_else(|| raise!(thread, TYPE_ERROR, "bad argument type for built-in operation"))
}

/// A module's name, which must be a string.
fn name_of(thread: &Thread, module: &Object) -> Fallible<Owned<Str>> {
    match module_of(thread, module)?.name(thread) {
        Some(name) => Ok(name),
        None => Err(raise!(thread, SYSTEM_ERROR, "nameless module")),
    }
}

fn file_of(thread: &Thread, module: &Object) -> Fallible<Owned<Str>> {
    let dict = module_of(thread, module)?.existing_namespace();
    let file = dict.and_then(|dict| dict.get_str(name!(thread, "__file__")));
    match file.and_then(|file| file.downcast::<Str>().ok()) {
        Some(file) => Ok(file),
        None => Err(raise!(thread, SYSTEM_ERROR, "module filename missing")),
    }
}

api! {
    fn PyModule_Create2(thread, definition: *mut PyModuleDef, version: c_int) -> Fallible<Owned<Module>> {
        let _ = version;
        create(thread, definition)
    }

    fn PyModuleDef_Init(thread, definition: *mut PyModuleDef) -> Fallible<Borrowed> {
        prepare(thread, definition)?;
        Ok(Borrowed(definition.cast()))
    }

    fn PyModule_FromDefAndSpec2(thread, definition: *mut PyModuleDef, spec: &Object, version: c_int) -> Fallible<Owned> {
        let _ = version;
        from_spec(thread, definition, spec)
    }

    fn PyModule_ExecDef(thread, module: &Object, definition: *mut PyModuleDef) -> Fallible {
        execute(thread, module_of(thread, module)?, definition)
    }

    fn PyModule_New(thread, name: &CStr) -> Fallible<Owned<Module>> {
        Module::new(thread, &*convert::text(thread, name)?)
    }

    fn PyModule_NewObject(thread, name: &Object) -> Fallible<Owned<Module>> {
        Module::new(thread, convert::expect::<Str>(thread, name)?)
    }

    fn PyModule_AddFunctions(thread, module: &Object, table: *const PyMethodDef) -> Fallible {
        add_functions(thread, module, table)
    }

    fn PyModule_SetDocString(thread, module: &Object, doc: &CStr) -> Fallible {
        set_doc(thread, module, Some(doc))
    }

    fn PyModule_GetDict(thread, module: &Object) -> Fallible<Borrowed> {
        match module.downcast::<Module>() {
            Some(module) => module.namespace(thread).map(Borrowed::held::<Dict>),
            None => Err(bad_internal_call(thread)),
        }
    }

    fn PyModule_GetNameObject(thread, module: &Object) -> Fallible<Owned<Str>> {
        name_of(thread, module)
    }

    fn PyModule_GetName(thread, module: &Object) -> Fallible<*const c_char> {
        let name = name_of(thread, module)?;
        Ok(name.to_utf8(thread)?.as_ptr().cast())
    }

    fn PyModule_GetFilenameObject(thread, module: &Object) -> Fallible<Owned<Str>> {
        file_of(thread, module)
    }

    fn PyModule_GetFilename(thread, module: &Object) -> Fallible<*const c_char> {
        let file = file_of(thread, module)?;
        Ok(file.to_utf8(thread)?.as_ptr().cast())
    }

    fn PyModule_GetDef(thread, module: &Object) -> Fallible<*mut PyModuleDef> {
        Ok(module_of(thread, module)?.definition())
    }

    fn PyModule_GetState(thread, module: &Object) -> Fallible<*mut c_void> {
        Ok(module_of(thread, module)?.state())
    }

    fn PyUnstable_Module_SetGIL(thread, module: &Object, gil: *mut c_void) -> Fallible {
        let _ = (module, gil);
        Ok(())
    }
}
