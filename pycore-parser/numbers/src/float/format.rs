//! Floats in the notations of `format` and `%`: `e`, `f`, `g` and that of `repr`.
//!
//! The result is kept in parts ([`FloatText`]), since separators of thousands go between them, and zeros are
//! counted instead of written: a format may ask for two thousand million of them.

use std::fmt::Write;

use super::digits::Digits;

/// How a float is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloatFormat {
    /// The notation, with its precision.
    pub notation: Notation,
    /// `#`: always a point; no zeros left out at the end.
    pub alternate: bool,
    /// A whole number without exponent ends with `.0`.
    pub dot_zero: bool,
    /// `z`: what is rounded to zero has no minus sign.
    pub no_negative_zero: bool,
    /// `E`, `INF`, `NAN`.
    pub upper_case: bool,
}

/// The notations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `r`: the shortest text that gives the float back.
    Shortest,
    /// `g`: significant digits; zeros at the end are left out.
    General(usize),
    /// `e`: digits after the point, with an exponent.
    Exponent(usize),
    /// `f`: digits after the point.
    Fixed(usize),
}

impl From<Notation> for FloatFormat {
    fn from(notation: Notation) -> Self {
        Self {
            notation,
            alternate: false,
            dot_zero: false,
            no_negative_zero: false,
            upper_case: false,
        }
    }
}

/// A float's text in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FloatText {
    /// Whether a minus sign belongs before it.
    pub negative: bool,
    /// Digits before the point; or `inf`, `nan`.
    pub whole: String,
    /// Whether there is a point.
    pub point: bool,
    /// Zeros between the point and the digits after it.
    pub leading_zeros: usize,
    /// Digits after the point and those zeros.
    pub fraction: String,
    /// Zeros after those digits.
    pub trailing_zeros: usize,
    /// The exponent: empty, or `e` with a sign and two digits or more.
    pub exponent: String,
}

impl FloatText {
    /// A float's text.
    pub fn new(value: f64, format: FloatFormat) -> Self {
        let mut text = Self {
            negative: value.is_sign_negative() && !value.is_nan(),
            whole: String::new(),
            point: false,
            leading_zeros: 0,
            fraction: String::new(),
            trailing_zeros: 0,
            exponent: String::new(),
        };
        if !value.is_finite() {
            text.whole = if value.is_nan() { "nan" } else { "inf" }.to_owned();
        } else {
            let magnitude = value.abs();
            let digits = match format.notation {
                Notation::Shortest => Digits::shortest(magnitude),
                Notation::General(precision) => Digits::significant(magnitude, precision.max(1)),
                Notation::Exponent(precision) => {
                    Digits::significant(magnitude, precision.saturating_add(1))
                }
                Notation::Fixed(precision) => Digits::fixed(magnitude, precision),
            };
            text.negative &= !(format.no_negative_zero && digits.digits.is_empty());
            text.lay_out(digits, format);
        }
        if format.upper_case {
            text.whole.make_ascii_uppercase();
            text.exponent.make_ascii_uppercase();
        }
        text
    }

    fn lay_out(&mut self, digits: Digits, format: FloatFormat) {
        // Zero counts as one digit before the point.
        let point = if digits.digits.is_empty() { 1 } else { i64::from(digits.point) };
        let exponent = match format.notation {
            Notation::Exponent(_) => true,
            Notation::Fixed(_) => false,
            Notation::Shortest => !(-3..=16).contains(&point),
            Notation::General(precision) => {
                let precision = i64::try_from(precision.max(1)).unwrap_or(i64::MAX);
                // A digit after the point that is promised has to fit, too.
                point < -3 || point > precision - i64::from(format.dot_zero)
            }
        };
        let before = if exponent { 1 } else { point };
        let mut known = digits.digits;
        if let Ok(before @ 1..) = usize::try_from(before) {
            let rest = if known.len() > before { known.split_off(before) } else { String::new() };
            self.whole = known;
            self.whole.extend(std::iter::repeat_n('0', before - self.whole.len()));
            self.fraction = rest;
        } else {
            "0".clone_into(&mut self.whole);
            self.leading_zeros = before.unsigned_abs() as usize;
            self.fraction = known;
        }
        let places = match format.notation {
            Notation::Shortest => 0,
            Notation::Exponent(precision) | Notation::Fixed(precision) => precision,
            Notation::General(precision) if format.alternate => {
                // Significant digits; those that the zeros before the first one are not.
                usize::try_from(i64::try_from(precision.max(1)).unwrap_or(i64::MAX) - before)
                    .unwrap_or(0)
            }
            Notation::General(_) => 0,
        };
        if self.fraction.is_empty() {
            // Nothing but zeros.
            self.leading_zeros = 0;
        }
        let written = self.leading_zeros + self.fraction.len();
        self.trailing_zeros = places.saturating_sub(written);
        if format.dot_zero && !exponent && written + self.trailing_zeros == 0 {
            self.trailing_zeros = 1;
        }
        self.point = format.alternate || written + self.trailing_zeros > 0;
        if exponent {
            let exponent = point - 1;
            let sign = if exponent < 0 { '-' } else { '+' };
            // Writing to a string cannot fail.
            let _ = write!(self.exponent, "e{sign}{:02}", exponent.abs());
        }
    }

    /// How many characters it has without the sign.
    pub fn len(&self) -> usize {
        self.whole.len() + usize::from(self.point) + self.places() + self.exponent.len()
    }

    /// Never: there is a digit at least.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many characters are between the point and the exponent.
    pub fn places(&self) -> usize {
        self.leading_zeros.saturating_add(self.fraction.len()).saturating_add(self.trailing_zeros)
    }

    /// Append the text with its sign. Memory for it must be no question: see `places`.
    pub fn push_to(&self, out: &mut String) {
        if self.negative {
            out.push('-');
        }
        out.push_str(&self.whole);
        if self.point {
            out.push('.');
        }
        out.extend(std::iter::repeat_n('0', self.leading_zeros));
        out.push_str(&self.fraction);
        out.extend(std::iter::repeat_n('0', self.trailing_zeros));
        out.push_str(&self.exponent);
    }
}

/// A float's text. The precision must be one for which memory is no question.
///
/// ```
/// use pycore_numbers::float::{self, Notation};
///
/// assert_eq!(float::format(0.125, Notation::Fixed(2).into()), "0.12");
/// assert_eq!(float::format(1e22, Notation::General(3).into()), "1e+22");
/// ```
pub fn format(value: f64, format: FloatFormat) -> String {
    let parts = FloatText::new(value, format);
    let mut text = String::with_capacity(parts.len() + 1);
    parts.push_to(&mut text);
    text
}
