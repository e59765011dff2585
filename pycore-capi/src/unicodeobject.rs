//! `unicodeobject.h`: strings.

use core::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::ptr;

use pycore_abi::PyObject;
use pycore_objects::codecs::{self, Native};
use pycore_objects::core::ObjectLike;
use pycore_objects::declare::Comparison;
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, raise};
use pycore_text::View;

use crate::api::api;
use crate::convert::{self, bad_internal_call, expect, give};
use crate::varargs::{VaList, format, variadic};

/// The greatest code point.
const GREATEST: u32 = 0x10_ffff;

/// Text of UTF-8, with the handler for what is none.
pub(crate) fn decode_utf8(
    thread: &Thread,
    bytes: &[u8],
    errors: Option<&CStr>,
) -> Fallible<Owned<Str>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Str::new(thread, text),
        Err(_) => decode_native(thread, Native::Utf8, bytes, errors),
    }
}

/// Text of UTF-8 whose last character may be incomplete: then it is left out.
pub(crate) fn decode_utf8_beginning(
    thread: &Thread,
    bytes: &[u8],
    errors: &CStr,
) -> Fallible<Owned<Str>> {
    let bytes = Bytes::new(thread, bytes)?;
    let errors = convert::text(thread, errors)?;
    Ok(Native::Utf8.decode(thread, BytesLike::Bytes(&bytes), Some(&errors), false)?.0)
}

/// Text in one of the encodings that need no codec.
fn decode_native(
    thread: &Thread,
    encoding: Native,
    bytes: &[u8],
    errors: Option<&CStr>,
) -> Fallible<Owned<Str>> {
    let bytes = Bytes::new(thread, bytes)?;
    let errors = errors.map(|errors| convert::text(thread, errors)).transpose()?;
    let decoded = encoding.decode(thread, BytesLike::Bytes(&bytes), errors.as_deref(), true)?;
    Ok(decoded.0)
}

/// The bytes of a text in an encoding, UTF-8 if there is no name.
pub(crate) fn encode(
    thread: &Thread,
    text: &Str,
    encoding: Option<&CStr>,
    errors: Option<&CStr>,
) -> Fallible<Owned<Bytes>> {
    let encoding = encoding.map(|encoding| convert::text(thread, encoding)).transpose()?;
    let errors = errors.map(|errors| convert::text(thread, errors)).transpose()?;
    codecs::encode(thread, text, encoding.as_deref(), errors.as_deref())
}

/// The text of bytes in an encoding, UTF-8 if there is no name.
fn decode(
    thread: &Thread,
    bytes: &Object,
    encoding: Option<&CStr>,
    errors: Option<&CStr>,
) -> Fallible<Owned> {
    let encoding = encoding.map(|encoding| convert::text(thread, encoding)).transpose()?;
    let errors = errors.map(|errors| convert::text(thread, errors)).transpose()?;
    codecs::decode_object(thread, bytes, encoding.as_deref(), errors.as_deref())
}

/// Text of wide characters, up to a zero or so many.
///
/// # Safety
///
/// 1. The pointer leads to such a text.
pub(crate) unsafe fn wide_text(
    thread: &Thread,
    text: *const i32,
    most: Option<usize>,
) -> Fallible<Owned<Str>> {
    let mut length = 0;
    // SAFETY: condition 1.
    unsafe {
        while most.is_none_or(|most| length < most) && *text.add(length) != 0 {
            length += 1;
        }
        from_wide(thread, text, length)
    }
}

/// # Safety
///
/// 1. The pointer leads to so many characters.
unsafe fn from_wide(thread: &Thread, text: *const i32, length: usize) -> Fallible<Owned<Str>> {
    // SAFETY: condition 1.
    let units = unsafe { slice::<u32>(text.cast(), length) };
    if let Some(&unit) = units.iter().find(|&&unit| unit > GREATEST) {
        let message = format!("character U+{unit:x} is not in range [U+0000; U+10ffff]");
        return Err(raise!(thread, VALUE_ERROR, "{message}"));
    }
    Str::from_view(thread, View::Ucs4(units))
}

/// An array that C passes, which may be NULL if it is empty.
///
/// # Safety
///
/// 1. There are so many values, which stay for `'a`.
unsafe fn slice<'a, T>(start: *const T, length: usize) -> &'a [T] {
    if length == 0 {
        return &[];
    }
    // SAFETY: condition 1.
    unsafe { std::slice::from_raw_parts(start, length) }
}

/// Calls a method of a string.
fn method(thread: &Thread, this: &Object, name: &str, arguments: &[&Object]) -> Fallible<Owned> {
    let name = Str::new(thread, name)?;
    call::call_method(thread, this, &name, arguments)
}

/// `must be str, not int`
#[cold]
fn no_str(thread: &Thread, given: &Object) -> Raised {
    raise!(thread, TYPE_ERROR, "must be str, not {}", given.type_name())
}

fn str_of<'a>(thread: &Thread, object: &'a Object) -> Fallible<&'a Str> {
    object.downcast::<Str>().ok_or_else(|| no_str(thread, object))
}

/// `bad argument type for built-in operation`
#[cold]
fn bad_argument(thread: &Thread) -> Raised {
    raise!(thread, TYPE_ERROR, "bad argument type for built-in operation")
}

fn checked<'a>(thread: &Thread, object: &'a Object) -> Fallible<&'a Str> {
    object.downcast::<Str>().ok_or_else(|| bad_argument(thread))
}

/// A range of a text, whose ends count from the end if they are negative.
fn range(length: usize, start: isize, end: isize) -> (usize, usize) {
    let clamp = |at: isize| {
        let at = if at < 0 { at + length as isize } else { at };
        at.clamp(0, length as isize) as usize
    };
    (clamp(start), clamp(end))
}

/// Where a character is in a text.
fn find_character(
    text: &Str,
    character: u32,
    (start, end): (usize, usize),
    forward: bool,
) -> Option<usize> {
    let view = text.view();
    let mut range = start..end.max(start);
    let is_it = |&index: &usize| view.get(index) == Some(character);
    if forward { range.find(is_it) } else { range.rev().find(is_it) }
}

// Making strings.
api! {
    fn PyUnicode_New(thread, length: isize, greatest: c_uint) -> Fallible<Owned<Str>> {
        if greatest > GREATEST {
            let message = "invalid maximum character passed to PyUnicode_New";
            return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
        }
        let Ok(length) = usize::try_from(length) else {
            return Err(raise!(thread, SYSTEM_ERROR, "Negative size passed to PyUnicode_New"));
        };
        Str::unwritten(thread, length, greatest)
    }

    fn PyUnicode_FromStringAndSize(thread, text: *const u8, length: isize) -> Fallible<Owned<Str>> {
        let Ok(length) = usize::try_from(length) else {
            let message = "Negative size passed to PyUnicode_FromStringAndSize";
            return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
        };
        if text.is_null() && length > 0 {
            let message = "NULL string with positive size with NULL passed to PyUnicode_FromStringAndSize";
            return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
        }
        decode_utf8(thread, slice(text, length), None)
    }

    fn PyUnicode_FromString(thread, text: &CStr) -> Fallible<Owned<Str>> {
        convert::text(thread, text)
    }

    fn PyUnicode_FromKindAndData(thread, kind: c_int, data: *const c_void, length: isize) -> Fallible<Owned<Str>> {
        let Ok(length) = usize::try_from(length) else {
            return Err(raise!(thread, VALUE_ERROR, "size must be positive"));
        };
        let view = match kind {
            1 => View::Latin1(slice(data.cast(), length)),
            2 => View::Ucs2(slice(data.cast(), length)),
            4 => return from_wide(thread, data.cast(), length),
            _ => return Err(raise!(thread, SYSTEM_ERROR, "invalid kind")),
        };
        Str::from_view(thread, view)
    }

    fn PyUnicode_FromWideChar(thread, text: *const i32, length: isize) -> Fallible<Owned<Str>> {
        if text.is_null() && length != 0 {
            return Err(bad_internal_call(thread));
        }
        match usize::try_from(length) {
            Ok(length) => from_wide(thread, text, length),
            Err(_) => wide_text(thread, text, None),
        }
    }

    fn PyUnicode_FromOrdinal(thread, ordinal: c_int) -> Fallible<Owned<Str>> {
        match u32::try_from(ordinal).ok().filter(|&point| point <= GREATEST) {
            Some(point) => Str::of_code_point(thread, point),
            None => Err(raise!(thread, VALUE_ERROR, "chr() arg not in range(0x110000)")),
        }
    }

    fn PyUnicode_FromObject(thread, object: &Object) -> Fallible<Owned<Str>> {
        if let Some(text) = object.downcast_exact::<Str>() {
            return Ok(Owned::share(text));
        }
        match object.downcast::<Str>() {
            Some(text) => Str::from_view(thread, text.view()),
            None => {
                let given = object.type_name();
                Err(raise!(thread, TYPE_ERROR, "Can't convert '{given}' object to str implicitly"))
            }
        }
    }

    fn PyUnicode_FromEncodedObject(thread, object: &Object, encoding: Option<&CStr>, errors: Option<&CStr>) -> Fallible<Owned<Str>> {
        let encoding = encoding.map(|encoding| convert::text(thread, encoding)).transpose()?;
        let errors = errors.map(|errors| convert::text(thread, errors)).transpose()?;
        codecs::text_of(thread, object, encoding.as_deref(), errors.as_deref())
    }

    fn PyUnicode_FromFormatV(thread, format: &CStr, arguments: *mut VaList) -> Fallible<Owned<Str>> {
        let mut arguments = *arguments;
        format::compose(thread, format, &mut arguments)
    }

    fn PyUnicode_InternInPlace(thread, place: *mut *mut PyObject) -> () {
        if let Some(object) = (*place).cast::<Object>().as_ref()
            && object.downcast_exact::<Str>().is_some()
            && let Ok(text) = Owned::<Object>::adopt(object.into()).downcast::<Str>()
        {
            *place = give(thread.interpreter().interned.intern(thread, text));
        }
    }

    fn PyUnicode_InternImmortal(thread, place: *mut *mut PyObject) -> () {
        if let Some(object) = (*place).cast::<Object>().as_ref()
            && object.downcast_exact::<Str>().is_some()
            && let Ok(text) = Owned::<Object>::adopt(object.into()).downcast::<Str>()
        {
            *place = convert::raw(thread.interpreter().interned.intern_immortal(thread, text));
        }
    }

    fn PyUnicode_InternFromString(thread, text: &CStr) -> Fallible<Owned<Str>> {
        let text = convert::text(thread, text)?;
        Ok(thread.interpreter().interned.intern(thread, text))
    }
}

// What is in a string.
api! {
    fn PyUnicode_GetLength(thread, text: &Object) -> Fallible<isize> {
        Ok(checked(thread, text)?.len() as isize)
    }

    fn PyUnicode_ReadChar(thread, text: &Object, index: isize) -> Fallible<u32> {
        let text = checked(thread, text)?;
        match usize::try_from(index).ok().and_then(|index| text.view().get(index)) {
            Some(point) => Ok(point),
            None => Err(raise!(thread, INDEX_ERROR, "string index out of range")),
        }
    }

    /// Writes a character of a string that nobody else has yet.
    fn PyUnicode_WriteChar(thread, text: &Object, index: isize, point: c_uint) -> Fallible {
        let text = checked(thread, text)?;
        let Some(index) = usize::try_from(index).ok().filter(|&index| index < text.len()) else {
            return Err(raise!(thread, INDEX_ERROR, "string index out of range"));
        };
        check_modifiable(thread, text)?;
        if point > greatest_of(text) {
            return Err(raise!(thread, VALUE_ERROR, "character out of range"));
        }
        write(text, index, point);
        Ok(())
    }

    fn PyUnicode_AsUTF8(thread, text: &Object) -> Fallible<*const c_char> {
        Ok(utf8(thread, text, ptr::null_mut())?.cast())
    }

    fn PyUnicode_AsUTF8AndSize(thread, text: &Object, length: *mut isize) -> Fallible<*const c_char> {
        Ok(utf8(thread, text, length)?.cast())
    }

    fn PyUnicode_AsUCS4(thread, text: &Object, buffer: *mut u32, length: isize, copy_zero: c_int) -> Fallible<*mut u32> {
        let text = checked(thread, text)?;
        let needed = text.len() + usize::from(copy_zero != 0);
        if length < needed as isize {
            let message = "string is longer than the buffer";
            return Err(raise!(thread, SYSTEM_ERROR, "{message}"));
        }
        for (index, point) in text.view().code_points().enumerate() {
            buffer.add(index).write(point);
        }
        if copy_zero != 0 {
            buffer.add(text.len()).write(0);
        }
        Ok(buffer)
    }

    fn PyUnicode_AsUCS4Copy(thread, text: &Object) -> Fallible<*mut u32> {
        let text = checked(thread, text)?;
        let buffer = crate::pymem::new((text.len() + 1) * size_of::<u32>()).cast::<u32>();
        if buffer.is_null() {
            return Err(thread.raise_out_of_memory());
        }
        for (index, point) in text.view().code_points().chain([0]).enumerate() {
            buffer.add(index).write(point);
        }
        Ok(buffer)
    }

    fn PyUnicode_AsWideChar(thread, text: &Object, buffer: *mut u32, length: isize) -> Fallible<isize> {
        let text = checked(thread, text)?;
        if buffer.is_null() {
            return Ok(text.len() as isize + 1);
        }
        let room = length.max(0) as usize;
        for (index, point) in text.view().code_points().chain([0]).enumerate().take(room) {
            buffer.add(index).write(point);
        }
        Ok(text.len().min(room) as isize)
    }

    fn PyUnicode_AsWideCharString(thread, text: Option<&Object>, length: *mut isize) -> Fallible<*mut u32> {
        let Some(text) = text else { return Err(bad_internal_call(thread)) };
        let text = checked(thread, text)?;
        if length.is_null() && text.view().code_points().any(|point| point == 0) {
            return Err(raise!(thread, VALUE_ERROR, "embedded null character"));
        }
        let buffer = crate::pymem::new((text.len() + 1) * size_of::<u32>()).cast::<u32>();
        if buffer.is_null() {
            return Err(thread.raise_out_of_memory());
        }
        for (index, point) in text.view().code_points().chain([0]).enumerate() {
            buffer.add(index).write(point);
        }
        if !length.is_null() {
            *length = text.len() as isize;
        }
        Ok(buffer)
    }

    fn PyUnicode_CopyCharacters(thread, to: &Object, start: isize, from: &Object, from_start: isize, count: isize) -> Fallible<isize> {
        let (to, from) = (checked(thread, to)?, checked(thread, from)?);
        let (Ok(start), Ok(from_start)) = (usize::try_from(start), usize::try_from(from_start)) else {
            return Err(raise!(thread, INDEX_ERROR, "string index out of range"));
        };
        if start > to.len() || from_start > from.len() {
            return Err(raise!(thread, INDEX_ERROR, "string index out of range"));
        }
        let count = (count.max(0) as usize).min(from.len() - from_start);
        if start + count > to.len() {
            let (room, message) = (to.len() - start, "Cannot write");
            return Err(raise!(thread, SYSTEM_ERROR, "{message} {count} characters at {start} in a string of {room} characters"));
        }
        check_modifiable(thread, to)?;
        let greatest = greatest_of(to);
        for index in 0..count {
            let point = from.view().get(from_start + index).unwrap_or(0);
            if point > greatest {
                return Err(raise!(thread, SYSTEM_ERROR, "Cannot copy characters into a narrower string"));
            }
            write(to, start + index, point);
        }
        Ok(count as isize)
    }

    fn PyUnicode_Fill(thread, text: &Object, start: isize, length: isize, point: c_uint) -> Fallible<isize> {
        let text = checked(thread, text)?;
        check_modifiable(thread, text)?;
        if point > greatest_of(text) {
            let message = "fill character is bigger than the string maximum character";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let Ok(start) = usize::try_from(start) else {
            return Err(raise!(thread, INDEX_ERROR, "string index out of range"));
        };
        let count = (length.max(0) as usize).min(text.len().saturating_sub(start));
        (start..start + count).for_each(|index| write(text, index, point));
        Ok(count as isize)
    }

    fn PyUnicode_Resize(thread, place: *mut *mut PyObject, length: isize) -> Fallible {
        let Some(object) = (*place).cast::<Object>().as_ref() else { return Err(bad_internal_call(thread)) };
        let (text, length) = (expect::<Str>(thread, object)?, length.max(0) as usize);
        if text.len() == length {
            return Ok(());
        }
        let new = Str::unwritten(thread, length, greatest_of(text))?;
        for index in 0..length.min(text.len()) {
            write(&new, index, text.view().get(index).unwrap_or(0));
        }
        *place = give(new);
        drop(Owned::<Object>::adopt(object.into()));
        Ok(())
    }

    fn PyUnicode_GetDefaultEncoding(thread) -> *const c_char {
        c"utf-8".as_ptr()
    }

    fn PyUnicode_IsIdentifier(thread, text: &Object) -> bool {
        text.downcast::<Str>().is_some_and(|text| pycore_text::classify::is_identifier(text.view()))
    }
}

/// The greatest code point that a string has room for.
fn greatest_of(text: &Str) -> u32 {
    match (text.is_ascii(), text.unit_size()) {
        (true, _) => 0x7f,
        (_, 1) => 0xff,
        (_, 2) => 0xffff,
        _ => GREATEST,
    }
}

/// A string is still being written: nobody else has it.
fn check_modifiable(thread: &Thread, text: &Str) -> Fallible {
    if text.as_object().reference_count() != 1 || text.is_interned() {
        return Err(raise!(thread, SYSTEM_ERROR, "Cannot modify a string currently used"));
    }
    Ok(())
}

/// Writes a character.
///
/// # Safety
///
/// 1. The index is one of the string's, which has room for the character, and which nobody else has.
unsafe fn write(text: &Str, index: usize, point: u32) {
    let data = text.data_pointer().cast_mut();
    // SAFETY: condition 1.
    unsafe {
        match text.unit_size() {
            1 => data.add(index).write(point as u8),
            2 => data.cast::<u16>().add(index).write(point as u16),
            _ => data.cast::<u32>().add(index).write(point),
        }
    }
}

/// The text as UTF-8, which stays as long as the string.
///
/// # Safety
///
/// 1. The length can be written, or is NULL.
unsafe fn utf8(thread: &Thread, text: &Object, length: *mut isize) -> Fallible<*const u8> {
    let text = checked(thread, text)?.to_utf8(thread)?;
    // SAFETY: condition 1.
    unsafe {
        if !length.is_null() {
            *length = text.len() as isize;
        }
    }
    Ok(text.as_ptr())
}

/// Encodings that have functions of their own: decoding from memory, and encoding to bytes.
macro_rules! encodings {
    ($($decode:ident $encode:ident $native:expr;)+) => {
        api! {
            $(
                fn $decode(thread, bytes: *const u8, length: isize, errors: Option<&CStr>) -> Fallible<Owned<Str>> {
                    decode_native(thread, $native, slice(bytes, length.max(0) as usize), errors)
                }

                fn $encode(thread, text: &Object) -> Fallible<Owned<Bytes>> {
                    $native.encode(thread, checked(thread, text)?, None)
                }
            )+
        }
    };
}

encodings! {
    PyUnicode_DecodeUTF8 PyUnicode_AsUTF8String Native::Utf8;
    PyUnicode_DecodeLatin1 PyUnicode_AsLatin1String Native::Latin1;
    PyUnicode_DecodeASCII PyUnicode_AsASCIIString Native::Ascii;
    PyUnicode_DecodeUnicodeEscape PyUnicode_AsUnicodeEscapeString Native::UnicodeEscape;
    PyUnicode_DecodeRawUnicodeEscape PyUnicode_AsRawUnicodeEscapeString Native::RawUnicodeEscape;
}

/// Decodes bytes that may go on: how many were used is stored.
///
/// # Safety
///
/// 1. There are so many bytes; the pointer is NULL or can be written.
unsafe fn decode_stateful(
    thread: &Thread,
    native: Native,
    (bytes, length): (*const u8, isize),
    errors: Option<&CStr>,
    used: *mut isize,
) -> Fallible<Owned<Str>> {
    // SAFETY: condition 1.
    unsafe {
        let bytes = Bytes::new(thread, slice(bytes, length.max(0) as usize))?;
        let errors = errors.map(|errors| convert::text(thread, errors)).transpose()?;
        let is_final = used.is_null();
        let (text, count) =
            native.decode(thread, BytesLike::Bytes(&bytes), errors.as_deref(), is_final)?;
        if !used.is_null() {
            *used = count as isize;
        }
        Ok(text)
    }
}

api! {
    fn PyUnicode_DecodeUTF8Stateful(thread, bytes: *const u8, length: isize, errors: Option<&CStr>, used: *mut isize) -> Fallible<Owned<Str>> {
        decode_stateful(thread, Native::Utf8, (bytes, length), errors, used)
    }

    fn PyUnicode_DecodeUTF7Stateful(thread, bytes: *const u8, length: isize, errors: Option<&CStr>, used: *mut isize) -> Fallible<Owned<Str>> {
        decode_stateful(thread, Native::Utf7, (bytes, length), errors, used)
    }

    fn PyUnicode_DecodeUTF7(thread, bytes: *const u8, length: isize, errors: Option<&CStr>) -> Fallible<Owned<Str>> {
        decode_native(thread, Native::Utf7, slice(bytes, length.max(0) as usize), errors)
    }

    fn PyUnicode_AsUTF16String(thread, text: &Object) -> Fallible<Owned<Bytes>> {
        Native::Utf16(None).encode(thread, checked(thread, text)?, None)
    }

    fn PyUnicode_AsUTF32String(thread, text: &Object) -> Fallible<Owned<Bytes>> {
        Native::Utf32(None).encode(thread, checked(thread, text)?, None)
    }

    fn PyUnicode_Decode(thread, bytes: *const u8, length: isize, encoding: Option<&CStr>, errors: Option<&CStr>) -> Fallible<Owned> {
        let bytes = Bytes::new(thread, slice(bytes, length.max(0) as usize))?;
        decode(thread, bytes.as_object(), encoding, errors)
    }

    fn PyUnicode_AsEncodedString(thread, text: &Object, encoding: Option<&CStr>, errors: Option<&CStr>) -> Fallible<Owned<Bytes>> {
        encode(thread, checked(thread, text)?, encoding, errors)
    }

    fn PyUnicode_DecodeFSDefault(thread, name: &CStr) -> Fallible<Owned<Str>> {
        Str::fs_decode(thread, name.to_bytes())
    }

    fn PyUnicode_DecodeFSDefaultAndSize(thread, name: *const u8, length: isize) -> Fallible<Owned<Str>> {
        Str::fs_decode(thread, slice(name, length.max(0) as usize))
    }

    fn PyUnicode_EncodeFSDefault(thread, text: &Object) -> Fallible<Owned<Bytes>> {
        Bytes::new(thread, &checked(thread, text)?.fs_encode(thread)?)
    }

    fn PyUnicode_DecodeLocale(thread, name: &CStr, errors: Option<&CStr>) -> Fallible<Owned<Str>> {
        decode_utf8(thread, name.to_bytes(), errors)
    }

    fn PyUnicode_DecodeLocaleAndSize(thread, name: *const u8, length: isize, errors: Option<&CStr>) -> Fallible<Owned<Str>> {
        decode_utf8(thread, slice(name, length.max(0) as usize), errors)
    }

    fn PyUnicode_EncodeLocale(thread, text: &Object, errors: Option<&CStr>) -> Fallible<Owned<Bytes>> {
        encode(thread, checked(thread, text)?, Some(c"utf-8"), errors)
    }

    fn PyUnicode_FSConverter(thread, path: Option<&Object>, place: *mut *mut PyObject) -> c_int {
        let Some(path) = path else {
            if let Some(old) = ptr::NonNull::new(ptr::replace(place, ptr::null_mut())) {
                drop(Owned::<Object>::adopt(old.cast()));
            }
            return 1;
        };
        match crate::object::path_bytes(thread, path) {
            Ok(bytes) if bytes.as_slice().contains(&0) => {
                let _ = raise!(thread, VALUE_ERROR, "embedded null byte");
                0
            }
            Ok(bytes) => {
                *place = give(bytes);
                0x20000
            }
            Err(_) => 0,
        }
    }

    fn PyUnicode_FSDecoder(thread, path: Option<&Object>, place: *mut *mut PyObject) -> c_int {
        let Some(path) = path else {
            if let Some(old) = ptr::NonNull::new(ptr::replace(place, ptr::null_mut())) {
                drop(Owned::<Object>::adopt(old.cast()));
            }
            return 1;
        };
        let decoded = pycore_objects::protocol::path::file_system_path(thread, path).and_then(|path| {
            match path.downcast::<Str>() {
                Ok(text) => Ok(text),
                Err(path) => match path.downcast_ref::<Bytes>() {
                    Some(bytes) => Str::fs_decode(thread, bytes.as_slice()),
                    None => Err(bad_internal_call(thread)),
                },
            }
        });
        match decoded {
            Ok(text) if text.view().code_points().any(|point| point == 0) => {
                let _ = raise!(thread, VALUE_ERROR, "embedded null character");
                0
            }
            Ok(text) => {
                *place = give(text);
                0x20000
            }
            Err(_) => 0,
        }
    }
}

// What strings do.
api! {
    fn PyUnicode_Concat(thread, left: &Object, right: &Object) -> Fallible<Owned<Str>> {
        let left = str_of(thread, left)?;
        left.concatenated(thread, str_of(thread, right)?)
    }

    fn PyUnicode_Append(thread, place: *mut *mut PyObject, right: Option<&Object>) -> () {
        append(thread, place, right);
    }

    fn PyUnicode_AppendAndDel(thread, place: *mut *mut PyObject, right: Option<Owned>) -> () {
        append(thread, place, right.as_deref());
    }

    fn PyUnicode_Substring(thread, text: &Object, start: isize, end: isize) -> Fallible<Owned<Str>> {
        let text = checked(thread, text)?;
        if start < 0 || end < 0 {
            return Err(raise!(thread, INDEX_ERROR, "string index out of range"));
        }
        let end = (end as usize).min(text.len());
        let start = (start as usize).min(end);
        Str::from_view(thread, text.view().part(start..end))
    }

    fn PyUnicode_Join(thread, separator: &Object, items: &Object) -> Fallible<Owned<Str>> {
        let items = pycore_objects::protocol::sequence::to_tuple(thread, items)?;
        // Without items, or with one, nobody looks at the separator.
        match items.as_slice() {
            [] => Str::empty(thread),
            [item] if item.downcast_exact::<Str>().is_some() => Ok(Owned::share(str_of(thread, item)?)),
            _ => str_of(thread, separator)?.joined(thread, items.as_object()),
        }
    }

    fn PyUnicode_Split(thread, text: &Object, separator: Option<&Object>, most: isize) -> Fallible<Owned> {
        let none = thread.none();
        method(thread, text, "split", &[separator.unwrap_or(&none), &*thread.new_int(most as i64)?])
    }

    fn PyUnicode_RSplit(thread, text: &Object, separator: Option<&Object>, most: isize) -> Fallible<Owned> {
        let none = thread.none();
        method(thread, text, "rsplit", &[separator.unwrap_or(&none), &*thread.new_int(most as i64)?])
    }

    fn PyUnicode_Splitlines(thread, text: &Object, keep: c_int) -> Fallible<Owned> {
        method(thread, text, "splitlines", &[&*thread.bool(keep != 0)])
    }

    fn PyUnicode_Partition(thread, text: &Object, separator: &Object) -> Fallible<Owned> {
        method(thread, text, "partition", &[separator])
    }

    fn PyUnicode_RPartition(thread, text: &Object, separator: &Object) -> Fallible<Owned> {
        method(thread, text, "rpartition", &[separator])
    }

    fn PyUnicode_Replace(thread, text: &Object, old: &Object, new: &Object, most: isize) -> Fallible<Owned> {
        method(thread, text, "replace", &[old, new, &*thread.new_int(most as i64)?])
    }

    fn PyUnicode_Translate(thread, text: &Object, table: &Object, errors: Option<&CStr>) -> Fallible<Owned> {
        let _ = errors;
        method(thread, text, "translate", &[table])
    }

    fn PyUnicode_Format(thread, format: &Object, arguments: &Object) -> Fallible<Owned> {
        use pycore_objects::protocol::number::{self, Operator};
        number::binary(thread, format, arguments, Operator::Remainder)
    }

    fn PyUnicode_Contains(thread, text: &Object, part: &Object) -> Fallible<bool> {
        object::contains(thread, text, part)
    }

    fn PyUnicode_Find(thread, text: &Object, part: &Object, start: isize, end: isize, direction: c_int) -> isize {
        let name = if direction > 0 { "find" } else { "rfind" };
        search(thread, text, name, part, start, end).unwrap_or(-2)
    }

    fn PyUnicode_FindChar(thread, text: &Object, character: c_uint, start: isize, end: isize, direction: c_int) -> isize {
        let Some(text) = text.downcast::<Str>() else {
            let _ = bad_argument(thread);
            return -2;
        };
        let range = range(text.len(), start, end);
        find_character(text, character, range, direction > 0).map_or(-1, |index| index as isize)
    }

    fn PyUnicode_Count(thread, text: &Object, part: &Object, start: isize, end: isize) -> Fallible<isize> {
        search(thread, text, "count", part, start, end)
    }

    fn PyUnicode_Tailmatch(thread, text: &Object, part: &Object, start: isize, end: isize, direction: c_int) -> Fallible<isize> {
        let name = if direction > 0 { "endswith" } else { "startswith" };
        let (start, end) = (thread.new_int(start as i64)?, thread.new_int(end as i64)?);
        let answer = method(thread, text, name, &[part, &start, &end])?;
        Ok(answer.is(&thread.bool(true)).into())
    }

    fn PyUnicode_Compare(thread, left: &Object, right: &Object) -> Fallible<c_int> {
        match (left.downcast::<Str>(), right.downcast::<Str>()) {
            (Some(left), Some(right)) => {
                Ok(left.view().code_points().cmp(right.view().code_points()) as c_int)
            }
            _ => {
                let (left, right) = (left.type_name(), right.type_name());
                Err(raise!(thread, TYPE_ERROR, "Can't compare {left} and {right}"))
            }
        }
    }

    fn PyUnicode_CompareWithASCIIString(thread, left: &Object, right: &CStr) -> c_int {
        let Some(left) = left.downcast::<Str>() else { return -1 };
        left.view().code_points().cmp(right.to_bytes().iter().map(|&byte| u32::from(byte))) as c_int
    }

    fn PyUnicode_EqualToUTF8(thread, left: &Object, right: &CStr) -> bool {
        equals(left, right.to_bytes())
    }

    fn PyUnicode_EqualToUTF8AndSize(thread, left: &Object, right: *const u8, length: isize) -> bool {
        equals(left, slice(right, length.max(0) as usize))
    }

    fn PyUnicode_Equal(thread, left: &Object, right: &Object) -> Fallible<bool> {
        let wrong = |given: &Object| {
            raise!(thread, TYPE_ERROR, "first argument must be str, not {}", given.type_name())
        };
        let Some(one) = left.downcast::<Str>() else { return Err(wrong(left)) };
        match right.downcast::<Str>() {
            Some(other) => Ok(one.equals(other)),
            None => {
                let given = right.type_name();
                Err(raise!(thread, TYPE_ERROR, "second argument must be str, not {given}"))
            }
        }
    }

    fn _PyUnicode_Equal(thread, left: &Object, right: &Object) -> bool {
        match (left.downcast::<Str>(), right.downcast::<Str>()) {
            (Some(left), Some(right)) => left.equals(right),
            _ => false,
        }
    }

    fn _PyUnicode_EqualToASCIIString(thread, left: &Object, right: &CStr) -> bool {
        equals(left, right.to_bytes())
    }

    fn PyUnicode_RichCompare(thread, left: &Object, right: &Object, which: c_int) -> Fallible<Owned> {
        let which = crate::object::comparison(thread, which)?;
        match (left.downcast::<Str>(), right.downcast::<Str>()) {
            (Some(one), Some(other)) => {
                let order = one.view().code_points().cmp(other.view().code_points());
                Ok(thread.bool(match which {
                    Comparison::Less => order.is_lt(),
                    Comparison::LessOrEqual => order.is_le(),
                    Comparison::Equal => order.is_eq(),
                    Comparison::NotEqual => order.is_ne(),
                    Comparison::Greater => order.is_gt(),
                    Comparison::GreaterOrEqual => order.is_ge(),
                }))
            }
            _ => Ok(thread.not_implemented()),
        }
    }

    fn PyUnicode_BuildEncodingMap(thread, table: &Object) -> Fallible<Owned> {
        let codecs = thread.interpreter().hooks.import_module.get();
        let Some(import) = codecs else { return Err(bad_internal_call(thread)) };
        let module = import(thread, Str::new(thread, "_codecs")?.as_object())?;
        method(thread, &module, "charmap_build", &[table])
    }
}

fn equals(left: &Object, right: &[u8]) -> bool {
    let Some(left) = left.downcast::<Str>() else { return false };
    match std::str::from_utf8(right) {
        Ok(right) => left.view().code_points().eq(right.chars().map(u32::from)),
        Err(_) => false,
    }
}

/// A method of strings that gives a number, for a range of the string.
fn search(
    thread: &Thread,
    text: &Object,
    name: &str,
    part: &Object,
    start: isize,
    end: isize,
) -> Fallible<isize> {
    let (text, part) = (str_of(thread, text)?, str_of(thread, part)?);
    let (start, end) = (thread.new_int(start as i64)?, thread.new_int(end as i64)?);
    let place = method(thread, text.as_object(), name, &[part.as_object(), &start, &end])?;
    let place = place.downcast_ref::<pycore_objects::types::int::Int>();
    place.and_then(|place| place.to_isize()).ok_or_else(|| bad_internal_call(thread))
}

/// Replaces a string by itself with another behind; by NULL if that fails.
///
/// # Safety
///
/// 1. The place holds a reference, or NULL.
unsafe fn append(thread: &Thread, place: *mut *mut PyObject, right: Option<&Object>) {
    // SAFETY: condition 1.
    let left = unsafe {
        ptr::NonNull::new(ptr::replace(place, ptr::null_mut()))
            .map(|left| Owned::<Object>::adopt(left.cast()))
    };
    let (Some(left), Some(right)) = (left, right) else {
        if thread.raised().is_none() {
            let _ = bad_internal_call(thread);
        }
        return;
    };
    let joined =
        str_of(thread, &left).and_then(|left| left.concatenated(thread, str_of(thread, right)?));
    if let Ok(joined) = joined {
        // SAFETY: condition 1.
        unsafe { *place = give(joined) };
    }
}

/// `PyUnicode_FromFormat`
unsafe extern "C" fn from_format(text: *const c_char, arguments: *mut VaList) -> *mut PyObject {
    // SAFETY: C code calls this with the lock, and arguments as the C API demands.
    unsafe {
        let thread = Thread::current();
        match format::compose(thread, CStr::from_ptr(text), &mut *arguments) {
            Ok(text) => give(text),
            Err(_) => ptr::null_mut(),
        }
    }
}

variadic! {
    PyUnicode_FromFormat(1, ...) = from_format;
}
