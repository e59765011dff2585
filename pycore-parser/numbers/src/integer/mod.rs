//! Integers of any size.
//!
//! Layers, bottom up: [`digits`] computes on magnitudes as slices, by the schoolbook methods; `large`
//! takes over above the sizes where those win; the types and their signs are in `value`, and the
//! operators of Python, one subject a file, in the rest.

pub mod digits;

mod arithmetic;
mod bitwise;
mod bytes;
mod combinatorics;
mod convert;
mod hash;
mod input;
mod large;
mod modular;
mod text;
mod value;

pub use bytes::{ByteOrder, ToBytesError};
pub use combinatorics::{combinations, factorial, permutations};
pub use convert::TrueDivideError;
pub(crate) use convert::round;
pub use digits::DIGIT_BITS;
pub use hash::{HASH_BITS, HASH_MODULUS};
pub use modular::gcd_u64;
pub use text::{DEFAULT_MAX_STR_DIGITS, DigitLimitError, ParseIntError};
pub use value::{BigInt, BigIntRef};
