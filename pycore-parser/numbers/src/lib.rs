//! Python numbers without objects: integers of 30-bit digits, float and complex parsing and printing.
//!
//! A big integer is a sign and a slice of *digits*: `u32` values below 2^30, least significant first,
//! the last one not zero (CPython's `PyLongObject` layout, so that the object model needs no copy).

#![forbid(unsafe_code)]

/// Bits in a digit of a big integer.
pub const DIGIT_BITS: u32 = 30;
