//! Exceptions: one row per built-in exception in [`table`], their structs in [`value`].

pub(crate) mod table;
pub mod value;

pub use table::*;
pub use value::*;
