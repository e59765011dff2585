//! Python source text: decoding, byte offsets, line index, and the errors that point into it.

mod error;
mod range;

pub use error::{ErrorClass, SyntaxError, SyntaxWarning, WarningClass};
pub use range::TextRange;
