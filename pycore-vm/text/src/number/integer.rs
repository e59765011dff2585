//! `int(text, base)`

use std::fmt::Write as _;

use pycore_numbers::{BigInt, DigitLimitError, ParseIntError};

use super::ascii;
use crate::{OutOfMemory, Spaces, TextBuf, View};

/// Why a text is not an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntError {
    /// `ValueError`: [`invalid_int`] is the message.
    Form,
    /// `ValueError` with the message of its content.
    Limit(DigitLimitError),
    /// `MemoryError`
    OutOfMemory,
}

impl From<OutOfMemory> for IntError {
    fn from(OutOfMemory: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

/// The integer that at most 18 ASCII digits with at most a sign mean: what most calls are about.
#[inline]
pub fn small_int(text: View<'_>) -> Option<i64> {
    let View::Latin1(bytes) = text else { return None };
    let (negative, digits) = match bytes {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        _ => (false, bytes),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut value = 0;
    for &byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    Some(if negative { -value } else { value })
}

/// `int(text, base)` for a base of 0 or 2 to 36, under a limit on the number of digits.
pub fn int(
    text: View<'_>,
    spaces: Spaces,
    base: u32,
    max_digits: Option<usize>,
) -> Result<BigInt, IntError> {
    debug_assert!(base == 0 || (2..=36).contains(&base));
    let text = ascii::numeral(text, spaces)?.ok_or(IntError::Form)?;
    let text = ascii::trimmed(&text);
    let (negative, text) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, text),
    };
    let (radix, digits) = match prefixed(text) {
        Some((radix, digits)) if base == radix || base == 0 => {
            // The prefix may be set off.
            (radix, digits.strip_prefix('_').unwrap_or(digits))
        }
        _ if base == 0 => {
            // A leading zero is what other languages mark octal by.
            let zeros_only = text.bytes().all(|byte| matches!(byte, b'0' | b'_'));
            if text.starts_with('0') && !zeros_only {
                return Err(IntError::Form);
            }
            (10, text)
        }
        _ => (base, text),
    };
    match BigInt::parse_radix(digits, radix, max_digits) {
        Ok(number) => Ok(BigInt::from_digits(negative, number.into_digits())),
        Err(ParseIntError::Form) => Err(IntError::Form),
        Err(ParseIntError::Limit(limit)) => Err(IntError::Limit(limit)),
    }
}

/// The radix that a text's prefix says, and what follows.
fn prefixed(text: &str) -> Option<(u32, &str)> {
    let radix = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => return None,
    };
    Some((radix, &text[2..]))
}

/// The message of the `ValueError` for a text that is not an integer; `repr` is the text's, of which it
/// shows 200 characters.
pub fn invalid_int(repr: View<'_>, base: u32) -> Result<TextBuf, OutOfMemory> {
    let mut message = TextBuf::new();
    write!(message, "invalid literal for int() with base {base}: ").map_err(|_| OutOfMemory)?;
    message.push_view(repr.first(200))?;
    Ok(message)
}
