//! The `%` operator of `str` and `bytes`.
//!
//! [`Directives`] goes through a template and tells what it comes to, since arguments are taken while it is
//! being read: an argument that is missing is an error before anything wrong behind it is. The functions
//! [`integer`], [`float`] and [`text`] write a value as a directive says.

mod directives;
mod values;

pub use directives::{Directive, Directives, Event, Flags, PercentError, unsupported_character};
pub use values::{float, integer, text};
