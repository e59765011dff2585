//! From a code point to its record in the database, and to its decomposition: what generate_database.py has written.

use std::ops::Range;

use super::characters::numbers;
use super::database_records::{DECOMPOSED, OLD_DECOMPOSITIONS, RECORDS, SHIFT};

/// Category, direction, combining class, width, flags; the texts by their numbers.
pub(crate) struct Record(pub(crate) u8, pub(crate) u8, pub(crate) u8, pub(crate) u8, pub(crate) u8);

/// Code point, decimal, digit, number; -1 for none.
pub(crate) type OldValue = (u32, i8, i8, f64);

const CURRENT_BLOCKS_BYTES: &[u8] = include_bytes!("database_current_blocks.bin");
const CURRENT_KINDS_BYTES: &[u8] = include_bytes!("database_current_kinds.bin");
const OLD_BLOCKS_BYTES: &[u8] = include_bytes!("database_old_blocks.bin");
const OLD_KINDS_BYTES: &[u8] = include_bytes!("database_old_kinds.bin");
const DECOMPOSITIONS: &[u8] = include_bytes!("decompositions.bin");

static CURRENT_BLOCKS: [u16; CURRENT_BLOCKS_BYTES.len() / 2] = numbers(CURRENT_BLOCKS_BYTES);
static CURRENT_KINDS: [u16; CURRENT_KINDS_BYTES.len() / 2] = numbers(CURRENT_KINDS_BYTES);
static OLD_BLOCKS: [u16; OLD_BLOCKS_BYTES.len() / 2] = numbers(OLD_BLOCKS_BYTES);
static OLD_KINDS: [u16; OLD_KINDS_BYTES.len() / 2] = numbers(OLD_KINDS_BYTES);

fn find(blocks: &[u16], kinds: &[u16], code_point: u32) -> &'static Record {
    let code_point = code_point.min(0x10_FFFF);
    let block = usize::from(blocks[(code_point >> SHIFT) as usize]);
    let place = (code_point & ((1 << SHIFT) - 1)) as usize;
    &RECORDS[usize::from(kinds[block << SHIFT | place])]
}

/// The record in the current version.
pub(crate) fn current(code_point: u32) -> &'static Record {
    find(&CURRENT_BLOCKS, &CURRENT_KINDS, code_point)
}

/// The record in version 3.2.
pub(crate) fn old(code_point: u32) -> &'static Record {
    find(&OLD_BLOCKS, &OLD_KINDS, code_point)
}

/// Three bytes of the decompositions.
fn number(at: usize) -> u32 {
    match DECOMPOSITIONS.get(at..at + 3) {
        Some(&[low, middle, high]) => u32::from_le_bytes([low, middle, high, 0]),
        _ => 0,
    }
}

/// The number of the tag and the code points that a code point decomposes to.
pub(crate) fn decomposition(code_point: u32) -> Option<(u8, impl Iterator<Item = u32>)> {
    const HEAD: usize = 6;
    let mut places: Range<usize> = 0..DECOMPOSED;
    while places.start < places.end {
        let middle = places.start.midpoint(places.end);
        let found = number(HEAD * middle);
        if found == code_point {
            let at = HEAD * DECOMPOSED + number(HEAD * middle + 3) as usize;
            let (&tag, &length) = (DECOMPOSITIONS.get(at)?, DECOMPOSITIONS.get(at + 1)?);
            return Some((
                tag,
                (0..usize::from(length)).map(move |index| number(at + 2 + 3 * index)),
            ));
        }
        if found < code_point {
            places.start = middle + 1;
        } else {
            places.end = middle;
        }
    }
    None
}

/// What a code point decomposed to in version 3.2, where that was corrected later.
pub(crate) fn old_decomposition(code_point: u32) -> Option<u32> {
    let found = OLD_DECOMPOSITIONS.iter().find(|&&(point, _)| point == code_point);
    found.map(|&(_, decomposed)| decomposed)
}
