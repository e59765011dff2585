//! `floatobject.h`: floats.

use core::ffi::{c_char, c_int};

use pycore_objects::protocol::{call, number};
use pycore_objects::types::float::FLOAT;
use pycore_objects::{Fallible, Object, Owned};

use crate::api::api;
use crate::convert::bad_internal_call;

api! {
    fn PyFloat_FromDouble(thread, value: f64) -> Fallible<Owned> {
        thread.new_float(value)
    }

    fn PyFloat_AsDouble(thread, object: Option<&Object>) -> Fallible<f64> {
        match object {
            Some(object) => number::to_f64(thread, object),
            None => Err(bad_internal_call(thread)),
        }
    }

    fn PyFloat_FromString(thread, text: &Object) -> Fallible<Owned> {
        call::call(thread, FLOAT.get().as_object(), &[text])
    }

    fn PyFloat_GetMax(thread) -> f64 {
        f64::MAX
    }

    fn PyFloat_GetMin(thread) -> f64 {
        f64::MIN_POSITIVE
    }

    fn PyFloat_GetInfo(thread) -> Fallible<Owned> {
        match crate::sysmodule::attribute(thread, "float_info") {
            Some(info) => Ok(info),
            None => Err(bad_internal_call(thread)),
        }
    }

    fn PyFloat_Pack4(thread, value: f64, place: *mut c_char, little: c_int) -> Fallible<c_int> {
        let narrow = value as f32;
        if narrow.is_infinite() && value.is_finite() {
            return Err(pycore_objects::raise!(thread, OVERFLOW_ERROR, "float too large to pack with f format"));
        }
        let bytes = if little != 0 { narrow.to_le_bytes() } else { narrow.to_be_bytes() };
        place.cast::<[u8; 4]>().write_unaligned(bytes);
        Ok(0)
    }

    fn PyFloat_Pack8(thread, value: f64, place: *mut c_char, little: c_int) -> Fallible<c_int> {
        let bytes = if little != 0 { value.to_le_bytes() } else { value.to_be_bytes() };
        place.cast::<[u8; 8]>().write_unaligned(bytes);
        Ok(0)
    }

    fn PyFloat_Unpack4(thread, place: *const c_char, little: c_int) -> f64 {
        let bytes = place.cast::<[u8; 4]>().read_unaligned();
        f64::from(if little != 0 { f32::from_le_bytes(bytes) } else { f32::from_be_bytes(bytes) })
    }

    fn PyFloat_Unpack8(thread, place: *const c_char, little: c_int) -> f64 {
        let bytes = place.cast::<[u8; 8]>().read_unaligned();
        if little != 0 { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) }
    }
}
