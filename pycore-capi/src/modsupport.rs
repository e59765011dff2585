//! `modsupport.h`: what modules are filled with. The functions of arguments are in `varargs`.

use core::ffi::{CStr, c_long};

use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::foreign;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, raise};

use crate::api::api;
use crate::convert;

/// Adds a value to a module.
fn add(thread: &Thread, module: &Object, name: &CStr, value: Option<&Object>) -> Fallible {
    let Some(module) = module.downcast::<Module>() else {
        let message = "PyModule_AddObjectRef() first argument must be a module";
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    };
    let Some(value) = value else {
        return Err(thread.raised().unwrap_or_else(|| {
            let message =
                "PyModule_AddObjectRef() must be called with an exception raised if value is NULL";
            raise!(thread, SYSTEM_ERROR, "{message}")
        }));
    };
    let key = convert::text(thread, name)?;
    let key = thread.interpreter().interned.intern(thread, key);
    module.namespace(thread)?.insert_str(thread, &key, value)
}

api! {
    fn PyModule_AddObjectRef(thread, module: &Object, name: &CStr, value: Option<&Object>) -> Fallible {
        add(thread, module, name, value)
    }

    /// The reference passes to the module, but only if that succeeds.
    fn PyModule_AddObject(thread, module: &Object, name: &CStr, value: Option<&Object>) -> Fallible {
        add(thread, module, name, value)?;
        if let Some(value) = value {
            drop(Owned::<Object>::adopt(value.into()));
        }
        Ok(())
    }

    fn PyModule_Add(thread, module: &Object, name: &CStr, value: Option<Owned>) -> Fallible {
        add(thread, module, name, value.as_deref())
    }

    fn PyModule_AddIntConstant(thread, module: &Object, name: &CStr, value: c_long) -> Fallible {
        add(thread, module, name, Some(&*thread.new_int(value)?))
    }

    fn PyModule_AddStringConstant(thread, module: &Object, name: &CStr, value: &CStr) -> Fallible {
        add(thread, module, name, Some(convert::text(thread, value)?.as_object()))
    }

    fn PyModule_AddType(thread, module: &Object, class: &TypeObject) -> Fallible {
        foreign::ready(thread, class)?;
        let name = class.display_name();
        let name = Str::new(thread, name.rsplit('.').next().unwrap_or(name))?;
        let name = thread.interpreter().interned.intern(thread, name);
        match module.downcast::<Module>() {
            Some(module) => module.namespace(thread)?.insert_str(thread, &name, class.as_object()),
            None => Err(convert::bad_internal_call(thread)),
        }
    }
}
