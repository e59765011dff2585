//! Seconds since 1970: as arguments, from the system's clock, and to and from local time.

use std::time::{SystemTime, UNIX_EPOCH};

use pycore_objects::errors::raise_os_error;
use pycore_objects::protocol::number;
use pycore_objects::types::float::Float;
use pycore_objects::{Fallible, Object, Raised, Thread, raise};

use super::clock::Moment;
use super::fields::check_year;
use super::local::{self, Local};
use super::span::DAY_SECONDS;

/// The bounds of what a C `time_t` holds, as floats.
const BOUND: f64 = 9_223_372_036_854_775_808.0;

fn out_of_range(thread: &Thread) -> Raised {
    raise!(thread, OVERFLOW_ERROR, "timestamp out of range for platform time_t")
}

fn not_a_number(thread: &Thread) -> Raised {
    raise!(thread, VALUE_ERROR, "Invalid value NaN (not a number)")
}

fn in_range(thread: &Thread, whole: f64) -> Fallible<i64> {
    if (-BOUND..BOUND).contains(&whole) { Ok(whole as i64) } else { Err(out_of_range(thread)) }
}

/// An argument in whole seconds; a fraction is cut off towards the past.
pub(crate) fn whole_seconds(thread: &Thread, timestamp: &Object) -> Fallible<i64> {
    if let Some(float) = timestamp.downcast::<Float>() {
        if float.value().is_nan() {
            return Err(not_a_number(thread));
        }
        return in_range(thread, float.value().floor());
    }
    number::index(thread, timestamp)?.to_i64().ok_or_else(|| out_of_range(thread))
}

/// An argument in seconds and microseconds, rounded to the nearest, the even one of two.
pub(crate) fn seconds(thread: &Thread, timestamp: &Object) -> Fallible<(i64, i32)> {
    if let Some(float) = timestamp.downcast::<Float>() {
        let value = float.value();
        if value.is_nan() {
            return Err(not_a_number(thread));
        }
        let whole = value.trunc();
        let mut microseconds = (value.fract() * 1e6).round_ties_even();
        let mut seconds = in_range(thread, whole)?;
        if microseconds < 0.0 {
            microseconds += 1e6;
            seconds = seconds.checked_sub(1).ok_or_else(|| out_of_range(thread))?;
        }
        if microseconds >= 1e6 {
            microseconds -= 1e6;
            seconds = seconds.checked_add(1).ok_or_else(|| out_of_range(thread))?;
        }
        return Ok((seconds, microseconds as i32));
    }
    if !number::is_index(timestamp) {
        let given = timestamp.type_object().name().to_string_lossy();
        return Err(raise!(thread, TYPE_ERROR, "argument must be int or float, not {given}"));
    }
    let whole = number::index(thread, timestamp)?.to_i64();
    whole.map(|whole| (whole, 0)).ok_or_else(|| out_of_range(thread))
}

/// The current time in seconds and microseconds.
pub(crate) fn now() -> (i64, i32) {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => (since.as_secs() as i64, since.subsec_micros() as i32),
        Err(before) => {
            let micros = -(before.duration().as_micros() as i128);
            (micros.div_euclid(1_000_000) as i64, micros.rem_euclid(1_000_000) as i32)
        }
    }
}

/// The local time of seconds since 1970.
pub(crate) fn local(thread: &Thread, seconds: i64) -> Fallible<Local> {
    local::local(seconds).map_err(|error| raise_os_error(thread, error, &[]))
}

/// The moment of UTC of seconds since 1970; its year may be any that the system knows.
pub(crate) fn utc(thread: &Thread, seconds: i64) -> Fallible<Moment> {
    let time = local::greenwich(seconds);
    time.map(|time| time.moment).map_err(|error| raise_os_error(thread, error, &[]))
}

/// Local time in seconds since 1970 as if it were UTC, if its year is one that there is.
fn shown(thread: &Thread, seconds: i64) -> Fallible<i64> {
    let moment = local(thread, seconds)?.moment;
    check_year(thread, moment.date.year)?;
    Ok(moment.epoch_seconds())
}

/// Whether seconds since 1970 are the second moment with the same local time: clocks were set back within a day before.
pub(crate) fn is_second(thread: &Thread, seconds: i64, shown_now: i64) -> Fallible<bool> {
    let Some(before) = seconds.checked_sub(DAY_SECONDS) else { return Ok(false) };
    let change = match Moment::of_epoch_seconds(before) {
        Some(moment) if moment.date.year >= 1 => {
            (shown_now - seconds) - (shown(thread, before)? - before)
        }
        _ => return Ok(false),
    };
    Ok(change < 0 && shown(thread, seconds + change)? == shown_now)
}

/// Seconds since 1970 of a local time; of two that there are, the one that `second` says, and of one that there is not, the
/// one that the offset before the gap gives, or with `second` that after it.
pub(crate) fn of_local(thread: &Thread, time: i64, second: bool) -> Fallible<i64> {
    // The offset there, as good as it is known: that of the same time of UTC.
    let near = time - (shown(thread, time)? - time);
    let found = shown(thread, near)? == time;
    let probe = match (found, second) {
        // Another solution is within a day, if there is one.
        (true, true) => near + DAY_SECONDS,
        (true, false) => near - DAY_SECONDS,
        (false, _) => near,
    };
    let far = time - (shown(thread, probe)? - probe);
    if far == near || shown(thread, far)? == time {
        return Ok(far);
    }
    if found {
        return Ok(near);
    }
    Ok(if second { near.min(far) } else { near.max(far) })
}
