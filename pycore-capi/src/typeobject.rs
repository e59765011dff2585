//! `object.h`: types, and classes that C code makes.

use core::ffi::{c_char, c_int, c_uint, c_void};
use std::ptr;

use pycore_abi::{PyModuleDef, PyObject, PyType_Spec, PyTypeObject};
use pycore_objects::core::allocation;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::foreign::{self, Request};
use pycore_objects::types::type_type::{cache, names};
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, raise};

use crate::api::api;
use crate::convert::{Borrowed, bad_internal_call, give, raw};

/// The first class, in the order of resolution, that was made for a module of the definition; and that module.
fn module_of_definition(
    class: &TypeObject,
    definition: *const PyModuleDef,
) -> Option<Owned<Module>> {
    let order = class.mro()?;
    order.iter().find_map(|base| {
        let module = base.downcast::<TypeObject>()?.native_module()?;
        let module = module.downcast::<Module>().ok()?;
        ptr::eq(module.definition(), definition).then_some(module)
    })
}

/// The module of a class, or why there is none.
fn module_of(thread: &Thread, class: &TypeObject) -> Fallible<Owned> {
    let name = class.display_name();
    if !class.is_class() {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "PyType_GetModule: Type '{name}' is not a heap type"
        ));
    }
    class.native_module().ok_or_else(|| {
        raise!(thread, TYPE_ERROR, "PyType_GetModule: Type '{name}' has no associated module")
    })
}

/// A class of a spec.
///
/// # Safety
///
/// 1. The spec is what C's headers say of it.
unsafe fn make(
    thread: &Thread,
    metaclass: Option<&TypeObject>,
    module: Option<&Object>,
    spec: *const PyType_Spec,
    bases: Option<&Object>,
) -> Fallible<Owned<TypeObject>> {
    let request = Request { metaclass, module, bases };
    // SAFETY: condition 1.
    unsafe { foreign::from_spec(thread, &*spec, &request) }
}

api! {
    fn PyType_Ready(thread, class: &TypeObject) -> Fallible {
        foreign::ready(thread, class)
    }

    fn PyType_GenericNew(thread, class: &TypeObject, arguments: *mut PyObject, keywords: *mut PyObject) -> *mut PyObject {
        let _ = (arguments, keywords);
        match class.read(|raw| raw.tp_alloc) {
            Some(allocate) => allocate(class.as_raw(), 0),
            None => allocation::allocate(class.as_raw(), 0),
        }
    }

    fn PyType_FromSpec(thread, spec: *const PyType_Spec) -> Fallible<Owned<TypeObject>> {
        make(thread, None, None, spec, None)
    }

    fn PyType_FromSpecWithBases(thread, spec: *const PyType_Spec, bases: Option<&Object>) -> Fallible<Owned<TypeObject>> {
        make(thread, None, None, spec, bases)
    }

    fn PyType_FromModuleAndSpec(thread, module: Option<&Object>, spec: *const PyType_Spec, bases: Option<&Object>) -> Fallible<Owned<TypeObject>> {
        make(thread, None, module, spec, bases)
    }

    fn PyType_FromMetaclass(thread, metaclass: Option<&TypeObject>, module: Option<&Object>, spec: *const PyType_Spec, bases: Option<&Object>) -> Fallible<Owned<TypeObject>> {
        make(thread, metaclass, module, spec, bases)
    }

    fn PyType_IsSubtype(thread, class: &TypeObject, base: &TypeObject) -> bool {
        class.is_subtype_of(base)
    }

    fn PyType_GetFlags(thread, class: &TypeObject) -> u64 {
        class.flags().bits()
    }

    fn PyType_ClearCache(thread) -> c_uint {
        cache::clear();
        0
    }

    fn PyType_Modified(thread, class: &TypeObject) -> () {
        class.modified(thread);
    }

    fn PyType_Freeze(thread, class: &TypeObject) -> Fallible {
        if let Some(order) = class.mro() {
            let open = order.iter().skip(1).filter_map(|base| base.downcast::<TypeObject>())
                .find(|base| !base.flags().contains(pycore_objects::core::TypeFlags::IMMUTABLE_TYPE));
            if open.is_some() {
                let name = class.display_name();
                return Err(raise!(thread, TYPE_ERROR, "Creating immutable type {name} from mutable base"));
            }
        }
        class.write(|raw| raw.tp_flags |= pycore_objects::core::TypeFlags::IMMUTABLE_TYPE.bits());
        class.modified(thread);
        Ok(())
    }

    fn PyType_GetSlot(thread, class: &TypeObject, slot: c_int) -> Fallible<*mut c_void> {
        match foreign::get_slot(class, slot) {
            Some(found) => Ok(found.cast_mut()),
            None => Err(bad_internal_call(thread)),
        }
    }

    fn PyType_GetName(thread, class: &TypeObject) -> Fallible<Owned<Str>> {
        names::name(thread, class)
    }

    fn PyType_GetQualName(thread, class: &TypeObject) -> Fallible<Owned<Str>> {
        names::qualified_name(thread, class)
    }

    fn PyType_GetModuleName(thread, class: &TypeObject) -> Fallible<Owned> {
        names::module(thread, class)
    }

    fn PyType_GetFullyQualifiedName(thread, class: &TypeObject) -> Fallible<Owned<Str>> {
        fully_qualified(thread, class, '.')
    }

    fn PyType_GetModule(thread, class: &TypeObject) -> Fallible<Borrowed> {
        module_of(thread, class).map(Borrowed::held)
    }

    fn PyType_GetModuleState(thread, class: &TypeObject) -> Fallible<*mut c_void> {
        let module = module_of(thread, class)?;
        Ok(module.downcast_ref::<Module>().map_or(ptr::null_mut(), Module::state))
    }

    fn PyType_GetModuleByDef(thread, class: &TypeObject, definition: *const PyModuleDef) -> Fallible<Borrowed> {
        match module_of_definition(class, definition) {
            Some(module) => Ok(Borrowed::held(module)),
            None => {
                let name = class.display_name();
                let message = format!("PyType_GetModuleByDef: No superclass of '{name}' has the given module");
                Err(raise!(thread, TYPE_ERROR, "{message}"))
            }
        }
    }

    fn PyType_GetTypeDataSize(thread, class: &TypeObject) -> isize {
        let size = class.read(|raw| raw.tp_basicsize);
        (size - foreign::data_offset(class) as isize).max(0)
    }

    fn PyType_GetBaseByToken(thread, class: &TypeObject, token: *mut c_void, result: *mut *mut PyTypeObject) -> Fallible<bool> {
        let order = class.mro();
        let found = order.iter().flat_map(|order| order.iter())
            .filter_map(|base| base.downcast::<TypeObject>())
            .find(|base| !token.is_null() && ptr::eq(base.token(), token));
        if !result.is_null() {
            *result = match found {
                Some(base) => give(Owned::share(base)).cast(),
                None => ptr::null_mut(),
            };
        }
        Ok(found.is_some())
    }

    fn PyType_GetDict(thread, class: &TypeObject) -> Option<Owned<Dict>> {
        class.dict()
    }

    /// The attribute of a class, by the order of resolution, without asking its metaclass; borrowed.
    fn _PyType_Lookup(thread, class: &TypeObject, name: &Object) -> Borrowed {
        let found = name.downcast::<Str>().and_then(|name| class.lookup(thread, name));
        found.map_or(Borrowed::NULL, Borrowed::held)
    }

    fn _PyType_LookupRef(thread, class: &TypeObject, name: &Object) -> Option<Owned> {
        name.downcast::<Str>().and_then(|name| class.lookup(thread, name))
    }

    /// The name without the module.
    fn _PyType_Name(thread, class: &TypeObject) -> *const c_char {
        let name = class.name();
        let start = name.to_bytes().iter().rposition(|&byte| byte == b'.').map_or(0, |dot| dot + 1);
        name.as_ptr().add(start)
    }

    fn PyObject_Type(thread, this: &Object) -> Owned<TypeObject> {
        Owned::share(this.type_object())
    }
}

/// Module and qualified name with a character between; the name alone for built-in types and those of `__main__`.
pub(crate) fn fully_qualified(
    thread: &Thread,
    class: &TypeObject,
    between: char,
) -> Fallible<Owned<Str>> {
    if !class.is_class() {
        return Str::new(thread, class.display_name());
    }
    let name = names::qualified_name(thread, class)?;
    let module = names::module(thread, class)?;
    match module.downcast_ref::<Str>() {
        Some(module) if !module.equals_ascii("builtins") && !module.equals_ascii("__main__") => {
            thread.format_str(format_args!("{module}{between}{name}"))
        }
        _ => Ok(name),
    }
}

/// `tp_alloc` of all types that have none of their own.
#[unsafe(no_mangle)]
unsafe extern "C" fn PyType_GenericAlloc(class: *mut PyTypeObject, items: isize) -> *mut PyObject {
    // SAFETY: C code gives a type that is ready, and completes the instance.
    unsafe { allocation::allocate(class, items) }
}

/// Where the dictionary of an instance is, if it has one that is a field.
#[unsafe(no_mangle)]
unsafe extern "C" fn _PyObject_GetDictPtr(object: *mut PyObject) -> *mut *mut PyObject {
    // SAFETY: C code gives a live object.
    let this = unsafe { &*object.cast::<Object>() };
    let offset = this.type_object().read(|raw| raw.tp_dictoffset);
    match offset {
        0 | -1 => ptr::null_mut(),
        // SAFETY: instances of the type have the field there.
        1.. => unsafe { raw(this).cast::<u8>().offset(offset).cast() },
        _ => ptr::null_mut(),
    }
}
