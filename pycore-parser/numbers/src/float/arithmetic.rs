//! `// % **` on floats.

use std::fmt;

/// Why `base ** exponent` has no float as its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PowerError {
    /// `ZeroDivisionError`: zero to a negative power.
    ZeroToNegative,
    /// `OverflowError`
    Overflow,
    /// The result is complex: a negative base and an exponent that is not whole. Not an error in Python;
    /// compute with [`crate::Complex`] instead.
    Complex,
}

/// The message of the Python exception.
impl fmt::Display for PowerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ZeroToNegative => "zero to a negative power",
            // The C library's text for ERANGE; its number, 34, is the exception's first argument.
            Self::Overflow => "Numerical result out of range",
            Self::Complex => "negative number to a fractional power",
        })
    }
}

impl std::error::Error for PowerError {}

/// `divmod(dividend, divisor)`, or `None` for a division by zero.
pub fn div_mod(dividend: f64, divisor: f64) -> Option<(f64, f64)> {
    if divisor == 0.0 {
        return None;
    }
    let mut remainder = dividend % divisor;
    // Nearly whole: the subtraction is exact but for rounding that the division undoes.
    let mut quotient = (dividend - remainder) / divisor;
    if remainder == 0.0 {
        // The hardware gives it the dividend's sign.
        remainder = 0.0_f64.copysign(divisor);
    } else if (divisor < 0.0) != (remainder < 0.0) {
        remainder += divisor;
        quotient -= 1.0;
    }
    let floor = if quotient == 0.0 {
        0.0_f64.copysign(dividend / divisor)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    Some((floor, remainder))
}

/// `dividend // divisor`, or `None` for a division by zero.
pub fn floor_divide(dividend: f64, divisor: f64) -> Option<f64> {
    div_mod(dividend, divisor).map(|(quotient, _)| quotient)
}

/// `dividend % divisor`, or `None` for a division by zero.
pub fn modulo(dividend: f64, divisor: f64) -> Option<f64> {
    div_mod(dividend, divisor).map(|(_, remainder)| remainder)
}

/// `base ** exponent`.
///
/// The power itself is the C library's; the cases of C99's Annex F are settled before, as not every
/// library has them.
pub fn power(base: f64, exponent: f64) -> Result<f64, PowerError> {
    let odd = exponent.abs() % 2.0 == 1.0;
    if exponent == 0.0 || base == 1.0 {
        return Ok(1.0);
    }
    if base.is_nan() || exponent.is_nan() {
        return Ok(if base.is_nan() { base } else { exponent });
    }
    if exponent.is_infinite() {
        let magnitude = base.abs();
        return Ok(if magnitude == 1.0 {
            1.0
        } else if (magnitude > 1.0) == (exponent > 0.0) {
            f64::INFINITY
        } else {
            0.0
        });
    }
    if base == 0.0 && exponent < 0.0 {
        return Err(PowerError::ZeroToNegative);
    }
    if base.is_infinite() || base == 0.0 {
        let magnitude = if base.is_infinite() == (exponent > 0.0) { f64::INFINITY } else { 0.0 };
        return Ok(if odd { magnitude.copysign(base) } else { magnitude });
    }
    if base < 0.0 && exponent.fract() != 0.0 {
        return Err(PowerError::Complex);
    }
    let magnitude = base.abs().powf(exponent);
    if magnitude.is_infinite() {
        return Err(PowerError::Overflow);
    }
    Ok(if base < 0.0 && odd { -magnitude } else { magnitude })
}
