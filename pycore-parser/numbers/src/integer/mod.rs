//! Integers of any size.
//!
//! Layers, bottom up: [`digits`] computes on magnitudes as slices, by the schoolbook methods; `large`
//! takes over above the sizes where those win; the types and their signs are in `value`, and the
//! operators of Python, one subject a file, in the rest.

pub mod digits;

mod arithmetic;
mod bitwise;
mod convert;
mod large;
mod text;
mod value;

pub use convert::TrueDivideError;
pub use digits::DIGIT_BITS;
pub use text::{DEFAULT_MAX_STR_DIGITS, DigitLimitError, ParseIntError};
pub use value::{BigInt, BigIntRef};
