//! Output of `cargo xtask codegen`.

pub mod constants;
pub(crate) mod structs;
