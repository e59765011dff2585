//! Base64: three bytes as four characters.

use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Owned, Thread, methods};

use super::source::Ascii;
use super::{Functions, error};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What is no digit.
const NONE: u8 = 0xFF;

/// The value of each character.
const VALUES: [u8; 256] = {
    let mut values = [NONE; 256];
    let mut value = 0;
    while value < 64 {
        values[ALPHABET[value] as usize] = value as u8;
        value += 1;
    }
    values
};

#[methods(module, name = BASE64)]
impl Functions {
    /// a2b_base64($module, data, /, *, strict_mode=False)
    ///
    /// The bytes of base64 text. Characters that are not of the alphabet are passed over, unless strict_mode is true: then
    /// everything but the exact form is an error.
    fn a2b_base64(
        thread: &Thread,
        data: Ascii<'_>,
        strict_mode: Option<bool>,
    ) -> Fallible<Owned<Bytes>> {
        let bytes = decode(thread, &data, strict_mode.unwrap_or(false))?;
        Bytes::new(thread, &bytes)
    }

    /// b2a_base64($module, data, /, *, newline=True)
    ///
    /// Bytes as a line of base64 text, with the end of a line unless newline is false.
    fn b2a_base64(
        thread: &Thread,
        data: BytesLike<'_>,
        newline: Option<bool>,
    ) -> Fallible<Owned<Bytes>> {
        let mut text: Vec<u8> = thread.vector(data.len().div_ceil(3) * 4 + 1)?;
        for group in data.chunks(3) {
            let at = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
            let bits = at(0) << 16 | at(1) << 8 | at(2);
            for position in 0..4 {
                text.push(if position > group.len() {
                    b'='
                } else {
                    ALPHABET[(bits >> (18 - 6 * position)) as usize & 0x3F]
                });
            }
        }
        if newline.unwrap_or(true) {
            text.push(b'\n');
        }
        Bytes::new(thread, &text)
    }
}

fn decode(thread: &Thread, text: &[u8], strict: bool) -> Fallible<Vec<u8>> {
    let mut bytes: Vec<u8> = thread.vector(text.len().div_ceil(4) * 3)?;
    // The bits read so far, how many characters of a group, and how many paddings behind them.
    let (mut bits, mut characters, mut paddings) = (0_u32, 0, 0);
    for (index, &character) in text.iter().enumerate() {
        if character == b'=' {
            paddings += 1;
            if strict && characters == 1 {
                break;
            }
            if strict && (characters == 0 || characters + paddings > 4) {
                let kind = if index == 0 { "Leading" } else { "Excess" };
                return Err(error(thread, &format!("{kind} padding not allowed")));
            }
            continue;
        }
        let value = VALUES[character as usize];
        if value == NONE {
            if strict {
                return Err(error(thread, "Only base64 data is allowed"));
            }
            continue;
        }
        if strict && paddings > 0 {
            let message = match characters + paddings {
                4 => "Excess data after padding",
                _ => "Discontinuous padding not allowed",
            };
            return Err(error(thread, message));
        }
        paddings = 0;
        bits = bits << 6 | u32::from(value);
        characters = (characters + 1) % 4;
        match characters {
            2 => bytes.push((bits >> 4) as u8),
            3 => bytes.push((bits >> 2) as u8),
            0 => bytes.push(bits as u8),
            _ => {}
        }
    }
    if characters == 1 {
        let count = bytes.len() / 3 * 4 + 1;
        let message = format!(
            "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
        );
        return Err(error(thread, &message));
    }
    if characters != 0 && characters + paddings < 4 {
        return Err(error(thread, "Incorrect padding"));
    }
    Ok(bytes)
}
