//! `structmember.h` and `structseq.h`: fields of C structs as attributes, and tuples with names.

use core::ffi::c_char;

use pycore_abi::PyMemberDef;
use pycore_objects::core::member;
use pycore_objects::{Fallible, Object, Owned};

use crate::api::api;

api! {
    fn PyMember_GetOne(thread, memory: *const c_char, definition: *const PyMemberDef) -> Fallible<Owned> {
        let object: &Object = &*memory.cast();
        member::get(thread, object, &*definition)
    }

    fn PyMember_SetOne(thread, memory: *mut c_char, definition: *const PyMemberDef, value: Option<&Object>) -> Fallible {
        let object: &Object = &*memory.cast_const().cast();
        member::set(thread, object, &*definition, value)
    }
}
