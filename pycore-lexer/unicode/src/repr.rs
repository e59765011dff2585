//! `repr` of text.

use std::fmt::Write as _;

use crate::is_printable;

/// What Python's `repr` shows for a `str`: quotes, and escapes for what is not printable.
///
/// ```
/// assert_eq!(pycore_unicode::repr("it's\n"), r#""it's\n""#);
/// assert_eq!(pycore_unicode::repr("é\u{200b}"), r"'é\u200b'");
/// ```
pub fn repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut shown = String::with_capacity(text.len() + 2);
    shown.push(quote);
    for character in text.chars() {
        match character {
            '\\' => shown.push_str("\\\\"),
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            _ if character == quote => {
                shown.push('\\');
                shown.push(quote);
            }
            _ if is_printable(character as u32) => shown.push(character),
            _ => {
                let number = character as u32;
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
