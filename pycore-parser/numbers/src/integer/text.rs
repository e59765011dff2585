//! Integers from text and to text.

use std::borrow::Cow;
use std::fmt;

use super::digits;
use super::large;
use super::value::{BigInt, BigIntRef};

/// `sys.int_info.default_max_str_digits`: how many decimal digits are converted unless told otherwise.
pub const DEFAULT_MAX_STR_DIGITS: usize = 4300;

/// Length of text from which on it is no longer converted by repeated small steps (measured: 400 decimal
/// digits take 1.9 microseconds by steps, 1.1 by the other way).
const LARGE_TEXT: usize = 280;
/// The same for printing, in digits of 30 bits (measured: 2.8 microseconds at 32, 2.3 at 40 by the other
/// way).
const LARGE_NUMBER: usize = 32;

/// A conversion between decimal text and an integer is refused because of its length: it takes more
/// than linear time, so Python limits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigitLimitError {
    /// The limit in decimal digits.
    pub limit: usize,
    /// How many digits the text has; `None` when it is the number that is to be printed.
    pub digits: Option<usize>,
}

/// The message of Python's `ValueError`.
impl fmt::Display for DigitLimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Exceeds the limit ({} digits) for integer string conversion", self.limit)?;
        if let Some(digits) = self.digits {
            write!(f, ": value has {digits} digits")?;
        }
        f.write_str("; use sys.set_int_max_str_digits() to increase the limit")
    }
}

impl std::error::Error for DigitLimitError {}

/// Why a text is not an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseIntError {
    /// It has another form.
    Form,
    /// It is longer than the limit.
    Limit(DigitLimitError),
}

impl fmt::Display for ParseIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => f.write_str("not an integer"),
            Self::Limit(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ParseIntError {}

impl BigInt {
    /// The value of an integer literal of Python: decimal, or with prefix `0x`, `0o` or `0b`, with
    /// underscores. Decimal ones may have `max_digits` digits.
    pub fn parse_literal(text: &str, max_digits: Option<usize>) -> Result<Self, ParseIntError> {
        let radix = match text.as_bytes() {
            [b'0', b'x' | b'X', ..] => 16,
            [b'0', b'o' | b'O', ..] => 8,
            [b'0', b'b' | b'B', ..] => 2,
            _ => 10,
        };
        if radix == 10 {
            // A leading zero must be followed by zeros only.
            let zeros_only = text.bytes().all(|byte| matches!(byte, b'0' | b'_'));
            if text.starts_with('0') && !zeros_only {
                return Err(ParseIntError::Form);
            }
            return Self::parse_radix(text, 10, max_digits);
        }
        let digits = &text[2..];
        Self::parse_radix(digits.strip_prefix('_').unwrap_or(digits), radix, max_digits)
    }

    /// The number that digits of a radix from 2 to 36 denote, with single underscores between them, no
    /// sign. The limit holds unless the radix is a power of two.
    pub fn parse_radix(
        text: &str,
        radix: u32,
        max_digits: Option<usize>,
    ) -> Result<Self, ParseIntError> {
        debug_assert!((2..=36).contains(&radix));
        let lonely = text.starts_with('_') || text.ends_with('_') || text.contains("__");
        if lonely || text.is_empty() {
            return Err(ParseIntError::Form);
        }
        let text: Cow<'_, str> =
            if text.contains('_') { text.replace('_', "").into() } else { text.into() };
        if !text.chars().all(|char| char.is_digit(radix)) {
            return Err(ParseIntError::Form);
        }
        if radix.is_power_of_two() {
            return Ok(Self::from_digits(false, parse_power_of_two(&text, radix)));
        }
        if let Some(limit) = max_digits
            && text.len() > limit
        {
            return Err(ParseIntError::Limit(DigitLimitError { limit, digits: Some(text.len()) }));
        }
        let digits = if text.len() < LARGE_TEXT {
            parse_small(&text, radix)
        } else {
            large::parse(&text, radix).ok_or(ParseIntError::Form)?
        };
        Ok(Self::from_digits(false, digits))
    }
}

/// Digits of a radix that divides 2^30k: bits go where they belong.
fn parse_power_of_two(text: &str, radix: u32) -> Vec<u32> {
    let width = radix.trailing_zeros();
    let mut digits = Vec::with_capacity(text.len() * width as usize / 30 + 1);
    let (mut pending, mut bits) = (0_u64, 0);
    for value in text.chars().rev().filter_map(|char| char.to_digit(radix)) {
        pending |= u64::from(value) << bits;
        bits += width;
        if bits >= digits::DIGIT_BITS {
            digits.push(pending as u32 & ((1 << digits::DIGIT_BITS) - 1));
            pending >>= digits::DIGIT_BITS;
            bits -= digits::DIGIT_BITS;
        }
    }
    digits.push(pending as u32);
    digits
}

/// The greatest power of the radix below 2^30, and its exponent.
fn step(radix: u32) -> (u32, usize) {
    let (mut power, mut exponent) = (radix, 1);
    while power * radix < 1 << digits::DIGIT_BITS {
        power *= radix;
        exponent += 1;
        if u64::from(power) * u64::from(radix) >= 1 << digits::DIGIT_BITS {
            break;
        }
    }
    (power, exponent)
}

fn parse_small(text: &str, radix: u32) -> Vec<u32> {
    let (power, length) = step(radix);
    let mut digits = Vec::with_capacity(text.len() / 9 + 1);
    // The first piece is the odd one, so that all others have the same length.
    let (first, rest) = text.as_bytes().split_at(text.len() % length);
    let value = |piece: &[u8]| {
        piece.iter().fold(0, |all, &byte| {
            all * radix + char::from(byte).to_digit(radix).unwrap_or_default()
        })
    };
    if !first.is_empty() {
        digits::multiply_add_small(&mut digits, 0, value(first));
    }
    for piece in rest.chunks(length) {
        digits::multiply_add_small(&mut digits, power, value(piece));
    }
    digits::normalize(&mut digits);
    digits
}

impl BigIntRef<'_> {
    /// `str(self)` under a limit on the number of decimal digits.
    pub fn to_decimal(self, max_digits: Option<usize>) -> Result<String, DigitLimitError> {
        let Some(limit) = max_digits else { return Ok(self.to_radix(10)) };
        let error = DigitLimitError { limit, digits: None };
        // 2^(3.32 n) < 10^n, so longer ones need not be tried.
        if self.bit_length() / 10 * 3 > limit as u64 + 3 {
            return Err(error);
        }
        let text = self.to_radix(10);
        if text.len() - usize::from(self.negative) > limit { Err(error) } else { Ok(text) }
    }

    /// Digits of a radix from 2 to 36 in lower case, with a minus sign for negative numbers.
    pub fn to_radix(self, radix: u32) -> String {
        debug_assert!((2..=36).contains(&radix));
        let sign = if self.negative { "-" } else { "" };
        if self.is_zero() {
            return "0".to_owned();
        }
        if radix.is_power_of_two() {
            return format!("{sign}{}", print_power_of_two(self.digits, radix));
        }
        if self.digits.len() >= LARGE_NUMBER {
            return format!("{sign}{}", large::print(self.digits, radix));
        }
        let (power, length) = step(radix);
        let mut rest = self.digits.to_vec();
        let mut text = Vec::with_capacity(self.digits.len() * 30 + 1);
        while !rest.is_empty() {
            let mut piece = digits::divide_small(&mut rest, power);
            for _ in 0..length {
                // Zeros of the last piece, which is the leading one, are not printed.
                if piece == 0 && rest.is_empty() {
                    break;
                }
                text.push(char::from_digit(piece % radix, radix).unwrap_or_default());
                piece /= radix;
            }
        }
        text.extend(sign.chars());
        text.into_iter().rev().collect()
    }
}

fn print_power_of_two(digits: &[u32], radix: u32) -> String {
    let width = radix.trailing_zeros();
    let mut text = Vec::with_capacity(digits.len() * 30 / width as usize + 1);
    let (mut pending, mut bits) = (0_u64, 0);
    let print = |value: u64| char::from_digit(value as u32 % radix, radix).unwrap_or_default();
    for &digit in digits {
        pending |= u64::from(digit) << bits;
        bits += digits::DIGIT_BITS;
        while bits >= width {
            text.push(print(pending));
            pending >>= width;
            bits -= width;
        }
    }
    text.push(print(pending));
    while text.last() == Some(&'0') {
        text.pop();
    }
    text.into_iter().rev().collect()
}

/// Decimal (`{}`), as `str` without a limit; the sign and other flags of the format are not looked at.
impl fmt::Display for BigIntRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_radix(10))
    }
}

/// Hexadecimal without a prefix.
impl fmt::LowerHex for BigIntRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_radix(16))
    }
}

impl fmt::Debug for BigIntRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_ref().fmt(f)
    }
}

impl fmt::LowerHex for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::LowerHex::fmt(&self.as_ref(), f)
    }
}

impl fmt::Debug for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
