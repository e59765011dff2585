//! The functions themselves, after W. Kahan, "Branch Cuts for Complex Elementary Functions" (1987): what is large or tiny
//! is scaled first, so that nothing overflows or vanishes on the way to a result that can be had.

use std::f64::consts::{E, FRAC_PI_2, LN_2, LN_10};

use pycore_numbers::Complex;

use super::special::{self, Special, Table};
use crate::libm;

/// Why there is no result.
#[derive(Clone, Copy, Debug)]
pub(super) enum Failure {
    Domain,
    Range,
}

/// The value of a function.
pub(super) type Value = Result<Complex, Failure>;

/// Sums and products of two such numbers stay finite.
const LARGE: f64 = f64::MAX / 4.0;
/// The root of `LARGE`, whose squares stay finite.
const LARGE_ROOT: f64 = 6.703_903_964_971_298e153;
/// The logarithm of `LARGE`.
const LARGE_LOG: f64 = 708.396_418_532_264_1;
/// The root of the smallest normal number.
const TINY_ROOT: f64 = 1.491_668_146_240_041_3e-154;
/// By which power of two tiny numbers become normal.
const SCALE: i32 = 53;

fn complex(real: f64, imag: f64) -> Complex {
    Complex::new(real, imag)
}

/// What a table has for an argument that is not finite, or else a formula.
fn by(table: &Table, z: Complex, formula: impl FnOnce(Complex) -> Value) -> Value {
    if z.real.is_finite() && z.imag.is_finite() {
        return formula(z);
    }
    match special::look_up(table, z) {
        Special::Result(value) => Ok(value),
        Special::Domain => Err(Failure::Domain),
        Special::None => formula(z),
    }
}

/// Parts that are too large for a float.
fn in_range(value: Complex) -> Value {
    if value.real.is_infinite() || value.imag.is_infinite() {
        return Err(Failure::Range);
    }
    Ok(value)
}

/// A function of `iz`, turned back: `asin`, `atan`, `sin`, `tan` from their hyperbolic counterparts.
fn turned(z: Complex, function: fn(Complex) -> Value) -> Value {
    let value = function(complex(-z.imag, z.real))?;
    Ok(complex(value.imag, -value.real))
}

/// The logarithm of twice the absolute value of a large number.
fn log_of_double(x: f64, y: f64) -> f64 {
    libm::log(libm::hypot(x / 2.0, y / 2.0)) + 2.0 * LN_2
}

fn is_large(z: Complex) -> bool {
    z.real.abs() > LARGE || z.imag.abs() > LARGE
}

pub(super) fn sqrt(z: Complex) -> Value {
    by(&special::SQRT, z, |z| {
        let (mut x, y) = (z.real.abs(), z.imag.abs());
        if x == 0.0 && y == 0.0 {
            return Ok(complex(0.0, z.imag));
        }
        let root = if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
            x = libm::ldexp(x, SCALE);
            let sum = x + libm::hypot(x, libm::ldexp(y, SCALE));
            libm::ldexp(sum.sqrt(), -(SCALE + 1) / 2)
        } else {
            x /= 8.0;
            2.0 * (x + libm::hypot(x, y / 8.0)).sqrt()
        };
        let other = y / (2.0 * root);
        Ok(if z.real >= 0.0 {
            complex(root, other.copysign(z.imag))
        } else {
            complex(other, root.copysign(z.imag))
        })
    })
}

pub(super) fn acos(z: Complex) -> Value {
    by(&special::ACOS, z, |z| {
        if is_large(z) {
            let size = log_of_double(z.real, z.imag);
            let imag = if z.real < 0.0 { -size.copysign(z.imag) } else { size.copysign(-z.imag) };
            return Ok(complex(libm::atan2(z.imag.abs(), z.real), imag));
        }
        let below = sqrt(complex(1.0 - z.real, -z.imag))?;
        let above = sqrt(complex(1.0 + z.real, z.imag))?;
        let real = 2.0 * libm::atan2(below.real, above.real);
        Ok(complex(real, libm::asinh(above.real * below.imag - above.imag * below.real)))
    })
}

pub(super) fn acosh(z: Complex) -> Value {
    by(&special::ACOSH, z, |z| {
        if is_large(z) {
            return Ok(complex(log_of_double(z.real, z.imag), libm::atan2(z.imag, z.real)));
        }
        let below = sqrt(complex(z.real - 1.0, z.imag))?;
        let above = sqrt(complex(z.real + 1.0, z.imag))?;
        let real = libm::asinh(below.real * above.real + below.imag * above.imag);
        Ok(complex(real, 2.0 * libm::atan2(below.imag, above.real)))
    })
}

pub(super) fn asin(z: Complex) -> Value {
    turned(z, asinh)
}

pub(super) fn asinh(z: Complex) -> Value {
    by(&special::ASINH, z, |z| {
        if is_large(z) {
            let size = log_of_double(z.real, z.imag);
            let real = if z.imag >= 0.0 { size.copysign(z.real) } else { -size.copysign(-z.real) };
            return Ok(complex(real, libm::atan2(z.imag, z.real.abs())));
        }
        let above = sqrt(complex(1.0 + z.imag, -z.real))?;
        let below = sqrt(complex(1.0 - z.imag, z.real))?;
        let real = libm::asinh(above.real * below.imag - below.real * above.imag);
        let imag = libm::atan2(z.imag, above.real * below.real - above.imag * below.imag);
        Ok(complex(real, imag))
    })
}

pub(super) fn atan(z: Complex) -> Value {
    turned(z, atanh)
}

pub(super) fn atanh(z: Complex) -> Value {
    by(&special::ATANH, z, |z| {
        if z.real.is_sign_negative() {
            // An odd function: the other half plane.
            let value = atanh(complex(-z.real, -z.imag))?;
            return Ok(complex(-value.real, -value.imag));
        }
        let (x, y) = (z.real, z.imag.abs());
        if x > LARGE_ROOT || y > LARGE_ROOT {
            let size = libm::hypot(x / 2.0, y / 2.0);
            return Ok(complex(x / 4.0 / size / size, -FRAC_PI_2.copysign(-z.imag)));
        }
        if x == 1.0 && y < TINY_ROOT {
            if y == 0.0 {
                return Err(Failure::Domain);
            }
            let real = -libm::log(y.sqrt() / libm::hypot(y, 2.0).sqrt());
            return Ok(complex(real, (libm::atan2(2.0, -y) / 2.0).copysign(z.imag)));
        }
        let real = libm::log1p(4.0 * x / ((1.0 - x) * (1.0 - x) + y * y)) / 4.0;
        let imag = -libm::atan2(-2.0 * z.imag, (1.0 - x) * (1.0 + x) - y * y) / 2.0;
        Ok(complex(real, imag))
    })
}

pub(super) fn cos(z: Complex) -> Value {
    cosh(complex(-z.imag, z.real))
}

pub(super) fn cosh(z: Complex) -> Value {
    by(&special::COSH, z, |z| {
        let (cos, sin) = (libm::cos(z.imag), libm::sin(z.imag));
        if z.real.is_infinite() {
            return Ok(complex(z.real.abs().copysign(cos), z.real.copysign(z.real * sin)));
        }
        in_range(hyperbolic(z.real, |x| complex(cos * libm::cosh(x), sin * libm::sinh(x))))
    })
}

pub(super) fn sinh(z: Complex) -> Value {
    by(&special::SINH, z, |z| {
        let (cos, sin) = (libm::cos(z.imag), libm::sin(z.imag));
        if z.real.is_infinite() {
            return Ok(complex(z.real.copysign(z.real * cos), z.real.abs().copysign(sin)));
        }
        in_range(hyperbolic(z.real, |x| complex(cos * libm::sinh(x), sin * libm::cosh(x))))
    })
}

/// A function that grows with the exponential of the real part, in steps where that alone is too large.
fn hyperbolic(x: f64, function: impl Fn(f64) -> Complex) -> Complex {
    if x.abs() <= LARGE_LOG {
        return function(x);
    }
    let value = function(x - 1.0_f64.copysign(x));
    complex(value.real * E, value.imag * E)
}

pub(super) fn exp(z: Complex) -> Value {
    by(&special::EXP, z, |z| {
        let (cos, sin) = (libm::cos(z.imag), libm::sin(z.imag));
        if z.real.is_infinite() {
            let size = if z.real > 0.0 { f64::INFINITY } else { 0.0 };
            return Ok(complex(size.copysign(cos), size.copysign(sin)));
        }
        in_range(if z.real > LARGE_LOG {
            let size = libm::exp(z.real - 1.0);
            complex(size * cos * E, size * sin * E)
        } else {
            let size = libm::exp(z.real);
            complex(size * cos, size * sin)
        })
    })
}

pub(super) fn log(z: Complex) -> Value {
    by(&special::LOG, z, |z| {
        let (x, y) = (z.real.abs(), z.imag.abs());
        let real = if x > LARGE || y > LARGE {
            libm::log(libm::hypot(x / 2.0, y / 2.0)) + LN_2
        } else if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
            if x == 0.0 && y == 0.0 {
                return Err(Failure::Domain);
            }
            let size = libm::hypot(libm::ldexp(x, SCALE), libm::ldexp(y, SCALE));
            libm::log(size) - f64::from(SCALE) * LN_2
        } else {
            let size = libm::hypot(x, y);
            if (0.71..=1.73).contains(&size) {
                // Near 1, where the logarithm is tiny, without the rounding of the root.
                let (long, short) = (x.max(y), x.min(y));
                libm::log1p((long - 1.0) * (long + 1.0) + short * short) / 2.0
            } else {
                libm::log(size)
            }
        };
        Ok(complex(real, libm::atan2(z.imag, z.real)))
    })
}

pub(super) fn log10(z: Complex) -> Value {
    let value = log(z)?;
    Ok(complex(value.real / LN_10, value.imag / LN_10))
}

pub(super) fn sin(z: Complex) -> Value {
    turned(z, sinh)
}

pub(super) fn tan(z: Complex) -> Value {
    turned(z, tanh)
}

pub(super) fn tanh(z: Complex) -> Value {
    by(&special::TANH, z, |z| {
        let (cos, sin) = (libm::cos(z.imag), libm::sin(z.imag));
        if z.real.is_infinite() {
            return Ok(complex(1.0_f64.copysign(z.real), 0.0_f64.copysign(2.0 * sin * cos)));
        }
        if z.real.abs() > LARGE_LOG {
            let imag = 4.0 * sin * cos * libm::exp(-2.0 * z.real.abs());
            return Ok(complex(1.0_f64.copysign(z.real), imag));
        }
        let (across, along) = (libm::tanh(z.real), libm::tan(z.imag));
        let secant = 1.0 / libm::cosh(z.real);
        let product = across * along;
        let divisor = 1.0 + product * product;
        let real = across * (1.0 + along * along) / divisor;
        Ok(complex(real, along / divisor * secant * secant))
    })
}

/// The number of an absolute value and an angle.
pub(super) fn rect(size: f64, angle: f64) -> Value {
    by(&special::RECT, complex(size, angle), |_| {
        if angle == 0.0 {
            return Ok(complex(size, size * angle));
        }
        let (cos, sin) = (libm::cos(angle), libm::sin(angle));
        if size.is_infinite() {
            return Ok(complex(size.copysign(size * cos), size.copysign(size * sin)));
        }
        Ok(complex(size * cos, size * sin))
    })
}

/// The absolute value.
pub(super) fn size(z: Complex) -> Result<f64, Failure> {
    let size = libm::hypot(z.real, z.imag);
    if size.is_infinite() && z.real.is_finite() && z.imag.is_finite() {
        return Err(Failure::Range);
    }
    Ok(size)
}
