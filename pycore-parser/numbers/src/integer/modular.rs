//! Divisors in common, and powers and inverses modulo a number.

use super::digits;
use super::large;
use super::value::{BigInt, BigIntRef};

impl BigIntRef<'_> {
    /// The greatest common divisor, which is not negative; that of zero and zero is zero.
    pub fn gcd(self, other: BigIntRef<'_>) -> BigInt {
        if let (Some(left), Some(right)) =
            (digits::to_u64(self.digits), digits::to_u64(other.digits))
        {
            return BigInt::from(gcd_u64(left, right));
        }
        if self.is_zero() {
            return other.absolute();
        }
        if other.is_zero() {
            return self.absolute();
        }
        BigInt::from_digits(false, large::gcd(self.digits, other.digits))
    }

    /// `self % modulus` with the modulus' sign; `None` for a modulus of zero.
    pub fn modulo(self, modulus: BigIntRef<'_>) -> Option<BigInt> {
        Some(self.div_mod_floor(modulus)?.1)
    }

    /// The number between zero and `modulus` that gives 1 when multiplied by this one; `None` if there is none.
    ///
    /// The modulus is not zero.
    pub fn inverse_modulo(self, modulus: BigIntRef<'_>) -> Option<BigInt> {
        if modulus.digits == [1] {
            return Some(BigInt::ZERO);
        }
        let base = self.modulo(BigIntRef { negative: false, digits: modulus.digits })?;
        let inverse = large::inverse(base.digits(), modulus.digits)?;
        Some(with_sign_of(modulus, inverse))
    }

    /// `pow(self, exponent, modulus)`, for an exponent that is not negative and a modulus that is not zero.
    pub fn power_modulo(self, exponent: BigIntRef<'_>, modulus: BigIntRef<'_>) -> BigInt {
        debug_assert!(!exponent.negative && !modulus.is_zero());
        if modulus.digits == [1] {
            return BigInt::ZERO;
        }
        let magnitude = BigIntRef { negative: false, digits: modulus.digits };
        let Some(base) = self.modulo(magnitude) else { return BigInt::ZERO };
        if let (Some(base), Some(modulus_word)) =
            (digits::to_u64(base.digits()), digits::to_u64(modulus.digits))
        {
            let power = power_modulo_u64(base, exponent.digits, modulus_word);
            return with_sign_of(modulus, digits::from_u128(power.into()));
        }
        with_sign_of(modulus, large::power_modulo(base.digits(), exponent.digits, modulus.digits))
    }

    /// Number of one bits of the magnitude (`int.bit_count`).
    pub fn bit_count(self) -> u64 {
        self.digits.iter().map(|digit| u64::from(digit.count_ones())).sum()
    }

    /// The square root, rounded down; of the magnitude, for negative numbers.
    pub fn square_root(self) -> BigInt {
        if let Some(value) = digits::to_u64(self.digits) {
            return BigInt::from(value.isqrt());
        }
        BigInt::from_digits(false, large::square_root(self.digits))
    }
}

/// A remainder from zero up as Python gives it: between zero and the modulus.
fn with_sign_of(modulus: BigIntRef<'_>, remainder: Vec<u32>) -> BigInt {
    if !modulus.negative || remainder.is_empty() {
        return BigInt::from_digits(false, remainder);
    }
    BigInt::from_digits(true, digits::subtract(modulus.digits, &remainder))
}

/// The greatest common divisor of machine numbers.
pub fn gcd_u64(mut left: u64, mut right: u64) -> u64 {
    if left == 0 || right == 0 {
        return left | right;
    }
    let twos = (left | right).trailing_zeros();
    left >>= left.trailing_zeros();
    while right != 0 {
        right >>= right.trailing_zeros();
        (left, right) = (left.min(right), left.abs_diff(right));
    }
    left << twos
}

/// Square and multiply from the exponent's top bit.
fn power_modulo_u64(base: u64, exponent: &[u32], modulus: u64) -> u64 {
    let small = u32::try_from(modulus).is_ok();
    let product = |left: u64, right: u64| {
        if small {
            left * right % modulus
        } else {
            (u128::from(left) * u128::from(right) % u128::from(modulus)) as u64
        }
    };
    let mut power = 1 % modulus;
    for (index, &digit) in exponent.iter().enumerate().rev() {
        let top = index + 1 == exponent.len();
        let bits = if top { 32 - digit.leading_zeros() } else { digits::DIGIT_BITS };
        for bit in (0..bits).rev() {
            power = product(power, power);
            if digit >> bit & 1 == 1 {
                power = product(power, base);
            }
        }
    }
    power
}
