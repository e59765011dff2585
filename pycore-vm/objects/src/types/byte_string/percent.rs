//! The `%` operator of bytes: what differs from that of strings.

use pycore_text::View;

use super::ByteString;
use super::construct::bytes_method;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::errors::TYPE_ERROR;
use crate::protocol::buffer::{BytesLike, has_buffer};
use crate::protocol::number;
use crate::raise;
use crate::types::bytearray::ByteArray;
use crate::types::bytes::Bytes;
use crate::types::str::percent::{Kind, format_view};
use crate::types::type_type::names::class_shown;

/// `template % values`
pub fn format<T: ByteString>(thread: &Thread, template: &T, values: &Object) -> Fallible<Owned<T>> {
    let _unchanged = template.slice();
    let template = template.frozen(thread)?;
    let out = format_view(thread, View::Latin1(template.as_slice()), values, Kind::Bytes)?;
    T::composed(thread, &out)
}

/// The bytes of the value of `%s`.
pub(crate) fn bytes_of(thread: &Thread, value: &Object) -> Fallible<Vec<u8>> {
    let exact =
        value.downcast_exact::<Bytes>().is_some() || value.downcast_exact::<ByteArray>().is_some();
    if !exact && let Some(bytes) = bytes_method(thread, value)? {
        return Ok(bytes.as_slice().to_vec());
    }
    if has_buffer(value) {
        return Ok(BytesLike::of(thread, value)?.to_vec());
    }
    let message = "%b requires a bytes-like object, or an object that implements __bytes__, not";
    Err(raise!(thread, TYPE_ERROR, "{message} '{}'", value.type_name()))
}

/// The byte of the value of `%c`.
pub(crate) fn byte(thread: &Thread, value: &Object) -> Fallible<u8> {
    const WANTED: &str = "%c requires an integer in range(256) or a single byte, not";
    let wrong_length = |kind: &str, length: usize| {
        raise!(thread, TYPE_ERROR, "{WANTED} a {kind} object of length {length}")
    };
    if let Some(bytes) = value.downcast::<Bytes>() {
        return match *bytes.as_slice() {
            [byte] => Ok(byte),
            _ => Err(wrong_length("bytes", bytes.len())),
        };
    }
    if let Some(array) = value.downcast::<ByteArray>() {
        return match array.get(0) {
            Some(byte) if array.len() == 1 => Ok(byte),
            _ => Err(wrong_length("bytearray", array.len())),
        };
    }
    if !number::is_index(value) {
        let class = class_shown(thread, value)?;
        return Err(raise!(thread, TYPE_ERROR, "{WANTED} {class}"));
    }
    let number = number::to_isize_clamped(thread, value)?;
    u8::try_from(number).map_err(|_| raise!(thread, OVERFLOW_ERROR, "%c arg not in range(256)"))
}

/// The value of `%f` and its like.
pub(crate) fn float(thread: &Thread, value: &Object) -> Fallible<f64> {
    number::to_float(thread, value).or_else(|raised| {
        raised.suppress(thread, &TYPE_ERROR)?;
        Err(raise!(thread, TYPE_ERROR, "float argument required, not {}", value.type_name()))
    })
}
