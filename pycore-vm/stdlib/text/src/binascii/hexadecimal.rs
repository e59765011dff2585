//! Bytes as pairs of hexadecimal digits.

use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::object;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};
use pycore_text::View;
use pycore_text::hex::Hex;

use super::source::Ascii;
use super::{Functions, error};

#[methods(module, name = HEX)]
impl Functions {
    /// b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)
    ///
    /// Bytes as hexadecimal digits, with a separator between groups: of bytes_per_sep bytes each, counted from the right, or
    /// from the left if that is negative.
    fn b2a_hex(
        thread: &Thread,
        data: BytesLike<'_>,
        sep: Option<&Object>,
        bytes_per_sep: Option<i32>,
    ) -> Fallible<Owned<Bytes>> {
        hexlify(thread, &data, sep, bytes_per_sep)
    }

    /// hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)
    ///
    /// Bytes as hexadecimal digits: another name of b2a_hex().
    fn hexlify(
        thread: &Thread,
        data: BytesLike<'_>,
        sep: Option<&Object>,
        bytes_per_sep: Option<i32>,
    ) -> Fallible<Owned<Bytes>> {
        hexlify(thread, &data, sep, bytes_per_sep)
    }

    /// a2b_hex($module, hexstr, /)
    ///
    /// The bytes of pairs of hexadecimal digits.
    fn a2b_hex(thread: &Thread, hexstr: Ascii<'_>) -> Fallible<Owned<Bytes>> {
        unhexlify(thread, &hexstr)
    }

    /// unhexlify($module, hexstr, /)
    ///
    /// The bytes of pairs of hexadecimal digits: another name of a2b_hex().
    fn unhexlify(thread: &Thread, hexstr: Ascii<'_>) -> Fallible<Owned<Bytes>> {
        unhexlify(thread, &hexstr)
    }
}

fn hexlify(
    thread: &Thread,
    data: &[u8],
    sep: Option<&Object>,
    group: Option<i32>,
) -> Fallible<Owned<Bytes>> {
    let separator = sep.map(|sep| separator(thread, sep)).transpose()?;
    let Ok(hex) = Hex::new(data, separator.filter(u8::is_ascii), group.unwrap_or(1) as isize)
    else {
        return Err(thread.raise_out_of_memory());
    };
    if data.is_empty() {
        return Bytes::new(thread, &[]);
    }
    match separator.filter(|separator| !separator.is_ascii()) {
        None => Bytes::compose(thread, &hex),
        // Text has only ASCII separators; bytes may have any.
        Some(other) => {
            let Ok(hex) = Hex::new(data, Some(b'-'), group.unwrap_or(1) as isize) else {
                return Err(thread.raise_out_of_memory());
            };
            let text = Bytes::compose(thread, &hex)?;
            let replace = |&byte: &u8| if byte == b'-' { other } else { byte };
            Bytes::new(thread, &text.as_slice().iter().map(replace).collect::<Vec<u8>>())
        }
    }
}

/// A separator of one byte, or of one character that is as narrow.
fn separator(thread: &Thread, sep: &Object) -> Fallible<u8> {
    if object::length(thread, sep)? != 1 {
        return Err(raise!(thread, VALUE_ERROR, "sep must be length 1."));
    }
    let byte = if let Some(text) = sep.downcast::<Str>() {
        match text.view() {
            View::Latin1(units) => units.first().copied(),
            _ => None,
        }
    } else if let Some(bytes) = sep.downcast::<Bytes>() {
        bytes.as_slice().first().copied()
    } else {
        return Err(raise!(thread, TYPE_ERROR, "sep must be str or bytes."));
    };
    byte.ok_or_else(|| raise!(thread, VALUE_ERROR, "sep must be ASCII."))
}

fn unhexlify(thread: &Thread, text: &[u8]) -> Fallible<Owned<Bytes>> {
    if !text.len().is_multiple_of(2) {
        return Err(error(thread, "Odd-length string"));
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut bytes: Vec<u8> = thread.vector(text.len() / 2)?;
    for pair in text.chunks_exact(2) {
        match (digit(pair[0]), digit(pair[1])) {
            (Some(high), Some(low)) => bytes.push((high << 4 | low) as u8),
            _ => return Err(error(thread, "Non-hexadecimal digit found")),
        }
    }
    Bytes::new(thread, &bytes)
}
