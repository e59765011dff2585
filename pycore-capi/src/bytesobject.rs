//! `bytesobject.h`: bytes.

use core::ffi::{CStr, c_char, c_int};
use std::ptr;

use pycore_abi::PyObject;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Object, Owned, Thread, raise};

use crate::api::api;
use crate::convert::{bad_internal_call, give};

/// `expected bytes, str found`
fn bytes_of<'a>(thread: &Thread, object: &'a Object) -> Fallible<&'a Bytes> {
    object
        .downcast::<Bytes>()
        .ok_or_else(|| raise!(thread, TYPE_ERROR, "expected bytes, {} found", object.type_name()))
}

/// Replaces bytes by themselves with others behind; by NULL if that fails.
///
/// # Safety
///
/// 1. The place holds a reference, or NULL.
unsafe fn concat(thread: &Thread, place: *mut *mut PyObject, right: Option<&Object>) {
    // SAFETY: condition 1.
    let left = unsafe {
        ptr::NonNull::new(ptr::replace(place, ptr::null_mut()))
            .map(|left| Owned::<Object>::adopt(left.cast()))
    };
    let (Some(left), Some(right)) = (left, right) else { return };
    let joined = pycore_objects::protocol::sequence::concat(thread, &left, right);
    if let Ok(joined) = joined {
        // SAFETY: condition 1.
        unsafe { *place = give(joined) };
    }
}

api! {
    fn PyBytes_FromStringAndSize(thread, data: *const u8, length: isize) -> Fallible<Owned<Bytes>> {
        let Ok(length) = usize::try_from(length) else {
            let message = "Negative size passed to PyBytes_FromStringAndSize";
            return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
        };
        if data.is_null() {
            return Bytes::unwritten(thread, length);
        }
        Bytes::new(thread, std::slice::from_raw_parts(data, length))
    }

    fn PyBytes_FromString(thread, text: &CStr) -> Fallible<Owned<Bytes>> {
        Bytes::new(thread, text.to_bytes())
    }

    fn PyBytes_FromObject(thread, object: Option<&Object>) -> Fallible<Owned<Bytes>> {
        match object {
            Some(object) => Bytes::from_object(thread, object),
            None => Err(bad_internal_call(thread)),
        }
    }

    fn PyBytes_Size(thread, bytes: &Object) -> Fallible<isize> {
        Ok(bytes_of(thread, bytes)?.len() as isize)
    }

    fn PyBytes_AsString(thread, bytes: &Object) -> Fallible<*mut c_char> {
        Ok(bytes_of(thread, bytes)?.as_slice().as_ptr().cast_mut().cast())
    }

    fn PyBytes_AsStringAndSize(thread, bytes: &Object, data: *mut *mut c_char, length: *mut isize) -> Fallible {
        if data.is_null() {
            return Err(bad_internal_call(thread));
        }
        let bytes = bytes_of(thread, bytes)?.as_slice();
        *data = bytes.as_ptr().cast_mut().cast();
        if !length.is_null() {
            *length = bytes.len() as isize;
        } else if bytes.contains(&0) {
            return Err(raise!(thread, VALUE_ERROR, "embedded null byte"));
        }
        Ok(())
    }

    fn PyBytes_Join(thread, separator: &Object, items: &Object) -> Fallible<Owned> {
        let separator = bytes_of(thread, separator)?.as_object();
        let join = pycore_objects::types::str::Str::new(thread, "join")?;
        pycore_objects::protocol::call::call_method(thread, separator, &join, &[items])
    }

    fn PyBytes_Concat(thread, place: *mut *mut PyObject, right: Option<&Object>) -> () {
        concat(thread, place, right);
    }

    fn PyBytes_ConcatAndDel(thread, place: *mut *mut PyObject, right: Option<Owned>) -> () {
        concat(thread, place, right.as_deref());
    }

    fn PyBytes_Repr(thread, bytes: &Object, smart_quotes: c_int) -> Fallible<Owned<pycore_objects::types::str::Str>> {
        let _ = smart_quotes;
        pycore_objects::protocol::object::repr(thread, bytes)
    }

    fn PyBytes_DecodeEscape(thread, data: *const u8, length: isize, errors: Option<&CStr>, unicode: isize, recode: *const c_char) -> Fallible<Owned> {
        let _ = (unicode, recode);
        let Some(import) = thread.interpreter().hooks.import_module.get() else {
            return Err(bad_internal_call(thread));
        };
        use pycore_objects::types::str::Str;
        let codecs = import(thread, Str::new(thread, "_codecs")?.as_object())?;
        let bytes = Bytes::new(thread, std::slice::from_raw_parts(data, length.max(0) as usize))?;
        let errors = Str::new(thread, &errors.map_or_else(|| "strict".into(), CStr::to_string_lossy))?;
        let arguments = [bytes.as_object(), errors.as_object()];
        let decode = Str::new(thread, "escape_decode")?;
        let pair = pycore_objects::protocol::call::call_method(thread, &codecs, &decode, &arguments)?;
        pycore_objects::protocol::sequence::get_item(thread, &pair, 0)
    }

    /// Gives bytes that nobody else has yet another length.
    fn _PyBytes_Resize(thread, place: *mut *mut PyObject, length: isize) -> Fallible {
        let Some(object) = ptr::NonNull::new(ptr::replace(place, ptr::null_mut())) else {
            return Err(bad_internal_call(thread));
        };
        let old = Owned::<Object>::adopt(object.cast());
        let (Some(bytes), Ok(length)) = (old.downcast_ref::<Bytes>(), usize::try_from(length)) else {
            return Err(bad_internal_call(thread));
        };
        if bytes.len() == length {
            *place = give(old);
            return Ok(());
        }
        let new = Bytes::unwritten(thread, length)?;
        let count = length.min(bytes.len());
        let data = new.as_slice().as_ptr().cast_mut();
        ptr::copy_nonoverlapping(bytes.as_slice().as_ptr(), data, count);
        *place = give(new);
        Ok(())
    }
}
