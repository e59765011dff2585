//! Unicode facts that Python needs: classes of characters, case, identifiers, NFKC, and text with surrogates.
//!
//! All of them are those of Unicode 16.0, the version of CPython 3.14, whatever newer versions say.

#![forbid(unsafe_code)]

mod database;
mod identifier;
mod names;
mod normalize;
mod printable;
mod properties;
mod repr;
mod surrogates;
mod tables;
#[cfg(test)]
mod tests;

pub use database::Database;
pub use identifier::{is_identifier_continue, is_identifier_start, normalize_identifier};
pub use names::{character_name, character_named, sequence_named};
pub use normalize::{Form, normalize};
pub use printable::is_printable;
pub use properties::{Case, Mapped, Properties};
pub use repr::{repr, repr_bytes, repr_text, write_escape, write_repr, write_repr_bytes};
pub use surrogates::{SurrogateStr, SurrogateString};
