//! `+ - * // % **` and negation, with Python's meaning.

use std::cmp::Ordering;

use super::digits;
use super::value::{BigInt, BigIntRef};

impl BigIntRef<'_> {
    /// `-self`
    pub fn negate(self) -> BigInt {
        BigInt::from_digits(!self.negative, self.digits.to_vec())
    }

    /// `abs(self)`
    pub fn absolute(self) -> BigInt {
        BigInt::from_digits(false, self.digits.to_vec())
    }

    /// `self + other`
    pub fn plus(self, other: BigIntRef<'_>) -> BigInt {
        if self.negative == other.negative {
            return BigInt::from_digits(self.negative, digits::add(self.digits, other.digits));
        }
        match digits::compare(self.digits, other.digits) {
            Ordering::Less => {
                BigInt::from_digits(other.negative, digits::subtract(other.digits, self.digits))
            }
            _ => BigInt::from_digits(self.negative, digits::subtract(self.digits, other.digits)),
        }
    }

    /// `self - other`
    pub fn minus(self, other: BigIntRef<'_>) -> BigInt {
        self.plus(BigIntRef { negative: !other.negative, digits: other.digits })
    }

    /// `self * other`
    pub fn times(self, other: BigIntRef<'_>) -> BigInt {
        let product = digits::multiply(self.digits, other.digits);
        BigInt::from_digits(self.negative != other.negative, product)
    }

    /// `divmod(self, divisor)`: the quotient rounds down, the remainder has the divisor's sign; `None` for
    /// a division by zero.
    pub fn div_mod_floor(self, divisor: BigIntRef<'_>) -> Option<(BigInt, BigInt)> {
        let (quotient, remainder) = self.div_rem_truncate(divisor)?;
        if remainder.digits().is_empty() || self.negative == divisor.negative {
            return Some((quotient, remainder));
        }
        let one = BigInt::from(1);
        Some((quotient.as_ref().minus(one.as_ref()), remainder.as_ref().plus(divisor)))
    }

    /// Quotient rounded to zero, and the remainder, which has this number's sign; `None` for a division
    /// by zero.
    pub fn div_rem_truncate(self, divisor: BigIntRef<'_>) -> Option<(BigInt, BigInt)> {
        if divisor.is_zero() {
            return None;
        }
        let (quotient, remainder) = digits::divide(self.digits, divisor.digits);
        Some((
            BigInt::from_digits(self.negative != divisor.negative, quotient),
            BigInt::from_digits(self.negative, remainder),
        ))
    }

    /// `self ** exponent`, or `None` if the result might have more than `max_bits` bits.
    pub fn power(self, exponent: u64, max_bits: u64) -> Option<BigInt> {
        if exponent == 0 || self.digits == [1] {
            let negative = self.negative && exponent % 2 == 1;
            return Some(BigInt::from_digits(negative, vec![1]));
        }
        if self.is_zero() {
            return Some(BigInt::ZERO);
        }
        if self.bit_length().checked_mul(exponent).is_none_or(|bits| bits > max_bits) {
            return None;
        }
        // Powers of two in the base are shifts of the result.
        let zeros = digits::trailing_zeros(self.digits);
        let base = digits::shift_right(self.digits, zeros);
        let mut power = base.clone();
        for bit in (0..exponent.ilog2()).rev() {
            power = digits::multiply(&power, &power);
            if exponent >> bit & 1 == 1 {
                power = digits::multiply(&power, &base);
            }
        }
        let power = digits::shift_left(&power, zeros * exponent);
        Some(BigInt::from_digits(self.negative && exponent % 2 == 1, power))
    }
}
