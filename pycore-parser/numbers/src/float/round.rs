//! `round(value, digits)`: decimal rounding of the exact value, ties to even.

use std::cmp::Ordering;

use crate::BigInt;

/// More decimal places than any float has.
const MOST_PLACES: i64 = 323;
/// Rounding to more places before the point gives zero.
const MOST_PLACES_BEFORE: i64 = 308;

/// `round(value)`: the nearest whole number, ties to even; `None` for infinities and NaN.
pub fn round_to_integer(value: f64) -> Option<BigInt> {
    BigInt::from_f64(value.round_ties_even())
}

/// `round(value, places)`; negative places are in front of the point. `None` if the result is too large.
pub fn round(value: f64, places: i64) -> Option<f64> {
    if !value.is_finite() || value == 0.0 || places > MOST_PLACES {
        return Some(value);
    }
    if places < -MOST_PLACES_BEFORE {
        return Some(0.0_f64.copysign(value));
    }
    if places < 0 {
        return round_before_point(value, places.unsigned_abs());
    }
    // Already whole.
    if value.abs() >= 4_503_599_627_370_496.0 {
        return Some(value);
    }
    format!("{value:.*}", places as usize).parse().ok()
}

/// Rounds to a multiple of a power of ten.
fn round_before_point(value: f64, places: u64) -> Option<f64> {
    let whole = BigInt::from_f64(value.abs())?;
    let unit = BigInt::from(10).as_ref().power(places, u64::MAX)?;
    let (quotient, remainder) = whole.as_ref().div_rem_truncate(unit.as_ref())?;
    let twice = remainder.as_ref().plus(remainder.as_ref());
    let up = match twice.cmp(&unit) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => value.fract() != 0.0 || quotient.as_ref().is_odd(),
    };
    let quotient = if up { quotient.as_ref().plus(BigInt::from(1).as_ref()) } else { quotient };
    let magnitude = quotient.as_ref().times(unit.as_ref()).as_ref().to_f64()?;
    Some(magnitude.copysign(value))
}
