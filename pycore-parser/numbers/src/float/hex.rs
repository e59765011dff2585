//! Floats as hexadecimal text: `float.hex`, `float.fromhex`.

use std::fmt;

/// Bits of the fraction of a float.
const FRACTION_BITS: u32 = 52;
/// Exponents beyond this are cut off: whatever the digits of a text in memory, the value is too large, or zero.
const MOST_EXPONENT: i64 = 1 << 60;

/// Why a text has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FromHexError {
    /// `ValueError`: it has another form.
    Form,
    /// `OverflowError`: the value is too large.
    Overflow,
}

/// The message of the Python exception.
impl fmt::Display for FromHexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "invalid hexadecimal floating-point string",
            Self::Overflow => "hexadecimal value too large to represent as a float",
        })
    }
}

impl std::error::Error for FromHexError {}

/// `value.hex()`
pub fn hex(value: f64) -> String {
    if !value.is_finite() {
        return super::repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = value.to_bits();
    let fraction = bits & ((1 << FRACTION_BITS) - 1);
    let exponent = (bits >> FRACTION_BITS & 0x7FF) as i32;
    let (leading, exponent) = if exponent == 0 { (0, -1022) } else { (1, exponent - 1023) };
    format!("{sign}0x{leading}.{fraction:013x}p{exponent:+}")
}

/// `float.fromhex(text)`
pub fn from_hex(text: &[u8]) -> Result<f64, FromHexError> {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r');
    let start = text.iter().position(|byte| !is_space(byte)).unwrap_or(text.len());
    let end = text.iter().rposition(|byte| !is_space(byte)).map_or(start, |last| last + 1);
    let text = &text[start..end];
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let magnitude = match text.to_ascii_lowercase().as_slice() {
        b"inf" | b"infinity" => f64::INFINITY,
        b"nan" => f64::NAN,
        _ => finite(text)?,
    };
    Ok(if negative { -magnitude } else { magnitude })
}

/// Digits with at most one point, prefix and exponent optional.
fn finite(text: &[u8]) -> Result<f64, FromHexError> {
    let text = text.strip_prefix(b"0x").or_else(|| text.strip_prefix(b"0X")).unwrap_or(text);
    let mut mantissa = Mantissa::default();
    let mut rest = text;
    let (mut seen, mut point) = (false, false);
    while let [byte, tail @ ..] = rest {
        if let Some(digit) = char::from(*byte).to_digit(16) {
            mantissa.push(digit, point);
            seen = true;
        } else if *byte == b'.' && !point {
            point = true;
        } else {
            break;
        }
        rest = tail;
    }
    if !seen {
        return Err(FromHexError::Form);
    }
    let exponent = match rest {
        [] => 0,
        [b'p' | b'P', rest @ ..] => exponent(rest)?,
        _ => return Err(FromHexError::Form),
    };
    mantissa.scale(exponent).ok_or(FromHexError::Overflow)
}

fn exponent(text: &[u8]) -> Result<i64, FromHexError> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(FromHexError::Form);
    }
    let magnitude = digits.iter().fold(0_i64, |value, byte| {
        value.saturating_mul(10).saturating_add(i64::from(byte - b'0')).min(MOST_EXPONENT)
    });
    Ok(if negative { -magnitude } else { magnitude })
}

/// The leading bits of the digits read so far.
#[derive(Default)]
struct Mantissa {
    /// Without leading zeros; no digit is added from 2^60 on.
    leading: u64,
    /// Something was left out that is not zero.
    sticky: bool,
    /// What `leading` is to be multiplied with, as a power of two.
    exponent: i64,
}

impl Mantissa {
    fn push(&mut self, digit: u32, behind_point: bool) {
        if self.leading >> 60 == 0 {
            self.leading = self.leading << 4 | u64::from(digit);
            self.exponent -= if behind_point { 4 } else { 0 };
        } else {
            self.sticky |= digit != 0;
            self.exponent += if behind_point { 0 } else { 4 };
        }
    }

    fn scale(&self, exponent: i64) -> Option<f64> {
        crate::integer::round(u128::from(self.leading), self.sticky, self.exponent + exponent)
    }
}
