//! Between integers and floats, rounded correctly; true division.

use std::fmt;

use super::digits;
use super::value::{BigInt, BigIntRef};

/// Why `a / b` of integers has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrueDivideError {
    /// `ZeroDivisionError`
    DivisionByZero,
    /// `OverflowError`
    Overflow,
}

/// The message of the Python exception.
impl fmt::Display for TrueDivideError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DivisionByZero => "division by zero",
            Self::Overflow => "integer division result too large for a float",
        })
    }
}

impl std::error::Error for TrueDivideError {}

impl BigIntRef<'_> {
    /// The nearest float, ties to even; `None` where Python raises `OverflowError`.
    pub fn to_f64(self) -> Option<f64> {
        let excess = self.bit_length().saturating_sub(64);
        let sticky = digits::any_bit_below(self.digits, excess);
        let leading = digits::to_u64(&digits::shift_right(self.digits, excess))?;
        let exponent = i64::try_from(excess).ok()?;
        let magnitude = round(u128::from(leading), sticky, exponent)?;
        Some(if self.negative { -magnitude } else { magnitude })
    }

    /// `self / divisor`, rounded once from the exact quotient.
    pub fn true_divide(self, divisor: BigIntRef<'_>) -> Result<f64, TrueDivideError> {
        if divisor.is_zero() {
            return Err(TrueDivideError::DivisionByZero);
        }
        if self.is_zero() {
            return Ok(if divisor.negative { -0.0 } else { 0.0 });
        }
        // Scale so that the quotient has 65 or 66 bits, more than any rounding needs.
        let difference = self.bit_length() as i64 - divisor.bit_length() as i64;
        let scale = difference - 65;
        let (quotient, sticky) = if scale > 0 {
            // A long dividend is cut instead; what is lost only matters as "not zero".
            let cut = digits::shift_right(self.digits, scale as u64);
            let (quotient, remainder) = digits::divide(&cut, divisor.digits);
            let lost = digits::any_bit_below(self.digits, scale as u64);
            (quotient, lost || !remainder.is_empty())
        } else if scale < -2000 {
            // Too small for any float; ties cannot occur this far down.
            (vec![1], true)
        } else {
            let scaled = digits::shift_left(self.digits, scale.unsigned_abs());
            let (quotient, remainder) = digits::divide(&scaled, divisor.digits);
            (quotient, !remainder.is_empty())
        };
        let quotient = quotient.iter().rev().fold(0, |all, &digit| all << 30 | u128::from(digit));
        let magnitude = round(quotient, sticky, scale).ok_or(TrueDivideError::Overflow)?;
        Ok(if self.negative != divisor.negative { -magnitude } else { magnitude })
    }

    /// `self` compared with a float that is not NaN, exactly.
    pub fn compare_f64(self, float: f64) -> std::cmp::Ordering {
        use std::cmp::Ordering;
        let Some(whole) = BigInt::from_f64(float.trunc()) else {
            return if float > 0.0 { Ordering::Less } else { Ordering::Greater };
        };
        // Equal whole parts: the fraction decides.
        self.cmp(&whole.as_ref()).then_with(|| 0.0_f64.total_cmp(&(float.fract() + 0.0)))
    }
}

impl BigInt {
    /// `int(value)`: the number without its fraction; `None` for infinities and NaN.
    pub fn from_f64(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let bits = value.to_bits();
        let exponent = (bits >> 52 & 0x7FF) as i64 - 1075;
        // Below 1 the implicit bit does not matter: everything is shifted out.
        let mantissa = digits::from_u128(u128::from(bits & ((1 << 52) - 1) | 1 << 52));
        let magnitude = if exponent < 0 {
            digits::shift_right(&mantissa, exponent.unsigned_abs())
        } else {
            digits::shift_left(&mantissa, exponent as u64)
        };
        Some(Self::from_digits(value < 0.0, magnitude))
    }
}

/// The float nearest to `(leading + something below one if sticky) * 2**exponent`; `None` on overflow.
pub(crate) fn round(leading: u128, sticky: bool, exponent: i64) -> Option<f64> {
    if leading == 0 {
        return Some(0.0);
    }
    let bits = i64::from(u128::BITS - leading.leading_zeros());
    // Above 2^1024 in any case, and well inside of what the arithmetic below can hold.
    if bits + exponent > 1024 {
        return None;
    }
    // A float has 53 bits, but none below 2^-1074.
    let kept = (bits + exponent + 1074).min(53);
    if kept < 0 {
        return Some(0.0);
    }
    let dropped = bits - kept;
    if dropped <= 0 {
        return Some(scale(leading as u64, exponent));
    }
    // At most 128 bits are dropped, when nothing is kept; two shifts since one by 128 is not allowed.
    let mut mantissa = (leading >> (dropped - 1) >> 1) as u64;
    let half = 1_u128 << (dropped - 1);
    let rest = leading & (half - 1) != 0 || sticky;
    if leading & half != 0 && (rest || mantissa & 1 == 1) {
        mantissa += 1;
    }
    let float = scale(mantissa, exponent + dropped);
    float.is_finite().then_some(float)
}

/// `mantissa * 2**exponent`, which is a float or above all of them.
fn scale(mantissa: u64, exponent: i64) -> f64 {
    debug_assert!(mantissa <= 1 << 53 && (-1074..=1024).contains(&exponent));
    // In two steps, so that neither factor leaves the normal range.
    let first = exponent / 2;
    mantissa as f64 * power_of_two(first) * power_of_two(exponent - first)
}

fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}
