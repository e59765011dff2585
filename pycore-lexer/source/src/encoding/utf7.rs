//! UTF-7 (RFC 2152).

use super::{BadBytes, Decoded};

/// The text of `bytes`.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    let bad =
        |start: usize, end: usize, reason| Some(BadBytes::new("utf7", bytes, start, end, reason));
    while let Some(&byte) = bytes.get(at) {
        if byte != b'+' {
            if byte >= 128 {
                return (text, bad(at, at + 1, "unexpected special character"));
            }
            text.push(char::from(byte));
            at += 1;
            continue;
        }
        if bytes.get(at + 1) == Some(&b'-') {
            text.push('+');
            at += 2;
            continue;
        }
        match run(bytes, at, &mut text) {
            Ok(end) => at = end,
            Err((end, reason)) => return (text, bad(at, end, reason)),
        }
    }
    (text, None)
}

/// The characters in base 64 whose `+` is at `start`: offset after them, or what is wrong up to where.
fn run(bytes: &[u8], start: usize, text: &mut String) -> Result<usize, (usize, &'static str)> {
    let mut at = start + 1;
    let mut bits: u32 = 0;
    let mut held = 0;
    let mut high: Option<u16> = None;
    if bytes.get(at).is_some_and(|&byte| sextet(byte).is_none()) {
        return Err((at + 1, "ill-formed sequence"));
    }
    while let Some(value) = bytes.get(at).copied().and_then(sextet) {
        at += 1;
        bits = bits << 6 | value;
        held += 6;
        if held < 16 {
            continue;
        }
        held -= 16;
        let unit = (bits >> held) as u16;
        bits &= (1 << held) - 1;
        match (high.take(), unit) {
            (Some(first), 0xDC00..=0xDFFF) => {
                let high = u32::from(first - 0xD800) << 10;
                text.extend(char::from_u32(0x10000 + high + u32::from(unit - 0xDC00)));
            }
            (_, 0xD800..=0xDBFF) => high = Some(unit),
            (_, unit) => text.extend(char::from_u32(u32::from(unit))),
        }
    }
    match bytes.get(at) {
        None if held >= 6 || bits != 0 || high.is_some() => {
            return Err((bytes.len(), "unterminated shift sequence"));
        }
        None => return Ok(at),
        Some(_) => {}
    }
    if held >= 6 {
        return Err((at + 1, "partial character in shift sequence"));
    }
    if bits != 0 {
        return Err((at + 1, "non-zero padding bits in shift sequence"));
    }
    Ok(if bytes[at] == b'-' { at + 1 } else { at })
}

fn sextet(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}
