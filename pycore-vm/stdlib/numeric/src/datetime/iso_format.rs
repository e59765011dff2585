//! Times and offsets as ISO 8601 text.

use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Thread, raise};

use super::clock::Clock;
use super::span::Span;

/// An offset as `+HH:MM`, with seconds and microseconds where there are any.
pub(crate) fn offset(offset: Span, separator: &str) -> String {
    let total = offset.total();
    let (sign, total) = (if total < 0 { '-' } else { '+' }, total.unsigned_abs() as u64);
    let (seconds, microseconds) = (total / 1_000_000, total % 1_000_000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let mut text = format!("{sign}{hours:02}{separator}{minutes:02}");
    if (seconds, microseconds) != (0, 0) {
        text += &format!("{separator}{seconds:02}");
    }
    if microseconds != 0 {
        text += &format!(".{microseconds:06}");
    }
    text
}

/// How much of a time is shown.
#[derive(Clone, Copy)]
pub(crate) enum Precision {
    Hours,
    Minutes,
    Seconds,
    Milliseconds,
    Microseconds,
}

impl Precision {
    /// What an argument `timespec` says; without one, or if it is `auto`, what the time needs.
    pub(crate) fn of(thread: &Thread, specification: Option<&Str>, clock: Clock) -> Fallible<Self> {
        const NAMES: [(&str, Precision); 5] = [
            ("hours", Precision::Hours),
            ("minutes", Precision::Minutes),
            ("seconds", Precision::Seconds),
            ("milliseconds", Precision::Milliseconds),
            ("microseconds", Precision::Microseconds),
        ];
        match specification.filter(|specification| !specification.equals_ascii("auto")) {
            None if clock.microsecond == 0 => Ok(Self::Seconds),
            None => Ok(Self::Microseconds),
            Some(given) => NAMES
                .into_iter()
                .find(|(name, _)| given.equals_ascii(name))
                .map(|(_, precision)| precision)
                .ok_or_else(|| raise!(thread, VALUE_ERROR, "Unknown timespec value")),
        }
    }
}

/// A time of the day.
pub(crate) fn clock(clock: Clock, precision: Precision) -> String {
    let Clock { hour, minute, second, microsecond } = clock;
    match precision {
        Precision::Hours => format!("{hour:02}"),
        Precision::Minutes => format!("{hour:02}:{minute:02}"),
        Precision::Seconds => format!("{hour:02}:{minute:02}:{second:02}"),
        Precision::Milliseconds => {
            format!("{hour:02}:{minute:02}:{second:02}.{:03}", microsecond / 1000)
        }
        Precision::Microseconds => format!("{hour:02}:{minute:02}:{second:02}.{microsecond:06}"),
    }
}
