//! `unicode_escape` and `raw_unicode_escape`: Latin 1 with the escapes of Python's literals.

use super::{BadBytes, Decoded};

/// Latin 1 with `\uXXXX` and `\UXXXXXXXX`.
pub(super) fn raw_unicode_escape(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digits = match bytes.get(at + 1) {
            Some(b'u') if byte == b'\\' => 4,
            Some(b'U') if byte == b'\\' => 8,
            _ => {
                text.push(char::from(byte));
                at += 1;
                // A backslash escapes the next one.
                if byte == b'\\' && bytes.get(at) == Some(&b'\\') {
                    text.push('\\');
                    at += 1;
                }
                continue;
            }
        };
        match hexadecimal(bytes, at, digits) {
            Ok(character) => text.push(character),
            Err((end, reason)) => {
                return (text, Some(BadBytes::new("rawunicodeescape", bytes, at, end, reason)));
            }
        }
        at += 2 + digits;
    }
    (text, None)
}

/// Latin 1 with all escapes of string literals but `\N{...}`.
pub(super) fn unicode_escape(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte != b'\\' {
            text.push(char::from(byte));
            at += 1;
            continue;
        }
        let bad = |end: usize, reason| Some(BadBytes::new("unicodeescape", bytes, at, end, reason));
        let Some(&letter) = bytes.get(at + 1) else {
            return (text, bad(at + 1, "\\ at end of string"));
        };
        let simple = match letter {
            b'\n' => None,
            b'\\' | b'\'' | b'"' => Some(char::from(letter)),
            b'a' => Some('\x07'),
            b'b' => Some('\x08'),
            b'f' => Some('\x0C'),
            b'n' => Some('\n'),
            b'r' => Some('\r'),
            b't' => Some('\t'),
            b'v' => Some('\x0B'),
            b'0'..=b'7' => {
                let digits =
                    bytes[at + 1..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7'));
                let (count, value) = digits
                    .fold((0, 0), |(n, value), &byte| (n + 1, value * 8 + u32::from(byte - b'0')));
                text.extend(char::from_u32(value));
                at += 1 + count;
                continue;
            }
            b'x' | b'u' | b'U' => {
                let digits = [2, 4, 8][usize::from(letter != b'x') + usize::from(letter == b'U')];
                match hexadecimal(bytes, at, digits) {
                    Ok(character) => text.push(character),
                    Err((end, reason)) => return (text, bad(end, reason)),
                }
                at += 2 + digits;
                continue;
            }
            b'N' => return (text, bad(at + 2, "malformed \\N character escape")),
            other => {
                text.push('\\');
                Some(char::from(other))
            }
        };
        text.extend(simple);
        at += 2;
    }
    (text, None)
}

/// The character of the escape at `at`, which has that many digits.
fn hexadecimal(bytes: &[u8], at: usize, digits: usize) -> Result<char, (usize, &'static str)> {
    let start = at + 2;
    let found =
        bytes[start..].iter().take(digits).take_while(|byte| byte.is_ascii_hexdigit()).count();
    let end = start + found;
    if found < digits {
        return Err((
            end,
            match digits {
                2 => "truncated \\xXX escape",
                4 => "truncated \\uXXXX escape",
                _ => "truncated \\UXXXXXXXX escape",
            },
        ));
    }
    let value = bytes[start..end]
        .iter()
        .fold(0, |value: u32, &byte| value << 4 | char::from(byte).to_digit(16).unwrap_or(0));
    char::from_u32(value).ok_or((end, "illegal Unicode character"))
}
