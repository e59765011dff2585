//! The functions of the module.

use pycore_numbers::Complex;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Owned, Raised, Thread, methods, raise};

use super::ComplexMath;
use super::formulas::{self, Failure, Value};
use crate::libm;

#[cold]
fn failed(thread: &Thread, failure: Failure) -> Raised {
    match failure {
        Failure::Domain => raise!(thread, VALUE_ERROR, "math domain error"),
        Failure::Range => raise!(thread, OVERFLOW_ERROR, "math range error"),
    }
}

fn checked(thread: &Thread, value: Value) -> Fallible<Complex> {
    value.map_err(|failure| failed(thread, failure))
}

fn angle(z: Complex) -> f64 {
    libm::atan2(z.imag, z.real)
}

#[methods(module, name = FUNCTIONS)]
impl ComplexMath {
    /// acos($module, z, /)
    ///
    /// The arc cosine of z.
    fn acos(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::acos(z))
    }

    /// acosh($module, z, /)
    ///
    /// The inverse hyperbolic cosine of z.
    fn acosh(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::acosh(z))
    }

    /// asin($module, z, /)
    ///
    /// The arc sine of z.
    fn asin(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::asin(z))
    }

    /// asinh($module, z, /)
    ///
    /// The inverse hyperbolic sine of z.
    fn asinh(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::asinh(z))
    }

    /// atan($module, z, /)
    ///
    /// The arc tangent of z.
    fn atan(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::atan(z))
    }

    /// atanh($module, z, /)
    ///
    /// The inverse hyperbolic tangent of z.
    fn atanh(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::atanh(z))
    }

    /// cos($module, z, /)
    ///
    /// The cosine of z.
    fn cos(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::cos(z))
    }

    /// cosh($module, z, /)
    ///
    /// The hyperbolic cosine of z.
    fn cosh(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::cosh(z))
    }

    /// exp($module, z, /)
    ///
    /// e to the power of z.
    fn exp(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::exp(z))
    }

    /// log10($module, z, /)
    ///
    /// The logarithm of z to base 10.
    fn log10(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::log10(z))
    }

    /// sin($module, z, /)
    ///
    /// The sine of z.
    fn sin(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::sin(z))
    }

    /// sinh($module, z, /)
    ///
    /// The hyperbolic sine of z.
    fn sinh(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::sinh(z))
    }

    /// sqrt($module, z, /)
    ///
    /// The square root of z.
    fn sqrt(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::sqrt(z))
    }

    /// tan($module, z, /)
    ///
    /// The tangent of z.
    fn tan(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::tan(z))
    }

    /// tanh($module, z, /)
    ///
    /// The hyperbolic tangent of z.
    fn tanh(thread: &Thread, z: Complex) -> Fallible<Complex> {
        checked(thread, formulas::tanh(z))
    }

    /// log($module, z, base=<unrepresentable>, /)
    ///
    /// The logarithm of z to a base, without one the natural logarithm.
    fn log(thread: &Thread, z: Complex, base: Option<Complex>) -> Fallible<Complex> {
        let value = formulas::log(z);
        let Some(base) = base else { return checked(thread, value) };
        // With a base, the logarithm of zero is infinite.
        let infinite = || Complex::new(f64::NEG_INFINITY, angle(z));
        let value = value.unwrap_or_else(|_| infinite());
        let quotient =
            formulas::log(base).and_then(|base| value.divide(base).ok_or(Failure::Domain));
        checked(thread, quotient)
    }

    /// phase($module, z, /)
    ///
    /// The angle of z, between -pi and pi.
    fn phase(thread: &Thread, z: Complex) -> Fallible<f64> {
        let angle = angle(z);
        // Too small for a float, as the C library tells CPython.
        if angle == 0.0 && z.imag != 0.0 && z.real.is_finite() {
            return Err(failed(thread, Failure::Range));
        }
        Ok(angle)
    }

    /// polar($module, z, /)
    ///
    /// The absolute value of z and its angle.
    fn polar(thread: &Thread, z: Complex) -> Fallible<Owned<Tuple>> {
        let size = formulas::size(z).map_err(|failure| failed(thread, failure))?;
        let angle = thread.new_float(angle(z))?;
        Tuple::pack(thread, [thread.new_float(size)?, angle])
    }

    /// rect($module, r, phi, /)
    ///
    /// The number of an absolute value and an angle.
    fn rect(thread: &Thread, r: f64, phi: f64) -> Fallible<Complex> {
        checked(thread, formulas::rect(r, phi))
    }

    /// isfinite($module, z, /)
    ///
    /// Whether both parts of z are finite.
    fn isfinite(z: Complex) -> bool {
        z.real.is_finite() && z.imag.is_finite()
    }

    /// isnan($module, z, /)
    ///
    /// Whether a part of z is NaN.
    fn isnan(z: Complex) -> bool {
        z.real.is_nan() || z.imag.is_nan()
    }

    /// isinf($module, z, /)
    ///
    /// Whether a part of z is infinite.
    fn isinf(z: Complex) -> bool {
        z.real.is_infinite() || z.imag.is_infinite()
    }

    /// isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)
    ///
    /// Whether two numbers are nearly equal.
    ///
    ///   rel_tol
    ///     how far they may be apart, relative to the greater one
    ///   abs_tol
    ///     how far they may be apart, whatever their size
    ///
    /// NaN is close to nothing, an infinity to itself only.
    fn isclose(
        thread: &Thread,
        a: Complex,
        b: Complex,
        rel_tol: Option<f64>,
        abs_tol: Option<f64>,
    ) -> Fallible<bool> {
        let (relative, absolute) = (rel_tol.unwrap_or(1e-9), abs_tol.unwrap_or(0.0));
        if relative < 0.0 || absolute < 0.0 {
            return Err(raise!(thread, VALUE_ERROR, "tolerances must be non-negative"));
        }
        if a.real == b.real && a.imag == b.imag {
            return Ok(true);
        }
        if Self::isinf(a) || Self::isinf(b) {
            return Ok(false);
        }
        let size = |z: Complex| libm::hypot(z.real, z.imag);
        let distance = size(a.minus(b));
        Ok(distance <= relative * size(b) || distance <= relative * size(a) || distance <= absolute)
    }
}
