//! Functions of one or two floats.

use pycore_objects::types::int::Int;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, raise};

use super::Math;
use super::gamma::{self, GammaError};
use crate::libm;

/// What goes wrong in a function of one argument.
#[derive(Clone, Copy)]
enum Failure {
    /// The result may be too large: `OverflowError`.
    Overflow,
    /// The argument may be outside of the function's domain; the text says what it should be.
    Domain(&'static str),
}

/// The result of a function of `x`, unless it is infinite or NaN where `x` is not.
#[inline(always)]
fn checked(thread: &Thread, x: f64, result: f64, failure: Failure) -> Fallible<f64> {
    if result.is_finite() || x.is_nan() || x.is_infinite() && !result.is_nan() {
        return Ok(result);
    }
    Err(failed(thread, x, result, failure))
}

#[cold]
fn failed(thread: &Thread, x: f64, result: f64, failure: Failure) -> Raised {
    match failure {
        Failure::Domain(expected) => expected_instead(thread, expected, x),
        Failure::Overflow if result.is_infinite() => range_error(thread),
        Failure::Overflow => domain_error(thread),
    }
}

#[cold]
fn expected_instead(thread: &Thread, expected: &str, x: f64) -> Raised {
    raise!(thread, VALUE_ERROR, "{expected}, got {}", pycore_numbers::float::repr(x))
}

#[cold]
pub(super) fn domain_error(thread: &Thread) -> Raised {
    raise!(thread, VALUE_ERROR, "math domain error")
}

#[cold]
pub(super) fn range_error(thread: &Thread) -> Raised {
    raise!(thread, OVERFLOW_ERROR, "math range error")
}

/// The result of a function of two numbers, likewise.
fn checked_two(thread: &Thread, x: f64, y: f64, result: f64) -> Fallible<f64> {
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(thread));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(range_error(thread));
    }
    Ok(result)
}

/// `log1p`, which keeps the sign of zero on all systems.
fn log1p(x: f64) -> f64 {
    if x == 0.0 { x } else { libm::log1p(x) }
}

/// `frexp`: a mantissa from a half up to one, and an exponent.
pub(super) fn mantissa_and_exponent(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    const EXPONENT: u64 = 0x7FF << 52;
    let bits = x.to_bits();
    if bits & EXPONENT == 0 {
        // Subnormal: as a normal number first.
        let (mantissa, exponent) = mantissa_and_exponent(x * 18_014_398_509_481_984.0);
        return (mantissa, exponent - 54);
    }
    let exponent = ((bits & EXPONENT) >> 52) as i32 - 1022;
    (f64::from_bits(bits & !EXPONENT | 1022 << 52), exponent)
}

const NEVER: Failure = Failure::Domain("math domain error");

#[methods(module, name = ONE)]
impl Math {
    /// acos($module, x, /)
    ///
    /// The arc cosine of x, between 0 and pi.
    fn acos(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(
            thread,
            x,
            libm::acos(x),
            Failure::Domain("expected a number in range from -1 up to 1"),
        )
    }

    /// acosh($module, x, /)
    ///
    /// The inverse hyperbolic cosine of x.
    fn acosh(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(
            thread,
            x,
            libm::acosh(x),
            Failure::Domain("expected argument value not less than 1"),
        )
    }

    /// asin($module, x, /)
    ///
    /// The arc sine of x, between -pi/2 and pi/2.
    fn asin(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(
            thread,
            x,
            libm::asin(x),
            Failure::Domain("expected a number in range from -1 up to 1"),
        )
    }

    /// asinh($module, x, /)
    ///
    /// The inverse hyperbolic sine of x.
    fn asinh(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::asinh(x), NEVER)
    }

    /// atan($module, x, /)
    ///
    /// The arc tangent of x, between -pi/2 and pi/2.
    fn atan(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::atan(x), NEVER)
    }

    /// atanh($module, x, /)
    ///
    /// The inverse hyperbolic tangent of x.
    fn atanh(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::atanh(x), Failure::Domain("expected a number between -1 and 1"))
    }

    /// cbrt($module, x, /)
    ///
    /// The cube root of x.
    fn cbrt(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::cbrt(x), NEVER)
    }

    /// cos($module, x, /)
    ///
    /// The cosine of x, an angle in radians.
    fn cos(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::cos(x), Failure::Domain("expected a finite input"))
    }

    /// cosh($module, x, /)
    ///
    /// The hyperbolic cosine of x.
    fn cosh(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::cosh(x), Failure::Overflow)
    }

    /// erf($module, x, /)
    ///
    /// The error function at x.
    fn erf(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::erf(x), NEVER)
    }

    /// erfc($module, x, /)
    ///
    /// The complementary error function at x, which is 1 - erf(x).
    fn erfc(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::erfc(x), NEVER)
    }

    /// exp($module, x, /)
    ///
    /// e to the power of x.
    fn exp(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::exp(x), Failure::Overflow)
    }

    /// exp2($module, x, /)
    ///
    /// 2 to the power of x.
    fn exp2(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::exp2(x), Failure::Overflow)
    }

    /// expm1($module, x, /)
    ///
    /// e to the power of x, less 1; accurate for x near zero.
    fn expm1(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::expm1(x), Failure::Overflow)
    }

    /// fabs($module, x, /)
    ///
    /// The absolute value of x, a float.
    fn fabs(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, f64::abs(x), NEVER)
    }

    /// log1p($module, x, /)
    ///
    /// The natural logarithm of 1 + x; accurate for x near zero.
    fn log1p(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, log1p(x), Failure::Domain("expected argument value > -1"))
    }

    /// sin($module, x, /)
    ///
    /// The sine of x, an angle in radians.
    fn sin(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::sin(x), Failure::Domain("expected a finite input"))
    }

    /// sinh($module, x, /)
    ///
    /// The hyperbolic sine of x.
    fn sinh(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::sinh(x), Failure::Overflow)
    }

    /// sqrt($module, x, /)
    ///
    /// The square root of x.
    fn sqrt(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, f64::sqrt(x), Failure::Domain("expected a nonnegative input"))
    }

    /// tan($module, x, /)
    ///
    /// The tangent of x, an angle in radians.
    fn tan(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::tan(x), Failure::Domain("expected a finite input"))
    }

    /// tanh($module, x, /)
    ///
    /// The hyperbolic tangent of x.
    fn tanh(thread: &Thread, x: f64) -> Fallible<f64> {
        checked(thread, x, libm::tanh(x), NEVER)
    }

    /// gamma($module, x, /)
    ///
    /// The gamma function at x.
    fn gamma(thread: &Thread, x: f64) -> Fallible<f64> {
        gamma_result(thread, x, gamma::gamma(x))
    }

    /// lgamma($module, x, /)
    ///
    /// The natural logarithm of the absolute value of the gamma function at x.
    fn lgamma(thread: &Thread, x: f64) -> Fallible<f64> {
        gamma_result(thread, x, gamma::log_gamma(x))
    }

    /// degrees($module, x, /)
    ///
    /// An angle in radians as one in degrees.
    fn degrees(x: f64) -> f64 {
        x * (180.0 / std::f64::consts::PI)
    }

    /// radians($module, x, /)
    ///
    /// An angle in degrees as one in radians.
    fn radians(x: f64) -> f64 {
        x * (std::f64::consts::PI / 180.0)
    }

    /// isfinite($module, x, /)
    ///
    /// Whether x is neither an infinity nor NaN.
    fn isfinite(x: f64) -> bool {
        x.is_finite()
    }

    /// isinf($module, x, /)
    ///
    /// Whether x is an infinity.
    fn isinf(x: f64) -> bool {
        x.is_infinite()
    }

    /// isnan($module, x, /)
    ///
    /// Whether x is NaN (not a number).
    fn isnan(x: f64) -> bool {
        x.is_nan()
    }

    /// ulp($module, x, /)
    ///
    /// The distance from x to the next float away from zero.
    fn ulp(x: f64) -> f64 {
        let magnitude = x.abs();
        if !magnitude.is_finite() {
            return magnitude;
        }
        let next = libm::nextafter(magnitude, f64::INFINITY);
        if next.is_finite() {
            next - magnitude
        } else {
            magnitude - libm::nextafter(magnitude, f64::NEG_INFINITY)
        }
    }
}

fn gamma_result(thread: &Thread, x: f64, result: Result<f64, GammaError>) -> Fallible<f64> {
    result.map_err(|error| match error {
        GammaError::Domain => {
            expected_instead(thread, "expected a noninteger or positive integer", x)
        }
        GammaError::Range => range_error(thread),
    })
}

/// A logarithm, also of integers that are no floats.
fn logarithm(thread: &Thread, x: &Object, function: extern "C" fn(f64) -> f64) -> Fallible<f64> {
    if let Some(integer) = x.downcast::<Int>() {
        if integer.sign() <= 0 {
            return Err(raise!(thread, VALUE_ERROR, "expected a positive input"));
        }
        if let Some(value) = integer.to_f64() {
            return Ok(function(value));
        }
        let (mantissa, exponent) = integer.mantissa_and_exponent();
        return Ok(function(mantissa) + function(2.0) * exponent as f64);
    }
    let x = pycore_objects::protocol::number::to_f64(thread, x)?;
    if x <= 0.0 {
        return Err(expected_instead(thread, "expected a positive input", x));
    }
    Ok(function(x))
}

#[methods(module, name = TWO)]
impl Math {
    /// !log(x, base=<unrepresentable>, /)
    ///
    /// log(x, [base=math.e])
    /// The logarithm of x to a base; the natural one if there is none.
    fn log(thread: &Thread, x: &Object, base: Option<&Object>) -> Fallible<f64> {
        let log = logarithm(thread, x, libm::log)?;
        let Some(base) = base else { return Ok(log) };
        let divisor = logarithm(thread, base, libm::log)?;
        if divisor == 0.0 {
            return Err(raise!(thread, ZERO_DIVISION_ERROR, "division by zero"));
        }
        Ok(log / divisor)
    }

    /// log2($module, x, /)
    ///
    /// The logarithm of x to base 2.
    fn log2(thread: &Thread, x: &Object) -> Fallible<f64> {
        logarithm(thread, x, libm::log2)
    }

    /// log10($module, x, /)
    ///
    /// The logarithm of x to base 10.
    fn log10(thread: &Thread, x: &Object) -> Fallible<f64> {
        logarithm(thread, x, libm::log10)
    }

    /// atan2($module, y, x, /)
    ///
    /// The arc tangent of y/x, from -pi to pi: the signs of both say in which quarter it is.
    fn atan2(thread: &Thread, y: f64, x: f64) -> Fallible<f64> {
        checked_two(thread, y, x, libm::atan2(y, x))
    }

    /// copysign($module, x, y, /)
    ///
    /// A float with the absolute value of x and the sign of y.
    fn copysign(x: f64, y: f64) -> f64 {
        x.copysign(y)
    }

    /// remainder($module, x, y, /)
    ///
    /// The difference between x and the nearest integer multiple of y; of two, the even multiple.
    fn remainder(thread: &Thread, x: f64, y: f64) -> Fallible<f64> {
        checked_two(thread, x, y, libm::remainder(x, y))
    }

    /// fmod($module, x, y, /)
    ///
    /// The remainder of x/y as C has it, with the sign of x; x % y may differ.
    fn fmod(thread: &Thread, x: f64, y: f64) -> Fallible<f64> {
        checked_two(thread, x, y, x % y)
    }

    /// pow($module, x, y, /)
    ///
    /// x to the power of y, as a float.
    fn pow(thread: &Thread, x: f64, y: f64) -> Fallible<f64> {
        use pycore_numbers::float::{PowerError, power};
        power(x, y).map_err(|error| match error {
            PowerError::Overflow => range_error(thread),
            PowerError::Complex => domain_error(thread),
            // Only a finite power of zero is an error here.
            PowerError::ZeroToNegative => domain_error(thread),
        })
    }

    /// fma($module, x, y, z, /)
    ///
    /// x * y + z, rounded once.
    fn fma(thread: &Thread, x: f64, y: f64, z: f64) -> Fallible<f64> {
        let result = libm::fma(x, y, z);
        if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
            return Err(raise!(thread, VALUE_ERROR, "invalid operation in fma"));
        }
        if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
            return Err(raise!(thread, OVERFLOW_ERROR, "overflow in fma"));
        }
        Ok(result)
    }

    /// frexp($module, x, /)
    ///
    /// Mantissa and exponent of x: a pair (m, e) with x == m * 2**e and 0.5 <= abs(m) < 1, or zeros.
    fn frexp(thread: &Thread, x: f64) -> Fallible<Owned> {
        let (mantissa, exponent) = mantissa_and_exponent(x);
        super::pair(thread, thread.new_float(mantissa)?, thread.new_int(exponent.into())?)
    }

    /// ldexp($module, x, i, /)
    ///
    /// x * 2**i; frexp() takes it apart.
    fn ldexp(thread: &Thread, x: f64, i: &Object) -> Fallible<f64> {
        let Some(exponent) = i.downcast::<Int>() else {
            return Err(raise!(thread, TYPE_ERROR, "Expected an int as second argument to ldexp."));
        };
        if x == 0.0 || !x.is_finite() {
            return Ok(x);
        }
        let limit = if exponent.is_negative() { i32::MIN } else { i32::MAX };
        let exponent =
            exponent.to_i64().and_then(|value| i32::try_from(value).ok()).unwrap_or(limit);
        let result = libm::ldexp(x, exponent);
        if result.is_infinite() { Err(range_error(thread)) } else { Ok(result) }
    }

    /// modf($module, x, /)
    ///
    /// Fraction and integer part of x, both floats with the sign of x.
    fn modf(thread: &Thread, x: f64) -> Fallible<Owned> {
        let whole = x.trunc();
        let fraction = if x.is_infinite() { 0.0 } else { x - whole };
        super::pair(thread, thread.new_float(fraction.copysign(x))?, thread.new_float(whole)?)
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
        a: f64,
        b: f64,
        rel_tol: Option<f64>,
        abs_tol: Option<f64>,
    ) -> Fallible<bool> {
        let (relative, absolute) = (rel_tol.unwrap_or(1e-9), abs_tol.unwrap_or(0.0));
        if relative < 0.0 || absolute < 0.0 {
            return Err(raise!(thread, VALUE_ERROR, "tolerances must be non-negative"));
        }
        if a == b {
            return Ok(true);
        }
        if a.is_infinite() || b.is_infinite() {
            return Ok(false);
        }
        let distance = (b - a).abs();
        Ok(distance <= (relative * b).abs()
            || distance <= (relative * a).abs()
            || distance <= absolute)
    }

    /// nextafter($module, x, y, /, *, steps=None)
    ///
    /// The next float after x in the direction of y, or the one after a number of steps.
    fn nextafter(thread: &Thread, x: f64, y: f64, steps: Option<&Object>) -> Fallible<f64> {
        let Some(steps) = steps else { return Ok(libm::nextafter(x, y)) };
        let steps = pycore_objects::protocol::number::index(thread, steps)?;
        if steps.is_negative() {
            return Err(raise!(thread, VALUE_ERROR, "steps must be a non-negative integer"));
        }
        Ok(after_steps(x, y, steps.to_u64().unwrap_or(u64::MAX)))
    }
}

/// The float that many steps after `x`, but not beyond `y`.
pub(super) fn after_steps(x: f64, y: f64, steps: u64) -> f64 {
    if steps == 0 || x.is_nan() {
        return x;
    }
    if y.is_nan() || x == y {
        return y;
    }
    // Floats in order as integers, zeros being one.
    let ordinal = |value: f64| {
        let magnitude = (value.to_bits() & !(1 << 63)) as i64;
        if value.is_sign_negative() { -magnitude } else { magnitude }
    };
    let (from, to) = (i128::from(ordinal(x)), i128::from(ordinal(y)));
    let distance = (to - from).unsigned_abs();
    if u128::from(steps) >= distance {
        return y;
    }
    let reached = if to > from { from + i128::from(steps) } else { from - i128::from(steps) };
    let magnitude = f64::from_bits(reached.unsigned_abs() as u64);
    if reached < 0 || reached == 0 && x.is_sign_negative() { -magnitude } else { magnitude }
}
