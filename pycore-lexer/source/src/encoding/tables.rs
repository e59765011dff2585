//! Generated tables.

mod gb18030;
mod multibyte;
mod names;

pub(crate) use gb18030::RANGES as GB18030_RANGES;
pub(crate) use multibyte::{EXTRAS, TABLES};
pub(crate) use names::NAMES;

/// 256 little-endian units for each single-byte encoding; 0xFFFE where there is no character.
pub(crate) static CHARMAPS: &[u8] = include_bytes!("tables/charmaps.bin");

/// The cells of all planes: little-endian units; 0 where there is no character, from 0xD800 to 0xDFFF an index
/// into [`EXTRAS`].
pub(crate) static CELLS: &[u8] = include_bytes!("tables/multibyte.bin");
