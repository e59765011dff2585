//! Floats as what they are exactly: a fraction of integers; and the hash that equals that of equal numbers.

use crate::BigInt;
use crate::{HASH_BITS, HASH_MODULUS};

/// `hash(float("inf"))`
const HASH_OF_INFINITY: i64 = 314_159;

/// `value.as_integer_ratio()`, in lowest terms with a positive denominator; `None` for infinities and NaN.
pub fn integer_ratio(value: f64) -> Option<(BigInt, BigInt)> {
    if value == 0.0 {
        return Some((BigInt::ZERO, BigInt::from(1)));
    }
    let whole = BigInt::from_f64(value)?;
    if value.fract() == 0.0 {
        return Some((whole, BigInt::from(1)));
    }
    let bits = value.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    // A value with a fraction has a negative exponent, of which zeros at the end take a part.
    let zeros = mantissa.trailing_zeros();
    let numerator = i128::from(mantissa >> zeros) * if value < 0.0 { -1 } else { 1 };
    let shift = exponent.unsigned_abs() - u64::from(zeros);
    let denominator = BigInt::from(1).as_ref().shift_left(shift, u64::MAX)?;
    Some((BigInt::from(numerator), denominator))
}

/// `hash(value)`; `None` for NaN, whose hash is that of its identity.
pub fn python_hash(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(HASH_OF_INFINITY.wrapping_mul(if value > 0.0 { 1 } else { -1 }));
    }
    let bits = value.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    // Multiplying by a power of two modulo 2^61 - 1 is a rotation of 61 bits.
    let turn = exponent.rem_euclid(i64::from(HASH_BITS)) as u32;
    let rotated = if turn == 0 {
        mantissa
    } else {
        mantissa << turn & HASH_MODULUS | mantissa >> (HASH_BITS - turn)
    };
    let rest = (rotated % HASH_MODULUS) as i64;
    let hash = if value < 0.0 { -rest } else { rest };
    Some(if hash == -1 { -2 } else { hash })
}
