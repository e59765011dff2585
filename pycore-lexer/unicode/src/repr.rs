//! `repr` of text.

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
    let bytes = text.as_bytes();
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut shown = String::with_capacity(bytes.len() + 2);
    shown.push(quote);
    for number in text.code_points() {
        match char::from_u32(number) {
            Some('\\') => shown.push_str("\\\\"),
            Some('\n') => shown.push_str("\\n"),
            Some('\r') => shown.push_str("\\r"),
            Some('\t') => shown.push_str("\\t"),
            Some(character) if character == quote => {
                shown.push('\\');
                shown.push(quote);
            }
            Some(character) if is_printable(number) => shown.push(character),
            _ => {
                let _ = match number {
                    0..=0xFF => write!(shown, "\\x{number:02x}"),
                    0x100..=0xFFFF => write!(shown, "\\u{number:04x}"),
                    _ => write!(shown, "\\U{number:08x}"),
                };
            }
        }
    }
    shown.push(quote);
    shown
}
