//! Tables of code points, generated.

#[cfg(test)]
pub(crate) mod character_digests;
pub(crate) mod characters;
pub(crate) mod database;
#[cfg(test)]
pub(crate) mod database_digests;
pub(crate) mod database_records;
#[cfg(test)]
pub(crate) mod digests;
mod families;
pub(crate) mod records;
pub(crate) mod sequences;

pub(crate) use families::FAMILIES;

/// Names of characters and their aliases in sorted blocks; see generate.py.
pub(crate) static NAMES: &[u8] = include_bytes!("tables/names.bin");
/// The numbers of names in the order of their code points; see generate_name_order.py.
pub(crate) static NAME_ORDER: &[u8] = include_bytes!("tables/name_order.bin");
