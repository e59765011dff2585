//! `cpython/object.h`: attributes of instances that are in front of them, and references that nobody else has.

use core::ffi::{c_int, c_void};

use pycore_abi::PyObject;
use pycore_abi::functions::visitproc;
use pycore_objects::Object;
use pycore_objects::core::Tracer;
use pycore_objects::types::dict::instance;

use crate::api::api;
use crate::convert::{FromC, raw};

impl FromC for visitproc {
    type Raw = Self;

    unsafe fn from_c(raw: Self::Raw) -> Self {
        raw
    }
}

api! {
    /// Shows the attributes of an instance whose class keeps them in front of it or behind.
    fn PyObject_VisitManagedDict(thread, object: &Object, visit: visitproc, argument: *mut c_void) -> c_int {
        let mut result = 0;
        let mut each = |referent: &Object| {
            if result == 0 {
                result = visit(raw(referent), argument);
            }
        };
        instance::trace(object, &mut Tracer::new(&mut each));
        result
    }

    fn PyObject_ClearManagedDict(thread, object: &Object) -> () {
        instance::clear(thread, object);
    }

    /// References are counted at once, always.
    fn PyUnstable_Object_EnableDeferredRefcount(thread, object: *mut PyObject) -> c_int {
        let _ = object;
        0
    }

    fn PyUnstable_Object_IsUniquelyReferenced(thread, object: &Object) -> bool {
        object.reference_count() == 1
    }

    /// Nobody can tell from here, so no object is one.
    fn PyUnstable_Object_IsUniqueReferencedTemporary(thread, object: *mut PyObject) -> c_int {
        let _ = object;
        0
    }

    fn PyUnstable_TryIncRef(thread, object: &Object) -> c_int {
        std::mem::forget(pycore_objects::Owned::share(object));
        1
    }

    fn PyUnstable_EnableTryIncRef(thread, object: *mut PyObject) -> () {
        let _ = object;
    }

    fn PyUnstable_IsImmortal(thread, object: &Object) -> bool {
        object.is_immortal()
    }
}
