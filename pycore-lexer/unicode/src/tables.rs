//! Tables of code points, generated.

#[cfg(test)]
pub(crate) mod character_digests;
pub(crate) mod characters;
#[cfg(test)]
pub(crate) mod digests;
mod families;
pub(crate) mod records;

pub(crate) use families::FAMILIES;

/// Names of characters and their aliases in sorted blocks; see generate.py.
pub(crate) static NAMES: &[u8] = include_bytes!("tables/names.bin");
