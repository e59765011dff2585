//! The gamma function and the logarithm of its absolute value, by Lanczos' approximation.
//!
//! With `N = 13` and `g = 6.024...` the series is a rational function whose coefficients are those of the Boost library; a
//! program that compares with CPython sees the same bits. Negative arguments go through the reflection formula.

use std::f64::consts::PI;

use crate::libm;

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GammaError {
    /// A pole, or minus infinity.
    Domain,
    /// The value is too large.
    Range,
}

const G: f64 = 6.024680040776729583740234375;
const G_MINUS_HALF: f64 = 5.524680040776729583740234375;
const LOG_PI: f64 = 1.144729885849400174143427351353058711647;

/// Coefficients of the numerator and of the denominator, from the constant one up.
const COEFFICIENTS: [(f64, f64); 13] = [
    (23531376880.410759688572007674451636754734846804940, 0.0),
    (42919803642.649098768957899047001988850926355848959, 39916800.0),
    (35711959237.355668049440185451547166705960488635843, 120543840.0),
    (17921034426.037209699919755754458931112671403265390, 150917976.0),
    (6039542586.3520280050642916443072979210699388420708, 105258076.0),
    (1439720407.3117216736632230727949123939715485786772, 45995730.0),
    (248874557.86205415651146038641322942321632125127801, 13339535.0),
    (31426415.585400194380614231628318205362874684987640, 2637558.0),
    (2876370.6289353724412254090516208496135991145378768, 357423.0),
    (186056.26539522349504029498971604569928220784236328, 32670.0),
    (8071.6720023658162106380029022722506138218516325024, 1925.0),
    (210.82427775157934587250973392071336271166969580291, 66.0),
    (2.5066282746310002701649081771338373386264310793408, 1.0),
];

/// The series at a positive argument. From 5 on it is computed in `1/x`, so that no power overflows.
fn lanczos(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for (above, below) in COEFFICIENTS.into_iter().rev() {
            numerator = numerator * x + above;
            denominator = denominator * x + below;
        }
    } else {
        for (above, below) in COEFFICIENTS {
            numerator = numerator / x + above;
            denominator = denominator / x + below;
        }
    }
    numerator / denominator
}

/// `sin(pi * x)` of a finite number, exact where it is zero.
fn sin_pi(x: f64) -> f64 {
    let turn = x.abs() % 2.0;
    let sine = match (2.0 * turn).round() as u8 {
        0 => libm::sin(PI * turn),
        1 => libm::cos(PI * (turn - 0.5)),
        2 => libm::sin(PI * (1.0 - turn)),
        3 => -libm::cos(PI * (turn - 1.5)),
        _ => libm::sin(PI * (turn - 2.0)),
    };
    1.0_f64.copysign(x) * sine
}

/// `gamma(x)`
pub(super) fn gamma(x: f64) -> Result<f64, GammaError> {
    if !x.is_finite() {
        return if x.is_nan() || x > 0.0 { Ok(x) } else { Err(GammaError::Domain) };
    }
    if x == 0.0 {
        return Err(GammaError::Domain);
    }
    if x == x.floor() {
        if x < 0.0 {
            return Err(GammaError::Domain);
        }
        // These factorials are floats.
        if x <= 23.0 {
            return Ok((1..x as u64).map(|factor| factor as f64).product());
        }
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return in_range(1.0 / x);
    }
    if magnitude > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { Err(GammaError::Range) };
    }
    let base = magnitude + G_MINUS_HALF;
    // What rounding took from the sum; the powers below enlarge it, so the result is corrected by it.
    let error = if magnitude > G_MINUS_HALF {
        (base - magnitude) - G_MINUS_HALF
    } else {
        (base - G_MINUS_HALF) - magnitude
    };
    let correction = error * G / base;
    // Above 140 the power alone overflows; its square root does not.
    let by_halves = magnitude >= 140.0;
    let power = if by_halves {
        libm::pow(base, magnitude / 2.0 - 0.25)
    } else {
        libm::pow(base, magnitude - 0.5)
    };
    let mut value;
    if x < 0.0 {
        value = -PI / sin_pi(magnitude) / magnitude * libm::exp(base) / lanczos(magnitude);
        value -= correction * value;
        value /= power;
        if by_halves {
            value /= power;
        }
    } else {
        value = lanczos(magnitude) / libm::exp(base);
        value += correction * value;
        value *= power;
        if by_halves {
            value *= power;
        }
    }
    in_range(value)
}

fn in_range(value: f64) -> Result<f64, GammaError> {
    if value.is_infinite() { Err(GammaError::Range) } else { Ok(value) }
}

/// `log(abs(gamma(x)))`
pub(super) fn log_gamma(x: f64) -> Result<f64, GammaError> {
    if !x.is_finite() {
        return Ok(if x.is_nan() { x } else { f64::INFINITY });
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(GammaError::Domain) } else { Ok(0.0) };
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return Ok(-libm::log(magnitude));
    }
    let mut value = libm::log(lanczos(magnitude)) - G;
    value += (magnitude - 0.5) * (libm::log(magnitude + G - 0.5) - 1.0);
    if x < 0.0 {
        value = LOG_PI - libm::log(sin_pi(magnitude).abs()) - libm::log(magnitude) - value;
    }
    in_range(value)
}
