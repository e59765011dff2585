//! Python source text: decoding, byte offsets, line index, and the errors that point into it.

#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod decode;
mod encoding;
mod error;
mod line_index;
mod line_source;
mod range;
mod report;
mod source;

pub use error::{ErrorClass, SyntaxError, SyntaxWarning, WarningClass};
pub use line_index::{LineColumn, LineIndex};
pub use line_source::{LineSource, LineSourceError};
pub use range::TextRange;
pub use report::Report;
pub use source::Source;
