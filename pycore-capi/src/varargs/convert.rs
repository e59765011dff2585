//! One argument by its unit of a format: the value, and where it is stored.

use core::ffi::{CStr, c_char, c_int, c_long, c_short, c_uchar, c_uint, c_ulong, c_ushort, c_void};
use std::ptr;

use pycore_abi::{Py_buffer, Py_complex, PyObject, PyTypeObject};
use pycore_objects::protocol::{buffer, number, object};
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Thread, TypeObject, raise};

use super::VaList;
use super::parse::Refusal;
use crate::convert::raw;
use crate::longobject::mask;

/// Called for an `O&` argument: 0 with an exception, or how to take it back.
type Converter = unsafe extern "C" fn(*mut PyObject, *mut c_void) -> c_int;

/// A converter that says so wants to be called again, without an object, if a later argument fails.
const CLEANUP_SUPPORTED: c_int = 0x20000;

/// What has to be taken back if a later argument fails.
#[derive(Default)]
pub(crate) struct Clean(Vec<Undo>);

enum Undo {
    Buffer(*mut Py_buffer),
    Memory(*mut *mut c_char),
    Converted(Converter, *mut c_void),
}

impl Clean {
    /// All arguments were right: what was stored is the caller's.
    pub(crate) fn forget(self) {}

    /// Takes back what was stored.
    pub(crate) fn take_back(self) {
        for undo in self.0 {
            // SAFETY: the units of the format named these places, and they were filled.
            unsafe {
                match undo {
                    Undo::Buffer(view) => buffer::release_raw(view),
                    Undo::Memory(place) => {
                        crate::pymem::free(ptr::replace(place, ptr::null_mut()).cast());
                    }
                    Undo::Converted(converter, place) => {
                        converter(ptr::null_mut(), place);
                    }
                }
            }
        }
    }
}

/// How messages call what was given.
pub(crate) fn name_of(argument: &Object) -> String {
    if argument.is_none() {
        return "None".to_owned();
    }
    argument.type_object().display_name().to_owned()
}

/// `must be str, not int`
fn wrong(expected: &str, argument: &Object) -> Refusal {
    Refusal::Message(format!("must be {expected}, not {}", name_of(argument)))
}

/// An int in a range, with what is raised beyond it.
fn ranged(
    thread: &Thread,
    argument: &Object,
    (least, most): (c_long, c_long),
    what: &str,
) -> Fallible<c_long> {
    let value = number::to_c_long(thread, argument)?;
    if value < least {
        return Err(raise!(thread, OVERFLOW_ERROR, "{what} is less than minimum"));
    }
    if value > most {
        return Err(raise!(thread, OVERFLOW_ERROR, "{what} is greater than maximum"));
    }
    Ok(value)
}

/// Memory of a bytes-like object in one piece.
///
/// # Safety
///
/// 1. The view can be written.
unsafe fn export(
    thread: &Thread,
    argument: &Object,
    view: *mut Py_buffer,
    flags: c_int,
) -> Result<(), Refusal> {
    // SAFETY: condition 1.
    unsafe {
        if let Err(raised) = buffer::get_raw(thread, argument, view, flags) {
            (*view).obj = ptr::null_mut();
            return Err(raised.into());
        }
        if !buffer::is_contiguous_raw(view, buffer::Order::C) {
            buffer::release_raw(view);
            return Err(wrong("contiguous buffer", argument));
        }
    }
    Ok(())
}

/// The bytes of an object that keeps them where they are for as long as it lives.
///
/// # Safety
///
/// 1. The result is not used longer than the object.
unsafe fn lasting_bytes(thread: &Thread, argument: &Object) -> Result<(*const u8, usize), Refusal> {
    if let Some(bytes) = argument.downcast::<Bytes>() {
        return Ok((bytes.as_slice().as_ptr(), bytes.len()));
    }
    if buffer::has_release(argument) {
        return Err(wrong("read-only bytes-like object", argument));
    }
    // SAFETY: all fields of a view may be zero.
    unsafe {
        let mut view: Py_buffer = std::mem::zeroed();
        export(thread, argument, &raw mut view, 0)?;
        let found = (view.buf.cast::<u8>().cast_const(), view.len.max(0) as usize);
        buffer::release_raw(&raw mut view);
        Ok(found)
    }
}

/// `embedded null byte`
fn without_nul(thread: &Thread, bytes: &[u8], what: &str) -> Fallible {
    if bytes.contains(&0) {
        return Err(raise!(thread, VALUE_ERROR, "embedded null {what}"));
    }
    Ok(())
}

/// Fills a view with the UTF-8 of a text.
///
/// # Safety
///
/// 1. The view can be written.
unsafe fn export_text(thread: &Thread, text: &Str, view: *mut Py_buffer) -> Fallible {
    let bytes = text.to_utf8(thread)?;
    let memory = (bytes.as_ptr().cast_mut(), bytes.len());
    // SAFETY: condition 1; the bytes stay as long as the text, which the view holds.
    unsafe { buffer::fill(thread, ptr::NonNull::new(view), text.as_object(), memory, true, 0) }
}

/// Stores the value of an argument where the targets say.
///
/// # Safety
///
/// 1. The targets are what the unit names: places for the values.
pub(crate) unsafe fn one(
    thread: &Thread,
    unit: &[u8],
    argument: &Object,
    targets: &mut VaList,
    clean: &mut Clean,
) -> Result<(), Refusal> {
    /// Stores a value in the next place.
    macro_rules! store {
        ($kind:ty, $value:expr) => {{
            let place = targets.next::<*mut $kind>();
            *place = $value;
            Ok(())
        }};
    }
    // SAFETY: condition 1.
    unsafe {
        match unit {
            b"b" => {
                let place = targets.next::<*mut c_uchar>();
                let range = (0, c_uchar::MAX.into());
                *place = ranged(thread, argument, range, "unsigned byte integer")? as c_uchar;
                Ok(())
            }
            b"B" => store!(c_uchar, mask(thread, argument)? as c_uchar),
            b"h" => {
                let place = targets.next::<*mut c_short>();
                let range = (c_short::MIN.into(), c_short::MAX.into());
                *place = ranged(thread, argument, range, "signed short integer")? as c_short;
                Ok(())
            }
            b"H" => store!(c_ushort, mask(thread, argument)? as c_ushort),
            b"i" => {
                let place = targets.next::<*mut c_int>();
                let range = (c_int::MIN.into(), c_int::MAX.into());
                *place = ranged(thread, argument, range, "signed integer")? as c_int;
                Ok(())
            }
            b"I" => store!(c_uint, mask(thread, argument)? as c_uint),
            b"n" => {
                let index = number::index(thread, argument)?;
                store!(isize, crate::longobject::as_isize(thread, &index)?)
            }
            b"l" => store!(c_long, number::to_c_long(thread, argument)?),
            b"L" => store!(c_long, crate::longobject::as_long_long(thread, argument)?),
            b"k" | b"K" => {
                let place = targets.next::<*mut c_ulong>();
                if !number::is_index(argument) {
                    return Err(wrong("int", argument));
                }
                *place = mask(thread, argument)?;
                Ok(())
            }
            b"f" => store!(f32, number::to_f64(thread, argument)? as f32),
            b"d" => store!(f64, number::to_f64(thread, argument)?),
            b"D" => store!(Py_complex, crate::complexobject::value_of(thread, argument)?),
            b"c" => one_byte(argument, targets.next::<*mut c_char>()),
            b"C" => one_character(argument, targets.next::<*mut c_int>()),
            b"p" => store!(c_int, object::is_true(thread, argument)?.into()),
            b"y*" | b"s*" | b"z*" => {
                let view = targets.next::<*mut Py_buffer>();
                if unit[0] == b'z' && argument.is_none() {
                    *view = std::mem::zeroed();
                    (*view).itemsize = 1;
                    (*view).readonly = 1;
                    (*view).ndim = 1;
                } else if unit[0] != b'y'
                    && let Some(text) = argument.downcast::<Str>()
                {
                    export_text(thread, text, view)?;
                } else {
                    export(thread, argument, view, 0)?;
                }
                clean.0.push(Undo::Buffer(view));
                Ok(())
            }
            b"w*" => {
                let view = targets.next::<*mut Py_buffer>();
                let writable = pycore_abi::constants::buffer_flag::PyBUF_WRITABLE;
                if let Err(raised) = buffer::get_raw(thread, argument, view, writable) {
                    thread.clear_exception(raised);
                    (*view).obj = ptr::null_mut();
                    return Err(wrong("read-write bytes-like object", argument));
                }
                if !buffer::is_contiguous_raw(view, buffer::Order::C) {
                    buffer::release_raw(view);
                    return Err(wrong("contiguous buffer", argument));
                }
                clean.0.push(Undo::Buffer(view));
                Ok(())
            }
            b"y" | b"y#" | b"s" | b"s#" | b"z" | b"z#" => {
                text_or_bytes(thread, unit, argument, targets)
            }
            [b'e', kind, rest @ ..] => {
                encoded(thread, *kind, !rest.is_empty(), argument, targets, clean)
            }
            b"S" => match argument.downcast::<Bytes>() {
                Some(_) => store!(*mut PyObject, raw(argument)),
                None => Err(wrong("bytes", argument)),
            },
            b"Y" => match argument.downcast::<ByteArray>() {
                Some(_) => store!(*mut PyObject, raw(argument)),
                None => Err(wrong("bytearray", argument)),
            },
            b"U" => match argument.downcast::<Str>() {
                Some(_) => store!(*mut PyObject, raw(argument)),
                None => Err(wrong("str", argument)),
            },
            b"O" => store!(*mut PyObject, raw(argument)),
            b"O!" => {
                let class = targets.next::<*mut PyTypeObject>();
                let place = targets.next::<*mut *mut PyObject>();
                let class: &TypeObject = &*class.cast();
                if !argument.type_object().is_subtype_of(class) {
                    return Err(wrong(class.display_name(), argument));
                }
                *place = raw(argument);
                Ok(())
            }
            b"O&" => {
                let converter = targets.next::<*const c_void>();
                let converter = std::mem::transmute::<*const c_void, Converter>(converter);
                let place = targets.next::<*mut c_void>();
                match converter(raw(argument), place) {
                    0 => Err(match thread.raised() {
                        Some(raised) => raised.into(),
                        None => Refusal::Message("(unspecified)".to_owned()),
                    }),
                    CLEANUP_SUPPORTED => {
                        clean.0.push(Undo::Converted(converter, place));
                        Ok(())
                    }
                    _ => Ok(()),
                }
            }
            _ => Err(Refusal::Message("(impossible<bad format char>)".to_owned())),
        }
    }
}

/// # Safety
///
/// 1. The place can be written.
unsafe fn one_byte(argument: &Object, place: *mut c_char) -> Result<(), Refusal> {
    let (kind, bytes) = if let Some(bytes) = argument.downcast::<Bytes>() {
        ("bytes", bytes.as_slice().to_vec())
    } else if let Some(bytes) = argument.downcast::<ByteArray>() {
        ("bytearray", bytes.bytes().to_vec())
    } else {
        return Err(wrong("a byte string of length 1", argument));
    };
    let [byte] = bytes[..] else {
        let length = bytes.len();
        let message =
            format!("must be a byte string of length 1, not a {kind} object of length {length}");
        return Err(Refusal::Message(message));
    };
    // SAFETY: condition 1.
    unsafe { *place = byte as c_char };
    Ok(())
}

/// # Safety
///
/// 1. The place can be written.
unsafe fn one_character(argument: &Object, place: *mut c_int) -> Result<(), Refusal> {
    let Some(text) = argument.downcast::<Str>() else {
        return Err(wrong("a unicode character", argument));
    };
    match text.view().get(0) {
        // SAFETY: condition 1.
        Some(point) if text.len() == 1 => unsafe {
            *place = point as c_int;
            Ok(())
        },
        _ => {
            let length = text.len();
            let message = format!("must be a unicode character, not a string of length {length}");
            Err(Refusal::Message(message))
        }
    }
}

/// The units of a pointer to text, with or without a length.
///
/// # Safety
///
/// 1. As for [`one`].
unsafe fn text_or_bytes(
    thread: &Thread,
    unit: &[u8],
    argument: &Object,
    targets: &mut VaList,
) -> Result<(), Refusal> {
    // SAFETY: condition 1.
    unsafe {
        let place = targets.next::<*mut *const u8>();
        let length = (unit.len() > 1).then(|| targets.next::<*mut isize>());
        let (data, count) = if unit[0] == b'z' && argument.is_none() {
            (ptr::null(), 0)
        } else if unit[0] != b'y'
            && let Some(text) = argument.downcast::<Str>()
        {
            let bytes = text.to_utf8(thread)?;
            if length.is_none() {
                without_nul(thread, bytes.as_bytes(), "character")?;
            }
            (bytes.as_ptr(), bytes.len())
        } else if unit[0] == b'y' || length.is_some() {
            let (data, count) = lasting_bytes(thread, argument)?;
            if length.is_none() && !data.is_null() {
                without_nul(thread, std::slice::from_raw_parts(data, count), "byte")?;
            }
            (data, count)
        } else {
            return Err(wrong(if unit[0] == b'z' { "str or None" } else { "str" }, argument));
        };
        *place = data;
        if let Some(length) = length {
            *length = count as isize;
        }
    }
    Ok(())
}

/// The units of a text in an encoding, copied to memory of the caller or of its own.
///
/// # Safety
///
/// 1. As for [`one`].
unsafe fn encoded(
    thread: &Thread,
    kind: u8,
    with_length: bool,
    argument: &Object,
    targets: &mut VaList,
    clean: &mut Clean,
) -> Result<(), Refusal> {
    // SAFETY: condition 1.
    unsafe {
        let encoding = targets.next::<*const c_char>();
        let place = targets.next::<*mut *mut c_char>();
        let length = with_length.then(|| targets.next::<*mut isize>());
        let bytes = if kind == b't'
            && let Some(bytes) = argument.downcast::<Bytes>()
        {
            bytes.as_slice().to_vec()
        } else if kind == b't'
            && let Some(bytes) = argument.downcast::<ByteArray>()
        {
            bytes.bytes().to_vec()
        } else if let Some(text) = argument.downcast::<Str>() {
            let encoding = (!encoding.is_null()).then(|| CStr::from_ptr(encoding));
            crate::unicodeobject::encode(thread, text, encoding, None)?.as_slice().to_vec()
        } else {
            let expected = if kind == b't' { "str, bytes or bytearray" } else { "str" };
            return Err(wrong(expected, argument));
        };
        if length.is_none() && bytes.contains(&0) {
            return Err(wrong("encoded string without null bytes", argument));
        }
        match length {
            Some(length) if !(*place).is_null() => {
                if bytes.len() as isize + 1 > *length {
                    let (count, room) = (bytes.len(), *length);
                    let message =
                        format!("encoded string too long ({count}, maximum length {})", room - 1);
                    return Err(raise!(thread, VALUE_ERROR, "{message}").into());
                }
            }
            _ => {
                let memory = crate::pymem::new(bytes.len() + 1);
                if memory.is_null() {
                    return Err(thread.raise_out_of_memory().into());
                }
                *place = memory.cast();
                clean.0.push(Undo::Memory(place));
            }
        }
        ptr::copy_nonoverlapping(bytes.as_ptr(), (*place).cast(), bytes.len());
        (*place).add(bytes.len()).write(0);
        if let Some(length) = length {
            *length = bytes.len() as isize;
        }
    }
    Ok(())
}

/// Passes over the targets of a unit whose argument is missing.
///
/// # Safety
///
/// 1. As for [`one`].
pub(crate) unsafe fn skip(unit: &[u8], targets: &mut VaList) {
    let count = match unit {
        [b'(', inner @ .., b')'] => {
            // SAFETY: condition 1.
            return super::parse::units(inner).for_each(|unit| unsafe { skip(unit, targets) });
        }
        [b'e', _, rest @ ..] => 2 + rest.len(),
        [b's' | b'z' | b'y', b'#'] | [b'O', b'!' | b'&'] => 2,
        _ => 1,
    };
    for _ in 0..count {
        // SAFETY: condition 1.
        unsafe { targets.next::<*mut c_void>() };
    }
}
