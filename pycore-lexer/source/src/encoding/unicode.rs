//! ASCII, UTF-8, UTF-16 and UTF-32, with Python's words for what is wrong.

use super::{BadBytes, Decoded};

/// Bytes below 128.
pub(super) fn ascii(codec: &'static str, bytes: &[u8]) -> Decoded {
    let end = bytes.iter().position(|&byte| byte >= 128).unwrap_or(bytes.len());
    let text = bytes[..end].iter().copied().map(char::from).collect();
    let reason = "ordinal not in range(128)";
    (text, (end < bytes.len()).then(|| BadBytes::new(codec, bytes, end, end + 1, reason)))
}

/// Punycode: ASCII text, the last `-`, and the insertions. A program cannot be written in it: the line end after
/// its declaration is no digit of an insertion.
pub(super) fn punycode(bytes: &[u8]) -> Decoded {
    let (text, error) = ascii("punycode", bytes);
    let digits = memchr::memrchr(b'-', bytes).map_or(0, |at| at + 1);
    let invalid = bytes[digits..].iter().position(|byte| !byte.is_ascii_alphanumeric());
    match (error, invalid) {
        (_, Some(at)) => {
            let at = digits + at;
            let reason = format!("Invalid extended code point '{}'", bytes[at]);
            (String::new(), Some(BadBytes::new("punycode", bytes, at, at + 1, reason)))
        }
        (error, _) => (text, error),
    }
}

/// UTF-8.
pub(super) fn utf_8(bytes: &[u8]) -> Decoded {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return (text.to_owned(), None),
        Err(error) => error,
    };
    let start = error.valid_up_to();
    let (end, reason) = match error.error_len() {
        None => (bytes.len(), "unexpected end of data"),
        Some(_) if !(0xC2..0xF5).contains(&bytes[start]) => (start + 1, "invalid start byte"),
        Some(length) => (start + length, "invalid continuation byte"),
    };
    let text = String::from_utf8_lossy(&bytes[..start]).into_owned();
    (text, Some(BadBytes::new("utf-8", bytes, start, end, reason)))
}

/// UTF-16 with a byte order mark; little-endian without one.
pub(super) fn utf_16(bytes: &[u8]) -> Decoded {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => shifted(utf_16_le(rest), 2),
        [0xFE, 0xFF, rest @ ..] => shifted(utf_16_be(rest), 2),
        _ => utf_16_le(bytes),
    }
}

/// UTF-16, the low byte first.
pub(super) fn utf_16_le(bytes: &[u8]) -> Decoded {
    utf_16_units("utf-16-le", bytes, u16::from_le_bytes)
}

/// UTF-16, the high byte first.
pub(super) fn utf_16_be(bytes: &[u8]) -> Decoded {
    utf_16_units("utf-16-be", bytes, u16::from_be_bytes)
}

fn utf_16_units(codec: &'static str, bytes: &[u8], read: fn([u8; 2]) -> u16) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let unit = |at: usize| bytes.get(at..at + 2).map(|pair| read([pair[0], pair[1]]));
    let mut at = 0;
    while let Some(first) = unit(at) {
        let (end, reason) = match (first, unit(at + 2)) {
            (0xD800..=0xDBFF, Some(second @ 0xDC00..=0xDFFF)) => {
                let high = u32::from(first - 0xD800) << 10;
                text.extend(char::from_u32(0x10000 + high + u32::from(second - 0xDC00)));
                at += 4;
                continue;
            }
            (0xD800..=0xDBFF, Some(_)) => (at + 2, "illegal UTF-16 surrogate"),
            (0xD800..=0xDBFF, None) => (bytes.len(), "unexpected end of data"),
            (0xDC00..=0xDFFF, _) => (at + 2, "illegal encoding"),
            _ => {
                text.extend(char::from_u32(u32::from(first)));
                at += 2;
                continue;
            }
        };
        return (text, Some(BadBytes::new(codec, bytes, at, end, reason)));
    }
    if at < bytes.len() {
        return (text, Some(BadBytes::new(codec, bytes, at, bytes.len(), "truncated data")));
    }
    (text, None)
}

/// UTF-32 with a byte order mark; little-endian without one.
pub(super) fn utf_32(bytes: &[u8]) -> Decoded {
    match bytes {
        [0xFF, 0xFE, 0, 0, rest @ ..] => shifted(utf_32_le(rest), 4),
        [0, 0, 0xFE, 0xFF, rest @ ..] => shifted(utf_32_be(rest), 4),
        _ => utf_32_le(bytes),
    }
}

/// UTF-32, the low byte first.
pub(super) fn utf_32_le(bytes: &[u8]) -> Decoded {
    utf_32_units("utf-32-le", bytes, u32::from_le_bytes)
}

/// UTF-32, the high byte first.
pub(super) fn utf_32_be(bytes: &[u8]) -> Decoded {
    utf_32_units("utf-32-be", bytes, u32::from_be_bytes)
}

fn utf_32_units(codec: &'static str, bytes: &[u8], read: fn([u8; 4]) -> u32) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&[a, b, c, d]) = bytes.get(at..at + 4) {
        let code_point = read([a, b, c, d]);
        match char::from_u32(code_point) {
            Some(character) => text.push(character),
            None => {
                let reason = if code_point < 0x10000 {
                    "code point in surrogate code point range(0xd800, 0xe000)"
                } else {
                    "code point not in range(0x110000)"
                };
                return (text, Some(BadBytes::new(codec, bytes, at, at + 4, reason)));
            }
        }
        at += 4;
    }
    if at < bytes.len() {
        return (text, Some(BadBytes::new(codec, bytes, at, bytes.len(), "truncated data")));
    }
    (text, None)
}

/// What was decoded after a byte order mark of that length.
fn shifted((text, error): Decoded, mark: usize) -> Decoded {
    let error =
        error.map(|error| BadBytes { start: error.start + mark, end: error.end + mark, ..error });
    (text, error)
}
