//! The text that `int()` accepts.

use super::text::ParseIntError;
use super::value::BigInt;

impl BigInt {
    /// The value of `int(text, base)`, for a text without blanks around it: sign, prefix, digits with single
    /// underscores. Base zero takes the base from the prefix.
    ///
    /// The limit on the number of digits holds unless the base is a power of two.
    pub fn parse_text(
        text: &str,
        base: u32,
        max_digits: Option<usize>,
    ) -> Result<Self, ParseIntError> {
        let (negative, text) = match text.as_bytes() {
            [b'-', ..] => (true, &text[1..]),
            [b'+', ..] => (false, &text[1..]),
            _ => (false, text),
        };
        let prefix = match text.as_bytes() {
            [b'0', b'x' | b'X', ..] => 16,
            [b'0', b'o' | b'O', ..] => 8,
            [b'0', b'b' | b'B', ..] => 2,
            _ => 0,
        };
        let magnitude = if prefix != 0 && (base == 0 || base == prefix) {
            let digits = &text[2..];
            Self::parse_radix(digits.strip_prefix('_').unwrap_or(digits), prefix, max_digits)?
        } else {
            let magnitude = Self::parse_radix(text, if base == 0 { 10 } else { base }, max_digits)?;
            // Where the base is to be seen from the digits, those of C's octal numbers are refused.
            if base == 0 && text.starts_with('0') && !magnitude.digits().is_empty() {
                return Err(ParseIntError::Form);
            }
            magnitude
        };
        Ok(Self::from_digits(negative, magnitude.into_digits()))
    }
}
