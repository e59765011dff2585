//! `weakrefobject.h`: weak references.

use core::ffi::c_int;
use std::ptr;

use pycore_abi::PyObject;
use pycore_objects::protocol::call;
use pycore_objects::types::weakref::{CALLABLE_PROXY, PROXY, REFERENCE, WeakReference, proxy};
use pycore_objects::{Fallible, Object, Owned, raise};

use crate::api::api;
use crate::convert::{Borrowed, bad_internal_call, give};

/// A weak reference or proxy as the struct that all have.
fn weak_of(object: &Object) -> Option<&WeakReference> {
    let class = object.type_object();
    let kinds = [REFERENCE.get(), PROXY.get(), CALLABLE_PROXY.get()];
    // SAFETY: instances of all three are laid out so.
    kinds.iter().any(|kind| class.is_subtype_of(kind)).then(|| unsafe { object.cast() })
}

api! {
    fn PyWeakref_NewRef(thread, object: &Object, callback: Option<&Object>) -> Fallible<Owned> {
        let class = REFERENCE.get().as_object();
        match callback {
            Some(callback) => call::call(thread, class, &[object, callback]),
            None => call::call(thread, class, &[object]),
        }
    }

    fn PyWeakref_NewProxy(thread, object: &Object, callback: Option<&Object>) -> Fallible<Owned> {
        proxy::new(thread, object, callback.filter(|callback| !callback.is_none()))
    }

    fn PyWeakref_GetObject(thread, reference: &Object) -> Fallible<Borrowed> {
        match weak_of(reference) {
            Some(weak) => Ok(Borrowed::held(weak.get().unwrap_or_else(|| thread.none()))),
            None => Err(bad_internal_call(thread)),
        }
    }

    fn PyWeakref_GetRef(thread, reference: &Object, result: *mut *mut PyObject) -> Fallible<c_int> {
        let Some(weak) = weak_of(reference) else {
            *result = ptr::null_mut();
            return Err(raise!(thread, TYPE_ERROR, "expected a weakref"));
        };
        match weak.get() {
            Some(object) => {
                *result = give(object);
                Ok(1)
            }
            None => {
                *result = ptr::null_mut();
                Ok(0)
            }
        }
    }

    fn PyWeakref_IsDead(thread, reference: &Object) -> Fallible<bool> {
        match weak_of(reference) {
            Some(weak) => Ok(weak.is_cleared()),
            None => Err(raise!(thread, TYPE_ERROR, "expected a weakref, got {}", reference.type_name())),
        }
    }
}
