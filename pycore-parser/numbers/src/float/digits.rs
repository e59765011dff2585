//! The decimal digits of a float: the fewest that give it back, or as many as asked for, correctly rounded.

use std::fmt::Write;

use super::text::Shortest;

/// No float has more significant digits, nor more places after the point, that are not zero.
const MOST_PLACES: usize = 1_100;

/// `0.DIGITS * 10**point`: digits without a zero at either end; none of them for zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits {
    /// ASCII digits.
    pub digits: String,
    /// Where the decimal point is, counted from before the first digit.
    pub point: i32,
}

impl Digits {
    /// The fewest digits that give `magnitude`, which is finite and not negative, back.
    pub fn shortest(magnitude: f64) -> Self {
        let shortest = Shortest::new(magnitude);
        let (mantissa, exponent) = shortest.parts();
        Self::from_scientific(mantissa, exponent)
    }

    /// At most `count` digits, at least one; ties go to even.
    pub fn significant(magnitude: f64, count: usize) -> Self {
        let places = count.clamp(1, MOST_PLACES) - 1;
        let mut text = String::with_capacity(places + 8);
        // Writing to a string cannot fail.
        let _ = write!(text, "{magnitude:.places$e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or(("0", "0"));
        Self::from_scientific(mantissa, exponent.parse().unwrap_or(0))
    }

    /// Digits up to `places` after the point; ties go to even.
    pub fn fixed(magnitude: f64, places: usize) -> Self {
        let places = places.min(MOST_PLACES);
        let mut text = String::with_capacity(places + 24);
        let _ = write!(text, "{magnitude:.places$}");
        let whole = text.find('.').unwrap_or(text.len());
        text.retain(|char| char != '.');
        let zeros = text.len() - text.trim_start_matches('0').len();
        let digits = text[zeros..].trim_end_matches('0').to_owned();
        let point = if digits.is_empty() { 0 } else { whole as i32 - zeros as i32 };
        Self { digits, point }
    }

    fn from_scientific(mantissa: &str, exponent: i32) -> Self {
        let mut digits = String::with_capacity(mantissa.len());
        digits.extend(mantissa.chars().filter(char::is_ascii_digit));
        digits.truncate(digits.trim_end_matches('0').len());
        let point = if digits.is_empty() { 0 } else { exponent + 1 };
        Self { digits, point }
    }
}
