//! `hex` and `fromhex`.

use pycore_text::View;
use pycore_text::hex::{Hex, HexError, from_hex};

use crate::core::{Fallible, Object, Owned, Thread};
use crate::protocol::buffer::{BytesLike, has_buffer};
use crate::protocol::object;
use crate::raise;
use crate::types::bytes::Bytes;
use crate::types::str::Str;

/// The separator of `hex`, which is one ASCII character.
pub fn separator(thread: &Thread, sep: Option<&Object>) -> Fallible<Option<u8>> {
    let Some(sep) = sep else { return Ok(None) };
    if object::length(thread, sep)? != 1 {
        return Err(raise!(thread, VALUE_ERROR, "sep must be length 1."));
    }
    let point = if let Some(text) = sep.downcast::<Str>() {
        text.view().get(0)
    } else if let Some(bytes) = sep.downcast::<Bytes>() {
        bytes.as_slice().first().map(|&byte| byte.into())
    } else {
        return Err(raise!(thread, TYPE_ERROR, "sep must be str or bytes."));
    };
    match point.and_then(|point| u8::try_from(point).ok()).filter(u8::is_ascii) {
        Some(byte) => Ok(Some(byte)),
        None => Err(raise!(thread, VALUE_ERROR, "sep must be ASCII.")),
    }
}

/// The digits of bytes.
pub fn hex(
    thread: &Thread,
    bytes: &[u8],
    separator: Option<u8>,
    group: Option<i32>,
) -> Fallible<Owned<Str>> {
    match Hex::new(bytes, separator, group.unwrap_or(1) as isize) {
        Ok(hex) if !bytes.is_empty() => Str::compose(thread, &hex),
        Ok(_) => Str::empty(thread),
        Err(_) => Err(thread.raise_out_of_memory()),
    }
}

/// The bytes of digits.
pub fn parse(thread: &Thread, text: &Object) -> Fallible<Vec<u8>> {
    let result = if let Some(text) = text.downcast::<Str>() {
        from_hex(text.view())
    } else if has_buffer(text) {
        from_hex(View::Latin1(&BytesLike::of(thread, text)?))
    } else {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "fromhex() argument must be str or bytes-like, not {}",
            text.type_name()
        ));
    };
    result.map_err(|error| match error {
        HexError::OutOfMemory => thread.raise_out_of_memory(),
        HexError::Odd => {
            let message = "fromhex() arg must contain an even number of hexadecimal digits";
            raise!(thread, VALUE_ERROR, "{message}")
        }
        HexError::Digit(place) => raise!(
            thread,
            VALUE_ERROR,
            "non-hexadecimal number found in fromhex() arg at position {place}"
        ),
    })
}
