//! Python numbers without objects: integers of 30-bit digits, float and complex parsing and printing.
//!
//! A big integer is a sign and a slice of *digits*: `u32` values below 2^30, least significant first,
//! the last one not zero (CPython's `PyLongObject` layout, so that the object model needs no copy).
//! [`BigInt`] owns its digits; [`BigIntRef`] borrows them from anywhere, and has all the operations.
//!
//! ```
//! use pycore_numbers::{BigInt, float};
//!
//! let a = BigInt::parse_literal("0xdead_beef_dead_beef", None).unwrap();
//! let (quotient, remainder) = a.as_ref().div_mod_floor(BigInt::from(-1000).as_ref()).unwrap();
//! assert_eq!(quotient.to_string(), "-16045690984833336");
//! assert_eq!(remainder.to_string(), "-977");
//! assert_eq!(float::repr(1e16), "1e+16");
//! ```

#![forbid(unsafe_code)]

pub mod complex;
pub mod float;
mod integer;

pub use complex::Complex;
pub use integer::digits;
pub use integer::{
    BigInt, BigIntRef, ByteOrder, DEFAULT_MAX_STR_DIGITS, DIGIT_BITS, DigitLimitError, HASH_BITS,
    HASH_MODULUS, ParseIntError, ToBytesError, TrueDivideError, combinations, factorial, gcd_u64,
    permutations,
};

/// Keeps the examples of the README running.
#[doc = include_str!("../README.md")]
#[cfg(doctest)]
struct Readme;
