//! `codecs.escape_decode` and `escape_encode`: the escapes of bytes literals, between bytes and bytes.

use super::{Handler, InvalidEscape, push_bytes};
use crate::{OutOfMemory, TextBuf, View};

/// Why bytes have no escapes that can be decoded: a `ValueError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteEscapeError {
    /// `Trailing \ in string`
    Trailing,
    /// `invalid \x escape at position ...`
    Hexadecimal(usize),
    /// `decoding error; unknown error handling code: ...`
    UnknownHandler,
    /// `MemoryError`
    OutOfMemory,
}

impl From<OutOfMemory> for ByteEscapeError {
    fn from(OutOfMemory: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

/// Decode escapes; of the handlers there are `strict`, `replace` and `ignore`. Returns the first invalid
/// escape.
pub fn decode_byte_escapes(
    input: &[u8],
    handler: Option<Handler>,
    out: &mut Vec<u8>,
) -> Result<Option<InvalidEscape>, ByteEscapeError> {
    let mut invalid = None;
    let mut rest = input;
    out.try_reserve(input.len()).map_err(OutOfMemory::from)?;
    loop {
        let run = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
        push_bytes(out, &rest[..run])?;
        rest = &rest[run..];
        let Some(&kind) = rest.get(1) else {
            return if rest.is_empty() { Ok(invalid) } else { Err(ByteEscapeError::Trailing) };
        };
        let (length, byte) = match kind {
            b'x' => match super::escape::hex_digits(&rest[2..], 2) {
                Ok(byte) => (4, byte as u8),
                Err(found) => {
                    match handler {
                        Some(Handler::Strict) => {
                            return Err(ByteEscapeError::Hexadecimal(input.len() - rest.len()));
                        }
                        Some(Handler::Replace) => push_bytes(out, b"?")?,
                        Some(Handler::Ignore) => (),
                        _ => return Err(ByteEscapeError::UnknownHandler),
                    }
                    rest = &rest[2 + found..];
                    continue;
                }
            },
            b'0'..=b'7' => {
                let (length, value) = super::escape::octal(rest);
                if value > 0xFF {
                    invalid.get_or_insert(InvalidEscape::Octal(value as u16));
                }
                (length, value as u8)
            }
            b'\n' => (2, 0),
            _ => match super::escape::simple(kind) {
                Some(byte) => (2, byte),
                None => {
                    invalid.get_or_insert(InvalidEscape::Character(kind));
                    // The backslash stands for itself, what follows it is no escape.
                    push_bytes(out, b"\\")?;
                    (2, kind)
                }
            },
        };
        if kind != b'\n' {
            push_bytes(out, &[byte])?;
        }
        rest = &rest[length..];
    }
}

/// Encode as escapes: `repr` without quotes around it, but with those inside escaped.
pub fn encode_byte_escapes(bytes: &[u8], out: &mut Vec<u8>) -> Result<(), OutOfMemory> {
    let mut escape = TextBuf::new();
    for &byte in bytes {
        match byte {
            b'\'' => push_bytes(out, b"\\'")?,
            b' '..=b'~' if byte != b'\\' => push_bytes(out, &[byte])?,
            _ => {
                escape.clear();
                crate::repr::push_escape(&mut escape, byte.into())?;
                if let View::Latin1(text) = escape.view() {
                    push_bytes(out, text)?;
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_bytes() {
        use Handler::{Ignore, Replace, Strict};
        let decode = |input: &[u8], handler| {
            let mut out = Vec::new();
            decode_byte_escapes(input, handler, &mut out).map(|invalid| (out, invalid))
        };
        let all = br"a\n\x41\101\q\8\777\400";
        let invalid = Some(InvalidEscape::Character(b'q'));
        assert_eq!(decode(all, Some(Strict)), Ok((b"a\nAA\\q\\8\xFF\0".to_vec(), invalid)));
        let octal = decode(br"\400", Some(Strict)).unwrap().1.unwrap();
        assert!(octal.message(true).starts_with(r#"b"\400" is an invalid octal escape sequence."#));
        assert_eq!(decode(b"\\\n", Some(Strict)), Ok((vec![], None)));
        assert_eq!(decode(b"ab\\", Some(Replace)), Err(ByteEscapeError::Trailing));
        assert_eq!(decode(b"a\\x4", Some(Strict)), Err(ByteEscapeError::Hexadecimal(1)));
        assert_eq!(decode(b"\\x4g", Some(Replace)), Ok((b"?g".to_vec(), None)));
        assert_eq!(decode(b"\\xg1", Some(Ignore)), Ok((b"g1".to_vec(), None)));
        assert_eq!(decode(b"\\x", None), Err(ByteEscapeError::UnknownHandler));
        let bytes: Vec<u8> = (0..=255).collect();
        let mut encoded = Vec::new();
        encode_byte_escapes(&bytes, &mut encoded).unwrap();
        assert_eq!(decode(&encoded, Some(Strict)), Ok((bytes, None)));
    }
}
