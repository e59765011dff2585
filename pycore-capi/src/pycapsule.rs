//! `pycapsule.h`: pointers of C code as objects.

use core::ffi::{CStr, c_char, c_int, c_void};
use std::ptr;

use pycore_objects::protocol::object;
use pycore_objects::types::capsule::{Capsule, Destructor};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, raise};

use crate::api::api;

/// A capsule that has a pointer, for a function that is named in the message.
fn valid<'c>(thread: &Thread, object: Option<&'c Object>, function: &str) -> Fallible<&'c Capsule> {
    match object
        .and_then(Object::downcast_exact::<Capsule>)
        .filter(|capsule| !capsule.pointer().is_null())
    {
        Some(capsule) => Ok(capsule),
        None => Err(raise!(thread, VALUE_ERROR, "{function} called with invalid PyCapsule object")),
    }
}

api! {
    fn PyCapsule_New(thread, pointer: *mut c_void, name: *const c_char, destructor: Option<Destructor>) -> Fallible<Owned<Capsule>> {
        if pointer.is_null() {
            return Err(raise!(thread, VALUE_ERROR, "PyCapsule_New called with null pointer"));
        }
        Capsule::new(thread, pointer, name, destructor)
    }

    fn PyCapsule_IsValid(thread, capsule: Option<&Object>, name: Option<&CStr>) -> bool {
        capsule.and_then(Object::downcast_exact::<Capsule>)
            .is_some_and(|capsule| !capsule.pointer().is_null() && capsule.name() == name)
    }

    fn PyCapsule_GetPointer(thread, capsule: Option<&Object>, name: Option<&CStr>) -> Fallible<*mut c_void> {
        let capsule = valid(thread, capsule, "PyCapsule_GetPointer")?;
        if capsule.name() != name {
            let message = "PyCapsule_GetPointer called with incorrect name";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        Ok(capsule.pointer())
    }

    fn PyCapsule_GetName(thread, capsule: Option<&Object>) -> Fallible<*const c_char> {
        Ok(valid(thread, capsule, "PyCapsule_GetName")?.name().map_or(ptr::null(), CStr::as_ptr))
    }

    fn PyCapsule_GetContext(thread, capsule: Option<&Object>) -> Fallible<*mut c_void> {
        Ok(valid(thread, capsule, "PyCapsule_GetContext")?.context())
    }

    fn PyCapsule_GetDestructor(thread, capsule: Option<&Object>) -> Fallible<*const c_void> {
        let destructor = valid(thread, capsule, "PyCapsule_GetDestructor")?.destructor();
        Ok(destructor.map_or(ptr::null(), |destructor| destructor as *const c_void))
    }

    fn PyCapsule_SetPointer(thread, capsule: Option<&Object>, pointer: *mut c_void) -> Fallible {
        let capsule = valid(thread, capsule, "PyCapsule_SetPointer")?;
        if pointer.is_null() {
            let message = "PyCapsule_SetPointer called with null pointer";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        capsule.set_pointer(pointer);
        Ok(())
    }

    fn PyCapsule_SetName(thread, capsule: Option<&Object>, name: *const c_char) -> Fallible {
        valid(thread, capsule, "PyCapsule_SetName")?.set_name_pointer(name);
        Ok(())
    }

    fn PyCapsule_SetContext(thread, capsule: Option<&Object>, context: *mut c_void) -> Fallible {
        valid(thread, capsule, "PyCapsule_SetContext")?.set_context(context);
        Ok(())
    }

    fn PyCapsule_SetDestructor(thread, capsule: Option<&Object>, destructor: Option<Destructor>) -> Fallible {
        valid(thread, capsule, "PyCapsule_SetDestructor")?.set_destructor(destructor);
        Ok(())
    }

    /// The pointer of a capsule that is an attribute of a module, by the name that it has: `module.attribute`.
    fn PyCapsule_Import(thread, name: &CStr, no_block: c_int) -> Fallible<*mut c_void> {
        let _ = no_block;
        let text = name.to_string_lossy();
        let mut parts = text.split('.');
        let first = Str::new(thread, parts.next().unwrap_or_default())?;
        let Some(import) = thread.interpreter().hooks.import_module.get() else {
            return Err(raise!(thread, IMPORT_ERROR, "there is no import system"));
        };
        let mut found = match import(thread, first.as_object()) {
            Ok(module) => module,
            Err(raised) => {
                thread.clear_exception(raised);
                let message = format!("PyCapsule_Import could not import module \"{first}\"");
                return Err(raise!(thread, IMPORT_ERROR, "{message}"));
            }
        };
        for part in parts {
            found = object::get_attribute(thread, &found, &*Str::new(thread, part)?)?;
        }
        match found.downcast_ref::<Capsule>().filter(|capsule| capsule.name() == Some(name)) {
            Some(capsule) => Ok(capsule.pointer()),
            None => {
                let message = format!("PyCapsule_Import \"{text}\" is not valid");
                Err(raise!(thread, ATTRIBUTE_ERROR, "{message}"))
            }
        }
    }
}
