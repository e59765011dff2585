//! Texts in the tables: printable ASCII, and `\hex;` for all else.

use pycore_text::TextBuf;

pub(crate) fn text(shown: &str) -> TextBuf {
    let mut text = TextBuf::new();
    let mut rest = shown;
    while let Some(char) = rest.chars().next() {
        rest = &rest[1..];
        if char == '\\' {
            let (digits, after) = rest.split_once(';').expect("an escape");
            text.push(u32::from_str_radix(digits, 16).unwrap()).unwrap();
            rest = after;
        } else {
            text.push(char.into()).unwrap();
        }
    }
    text
}
