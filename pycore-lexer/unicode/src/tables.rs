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
/// The numbers of names in the order of their code points; see generate_name_order.py.
pub(crate) static NAME_ORDER: &[u8] = include_bytes!("tables/name_order.bin");
