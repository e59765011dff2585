//! `repr` of text and of bytes.

use std::fmt::Write as _;

use crate::{SurrogateStr, is_printable};

/// What Python's `repr` shows for a `str`: quotes, and escapes for what is not printable.
///
/// ```
/// assert_eq!(pycore_unicode::repr("it's\n"), r#""it's\n""#);
/// assert_eq!(pycore_unicode::repr("é\u{200b}"), r"'é\u200b'");
/// ```
pub fn repr(text: &str) -> String {
    repr_text(text.into())
}

/// As [`repr`], for text that may hold surrogates, which are escaped.
pub fn repr_text(text: SurrogateStr<'_>) -> String {
    let mut shown = String::with_capacity(text.as_bytes().len() + 2);
    write_repr(&mut shown, text);
    shown
}

/// What Python's `repr` shows for a `bytes`.
///
/// ```
/// assert_eq!(pycore_unicode::repr_bytes(b"it's\n\xFF"), r#"b"it's\n\xff""#);
/// ```
pub fn repr_bytes(bytes: &[u8]) -> String {
    let mut shown = String::with_capacity(bytes.len() + 3);
    write_repr_bytes(&mut shown, bytes);
    shown
}

/// Append what [`repr_text`] gives.
pub fn write_repr(out: &mut String, text: SurrogateStr<'_>) {
    let quote = quote_for(text.as_bytes());
    out.push(quote);
    let mut points = text.code_points();
    loop {
        // Printable ASCII is copied a run at a time, the rest goes by code point.
        let bytes = points.as_bytes();
        let run = bytes.iter().position(|&byte| !is_plain(byte, quote)).unwrap_or(bytes.len());
        out.push_str(std::str::from_utf8(&bytes[..run]).unwrap_or_default());
        points.skip_ascii(run);
        let Some(number) = points.next() else { break };
        match char::from_u32(number) {
            Some(character) if character == quote => {
                out.push('\\');
                out.push(character);
            }
            Some(character) if is_printable(number) && character != '\\' => out.push(character),
            _ => write_escape(out, number),
        }
    }
    out.push(quote);
}

/// Append what [`repr_bytes`] gives.
pub fn write_repr_bytes(out: &mut String, bytes: &[u8]) {
    let quote = quote_for(bytes);
    out.push('b');
    out.push(quote);
    for &byte in bytes {
        if char::from(byte) == quote {
            out.push('\\');
            out.push(quote);
        } else if is_plain(byte, quote) {
            out.push(char::from(byte));
        } else {
            write_escape(out, byte.into());
        }
    }
    out.push(quote);
}

/// Append the escape sequence of a code point, as `repr` and the codec `unicode_escape` write it.
pub fn write_escape(out: &mut String, code_point: u32) {
    // Writing to a string cannot fail.
    let _ = match code_point {
        0x5C => out.write_str("\\\\"),
        0x09 => out.write_str("\\t"),
        0x0A => out.write_str("\\n"),
        0x0D => out.write_str("\\r"),
        0..=0xFF => write!(out, "\\x{code_point:02x}"),
        0x100..=0xFFFF => write!(out, "\\u{code_point:04x}"),
        _ => write!(out, "\\U{code_point:08x}"),
    };
}

/// Single quotes, unless they alone occur in the text.
fn quote_for(bytes: &[u8]) -> char {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' }
}

/// Whether a byte is printable ASCII that stands for itself between the quotes.
fn is_plain(byte: u8, quote: char) -> bool {
    matches!(byte, b' '..=b'~') && byte != b'\\' && char::from(byte) != quote
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text() {
        for (text, expected) in [
            ("", "''"),
            ("it's", r#""it's""#),
            (r#"'"\"#, r#"'\'"\\'"#),
            ("a\tb\n\r\0\x7F\u{80}", r"'a\tb\n\r\x00\x7f\x80'"),
            ("é\u{200B}\u{1F40D}\u{E0001}", "'é\\u200b\u{1F40D}\\U000e0001'"),
        ] {
            assert_eq!(repr(text), expected);
        }
        let surrogate = SurrogateStr::from_bytes(b"a\xED\xB2\x80b").expect("well formed");
        assert_eq!(repr_text(surrogate), r"'a\udc80b'");
    }

    #[test]
    fn bytes() {
        assert_eq!(repr_bytes(b"it's\\\n\xFF "), r#"b"it's\\\n\xff ""#);
        assert_eq!(repr_bytes(b"'\""), r#"b'\'"'"#);
    }
}
