//! The types: a sign and a magnitude.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::digits;

/// An integer of any size.
///
/// Digits are normal (see [`digits`]), and zero is not negative, so equality is that of the parts.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct BigInt {
    negative: bool,
    digits: Vec<u32>,
}

/// An integer of any size whose digits are elsewhere; the type that has the operations.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct BigIntRef<'a> {
    pub(super) negative: bool,
    pub(super) digits: &'a [u32],
}

impl BigInt {
    /// Zero.
    pub const ZERO: Self = Self { negative: false, digits: Vec::new() };

    /// A number from its sign and its magnitude, which need not be normal at the upper end.
    ///
    /// Digits must be below 2^30.
    pub fn from_digits(negative: bool, mut digits: Vec<u32>) -> Self {
        digits::normalize(&mut digits);
        debug_assert!(digits::is_normal(&digits));
        Self { negative: negative && !digits.is_empty(), digits }
    }

    /// Borrow, for the operations.
    pub fn as_ref(&self) -> BigIntRef<'_> {
        BigIntRef { negative: self.negative, digits: &self.digits }
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// The magnitude, least significant digit first.
    pub fn digits(&self) -> &[u32] {
        &self.digits
    }

    /// The magnitude, without a copy.
    pub fn into_digits(self) -> Vec<u32> {
        self.digits
    }
}

impl<'a> BigIntRef<'a> {
    /// Zero.
    pub const ZERO: Self = Self { negative: false, digits: &[] };

    /// A number from its sign and its magnitude; zeros at the upper end are cut off.
    ///
    /// Digits must be below 2^30.
    pub fn new(negative: bool, mut digits: &'a [u32]) -> Self {
        while let [rest @ .., 0] = digits {
            digits = rest;
        }
        debug_assert!(digits::is_normal(digits));
        Self { negative: negative && !digits.is_empty(), digits }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.negative
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.digits.is_empty()
    }

    /// Whether it is odd.
    pub fn is_odd(self) -> bool {
        self.digits.first().is_some_and(|digit| digit & 1 == 1)
    }

    /// The magnitude, least significant digit first.
    pub fn digits(self) -> &'a [u32] {
        self.digits
    }

    /// Number of bits of the magnitude (`int.bit_length`).
    pub fn bit_length(self) -> u64 {
        digits::bit_length(self.digits)
    }

    /// A copy that owns its digits.
    pub fn to_owned(self) -> BigInt {
        BigInt { negative: self.negative, digits: self.digits.to_vec() }
    }

    /// The value, or `None` if it is outside of `i64`.
    pub fn to_i64(self) -> Option<i64> {
        let magnitude = digits::to_u64(self.digits)?;
        if self.negative {
            0_i64.checked_sub_unsigned(magnitude)
        } else {
            magnitude.try_into().ok()
        }
    }

    /// The value, or `None` if it is outside of `u64`.
    pub fn to_u64(self) -> Option<u64> {
        if self.negative { None } else { digits::to_u64(self.digits) }
    }
}

impl From<i64> for BigInt {
    fn from(value: i64) -> Self {
        Self::from(i128::from(value))
    }
}

impl From<u64> for BigInt {
    fn from(value: u64) -> Self {
        Self { negative: false, digits: digits::from_u128(value.into()) }
    }
}

impl From<i128> for BigInt {
    fn from(value: i128) -> Self {
        Self { negative: value < 0, digits: digits::from_u128(value.unsigned_abs()) }
    }
}

/// The type of integer literals in Rust when nothing else is known.
impl From<i32> for BigInt {
    fn from(value: i32) -> Self {
        Self::from(i64::from(value))
    }
}

impl Ord for BigIntRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => digits::compare(self.digits, other.digits),
            (true, true) => digits::compare(other.digits, self.digits),
        }
    }
}

impl PartialOrd for BigIntRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for BigInt {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_ref().cmp(&other.as_ref())
    }
}

impl PartialOrd for BigInt {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Hash of the representation, for tables in Rust; Python's `hash` is another.
impl Hash for BigIntRef<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.negative.hash(state);
        self.digits.hash(state);
    }
}

impl Hash for BigInt {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_ref().hash(state);
    }
}
