//! Encodings with a character per byte.

use super::tables::CHARMAPS;
use super::{BadBytes, Decoded};

/// The text of `bytes` in the encoding with that table.
pub(super) fn decode(table: usize, bytes: &[u8]) -> Decoded {
    let table = &CHARMAPS[table * 512..][..512];
    let mut text = String::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        let unit = [table[usize::from(byte) * 2], table[usize::from(byte) * 2 + 1]];
        match u16::from_le_bytes(unit) {
            0xFFFE => {
                let reason = "character maps to <undefined>";
                return (text, Some(BadBytes::new("charmap", bytes, at, at + 1, reason)));
            }
            unit => text.extend(char::from_u32(u32::from(unit))),
        }
    }
    (text, None)
}
