//! `bytearrayobject.h`: mutable bytes.

use core::ffi::c_char;

use pycore_objects::protocol::sequence;
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::{Fallible, Object, Owned, raise};

use crate::api::api;
use crate::convert::expect;

api! {
    fn PyByteArray_FromStringAndSize(thread, data: *const u8, length: isize) -> Fallible<Owned<ByteArray>> {
        let Ok(length) = usize::try_from(length) else {
            let message = "Negative size passed to PyByteArray_FromStringAndSize";
            return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
        };
        if data.is_null() {
            let array = ByteArray::new(thread, &[])?;
            array.set_length(thread, length)?;
            return Ok(array);
        }
        ByteArray::new(thread, std::slice::from_raw_parts(data, length))
    }

    fn PyByteArray_FromObject(thread, object: &Object) -> Fallible<Owned<ByteArray>> {
        ByteArray::from_object(thread, object)
    }

    fn PyByteArray_Size(thread, array: &Object) -> Fallible<isize> {
        Ok(expect::<ByteArray>(thread, array)?.len() as isize)
    }

    fn PyByteArray_AsString(thread, array: &Object) -> Fallible<*mut c_char> {
        let array = expect::<ByteArray>(thread, array)?;
        if array.is_empty() {
            return Ok(c"".as_ptr().cast_mut());
        }
        Ok(array.with_bytes(<[u8]>::as_mut_ptr).cast())
    }

    fn PyByteArray_Resize(thread, array: &Object, length: isize) -> Fallible {
        let array = expect::<ByteArray>(thread, array)?;
        match usize::try_from(length) {
            Ok(length) if length == array.len() => Ok(()),
            Ok(length) => {
                array.check_resizable(thread)?;
                array.set_length(thread, length)
            }
            Err(_) => Err(raise!(thread, VALUE_ERROR, "Can only resize to positive sizes, got {length}")),
        }
    }

    fn PyByteArray_Concat(thread, left: &Object, right: &Object) -> Fallible<Owned> {
        let left = ByteArray::from_object(thread, left)?;
        sequence::concat(thread, left.as_object(), right)
    }
}

/// What the bytes of an empty array are: C code reads it inline.
#[unsafe(no_mangle)]
#[used]
static _PyByteArray_empty_string: [u8; 1] = [0];
