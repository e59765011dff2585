//! `boolobject.h`: truth values.

use core::ffi::c_long;

use pycore_objects::Owned;

use crate::api::api;

api! {
    fn PyBool_FromLong(thread, value: c_long) -> Owned {
        thread.bool(value != 0)
    }
}
