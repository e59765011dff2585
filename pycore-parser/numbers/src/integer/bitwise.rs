//! Shifts and bit operations on the infinite two's complement form of Python's integers.

use super::digits::{self, DIGIT_BITS};
use super::value::{BigInt, BigIntRef};

const MASK: u32 = (1 << DIGIT_BITS) - 1;

impl BigIntRef<'_> {
    /// `self << count`, or `None` if the result has more than `max_bits` bits.
    pub fn shift_left(self, count: u64, max_bits: u64) -> Option<BigInt> {
        if self.is_zero() {
            return Some(BigInt::ZERO);
        }
        if self.bit_length().checked_add(count).is_none_or(|bits| bits > max_bits) {
            return None;
        }
        Some(BigInt::from_digits(self.negative, digits::shift_left(self.digits, count)))
    }

    /// `self >> count`, which rounds down.
    pub fn shift_right(self, count: u64) -> BigInt {
        let shifted = digits::shift_right(self.digits, count);
        if self.negative && digits::any_bit_below(self.digits, count) {
            return BigInt::from_digits(true, digits::add(&shifted, &[1]));
        }
        BigInt::from_digits(self.negative, shifted)
    }

    /// `~self`
    pub fn invert(self) -> BigInt {
        self.negate().as_ref().minus(BigIntRef { negative: false, digits: &[1] })
    }

    /// `self & other`
    pub fn and(self, other: BigIntRef<'_>) -> BigInt {
        self.combine(other, |left, right| left & right)
    }

    /// `self | other`
    pub fn or(self, other: BigIntRef<'_>) -> BigInt {
        self.combine(other, |left, right| left | right)
    }

    /// `self ^ other`
    pub fn xor(self, other: BigIntRef<'_>) -> BigInt {
        self.combine(other, |left, right| left ^ right)
    }

    /// Digit by digit, with the sign as the digit that goes on for ever.
    fn combine(self, other: BigIntRef<'_>, operation: impl Fn(u32, u32) -> u32) -> BigInt {
        let length = self.digits.len().max(other.digits.len());
        let (mut left, mut right) = (TwosComplement::new(self), TwosComplement::new(other));
        let mut result: Vec<u32> =
            (0..length).map(|_| operation(left.next(), right.next()) & MASK).collect();
        let negative = operation(self.sign_digit(), other.sign_digit()) != 0;
        if negative {
            // Back to the magnitude: the complement, plus one.
            let mut carry = 1;
            for digit in &mut result {
                carry += *digit ^ MASK;
                *digit = carry & MASK;
                carry >>= DIGIT_BITS;
            }
            result.push(carry);
        }
        BigInt::from_digits(negative, result)
    }

    fn sign_digit(self) -> u32 {
        if self.negative { MASK } else { 0 }
    }
}

/// The digits of the two's complement form, without end.
struct TwosComplement<'a> {
    digits: std::slice::Iter<'a, u32>,
    /// What complements the digits of a negative number.
    mask: u32,
    carry: u32,
}

impl<'a> TwosComplement<'a> {
    fn new(number: BigIntRef<'a>) -> Self {
        let carry = u32::from(number.negative);
        Self { digits: number.digits.iter(), mask: number.sign_digit(), carry }
    }

    fn next(&mut self) -> u32 {
        let digit = self.digits.next().copied().unwrap_or(0);
        let sum = (digit ^ self.mask) + self.carry;
        self.carry = sum >> DIGIT_BITS;
        sum & MASK
    }
}
