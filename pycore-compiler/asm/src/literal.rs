//! Strings and numbers as text, and back.

use std::fmt::Write;

use pycore_bytecode::{Constant, Text, repr_bytes};
use pycore_numbers::{BigInt, BigIntRef, float};
use pycore_unicode::{SurrogateString, repr_text};

/// Integers with more bits are written in hexadecimal, whose conversion takes linear time.
const MAX_DECIMAL_BITS: u64 = 4096;

/// A string literal, in quotes.
pub(crate) fn quote(text: &Text) -> String {
    repr_text(text.as_text())
}

/// A name: bare if it is an ASCII identifier that is no keyword of the language, otherwise in quotes.
pub(crate) fn write_name(text: &Text) -> String {
    match text.as_str() {
        Some(name) if is_word(name) => name.to_owned(),
        _ => quote(text),
    }
}

fn is_word(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name != "raw"
}

/// The text of a string literal, which the grammar has found well-formed; a prefix `b` is cut off before.
///
/// `None` if an escape is no code point.
pub(crate) fn unquote(literal: &str) -> Option<Text> {
    let mut text = SurrogateString::new();
    let mut rest = literal.get(1..literal.len() - 1)?;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let (digits, point) = match rest.as_bytes().get(at + 1)? {
            b'n' => (0, '\n' as u32),
            b'r' => (0, '\r' as u32),
            b't' => (0, '\t' as u32),
            escape @ (b'x' | b'u' | b'U') => {
                let digits = match escape {
                    b'x' => 2,
                    b'u' => 4,
                    _ => 8,
                };
                let number = rest.get(at + 2..at + 2 + digits)?;
                (digits, u32::from_str_radix(number, 16).ok()?)
            }
            &plain => (0, u32::from(plain)),
        };
        if !text.push_code_point(point) {
            return None;
        }
        rest = rest.get(at + 2 + digits..)?;
    }
    text.push_str(rest);
    Some(Text::from(&text))
}

/// The bytes of a bytes literal; `None` if a character or escape is above 255.
pub(crate) fn unquote_bytes(literal: &str) -> Option<Vec<u8>> {
    let text = unquote(literal.strip_prefix('b')?)?;
    text.as_text().code_points().map(|point| u8::try_from(point).ok()).collect()
}

/// A constant that is not made of others.
pub(crate) fn write_leaf(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".to_owned(),
        Constant::Bool(false) => "False".to_owned(),
        Constant::Bool(true) => "True".to_owned(),
        Constant::Ellipsis => "...".to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(value) => write_big((**value).as_ref()),
        Constant::Float(value) => write_float(*value),
        Constant::Complex(real, imaginary) => {
            format!("complex({}, {})", write_float(*real), write_float(*imaginary))
        }
        Constant::Str(text) => quote(text),
        Constant::Bytes(bytes) => repr_bytes(bytes),
        Constant::Tuple(_) | Constant::FrozenSet(_) | Constant::Slice(_) | Constant::Code(_) => {
            debug_assert!(false, "made of others");
            String::new()
        }
    }
}

fn write_big(value: BigIntRef<'_>) -> String {
    if value.bit_length() <= MAX_DECIMAL_BITS {
        return value.to_radix(10);
    }
    let digits = value.to_radix(16);
    match digits.strip_prefix('-') {
        Some(digits) => format!("-0x{digits}"),
        None => format!("0x{digits}"),
    }
}

fn write_float(value: f64) -> String {
    let usual = value.is_nan() && value.to_bits() == f64::NAN.to_bits();
    if value.is_nan() && !usual {
        return format!("float({:#x})", value.to_bits());
    }
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write!(text, "{}", float::repr(value));
    text
}

/// A float literal.
pub(crate) fn read_float(text: &str) -> Option<f64> {
    match text {
        "nan" => Some(f64::NAN),
        _ => text.parse().ok(),
    }
}

/// An integer literal. Long ones in decimal are refused: reading them takes more than linear time.
pub(crate) fn read_integer(text: &str) -> Option<Constant> {
    if let Ok(value) = text.parse::<i64>() {
        return Some(Constant::Int(value));
    }
    let (negative, magnitude) = match text.strip_prefix('-') {
        Some(magnitude) => (true, magnitude),
        None => (false, text),
    };
    let limit = if magnitude.starts_with("0x") { None } else { Some(MAX_DECIMAL_BITS as usize) };
    let value = BigInt::parse_literal(magnitude, limit).ok()?;
    Some(Constant::from_digits(negative, value.into_digits()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_back() {
        let mut odd = SurrogateString::from("it's \"\\\n\r\t\u{0}\u{7f}\u{e9}\u{200b}\u{1f40d}");
        odd.push_code_point(0xD800);
        for text in [Text::from(&odd), "".into(), "'".into(), "\"".into()] {
            assert_eq!(unquote(&quote(&text)), Some(text));
        }
        assert_eq!(unquote("'\\U00110000'"), None);
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(unquote_bytes(&repr_bytes(&bytes)), Some(bytes));
        assert_eq!(unquote_bytes("b'\u{100}'"), None);
    }

    #[test]
    fn numbers_come_back() {
        for bits in [0.0_f64.to_bits(), (-0.0_f64).to_bits(), f64::NAN.to_bits(), 1, u64::MAX >> 1]
        {
            let value = f64::from_bits(bits);
            let text = write_float(value);
            if !text.starts_with("float(") {
                assert_eq!(read_float(&text).map(f64::to_bits), Some(bits), "{text}");
            }
        }
        for digits in [vec![1, 2, 3], vec![5; 200], vec![0, 0, 8]] {
            let value = Constant::from_digits(true, digits);
            assert_eq!(read_integer(&write_leaf(&value)), Some(value));
        }
        assert_eq!(read_integer("-9223372036854775808"), Some(Constant::Int(i64::MIN)));
    }
}
