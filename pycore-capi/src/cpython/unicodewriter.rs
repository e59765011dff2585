//! `cpython/unicodeobject.h`: text that is written piece by piece, and facts about characters.

use core::ffi::{CStr, c_char, c_int};

use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, raise};
use pycore_text::{TextBuf, View, classify};

use crate::api::api;
use crate::unicodeobject::decode_utf8;
use crate::varargs::{VaList, format, variadic};

/// A writer, which C code sees as a pointer.
struct Writer(TextBuf);

fn push(thread: &Thread, writer: &mut Writer, text: View<'_>) -> Fallible {
    writer.0.push_view(text).map_err(|_| thread.raise_out_of_memory())
}

api! {
    fn PyUnicodeWriter_Create(thread, length: isize) -> Fallible<*mut Writer> {
        if length < 0 {
            return Err(raise!(thread, VALUE_ERROR, "length must be positive"));
        }
        Ok(Box::into_raw(Box::new(Writer(TextBuf::new()))))
    }

    fn PyUnicodeWriter_Discard(thread, writer: *mut Writer) -> () {
        if !writer.is_null() {
            drop(Box::from_raw(writer));
        }
    }

    fn PyUnicodeWriter_Finish(thread, writer: *mut Writer) -> Fallible<Owned<Str>> {
        Str::from_buffer(thread, &Box::from_raw(writer).0)
    }

    fn PyUnicodeWriter_WriteChar(thread, writer: *mut Writer, point: u32) -> Fallible {
        if point > 0x10_ffff {
            return Err(raise!(thread, VALUE_ERROR, "character must be in range(0x110000)"));
        }
        (*writer).0.push(point).map_err(|_| thread.raise_out_of_memory())
    }

    fn PyUnicodeWriter_WriteUTF8(thread, writer: *mut Writer, text: *const u8, length: isize) -> Fallible {
        let length = if length < 0 { libc::strlen(text.cast()) } else { length as usize };
        let text = decode_utf8(thread, std::slice::from_raw_parts(text, length), None)?;
        push(thread, &mut *writer, text.view())
    }

    fn PyUnicodeWriter_WriteASCII(thread, writer: *mut Writer, text: *const u8, length: isize) -> Fallible {
        let length = if length < 0 { libc::strlen(text.cast()) } else { length as usize };
        push(thread, &mut *writer, View::Latin1(std::slice::from_raw_parts(text, length)))
    }

    fn PyUnicodeWriter_WriteUCS4(thread, writer: *mut Writer, text: *const u32, length: isize) -> Fallible {
        if length < 0 {
            return Err(raise!(thread, VALUE_ERROR, "size must be positive"));
        }
        push(thread, &mut *writer, View::Ucs4(std::slice::from_raw_parts(text, length as usize)))
    }

    fn PyUnicodeWriter_WriteWideChar(thread, writer: *mut Writer, text: *const i32, length: isize) -> Fallible {
        let length = usize::try_from(length).ok();
        let text = crate::unicodeobject::wide_text(thread, text, length)?;
        push(thread, &mut *writer, text.view())
    }

    fn PyUnicodeWriter_WriteStr(thread, writer: *mut Writer, value: &Object) -> Fallible {
        push(thread, &mut *writer, object::str(thread, value)?.view())
    }

    fn PyUnicodeWriter_WriteRepr(thread, writer: *mut Writer, value: Option<&Object>) -> Fallible {
        match value {
            Some(value) => push(thread, &mut *writer, object::repr(thread, value)?.view()),
            None => push(thread, &mut *writer, View::Latin1(b"<NULL>")),
        }
    }

    fn PyUnicodeWriter_WriteSubstring(thread, writer: *mut Writer, text: &Object, start: isize, end: isize) -> Fallible {
        let Some(text) = text.downcast::<Str>() else {
            let given = text.type_name();
            return Err(raise!(thread, TYPE_ERROR, "expect str, not {given}"));
        };
        if start < 0 || start > end {
            return Err(raise!(thread, VALUE_ERROR, "start must be positive and at most end"));
        }
        if end as usize > text.len() {
            return Err(raise!(thread, VALUE_ERROR, "end out of range"));
        }
        push(thread, &mut *writer, text.view().part(start as usize..end as usize))
    }

    fn _PyUnicode_IsWhitespace(thread, point: u32) -> bool {
        classify::is_space(View::Ucs4(&[point]))
    }

    fn _PyUnicode_IsAlpha(thread, point: u32) -> bool {
        classify::is_alpha(View::Ucs4(&[point]))
    }

    fn _PyUnicode_IsDecimalDigit(thread, point: u32) -> bool {
        classify::is_decimal(View::Ucs4(&[point]))
    }

    fn _PyUnicode_IsDigit(thread, point: u32) -> bool {
        classify::is_digit(View::Ucs4(&[point]))
    }

    fn _PyUnicode_IsNumeric(thread, point: u32) -> bool {
        classify::is_numeric(View::Ucs4(&[point]))
    }

    fn _PyUnicode_IsLowercase(thread, point: u32) -> bool {
        classify::is_lower(View::Ucs4(&[point]))
    }

    fn _PyUnicode_IsUppercase(thread, point: u32) -> bool {
        classify::is_upper(View::Ucs4(&[point]))
    }

    fn _PyUnicode_IsPrintable(thread, point: u32) -> bool {
        classify::is_printable(View::Ucs4(&[point]))
    }
}

/// `PyUnicodeWriter_Format`
unsafe extern "C" fn write_formatted(
    writer: *mut Writer,
    text: *const c_char,
    arguments: *mut VaList,
) -> c_int {
    // SAFETY: C code calls this with the lock, and arguments as the C API demands.
    unsafe {
        let thread = Thread::current();
        let text = format::compose(thread, CStr::from_ptr(text), &mut *arguments);
        match text.and_then(|text| push(thread, &mut *writer, text.view())) {
            Ok(()) => 0,
            Err(_) => -1,
        }
    }
}

variadic! {
    PyUnicodeWriter_Format(2, ...) = write_formatted;
}
