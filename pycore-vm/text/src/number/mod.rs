//! Numbers from text, as `int()`, `float()` and `complex()` take them.
//!
//! Decimal digits of any script are digits, and Unicode's white space may surround a number in a `str`;
//! a `bytes` is ASCII.

mod ascii;
mod complex;
mod integer;

pub use complex::{ComplexError, complex};
pub use integer::{IntError, int, invalid_int, small_int};

use crate::{OutOfMemory, Spaces, View};

/// Why a text is not a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatError {
    /// `ValueError: could not convert string to float: ...` with the text's `repr`.
    Form,
    /// `MemoryError`
    OutOfMemory,
}

impl From<OutOfMemory> for FloatError {
    fn from(OutOfMemory: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

/// `float(text)`
///
/// ```
/// use pycore_text::{Spaces, View, number};
///
/// assert_eq!(number::float(View::Latin1(b" 1_0.5e1\n"), Spaces::Unicode), Ok(105.0));
/// ```
pub fn float(text: View<'_>, spaces: Spaces) -> Result<f64, FloatError> {
    let text = ascii::numeral(text, spaces)?.ok_or(FloatError::Form)?;
    let text = ascii::without_underscores(&text)?.ok_or(FloatError::Form)?;
    // The standard library takes what Python takes, and rounds correctly.
    ascii::trimmed(&text).parse().map_err(|_| FloatError::Form)
}
