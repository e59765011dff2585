//! `refcount.h`: counting references, for code that does not do it itself.

use core::ffi::c_int;

use pycore_abi::PyObject;
use pycore_objects::core::release;
use pycore_objects::{Object, Owned};

use crate::api::api;

api! {
    fn Py_IncRef(thread, object: Option<&Object>) -> () {
        if let Some(object) = object {
            std::mem::forget(Owned::share(object));
        }
    }

    fn _Py_IncRef(thread, object: &Object) -> () {
        std::mem::forget(Owned::share(object));
    }

    fn Py_DecRef(thread, object: Option<Owned>) -> () {
        drop(object);
    }

    fn _Py_DecRef(thread, object: Option<Owned>) -> () {
        drop(object);
    }

    fn Py_NewRef(thread, object: &Object) -> Owned {
        Owned::share(object)
    }

    fn Py_XNewRef(thread, object: Option<&Object>) -> Option<Owned> {
        object.map(Owned::share)
    }

    /// Called by C code that has counted the last reference down.
    fn _Py_Dealloc(thread, object: &Object) -> () {
        release::destroy(object.into());
    }

    fn Py_REFCNT(thread, object: &Object) -> isize {
        object.reference_count() as isize
    }
}

/// `Py_Is(one, other)`
#[unsafe(no_mangle)]
unsafe extern "C" fn Py_Is(one: *mut PyObject, other: *mut PyObject) -> c_int {
    (one == other).into()
}
