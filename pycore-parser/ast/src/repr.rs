//! `repr` of what trees hold: text, bytes and the values of literals.

use std::fmt::Write as _;

use pycore_numbers::{BigIntRef, Complex, DEFAULT_MAX_STR_DIGITS, DigitLimitError, float};
use pycore_unicode::{SurrogateStr, is_printable};

use crate::{Constant, Int};

/// Write `repr(text)` of a `str`.
pub(crate) fn write_str(out: &mut String, text: SurrogateStr<'_>) {
    let bytes = text.as_bytes();
    let quote = quote_for(bytes);
    out.push(quote);
    let mut plain = 0;
    // Runs of printable ASCII are copied at once; the rest goes by code point.
    while plain < bytes.len() {
        let run = bytes[plain..]
            .iter()
            .position(|&byte| !(0x20..0x7F).contains(&byte) || byte == b'\\' || byte == quote as u8)
            .unwrap_or(bytes.len() - plain);
        push_ascii(out, &bytes[plain..plain + run]);
        plain += run;
        let Some((point, length)) = decode(&bytes[plain..]) else { break };
        match char::from_u32(point) {
            Some(char) if char == quote => {
                out.push('\\');
                out.push(char);
            }
            Some(char) if is_printable(point) && char != '\\' => out.push(char),
            _ => write_escape(out, point),
        }
        plain += length;
    }
    out.push(quote);
}

/// The first code point of generalized UTF-8 and its length in bytes.
fn decode(bytes: &[u8]) -> Option<(u32, usize)> {
    let length = match *bytes.first()? {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    };
    let text = SurrogateStr::from_bytes(bytes.get(..length)?)?;
    Some((text.code_points().next()?, length))
}

/// Single quotes, unless they alone occur in the text.
fn quote_for(bytes: &[u8]) -> char {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' }
}

fn push_ascii(out: &mut String, bytes: &[u8]) {
    debug_assert!(bytes.is_ascii());
    out.push_str(std::str::from_utf8(bytes).unwrap_or_default());
}

/// Write a code point as the escape sequence that `repr` and the codec `unicode_escape` use.
pub(crate) fn write_escape(out: &mut String, point: u32) {
    // Writing to a string cannot fail.
    let _ = match point {
        0x5C => out.write_str("\\\\"),
        0x09 => out.write_str("\\t"),
        0x0A => out.write_str("\\n"),
        0x0D => out.write_str("\\r"),
        0..=0xFF => write!(out, "\\x{point:02x}"),
        0x100..=0xFFFF => write!(out, "\\u{point:04x}"),
        _ => write!(out, "\\U{point:08x}"),
    };
}

/// Write `repr(bytes)` of a `bytes` object.
pub(crate) fn write_bytes(out: &mut String, bytes: &[u8]) {
    let quote = quote_for(bytes);
    out.push('b');
    out.push(quote);
    for &byte in bytes {
        match byte {
            b'\\' | b'\t' | b'\n' | b'\r' => write_escape(out, byte.into()),
            0x20..0x7F => {
                if char::from(byte) == quote {
                    out.push('\\');
                }
                out.push(char::from(byte));
            }
            _ => write_escape(out, byte.into()),
        }
    }
    out.push(quote);
}

/// Write `repr(value)` of a literal's value.
///
/// Integers beyond the default limit of Python for conversions to text are an error.
pub(crate) fn write_constant(
    out: &mut String,
    value: &Constant<'_>,
) -> Result<(), DigitLimitError> {
    let written = match *value {
        Constant::None => out.write_str("None"),
        Constant::True => out.write_str("True"),
        Constant::False => out.write_str("False"),
        Constant::Ellipsis => out.write_str("Ellipsis"),
        Constant::Int(Int::Small(value)) => write!(out, "{value}"),
        Constant::Int(Int::Big(digits)) => {
            out.push_str(&BigIntRef::new(false, digits).to_decimal(Some(DEFAULT_MAX_STR_DIGITS))?);
            Ok(())
        }
        Constant::Float(value) => float::write_repr(out, value),
        Constant::Imaginary(value) => write!(out, "{}", Complex::new(0.0, value)),
        Constant::Str(text) => {
            write_str(out, text);
            Ok(())
        }
        Constant::Bytes(bytes) => {
            write_bytes(out, bytes);
            Ok(())
        }
    };
    debug_assert!(written.is_ok(), "writing to a string cannot fail");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constant(value: Constant<'_>) -> String {
        let mut out = String::new();
        write_constant(&mut out, &value).expect("short");
        out
    }

    #[test]
    fn text() {
        for (text, expected) in [
            ("", "''"),
            ("it's", r#""it's""#),
            (r#"'"\"#, r#"'\'"\\'"#),
            ("a\tb\n\r\0\x7F\u{80}", r"'a\tb\n\r\x00\x7f\x80'"),
            ("é\u{200B}\u{1F40D}\u{E0001}", "'é\\u200b\u{1F40D}\\U000e0001'"),
        ] {
            assert_eq!(constant(Constant::Str(text.into())), expected);
        }
        let surrogate = SurrogateStr::from_bytes(b"a\xED\xB2\x80").expect("well formed");
        assert_eq!(constant(Constant::Str(surrogate)), r"'a\udc80'");
    }

    #[test]
    fn bytes() {
        assert_eq!(constant(Constant::Bytes(b"it's\\\n\xFF ")), r#"b"it's\\\n\xff ""#);
        assert_eq!(constant(Constant::Bytes(b"'\"")), r#"b'\'"'"#);
    }

    #[test]
    fn numbers() {
        assert_eq!(constant(Constant::Int(Int::Small(7))), "7");
        assert_eq!(constant(Constant::Int(Int::Big(&[0, 0, 8]))), "9223372036854775808");
        assert_eq!(constant(Constant::Float(1e22)), "1e+22");
        assert_eq!(constant(Constant::Imaginary(2.0)), "2j");
        let digits = vec![1; 500];
        let error = write_constant(&mut String::new(), &Constant::Int(Int::Big(&digits)));
        assert_eq!(error, Err(DigitLimitError { limit: 4300, digits: None }));
    }
}
