//! Times as arguments: seconds, whole or not, as nanoseconds.

use super::number;
use crate::core::{Fallible, Object, Raised, Thread};
use crate::types::float::Float;

/// Nanoseconds of a second.
const SECOND: i64 = 1_000_000_000;

/// How fractions of a nanosecond are rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Up: something takes at least as long.
    Ceiling,
    /// Away from zero: for time-outs, of which a negative one stays negative.
    Up,
}

#[cold]
fn out_of_range(thread: &Thread) -> Raised {
    crate::raise!(thread, OVERFLOW_ERROR, "timestamp out of range for C PyTime_t")
}

/// Seconds as nanoseconds.
///
/// # Errors
///
/// `TypeError` if it is no number, `ValueError` for NaN, `OverflowError` for what is too large.
pub fn nanoseconds(thread: &Thread, value: &Object, rounding: Rounding) -> Fallible<i64> {
    if let Some(float) = value.downcast::<Float>() {
        let value = float.value();
        if value.is_nan() {
            return Err(crate::raise!(thread, VALUE_ERROR, "Invalid value NaN (not a number)"));
        }
        let exact = value * 1e9;
        let nanoseconds = match rounding {
            Rounding::Up if exact < 0.0 => exact.floor(),
            _ => exact.ceil(),
        };
        return if nanoseconds.abs() < 9_223_372_036_854_775_808.0 {
            Ok(nanoseconds as i64)
        } else {
            Err(out_of_range(thread))
        };
    }
    if !number::is_index(value) {
        let name = value.type_name();
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "'{name}' object cannot be interpreted as an integer or float"
        ));
    }
    let whole = number::index(thread, value)?;
    whole.to_i64().and_then(|whole| whole.checked_mul(SECOND)).ok_or_else(|| out_of_range(thread))
}
