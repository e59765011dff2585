//! From a code point to its record: the two steps of generate_characters.py.

use super::records::{RECORDS, SHIFT};

/// What is known of a code point. Many share one.
pub(crate) struct Record {
    pub(crate) flags: u16,
    /// A decimal digit's or other digit's value, or 255.
    pub(crate) digit: u8,
    /// Upper, lower, title, fold: the difference to the code point mapped to, or [`EXPANSION`] and an
    /// index into the expansions.
    pub(crate) mappings: [i32; 4],
    /// The difference to the lower case that is one code point.
    pub(crate) simple_lower: i32,
    /// Negative if there is none.
    pub(crate) numeric: f64,
}

/// Marks a mapping to several code points.
pub(crate) const EXPANSION: i32 = 1 << 24;

#[allow(clippy::too_many_arguments, reason = "columns of a table")]
pub(crate) const fn record(
    flags: u16,
    upper: i32,
    lower: i32,
    title: i32,
    fold: i32,
    simple_lower: i32,
    digit: u8,
    numeric: f64,
) -> Record {
    Record { flags, digit, mappings: [upper, lower, title, fold], simple_lower, numeric }
}

pub(crate) const fn numbers<const N: usize>(bytes: &[u8]) -> [u16; N] {
    assert!(bytes.len() == 2 * N);
    let mut numbers = [0; N];
    let mut at = 0;
    while at < N {
        numbers[at] = u16::from_le_bytes([bytes[2 * at], bytes[2 * at + 1]]);
        at += 1;
    }
    numbers
}

const BLOCKS_BYTES: &[u8] = include_bytes!("blocks.bin");
const KINDS_BYTES: &[u8] = include_bytes!("kinds.bin");

static BLOCKS: [u16; BLOCKS_BYTES.len() / 2] = numbers(BLOCKS_BYTES);
static KINDS: [u16; KINDS_BYTES.len() / 2] = numbers(KINDS_BYTES);

/// The record of a code point; beyond Unicode that of the last one, which is not assigned.
#[inline]
pub(crate) fn record_of(code_point: u32) -> &'static Record {
    let code_point = code_point.min(0x10_FFFF);
    let block = usize::from(BLOCKS[(code_point >> SHIFT) as usize]);
    let place = (code_point & ((1 << SHIFT) - 1)) as usize;
    &RECORDS[usize::from(KINDS[block << SHIFT | place])]
}
