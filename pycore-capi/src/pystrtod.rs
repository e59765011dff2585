//! `pystrtod.h`, `pystrcmp.h` and `pyerrors.h`: numbers and text without objects.

use core::ffi::{CStr, c_char, c_int};
use std::ptr;

use pycore_abi::PyObject;
use pycore_objects::protocol::object;
use pycore_objects::types::float::Float;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Thread, raise};

use crate::api::api;
use crate::convert;
use crate::varargs::{VaList, variadic};

unsafe extern "C" {
    fn vsnprintf(
        buffer: *mut c_char,
        size: usize,
        format: *const c_char,
        arguments: *mut VaList,
    ) -> c_int;
}

/// Writes what a format of C says; at most so many bytes, the last of which is zero.
///
/// # Safety
///
/// 1. As for C's `vsnprintf`.
#[unsafe(no_mangle)]
unsafe extern "C" fn PyOS_vsnprintf(
    buffer: *mut c_char,
    size: usize,
    format: *const c_char,
    arguments: *mut VaList,
) -> c_int {
    // SAFETY: condition 1.
    unsafe {
        let count = vsnprintf(buffer, size, format, arguments);
        if size > 0 {
            *buffer.add(size - 1) = 0;
        }
        count
    }
}

variadic! {
    PyOS_snprintf(3, ...) = PyOS_vsnprintf;
}

/// The longest beginning of a text that is a float: its value, and its length.
fn float_prefix(text: &[u8]) -> Option<(f64, usize)> {
    let sign = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let rest = &text[sign..];
    for word in ["infinity", "inf", "nan"] {
        if rest.len() >= word.len() && rest[..word.len()].eq_ignore_ascii_case(word.as_bytes()) {
            let value = if word == "nan" { f64::NAN } else { f64::INFINITY };
            let value = if text.first() == Some(&b'-') { -value } else { value };
            return Some((value, sign + word.len()));
        }
    }
    let digits = |from: usize| rest[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(0);
    let mut end = whole;
    let mut fraction = 0;
    if rest.get(end) == Some(&b'.') {
        fraction = digits(end + 1);
        end += 1 + fraction;
    }
    if whole + fraction == 0 {
        return None;
    }
    if matches!(rest.get(end), Some(b'e' | b'E')) {
        let after = end + 1 + usize::from(matches!(rest.get(end + 1), Some(b'+' | b'-')));
        let exponent = if after <= rest.len() { digits(after) } else { 0 };
        if exponent > 0 {
            end = after + exponent;
        }
    }
    let length = sign + end;
    let number = std::str::from_utf8(&text[..length]).ok()?;
    Some((number.parse().ok()?, length))
}

api! {
    /// The float at the beginning of a text. Without `end` the whole text must be one.
    fn PyOS_string_to_double(thread, text: &CStr, end: *mut *mut c_char, overflow: Option<&Object>) -> Fallible<f64> {
        let bytes = text.to_bytes();
        let found = float_prefix(bytes).filter(|(_, length)| !end.is_null() || *length == bytes.len());
        let Some((value, length)) = found else {
            if !end.is_null() {
                *end = text.as_ptr().cast_mut();
            }
            let text = text.to_string_lossy();
            return Err(raise!(thread, VALUE_ERROR, "could not convert string to float: '{text}'"));
        };
        if !end.is_null() {
            *end = text.as_ptr().cast_mut().add(length);
        }
        let is_word = bytes[..length].iter().any(|byte| matches!(byte, b'n' | b'N'));
        if value.is_infinite() && !is_word
            && let Some(class) = overflow
        {
            let message = format!("value too large to convert to float: '{}'", text.to_string_lossy());
            return Err(crate::pyerrors::raise_class(thread, class, &message));
        }
        Ok(value)
    }

    /// The text of a float in memory of `PyMem_Free`.
    fn PyOS_double_to_string(thread, value: f64, format: c_int, precision: c_int, flags: c_int, kind: *mut c_int) -> Fallible<*mut c_char> {
        let text = double_text(thread, value, format as u8, precision, flags)?;
        if !kind.is_null() {
            *kind = if value.is_nan() { 2 } else { value.is_infinite().into() };
        }
        let memory = crate::pymem::new(text.len() + 1).cast::<c_char>();
        if memory.is_null() {
            return Err(thread.raise_out_of_memory());
        }
        ptr::copy_nonoverlapping(text.as_ptr(), memory.cast(), text.len());
        memory.add(text.len()).write(0);
        Ok(memory)
    }

    fn PyOS_mystricmp(thread, left: &CStr, right: &CStr) -> c_int {
        libc::strcasecmp(left.as_ptr(), right.as_ptr())
    }

    fn PyOS_mystrnicmp(thread, left: &CStr, right: &CStr, most: isize) -> c_int {
        libc::strncasecmp(left.as_ptr(), right.as_ptr(), most.max(0) as usize)
    }

    fn PyOS_strtol(thread, text: &CStr, end: *mut *mut c_char, base: c_int) -> i64 {
        libc::strtol(text.as_ptr(), end, base)
    }

    fn PyOS_strtoul(thread, text: &CStr, end: *mut *mut c_char, base: c_int) -> u64 {
        libc::strtoul(text.as_ptr(), end, base)
    }

    fn Py_HashDouble(thread, value: f64) -> isize {
        Float::new(thread, value).and_then(|float| object::hash(thread, float.as_object())).unwrap_or(0)
    }

    fn _Py_HashDouble(thread, object: Option<&Object>, value: f64) -> isize {
        if value.is_nan() {
            return object.map_or(0, object::hash_identity);
        }
        Float::new(thread, value).and_then(|float| object::hash(thread, float.as_object())).unwrap_or(0)
    }

    fn Py_HashBuffer(thread, bytes: *const u8, length: isize) -> isize {
        if length <= 0 {
            return 0;
        }
        pycore_objects::hash::hash_bytes(std::slice::from_raw_parts(bytes, length as usize))
    }

    fn Py_HashPointer(thread, pointer: *mut core::ffi::c_void) -> isize {
        pointer.addr().rotate_right(4) as isize
    }

    fn _Py_HashPointer(thread, pointer: *mut core::ffi::c_void) -> isize {
        pointer.addr().rotate_right(4) as isize
    }

    fn PyObject_GenericHash(thread, object: *mut PyObject) -> isize {
        object.addr().rotate_right(4) as isize
    }
}

/// `Py_DTSF_SIGN`: the sign is shown for positive numbers, too.
const SIGN: c_int = 1;
/// `Py_DTSF_ADD_DOT_0`: a number without a point gets `.0`.
const ADD_DOT_ZERO: c_int = 2;
/// `Py_DTSF_ALT`
const ALTERNATE: c_int = 4;

/// The text of a float by a letter of the language of formats, `r` being that of `repr`.
fn double_text(
    thread: &Thread,
    value: f64,
    format: u8,
    precision: c_int,
    flags: c_int,
) -> Fallible<String> {
    let float = Float::new(thread, value)?;
    let mut text = if format == b'r' {
        let text = object::repr(thread, float.as_object())?.to_string_lossy();
        if flags & ADD_DOT_ZERO == 0 { text.trim_end_matches(".0").to_owned() } else { text }
    } else if matches!(format, b'e' | b'E' | b'f' | b'F' | b'g' | b'G') {
        let alternate = if flags & ALTERNATE != 0 { "#" } else { "" };
        let letter = char::from(format);
        let spec = Str::new(thread, &format!("{alternate}.{}{letter}", precision.max(0)))?;
        float.formatted(thread, &spec)?.to_string_lossy()
    } else {
        return Err(convert::bad_internal_call(thread));
    };
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if flags & ADD_DOT_ZERO != 0 && is_plain {
        text.push_str(".0");
    }
    if flags & SIGN != 0 && !text.starts_with('-') {
        text.insert(0, '+');
    }
    Ok(text)
}
