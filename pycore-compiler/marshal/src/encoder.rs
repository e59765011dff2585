//! Writing marshal data, one piece at a time.

use pycore_unicode::SurrogateStr;

use crate::error::WriteError;
use crate::format::{self, FLAG_REF, VERSION};
use crate::reader::{CodeParts, Singleton};

/// Writes the pieces of marshal data in the order in which the caller walks its values.
///
/// The caller decides what is shared: `flag` puts a value into the table of references (counting from 0), and
/// [`reference`](Self::reference) stands for one that is there. A container is written as its head and then its
/// items; a dictionary's items end with [`null`](Self::null).
#[derive(Clone, Debug)]
pub struct Encoder {
    data: Vec<u8>,
    version: u32,
}

impl Encoder {
    /// An encoder for a version of the format; CPython 3.14 writes [`VERSION`] unless told otherwise.
    pub fn new(version: u32) -> Self {
        Self { data: Vec::new(), version }
    }

    /// What has been written.
    pub fn finish(self) -> Vec<u8> {
        self.data
    }

    /// The version of the format.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Whether this version has references; before 3 nothing may be flagged.
    pub fn has_references(&self) -> bool {
        self.version >= 3
    }

    fn code_of(&mut self, code: u8, flag: bool) {
        debug_assert!(!flag || self.has_references());
        self.data.push(if flag { code | FLAG_REF } else { code });
    }

    fn number(&mut self, number: i32) {
        self.data.extend(number.to_le_bytes());
    }

    fn size(&mut self, size: usize) -> Result<(), WriteError> {
        self.number(i32::try_from(size).map_err(|_| WriteError::Unmarshallable)?);
        Ok(())
    }

    /// `None`, `False`, `True`, `...` or `StopIteration`.
    pub fn singleton(&mut self, which: Singleton) {
        self.data.push(match which {
            Singleton::None => format::NONE,
            Singleton::False => format::FALSE,
            Singleton::True => format::TRUE,
            Singleton::Ellipsis => format::ELLIPSIS,
            Singleton::StopIteration => format::STOP_ITERATION,
        });
    }

    /// A value that is in the table.
    pub fn reference(&mut self, index: u32) {
        self.data.push(format::REF);
        self.data.extend(index.to_le_bytes());
    }

    /// The end of a dictionary.
    pub fn null(&mut self) {
        self.data.push(format::NULL);
    }

    /// An `int` of 64 bits.
    pub fn int(&mut self, value: i64, flag: bool) {
        if let Ok(small) = i32::try_from(value) {
            self.code_of(format::INT, flag);
            self.number(small);
            return;
        }
        let magnitude = value.unsigned_abs();
        let digits = [
            (magnitude & 0x3FFF_FFFF) as u32,
            (magnitude >> 30 & 0x3FFF_FFFF) as u32,
            (magnitude >> 60) as u32,
        ];
        let count = if digits[2] == 0 { 2 } else { 3 };
        self.long_digits(value < 0, &digits[..count], flag);
    }

    /// An `int` of any size: digits of 30 bits, least significant first, the last one not zero.
    pub fn long(&mut self, negative: bool, digits: &[u32], flag: bool) -> Result<(), WriteError> {
        if digits.len() > (i32::MAX / 2) as usize {
            return Err(WriteError::Unmarshallable);
        }
        self.long_digits(negative, digits, flag);
        Ok(())
    }

    fn long_digits(&mut self, negative: bool, digits: &[u32], flag: bool) {
        self.code_of(format::LONG, flag);
        let top_is_half = digits.last().is_some_and(|&digit| digit >> 15 == 0);
        let halves = digits.len() as i32 * 2 - i32::from(top_is_half);
        self.number(if negative { -halves } else { halves });
        let start = self.data.len();
        for &digit in digits {
            self.data.extend(((digit & 0x7FFF) as u16).to_le_bytes());
            self.data.extend(((digit >> 15) as u16).to_le_bytes());
        }
        self.data.truncate(start + halves as usize * 2);
    }

    /// A `float`.
    pub fn float(&mut self, value: f64, flag: bool) {
        let binary = self.version > 1;
        self.code_of(if binary { format::BINARY_FLOAT } else { format::FLOAT }, flag);
        self.float_body(value);
    }

    /// A `complex`.
    pub fn complex(&mut self, real: f64, imaginary: f64, flag: bool) {
        let binary = self.version > 1;
        self.code_of(if binary { format::BINARY_COMPLEX } else { format::COMPLEX }, flag);
        self.float_body(real);
        self.float_body(imaginary);
    }

    fn float_body(&mut self, value: f64) {
        if self.version > 1 {
            self.data.extend(value.to_le_bytes());
        } else {
            let text = seventeen_digits(value);
            self.data.push(text.len() as u8);
            self.data.extend(text.as_bytes());
        }
    }

    /// A `bytes`.
    pub fn bytes(&mut self, bytes: &[u8], flag: bool) -> Result<(), WriteError> {
        self.code_of(format::BYTES, flag);
        self.size(bytes.len())?;
        self.data.extend(bytes);
        Ok(())
    }

    /// A `str`.
    pub fn text(
        &mut self,
        text: SurrogateStr<'_>,
        interned: bool,
        flag: bool,
    ) -> Result<(), WriteError> {
        let bytes = text.as_bytes();
        if self.version >= 4 && bytes.is_ascii() {
            let short = u8::try_from(bytes.len()).ok();
            let code = match (short, interned) {
                (Some(_), true) => format::SHORT_ASCII_INTERNED,
                (Some(_), false) => format::SHORT_ASCII,
                (None, true) => format::ASCII_INTERNED,
                (None, false) => format::ASCII,
            };
            self.code_of(code, flag);
            match short {
                Some(size) => self.data.push(size),
                None => self.size(bytes.len())?,
            }
        } else {
            let interned = interned && self.version >= 3;
            self.code_of(if interned { format::INTERNED } else { format::UNICODE }, flag);
            self.size(bytes.len())?;
        }
        self.data.extend(bytes);
        Ok(())
    }

    /// The head of a `tuple`.
    pub fn tuple(&mut self, length: usize, flag: bool) -> Result<(), WriteError> {
        match u8::try_from(length) {
            Ok(small) if self.version >= 4 => {
                self.code_of(format::SMALL_TUPLE, flag);
                self.data.push(small);
                Ok(())
            }
            _ => self.sized(format::TUPLE, length, flag),
        }
    }

    /// The head of a `list`.
    pub fn list(&mut self, length: usize, flag: bool) -> Result<(), WriteError> {
        self.sized(format::LIST, length, flag)
    }

    /// The head of a `set`.
    pub fn set(&mut self, length: usize, flag: bool) -> Result<(), WriteError> {
        self.sized(format::SET, length, flag)
    }

    /// The head of a `frozenset`.
    pub fn frozen_set(&mut self, length: usize, flag: bool) -> Result<(), WriteError> {
        self.sized(format::FROZENSET, length, flag)
    }

    fn sized(&mut self, code: u8, length: usize, flag: bool) -> Result<(), WriteError> {
        self.code_of(code, flag);
        self.size(length)
    }

    /// The head of a `dict`.
    pub fn dict(&mut self, flag: bool) {
        self.code_of(format::DICT, flag);
    }

    /// The head of a `slice`, whose start, stop and step follow.
    pub fn slice(&mut self, flag: bool) -> Result<(), WriteError> {
        if self.version < VERSION {
            return Err(WriteError::Unmarshallable);
        }
        self.code_of(format::SLICE, flag);
        Ok(())
    }

    /// The head of a code object: its numbers but the line. Eight parts follow, then the
    /// [line](Self::first_line), then two parts, all in the order of [`CodePart`](crate::CodePart).
    pub fn code(&mut self, head: &CodeParts, flag: bool) {
        self.code_of(format::CODE, flag);
        for number in
            [head.argcount, head.posonlyargcount, head.kwonlyargcount, head.stacksize, head.flags]
        {
            self.number(number);
        }
    }

    /// The line of a code object, after its qualified name.
    pub fn first_line(&mut self, line: i32) {
        self.number(line);
    }
}

/// As C's `%.17g`, which versions 0 and 1 of the format use.
fn seventeen_digits(value: f64) -> String {
    if !value.is_finite() {
        let sign = if value.is_sign_negative() && !value.is_nan() { "-" } else { "" };
        return format!("{sign}{}", if value.is_nan() { "nan" } else { "inf" });
    }
    let scientific = format!("{value:.16e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trimmed = |text: &str| match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    };
    if (-4..17).contains(&exponent) {
        trimmed(&format!("{value:.*}", (16 - exponent) as usize))
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{}e{sign}{:02}", trimmed(mantissa), exponent.unsigned_abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_floats_are_those_of_c() {
        let texts: Vec<String> =
            [0.0, -0.0, 1.0, 0.1, 1e17, 123456.789, 1e-5, -2.5e-300, f64::INFINITY]
                .map(seventeen_digits)
                .into();
        assert_eq!(
            texts.join(" "),
            "0 -0 1 0.10000000000000001 1e+17 123456.789 1.0000000000000001e-05 \
             -2.5e-300 inf"
        );
    }
}
