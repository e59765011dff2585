//! `Py_BuildValue`, and calls whose arguments are built by a format or are a list that ends with NULL.

use core::ffi::{CStr, c_char, c_int, c_long, c_uint, c_ulong, c_void};
use std::ptr;

use pycore_abi::{Py_complex, PyObject};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, raise};

use super::{VaList, variadic};
use crate::api::api;
use crate::convert::{self, give};
use crate::unicodeobject::{decode_utf8, wide_text};

/// Called for an `O&` value.
type Converter = unsafe extern "C" fn(*mut c_void) -> *mut PyObject;

/// A format that is read from its beginning to its end.
struct Format<'f> {
    rest: &'f [u8],
}

impl Format<'_> {
    fn peek(&self) -> u8 {
        self.rest.first().copied().unwrap_or(0)
    }

    fn advance(&mut self) -> u8 {
        let byte = self.peek();
        self.rest = self.rest.get(1..).unwrap_or(&[]);
        byte
    }

    /// Passes over what only separates, then tells whether a bracket closes here.
    fn ends(&mut self, close: u8) -> bool {
        while matches!(self.peek(), b',' | b':' | b' ' | b'\t') {
            self.advance();
        }
        self.peek() == close || self.peek() == 0
    }

    fn close(&mut self, thread: &Thread, close: u8) -> Fallible {
        if close != 0 && self.advance() != close {
            return Err(raise!(thread, SYSTEM_ERROR, "unmatched paren in format"));
        }
        Ok(())
    }
}

/// All values up to a bracket. An error does not end the reading: references that C gives away must be taken.
///
/// # Safety
///
/// 1. The arguments are those that the format names.
unsafe fn items(
    thread: &Thread,
    format: &mut Format<'_>,
    close: u8,
    arguments: &mut VaList,
) -> Fallible<Vec<Owned>> {
    let mut values = Vec::new();
    let mut failed = None;
    let mut exception = None;
    while !format.ends(close) {
        // SAFETY: condition 1.
        match unsafe { value(thread, format, arguments) } {
            Ok(value) => values.push(value),
            Err(raised) => {
                // The first error is what counts; the rest is read with none up.
                let raised_now = thread.take_exception(raised);
                if exception.is_none() {
                    exception = raised_now;
                }
                failed = Some(());
            }
        }
    }
    if failed.is_some() {
        return Err(match exception {
            Some(exception) => thread.restore_exception(exception),
            None => convert::bad_internal_call(thread),
        });
    }
    format.close(thread, close)?;
    Ok(values)
}

/// A value that C has as a reference, which passes on or is counted once more.
///
/// # Safety
///
/// 1. The pointer is NULL or leads to an object.
unsafe fn reference(thread: &Thread, raw: *mut PyObject, passes: bool) -> Fallible<Owned> {
    // SAFETY: condition 1.
    match unsafe { raw.cast::<Object>().as_ref() } {
        // SAFETY: the reference passes on.
        Some(object) if passes => Ok(unsafe { Owned::adopt(object.into()) }),
        Some(object) => Ok(Owned::share(object)),
        None => Err(thread.raised().unwrap_or_else(|| {
            raise!(thread, SYSTEM_ERROR, "NULL object passed to Py_BuildValue")
        })),
    }
}

/// Bytes or text by pointer and, with `#`, length; nothing for NULL.
///
/// # Safety
///
/// 1. As for [`items`].
unsafe fn bytes<'a>(format: &mut Format<'_>, arguments: &mut VaList) -> Option<&'a [u8]> {
    // SAFETY: condition 1.
    unsafe {
        let data = arguments.next::<*const c_char>();
        let length = if format.peek() == b'#' {
            format.advance();
            arguments.next::<isize>()
        } else {
            -1
        };
        if data.is_null() {
            return None;
        }
        let length = if length < 0 { libc::strlen(data) } else { length as usize };
        Some(std::slice::from_raw_parts(data.cast(), length))
    }
}

/// One value.
///
/// # Safety
///
/// 1. As for [`items`].
unsafe fn value(
    thread: &Thread,
    format: &mut Format<'_>,
    arguments: &mut VaList,
) -> Fallible<Owned> {
    // SAFETY: condition 1: the argument is of the kind that the letter says.
    unsafe {
        match format.advance() {
            b'(' => {
                let values = items(thread, format, b')', arguments)?;
                Ok(Tuple::from_owned(thread, values)?.into_object())
            }
            b'[' => {
                let values = items(thread, format, b']', arguments)?;
                Ok(List::from_owned(thread, values)?.into_object())
            }
            b'{' => {
                let values = items(thread, format, b'}', arguments)?;
                if values.len() % 2 != 0 {
                    return Err(raise!(thread, SYSTEM_ERROR, "Bad dict format"));
                }
                let dict = Dict::new(thread)?;
                for pair in values.chunks(2) {
                    dict.insert(thread, &pair[0], &pair[1])?;
                }
                Ok(dict.into_object())
            }
            b'b' | b'B' | b'h' | b'i' => thread.new_int(arguments.next::<c_int>().into()),
            b'H' => thread.new_int((arguments.next::<c_int>() as u16).into()),
            b'I' => thread.new_int(arguments.next::<c_uint>().into()),
            b'n' => thread.new_int(arguments.next::<isize>() as i64),
            b'l' | b'L' => thread.new_int(arguments.next::<c_long>()),
            b'k' | b'K' => Ok(Int::from_u64(thread, arguments.next::<c_ulong>())?.into_object()),
            b'p' => Ok(thread.bool(arguments.next::<c_int>() != 0)),
            b'f' | b'd' => thread.new_float(arguments.next_float()),
            b'D' => {
                let number = arguments.next::<*const Py_complex>();
                Ok(crate::complexobject::new(thread, *number)?.into_object())
            }
            b'c' => {
                let byte = arguments.next::<c_int>() as u8;
                Ok(Bytes::new(thread, &[byte])?.into_object())
            }
            b'C' => {
                let point = arguments.next::<c_int>();
                match u32::try_from(point).ok().filter(|&point| point <= 0x10_ffff) {
                    Some(point) => Ok(Str::of_code_point(thread, point)?.into_object()),
                    None => Err(raise!(thread, VALUE_ERROR, "chr() arg not in range(0x110000)")),
                }
            }
            b'u' => {
                let text = arguments.next::<*const i32>();
                let length = if format.peek() == b'#' {
                    format.advance();
                    usize::try_from(arguments.next::<isize>()).ok()
                } else {
                    None
                };
                if text.is_null() {
                    return Ok(thread.none());
                }
                Ok(wide_text(thread, text, length)?.into_object())
            }
            b's' | b'z' | b'U' => match bytes(format, arguments) {
                Some(bytes) => Ok(decode_utf8(thread, bytes, None)?.into_object()),
                None => Ok(thread.none()),
            },
            b'y' => match bytes(format, arguments) {
                Some(bytes) => Ok(Bytes::new(thread, bytes)?.into_object()),
                None => Ok(thread.none()),
            },
            b'O' if format.peek() == b'&' => {
                format.advance();
                let converter = arguments.next::<*const c_void>();
                let converter = std::mem::transmute::<*const c_void, Converter>(converter);
                let argument = arguments.next::<*mut c_void>();
                reference(thread, converter(argument), true)
            }
            letter @ (b'N' | b'S' | b'O') => {
                reference(thread, arguments.next::<*mut PyObject>(), letter == b'N')
            }
            _ => Err(raise!(thread, SYSTEM_ERROR, "bad format char passed to Py_BuildValue")),
        }
    }
}

/// All values of a format.
///
/// # Safety
///
/// 1. As for [`items`].
unsafe fn all(thread: &Thread, format: &CStr, arguments: &mut VaList) -> Fallible<Vec<Owned>> {
    // SAFETY: condition 1.
    unsafe { items(thread, &mut Format { rest: format.to_bytes() }, 0, arguments) }
}

/// The value of a format: `None` for an empty one, a tuple if it names several.
///
/// # Safety
///
/// 1. As for [`items`].
unsafe fn built(thread: &Thread, format: &CStr, arguments: &mut VaList) -> Fallible<Owned> {
    // SAFETY: condition 1.
    let mut values = unsafe { all(thread, format, arguments)? };
    match values.len() {
        0 => Ok(thread.none()),
        1 => Ok(values.swap_remove(0)),
        _ => Ok(Tuple::from_owned(thread, values)?.into_object()),
    }
}

/// The values of a format as a tuple, also if it names but one.
///
/// # Safety
///
/// 1. As for [`items`].
pub(crate) unsafe fn tuple(
    thread: &Thread,
    format: &CStr,
    arguments: &mut VaList,
) -> Fallible<Owned<Tuple>> {
    // SAFETY: condition 1.
    let values = unsafe { all(thread, format, arguments)? };
    if let [single] = &values[..]
        && let Some(tuple) = single.downcast_ref::<Tuple>()
    {
        return Ok(Owned::share(tuple));
    }
    Tuple::from_owned(thread, values)
}

/// Calls an object with what a format names: a single tuple is all arguments.
///
/// # Safety
///
/// 1. As for [`items`].
unsafe fn call_with(
    thread: &Thread,
    callable: &Object,
    format: Option<&CStr>,
    arguments: &mut VaList,
) -> Fallible<Owned> {
    let values = match format {
        // SAFETY: condition 1.
        Some(format) => unsafe { all(thread, format, arguments)? },
        None => Vec::new(),
    };
    if let [single] = &values[..]
        && let Some(tuple) = single.downcast_ref::<Tuple>()
    {
        return call::call(thread, callable, tuple.as_slice());
    }
    let values: Vec<&Object> = values.iter().map(|value| &**value).collect();
    call::call(thread, callable, &values)
}

/// The arguments up to NULL.
///
/// # Safety
///
/// 1. The list has live objects and ends with NULL.
unsafe fn objects<'a>(arguments: &mut VaList) -> Vec<&'a Object> {
    let mut values = Vec::new();
    // SAFETY: condition 1.
    while let Some(value) = unsafe { arguments.next::<*mut PyObject>().cast::<Object>().as_ref() } {
        values.push(value);
    }
    values
}

/// What C code gets.
fn result(result: Fallible<Owned>) -> *mut PyObject {
    result.map_or(ptr::null_mut(), give)
}

/// NULL was passed where an object is needed.
#[cold]
fn null(thread: &Thread) -> Raised {
    thread
        .raised()
        .unwrap_or_else(|| raise!(thread, SYSTEM_ERROR, "null argument to internal routine"))
}

api! {
    fn Py_VaBuildValue(thread, format: &CStr, arguments: *mut VaList) -> Fallible<Owned> {
        let mut arguments = *arguments;
        built(thread, format, &mut arguments)
    }

    fn _Py_VaBuildValue_SizeT(thread, format: &CStr, arguments: *mut VaList) -> Fallible<Owned> {
        let mut arguments = *arguments;
        built(thread, format, &mut arguments)
    }
}

unsafe extern "C" fn build(format: *const c_char, arguments: *mut VaList) -> *mut PyObject {
    // SAFETY: C code calls this with the lock, and arguments as the C API demands.
    unsafe { result(built(Thread::current(), CStr::from_ptr(format), &mut *arguments)) }
}

unsafe extern "C" fn call_function(
    callable: *mut PyObject,
    format: *const c_char,
    arguments: *mut VaList,
) -> *mut PyObject {
    // SAFETY: as above.
    unsafe {
        let thread = Thread::current();
        let Some(callable) = callable.cast::<Object>().as_ref() else {
            return result(Err(null(thread)));
        };
        let format = (!format.is_null()).then(|| CStr::from_ptr(format));
        result(call_with(thread, callable, format, &mut *arguments))
    }
}

unsafe extern "C" fn call_method(
    this: *mut PyObject,
    name: *const c_char,
    format: *const c_char,
    arguments: *mut VaList,
) -> *mut PyObject {
    // SAFETY: as above.
    unsafe {
        let thread = Thread::current();
        let Some(this) = this.cast::<Object>().as_ref() else {
            return result(Err(null(thread)));
        };
        let method = convert::text(thread, CStr::from_ptr(name))
            .and_then(|name| object::get_attribute(thread, this, &name));
        let format = (!format.is_null()).then(|| CStr::from_ptr(format));
        result(method.and_then(|method| {
            if !call::is_callable(&method) {
                let given = method.type_name();
                return Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "attribute of type '{given}' is not callable"
                ));
            }
            call_with(thread, &method, format, &mut *arguments)
        }))
    }
}

unsafe extern "C" fn call_objects(
    callable: *mut PyObject,
    arguments: *mut VaList,
) -> *mut PyObject {
    // SAFETY: as above.
    unsafe {
        let thread = Thread::current();
        let Some(callable) = callable.cast::<Object>().as_ref() else {
            return result(Err(null(thread)));
        };
        result(call::call(thread, callable, &objects(&mut *arguments)))
    }
}

unsafe extern "C" fn call_method_objects(
    this: *mut PyObject,
    name: *mut PyObject,
    arguments: *mut VaList,
) -> *mut PyObject {
    // SAFETY: as above.
    unsafe {
        let thread = Thread::current();
        let (Some(this), Some(name)) =
            (this.cast::<Object>().as_ref(), name.cast::<Object>().as_ref())
        else {
            return result(Err(null(thread)));
        };
        let method = pycore_objects::types::object::attributes::name_of(thread, name)
            .and_then(|name| object::get_attribute(thread, this, name));
        result(method.and_then(|method| call::call(thread, &method, &objects(&mut *arguments))))
    }
}

unsafe extern "C" fn pack(count: isize, arguments: *mut VaList) -> *mut PyObject {
    // SAFETY: as above.
    unsafe {
        let thread = Thread::current();
        let values: Vec<&Object> = (0..count.max(0))
            .map(|_| &*(*arguments).next::<*mut PyObject>().cast::<Object>())
            .collect();
        result(Tuple::new(thread, &values).map(Owned::into_object))
    }
}

variadic! {
    Py_BuildValue(1, ...) = build;
    _Py_BuildValue_SizeT(1, ...) = build;
    PyObject_CallFunction(2, ...) = call_function;
    _PyObject_CallFunction_SizeT(2, ...) = call_function;
    PyObject_CallMethod(3, ...) = call_method;
    _PyObject_CallMethod_SizeT(3, ...) = call_method;
    PyObject_CallFunctionObjArgs(1, ...) = call_objects;
    PyObject_CallMethodObjArgs(2, ...) = call_method_objects;
    PyTuple_Pack(1, ...) = pack;
}
