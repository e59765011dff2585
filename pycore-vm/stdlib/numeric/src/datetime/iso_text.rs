//! ISO 8601 texts as computation: what `fromisoformat` reads.
//!
//! Texts are bytes in which each character that is not ASCII has become [`OTHER`]: such a character can separate a date
//! from a time, and is wrong everywhere else.

use super::civil::{self, Civil};
use super::clock::Clock;

/// Stands for a character that is not ASCII.
pub(crate) const OTHER: u8 = 0xFF;

/// The text is not in any of the formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

type Parsed<T> = Result<T, Malformed>;

/// A text that is read from the front.
struct Cursor<'t>(&'t [u8]);

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.0.first().copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        match self.0.split_first() {
            Some((&first, rest)) if first == byte => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    /// A number of so many digits.
    fn number(&mut self, digits: usize) -> Parsed<i32> {
        let (number, rest) = self.0.split_at_checked(digits).ok_or(Malformed)?;
        if !number.iter().all(u8::is_ascii_digit) {
            return Err(Malformed);
        }
        self.0 = rest;
        Ok(number.iter().fold(0, |value, digit| value * 10 + i32::from(digit - b'0')))
    }

    fn end(&self) -> Parsed<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Malformed) }
    }

    /// The separator of a format, if that has one.
    fn separator(&mut self, byte: u8, expected: bool) -> Parsed<()> {
        if !expected || self.take(byte) { Ok(()) } else { Err(Malformed) }
    }
}

/// A date: `YYYY-MM-DD`, `YYYY-Www-D`, `YYYY-Www`, or any of them without the dashes.
///
/// The month and the day may be any number of two digits.
pub(crate) fn date(text: &[u8]) -> Parsed<Civil> {
    let mut text = Cursor(text);
    let year = text.number(4)?;
    let extended = text.take(b'-');
    if text.take(b'W') {
        let week = text.number(2)?;
        let mut weekday = 1;
        if text.peek().is_some() {
            text.separator(b'-', extended)?;
            weekday = text.number(1)?;
        }
        text.end()?;
        let ordinal = civil::from_iso_week(year, week, weekday).map_err(|_| Malformed)?;
        return Ok(Civil::of_days(ordinal));
    }
    let month = text.number(2)?;
    text.separator(b'-', extended)?;
    let day = text.number(2)?;
    text.end()?;
    Ok(Civil::new(year, month, day))
}

/// A date that is all of a text. As CPython has it, two characters behind one without dashes do not matter.
pub(crate) fn date_alone(text: &[u8]) -> Parsed<Civil> {
    match text {
        [date @ .., _, _] if text.len() == 10 && text[4] != b'-' => self::date(date),
        _ => date(text),
    }
}

/// How long the date at the front of a text is, of whose parts the rest is not yet known to be right.
pub(crate) fn date_length(text: &[u8]) -> Parsed<usize> {
    /// Lengths of the formats with a week.
    const WEEK: [usize; 2] = [7, 8];
    if text.len() < WEEK[0] {
        return Err(Malformed);
    }
    let is_digit = |index: usize| text.get(index).is_some_and(u8::is_ascii_digit);
    match (text[4], text[5]) {
        // Behind a week, a dash may stand before the day or before the time: two digits are hours.
        (b'-', b'W') => match text.get(8) {
            Some(b'-') if text.len() == 9 => Err(Malformed),
            Some(b'-') if !is_digit(10) => Ok(10),
            _ => Ok(8),
        },
        (b'-', _) => Ok(10),
        // Digits behind a week begin with its day, unless one of them separates it from a time, which has an even number.
        (b'W', _) => match (WEEK[0]..).take_while(|&index| is_digit(index)).count() {
            digits @ (0 | 1) => Ok(WEEK[0] + digits),
            digits => Ok(WEEK[1 - digits % 2]),
        },
        _ => Ok(8),
    }
}

/// An offset from UTC in seconds, with microseconds of the same sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Offset {
    pub(crate) seconds: i32,
    pub(crate) microseconds: i32,
}

/// A time of the day, and the offset of its zone, if there is one. The parts may be any numbers of two digits.
pub(crate) fn time(text: &[u8]) -> Parsed<(Clock, Option<Offset>)> {
    let is_zone = |byte: &u8| matches!(byte, b'+' | b'-' | b'Z');
    let Some(position) = text.iter().position(is_zone) else { return Ok((clock(text)?, None)) };
    let (local, zone) = text.split_at(position);
    // A colon may stand between the two.
    let clock = match local.split_last() {
        Some((b':', rest)) if rest.len() > 1 => clock(rest)?,
        _ => clock(local)?,
    };
    let offset = match zone {
        [b'Z'] => Offset::default(),
        [b'Z', ..] | [] => return Err(Malformed),
        [sign, zone @ ..] => {
            let zone = self::clock(zone)?;
            let sign = if *sign == b'-' { -1 } else { 1 };
            Offset { seconds: sign * zone.seconds() as i32, microseconds: sign * zone.microsecond }
        }
    };
    Ok((clock, Some(offset)))
}

/// `HH[:MM[:SS[.ffffff]]]`, or without the colons; digits behind the sixth of the fraction do not count.
fn clock(text: &[u8]) -> Parsed<Clock> {
    let mut text = Cursor(text);
    let hour = text.number(2)?;
    let extended = text.peek() == Some(b':');
    let mut parts = [0; 2];
    for part in &mut parts {
        if text.peek().is_none() {
            break;
        }
        text.separator(b':', extended)?;
        *part = text.number(2)?;
    }
    let [minute, second] = parts;
    let mut clock = Clock { hour, minute, second, microsecond: 0 };
    if text.peek().is_none() {
        return Ok(clock);
    }
    if text.take(b'.') || text.take(b',') {
        let digits = text.0;
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return Err(Malformed);
        }
        let zeros = std::iter::repeat(&b'0');
        clock.microsecond = digits
            .iter()
            .chain(zeros)
            .take(6)
            .fold(0, |value, digit| value * 10 + i32::from(digit - b'0'));
        return Ok(clock);
    }
    text.end()?;
    Ok(clock)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn dates_are_read_in_all_formats(ordinal in 8..civil::MAX_ORDINAL - 7) {
            let day = Civil::of_days(ordinal);
            let (year, week, weekday) = day.iso_week();
            for text in [
                format!("{:04}-{:02}-{:02}", day.year, day.month, day.day),
                format!("{:04}{:02}{:02}", day.year, day.month, day.day),
                format!("{year:04}-W{week:02}-{weekday}"),
                format!("{year:04}W{week:02}{weekday}"),
            ] {
                prop_assert_eq!(date(text.as_bytes()), Ok(day), "{}", text);
                for time in ["T12:30", "T", " 12", "t123000"] {
                    let both = format!("{text}{time}");
                    prop_assert_eq!(date_length(both.as_bytes()), Ok(text.len()), "{}", both);
                }
            }
        }

        #[test]
        fn times_are_read_in_all_formats(seconds in 0..86_400, micro in 0..1_000_000, offset in 0..86_400) {
            let clock = |seconds: i32| Clock::new(seconds / 3600, seconds / 60 % 60, seconds % 60, 0);
            let text = |clock: Clock, colon: &str| {
                format!("{:02}{colon}{:02}{colon}{:02}", clock.hour, clock.minute, clock.second)
            };
            let (local, zone) = (clock(seconds), clock(offset));
            let expected = Clock { microsecond: micro, ..local };
            for colon in ["", ":"] {
                let plain = format!("{}.{micro:06}", text(local, colon));
                prop_assert_eq!(time(plain.as_bytes()), Ok((expected, None)));
                let behind = format!("{plain}-{}", text(zone, colon));
                let offset = Offset { seconds: -offset, microseconds: 0 };
                prop_assert_eq!(time(behind.as_bytes()), Ok((expected, Some(offset))));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[-0-9WTZ:.,+ÿ]{0,20}") {
            let _ = (date(text.as_bytes()), date_length(text.as_bytes()), time(text.as_bytes()));
        }
    }
}
