//! Exceptions: one row per built-in exception in `table`, their structs in `value`.

mod base;
mod definitions;
mod group;
mod kinds;
mod os;
mod split;
mod syntax;
pub(crate) mod table;
mod unicode;
pub mod value;

pub use base::is_exception_class;
pub use os::class_of_errno;
pub use split::{Parts, exception_matches, prepare_reraise_star};
pub use table::*;
pub use value::*;
