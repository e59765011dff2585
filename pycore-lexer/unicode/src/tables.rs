//! Tables of code points, generated, and the search in them.

#[cfg(test)]
pub(crate) mod digests;
mod families;
mod ranges;

pub(crate) use families::FAMILIES;
pub(crate) use ranges::{IDENTIFIER_CONTINUE, IDENTIFIER_START, PRINTABLE};

/// Names of characters and their aliases in sorted blocks; see generate.py.
pub(crate) static NAMES: &[u8] = include_bytes!("tables/names.bin");

/// Whether `code_point` is in one of the ascending `ranges`, which include both ends.
pub(crate) fn contains(ranges: &[(u32, u32)], code_point: u32) -> bool {
    let after = ranges.partition_point(|&(first, _)| first <= code_point);
    after > 0 && code_point <= ranges[after - 1].1
}
