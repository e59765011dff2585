//! uuencode: lines of up to 45 bytes.

use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Owned, Thread, methods};

use super::source::Ascii;
use super::{Functions, error};

#[methods(module, name = UU)]
impl Functions {
    /// a2b_uu($module, data, /)
    ///
    /// The bytes of a line of uuencoded text.
    fn a2b_uu(thread: &Thread, data: Ascii<'_>) -> Fallible<Owned<Bytes>> {
        let Some((&length, mut rest)) = data.split_first() else {
            return Err(error(thread, "Missing length byte"));
        };
        let length = usize::from(length.wrapping_sub(b' ') & 0x3F);
        let mut bytes: Vec<u8> = thread.vector(length)?;
        let (mut bits, mut count) = (0_u32, 0);
        while bytes.len() < length {
            // Spaces at the end of a line may have been cut off.
            let value = match rest.first() {
                None | Some(b'\n' | b'\r') => 0,
                Some(&character @ b' '..=b'`') => (character - b' ') & 0x3F,
                Some(_) => return Err(error(thread, "Illegal char")),
            };
            rest = rest.get(1..).unwrap_or_default();
            bits = bits << 6 | u32::from(value);
            count += 6;
            if count >= 8 {
                count -= 8;
                bytes.push((bits >> count) as u8);
            }
        }
        if !rest.iter().all(|character| matches!(character, b' ' | b'`' | b'\n' | b'\r')) {
            return Err(error(thread, "Trailing garbage"));
        }
        Bytes::new(thread, &bytes)
    }

    /// b2a_uu($module, data, /, *, backtick=False)
    ///
    /// Bytes as a line of uuencoded text, with backticks in place of spaces if that is wanted.
    fn b2a_uu(
        thread: &Thread,
        data: BytesLike<'_>,
        backtick: Option<bool>,
    ) -> Fallible<Owned<Bytes>> {
        if data.len() > 45 {
            return Err(error(thread, "At most 45 bytes at once"));
        }
        let character = |value: u32| match value & 0x3F {
            0 if backtick == Some(true) => b'`',
            value => value as u8 + b' ',
        };
        let mut text: Vec<u8> = thread.vector(2 + data.len().div_ceil(3) * 4)?;
        text.push(character(data.len() as u32));
        for group in data.chunks(3) {
            let at = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
            let bits = at(0) << 16 | at(1) << 8 | at(2);
            text.extend([18, 12, 6, 0].map(|shift| character(bits >> shift)));
        }
        text.push(b'\n');
        Bytes::new(thread, &text)
    }
}
