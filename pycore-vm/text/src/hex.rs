//! `bytes.hex` and `bytes.fromhex`.

use crate::compose::LONGEST;
use crate::spaces::is_ascii_space;
use crate::view::Bits;
use crate::{Compose, OutOfMemory, Sink, TooLong, Unit, View, with_units};

/// The hexadecimal digits of bytes.
#[derive(Clone, Copy, Debug)]
pub struct Hex<'a> {
    bytes: &'a [u8],
    separator: Option<u8>,
    /// Bytes in the first group, and in the others.
    first: usize,
    group: usize,
}

impl<'a> Hex<'a> {
    /// `bytes.hex(separator, group)`: groups of that many bytes are counted from the right, or from the
    /// left if the number is negative. The separator is ASCII.
    pub fn new(bytes: &'a [u8], separator: Option<u8>, group: isize) -> Result<Self, TooLong> {
        let size = group.unsigned_abs();
        let grouped = separator.is_some() && size != 0 && size < bytes.len();
        let first = match () {
            () if !grouped => bytes.len(),
            () if group > 0 && !bytes.len().is_multiple_of(size) => bytes.len() % size,
            () => size,
        };
        let hex = Self { bytes, separator, first, group: size };
        let separators = if grouped { (bytes.len() - 1) / size } else { 0 };
        match bytes.len().checked_mul(2).and_then(|digits| digits.checked_add(separators)) {
            Some(..=LONGEST) => Ok(hex),
            _ => Err(TooLong),
        }
    }

    fn groups(&self) -> impl Iterator<Item = &'a [u8]> {
        let (first, rest) = self.bytes.split_at(self.first);
        std::iter::once(first).chain(rest.chunks(self.group.max(1)))
    }
}

impl Compose for Hex<'_> {
    fn len(&self) -> usize {
        2 * self.bytes.len() + self.groups().count() - 1
    }

    fn bits(&self) -> Bits {
        Bits(0x7F)
    }

    fn write<S: Sink>(&self, sink: &mut S) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut digits = [0; 128];
        for (number, group) in self.groups().enumerate() {
            if let Some(separator) = self.separator
                && number > 0
            {
                sink.repeat(separator.into(), 1);
            }
            for piece in group.chunks(digits.len() / 2) {
                for (pair, byte) in digits.chunks_exact_mut(2).zip(piece) {
                    pair[0] = DIGITS[usize::from(byte >> 4)];
                    pair[1] = DIGITS[usize::from(byte & 15)];
                }
                sink.view(View::Latin1(&digits[..2 * piece.len()]));
            }
        }
    }
}

/// Why a text is not hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HexError {
    /// `ValueError: non-hexadecimal number found in fromhex() arg at position ...`
    Digit(usize),
    /// `ValueError: fromhex() arg must contain an even number of hexadecimal digits`
    Odd,
    /// `MemoryError`
    OutOfMemory,
}

impl From<OutOfMemory> for HexError {
    fn from(OutOfMemory: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

/// `bytes.fromhex(text)`: pairs of digits, with white space between them.
pub fn from_hex(text: View<'_>) -> Result<Vec<u8>, HexError> {
    // What is not ASCII is said before anything else that is wrong.
    if let Some(place) = text.code_points().position(|point| point > 0x7F) {
        return Err(HexError::Digit(place));
    }
    with_units!(text, units => from_units(units))
}

fn from_units<U: Unit>(units: &[U]) -> Result<Vec<u8>, HexError> {
    let mut bytes = Vec::new();
    bytes.try_reserve(units.len() / 2).map_err(OutOfMemory::from)?;
    let digit = |at: usize| match units.get(at) {
        None => Err(HexError::Odd),
        Some(unit) => {
            let digit = char::from_u32(unit.point()).and_then(|char| char.to_digit(16));
            digit.ok_or(HexError::Digit(at))
        }
    };
    let mut at = 0;
    while let Some(unit) = units.get(at) {
        if is_ascii_space(unit.point()) {
            at += 1;
            continue;
        }
        bytes.push((digit(at)? << 4 | digit(at + 1)?) as u8);
        at += 2;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TextBuf;

    #[test]
    fn groups() {
        let bytes: Vec<u8> = (0..7).collect();
        for (group, expected) in [
            (1, "00:01:02:03:04:05:06"),
            (2, "00:0102:0304:0506"),
            (3, "00:010203:040506"),
            (-2, "0001:0203:0405:06"),
            (-3, "000102:030405:06"),
            (7, "00010203040506"),
            (-8, "00010203040506"),
            (0, "00010203040506"),
            (isize::MIN, "00010203040506"),
        ] {
            let hex = Hex::new(&bytes, Some(b':'), group).unwrap();
            let text = TextBuf::composed(&hex).unwrap();
            assert_eq!(text.view().to_string_lossy(), expected);
            assert_eq!(text.len(), hex.len());
        }
        let hex = Hex::new(&[], Some(b':'), 1).unwrap();
        assert_eq!((hex.len(), TextBuf::composed(&hex).unwrap().len()), (0, 0));
        let long: Vec<u8> = (0..200).collect();
        let hex = TextBuf::composed(&Hex::new(&long, None, 1).unwrap()).unwrap();
        assert_eq!(from_hex(hex.view()).unwrap(), long);
    }

    #[test]
    fn digits() {
        for (text, expected) in [
            ("", Ok(vec![])),
            (" AB\tcD ", Ok(vec![0xAB, 0xCD])),
            ("a", Err(HexError::Odd)),
            ("ab c", Err(HexError::Odd)),
            ("a b", Err(HexError::Digit(1))),
            ("abz", Err(HexError::Digit(2))),
            ("zzé", Err(HexError::Digit(2))),
            ("ab\x1C", Err(HexError::Digit(2))),
            ("1€", Err(HexError::Digit(1))),
        ] {
            let text = TextBuf::copy_of(text).unwrap();
            assert_eq!(from_hex(text.view()), expected, "{text:?}");
        }
    }
}
