//! Arguments of functions that have no signature: numbers of them, C's integers, names of hosts.

use std::ffi::CString;

use pycore_objects::codecs;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::number;
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Raised, Thread, name, raise};

/// The arguments as objects, of which there must be at least and at most as many.
pub(super) fn objects<'a>(
    thread: &Thread,
    arguments: Arguments<'a>,
    function: &str,
    (least, most): (usize, usize),
) -> Fallible<Vec<&'a Object>> {
    let given = arguments.len();
    if given < least || given > most {
        let bound = if given < least { least } else { most };
        let how = match (least == most, given < least) {
            (true, _) => "exactly",
            (false, true) => "at least",
            (false, false) => "at most",
        };
        let plural = if bound == 1 { "" } else { "s" };
        let message = format!("{function}() takes {how} {bound} argument{plural} ({given} given)");
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    arguments.positional().iter().map(|slot| slot.object(thread)).collect()
}

/// A C `int`.
pub(super) fn int(thread: &Thread, value: &Object) -> Fallible<i32> {
    let value = number::to_c_long(thread, value)?;
    i32::try_from(value).map_err(|_| {
        let bound = if value < 0 { "less than minimum" } else { "greater than maximum" };
        raise!(thread, OVERFLOW_ERROR, "signed integer is {bound}")
    })
}

/// A C `int` where there may be none.
pub(super) fn int_or(thread: &Thread, value: Option<&&Object>, default: i32) -> Fallible<i32> {
    value.map_or(Ok(default), |value| int(thread, value))
}

/// A C `Py_ssize_t`.
pub(super) fn size(thread: &Thread, value: &Object) -> Fallible<isize> {
    let value = number::index(thread, value)?;
    value.to_isize().ok_or_else(|| number::too_large(thread, "C ssize_t"))
}

/// A C `unsigned int`: the lowest bits of any integer.
pub(super) fn unsigned(thread: &Thread, value: &Object) -> Fallible<u32> {
    let value = number::index(thread, value)?;
    let mut low: u32 = 0;
    for (place, &digit) in value.digits().iter().take(2).enumerate() {
        low = low.wrapping_add(digit.wrapping_shl(30 * place as u32));
    }
    Ok(if value.is_negative() { low.wrapping_neg() } else { low })
}

/// The bytes of a host's name: text is encoded by the codec `idna`.
fn host_bytes(thread: &Thread, host: &Object, ascii_as_it_is: bool) -> Fallible<Option<Vec<u8>>> {
    if let Some(bytes) = host.downcast::<Bytes>() {
        return Ok(Some(bytes.as_slice().to_vec()));
    }
    if host.downcast::<ByteArray>().is_some() {
        return Ok(Some(BytesLike::of(thread, host)?.to_vec()));
    }
    let Some(text) = host.downcast::<Str>() else { return Ok(None) };
    match text.as_ascii() {
        Some(text) if ascii_as_it_is => Ok(Some(text.as_bytes().to_vec())),
        _ => international(thread, text).map(Some),
    }
}

/// A host's name by the codec `idna`. What is ASCII already, in labels that are not too long, needs no codec.
pub(super) fn international(thread: &Thread, text: &Str) -> Fallible<Vec<u8>> {
    if let Some(ascii) = text.as_ascii() {
        let labels = ascii.strip_suffix('.').unwrap_or(ascii);
        if ascii.is_empty() || labels.split('.').all(|label| (1..64).contains(&label.len())) {
            return Ok(ascii.as_bytes().to_vec());
        }
    }
    let bytes = codecs::encode(thread, text, Some(name!(thread, "idna")), None)?;
    Ok(bytes.as_slice().to_vec())
}

/// The name of a host in an address.
pub(super) fn host(thread: &Thread, value: &Object) -> Fallible<CString> {
    let Some(bytes) = host_bytes(thread, value, true)? else {
        let kind = value.type_name();
        let message = "str, bytes or bytearray expected, not";
        return Err(raise!(thread, TYPE_ERROR, "{message} {kind}"));
    };
    CString::new(bytes)
        .map_err(|_| raise!(thread, TYPE_ERROR, "host name must not contain null character"))
}

/// The name of a host as the only argument of a function.
pub(super) fn host_argument(thread: &Thread, function: &str, value: &Object) -> Fallible<CString> {
    let kind = value.type_name();
    let wrong = |expected: &str| -> Raised {
        raise!(thread, TYPE_ERROR, "{function}() argument 1 must be {expected}, not {kind}")
    };
    let Some(bytes) = host_bytes(thread, value, false)? else {
        return Err(wrong("str, bytes or bytearray"));
    };
    CString::new(bytes).map_err(|_| wrong("encoded string without null bytes"))
}

/// Text without NUL.
pub(super) fn text(
    thread: &Thread,
    function: &str,
    place: Option<usize>,
    value: &Object,
) -> Fallible<CString> {
    let place = place.map_or("argument".to_owned(), |place| format!("argument {place}"));
    let Some(text) = value.downcast::<Str>() else {
        let kind = value.type_name();
        let kind = if value.is_none() { "None" } else { &*kind };
        return Err(raise!(thread, TYPE_ERROR, "{function}() {place} must be str, not {kind}"));
    };
    CString::new(text.to_utf8(thread)?)
        .map_err(|_| raise!(thread, VALUE_ERROR, "embedded null character"))
}

/// Bytes, or a text as bytes of a file's name, without NUL.
pub(super) fn file_name(thread: &Thread, value: &Object) -> Fallible<CString> {
    let path = pycore_objects::protocol::path::file_system_path(thread, value)?;
    let bytes = match (path.downcast_ref::<Str>(), path.downcast_ref::<Bytes>()) {
        (Some(text), _) => text.fs_encode(thread)?,
        (_, Some(bytes)) => bytes.as_slice().to_vec(),
        _ => Vec::new(),
    };
    CString::new(bytes).map_err(|_| raise!(thread, VALUE_ERROR, "embedded null byte"))
}
