//! `format`, `str.format` and the specifications between them.
//!
//! [`Spec`] is the mini-language of `format(value, spec)`; the functions of this module write a value as it
//! says. [`Pieces`] takes the template of `str.format` apart, [`FieldName`] the name of a field in it.

mod error;
mod field_name;
mod group;
mod number;
mod pieces;
mod spec;
mod values;

pub use error::FormatError;
pub use field_name::{Accessor, FieldName, First, Numbering, Part};
pub use group::Grouping;
pub use number::Locale;
pub use pieces::{Field, Piece, Pieces, unknown_conversion};
pub use spec::{Align, IntegerForm, Sign, Spec, Target};
pub use values::{character, complex, float, integer, string};

pub(crate) use spec::decimal;
