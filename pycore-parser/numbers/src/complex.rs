//! Complex numbers: `repr` and arithmetic.
//!
//! Since 3.14 a real operand is not first made complex (C99, Annex G): `1 - 0j` keeps the sign of the
//! imaginary zero. Hence the functions that take an `f64` on one side.

use std::fmt::{self, Write};

use crate::float;

/// A complex number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Complex {
    /// The real part.
    pub real: f64,
    /// The imaginary part.
    pub imag: f64,
}

/// Why `base ** exponent` has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PowerError {
    /// `ZeroDivisionError`; also for an infinite angle.
    ZeroToNegative,
    /// `OverflowError`
    Overflow,
}

/// The message of the Python exception.
impl fmt::Display for PowerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ZeroToNegative => "zero to a negative or complex power",
            Self::Overflow => "complex exponentiation",
        })
    }
}

impl std::error::Error for PowerError {}

/// `repr`: `2j`, `(1+2j)`.
impl fmt::Display for Complex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.real == 0.0 && self.real.is_sign_positive() {
            float::write_shortest(f, self.imag, "")?;
            return f.write_char('j');
        }
        f.write_char('(')?;
        float::write_shortest(f, self.real, "")?;
        if self.imag.is_nan() || self.imag.is_sign_positive() {
            f.write_char('+')?;
        }
        float::write_shortest(f, self.imag, "")?;
        f.write_str("j)")
    }
}

/// An infinity becomes one of length 1, anything else a zero; the sign stays.
fn unit(part: f64) -> f64 {
    (if part.is_infinite() { 1.0_f64 } else { 0.0 }).copysign(part)
}

/// A NaN becomes a zero.
fn no_nan(part: f64) -> f64 {
    if part.is_nan() { 0.0_f64.copysign(part) } else { part }
}

impl Complex {
    /// A number from its parts.
    pub const fn new(real: f64, imag: f64) -> Self {
        Self { real, imag }
    }

    fn is_infinite(self) -> bool {
        self.real.is_infinite() || self.imag.is_infinite()
    }

    fn is_finite(self) -> bool {
        self.real.is_finite() && self.imag.is_finite()
    }

    fn map(self, part: fn(f64) -> f64) -> Self {
        Self::new(part(self.real), part(self.imag))
    }

    /// `-self`
    pub fn negate(self) -> Self {
        Self::new(-self.real, -self.imag)
    }

    /// `self + other`
    pub fn plus(self, other: Self) -> Self {
        Self::new(self.real + other.real, self.imag + other.imag)
    }

    /// `self + other`, and `other + self`, with a real number.
    pub fn plus_real(self, other: f64) -> Self {
        Self::new(self.real + other, self.imag)
    }

    /// `self - other`
    pub fn minus(self, other: Self) -> Self {
        Self::new(self.real - other.real, self.imag - other.imag)
    }

    /// `self - other` with a real number.
    pub fn minus_real(self, other: f64) -> Self {
        Self::new(self.real - other, self.imag)
    }

    /// `minuend - self` with a real number.
    pub fn minus_from_real(self, minuend: f64) -> Self {
        Self::new(minuend - self.real, -self.imag)
    }

    /// `self * other`; a product of infinities is infinite, even if a part is NaN.
    pub fn times(self, other: Self) -> Self {
        let product = |a: Self, b: Self| {
            Self::new(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real)
        };
        let result = product(self, other);
        if !(result.real.is_nan() && result.imag.is_nan()) {
            return result;
        }
        let (mut a, mut b) = (self, other);
        let mut recover = false;
        if a.is_infinite() {
            (a, b) = (a.map(unit), b.map(no_nan));
            recover = true;
        }
        if b.is_infinite() {
            (a, b) = (a.map(no_nan), b.map(unit));
            recover = true;
        }
        let overflows = [
            self.real * other.real,
            self.imag * other.imag,
            self.real * other.imag,
            self.imag * other.real,
        ];
        if !recover && overflows.iter().any(|part| part.is_infinite()) {
            (a, b) = (a.map(no_nan), b.map(no_nan));
            recover = true;
        }
        if !recover {
            return result;
        }
        let finite = product(a, b);
        Self::new(f64::INFINITY * finite.real, f64::INFINITY * finite.imag)
    }

    /// `self * other`, and `other * self`, with a real number.
    pub fn times_real(self, other: f64) -> Self {
        Self::new(self.real * other, self.imag * other)
    }

    /// `self / divisor`, or `None` for a division by zero.
    pub fn divide(self, divisor: Self) -> Option<Self> {
        let quotient = if divisor.real.abs() >= divisor.imag.abs() {
            if divisor.real == 0.0 {
                return None;
            }
            // Smith's method: scaled by the greater part, nothing overflows on the way.
            let ratio = divisor.imag / divisor.real;
            let scale = divisor.real + divisor.imag * ratio;
            Self::new(
                (self.real + self.imag * ratio) / scale,
                (self.imag - self.real * ratio) / scale,
            )
        } else if divisor.imag.abs() >= divisor.real.abs() {
            let ratio = divisor.real / divisor.imag;
            let scale = divisor.real * ratio + divisor.imag;
            Self::new(
                (self.real * ratio + self.imag) / scale,
                (self.imag * ratio - self.real) / scale,
            )
        } else {
            Self::new(f64::NAN, f64::NAN)
        };
        Some(self.recover_quotient(divisor, quotient))
    }

    /// Infinity by something finite is infinite, and the other way round zero, even if a part is NaN.
    fn recover_quotient(self, divisor: Self, quotient: Self) -> Self {
        if !(quotient.real.is_nan() && quotient.imag.is_nan()) {
            return quotient;
        }
        let product = |a: Self, b: Self, factor: f64| {
            Self::new(
                factor * (a.real * b.real + a.imag * b.imag),
                factor * (a.imag * b.real - a.real * b.imag),
            )
        };
        if self.is_infinite() && divisor.is_finite() {
            return product(self.map(unit), divisor, f64::INFINITY);
        }
        if divisor.is_infinite() && self.is_finite() {
            return product(self, divisor.map(unit), 0.0);
        }
        quotient
    }

    /// `self / divisor` with a real number, or `None` for a division by zero.
    pub fn divide_by_real(self, divisor: f64) -> Option<Self> {
        (divisor != 0.0).then(|| Self::new(self.real / divisor, self.imag / divisor))
    }

    /// `dividend / self` with a real number, or `None` for a division by zero.
    pub fn divide_real(self, dividend: f64) -> Option<Self> {
        let quotient = if self.real.abs() >= self.imag.abs() {
            if self.real == 0.0 {
                return None;
            }
            let ratio = self.imag / self.real;
            let scale = self.real + self.imag * ratio;
            Self::new(dividend / scale, -dividend * ratio / scale)
        } else if self.imag.abs() >= self.real.abs() {
            let ratio = self.real / self.imag;
            let scale = self.real * ratio + self.imag;
            Self::new(dividend * ratio / scale, -dividend / scale)
        } else {
            Self::new(f64::NAN, f64::NAN)
        };
        let lost = quotient.real.is_nan() && quotient.imag.is_nan();
        if lost && dividend.is_finite() && self.is_infinite() {
            let divisor = self.map(unit);
            return Some(Self::new(
                0.0 * (dividend * divisor.real),
                0.0 * (-dividend * divisor.imag),
            ));
        }
        Some(quotient)
    }

    /// `self ** exponent`: by repeated multiplication if the exponent is a whole number up to 100, else in
    /// polar form.
    pub fn power(self, exponent: Self) -> Result<Self, PowerError> {
        let whole =
            exponent.imag == 0.0 && exponent.real.fract() == 0.0 && exponent.real.abs() <= 100.0;
        let result =
            if whole { self.power_whole(exponent.real)? } else { self.power_polar(exponent)? };
        if result.is_infinite() { Err(PowerError::Overflow) } else { Ok(result) }
    }

    fn power_whole(self, exponent: f64) -> Result<Self, PowerError> {
        let mut rest = exponent.abs() as u32;
        let (mut power, mut square) = (Self::new(1.0, 0.0), self);
        while rest != 0 {
            if rest & 1 == 1 {
                power = power.times(square);
            }
            rest >>= 1;
            square = square.times(square);
        }
        if exponent > 0.0 {
            return Ok(power);
        }
        Self::new(1.0, 0.0).divide(power).ok_or(PowerError::ZeroToNegative)
    }

    fn power_polar(self, exponent: Self) -> Result<Self, PowerError> {
        if self.real == 0.0 && self.imag == 0.0 {
            let defined = exponent.imag == 0.0 && exponent.real >= 0.0;
            let zero = Self::new(0.0, 0.0);
            return if defined { Ok(zero) } else { Err(PowerError::ZeroToNegative) };
        }
        let length = self.real.hypot(self.imag);
        let angle = self.imag.atan2(self.real);
        let mut power = length.powf(exponent.real);
        let mut phase = angle * exponent.real;
        if exponent.imag != 0.0 {
            power *= (-angle * exponent.imag).exp();
            phase += exponent.imag * length.ln();
        }
        if phase.is_infinite() {
            // The C library's cosine refuses it (EDOM), which Python reports like this.
            return Err(PowerError::ZeroToNegative);
        }
        Ok(Self::new(power * phase.cos(), power * phase.sin()))
    }
}
