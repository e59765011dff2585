//! Text that may hold surrogate code points, as Python's `str` may.
//!
//! A Python string is a sequence of code points that includes U+D800 to U+DFFF, alone or in pairs
//! that stay two code points; UTF-8 excludes them. The representation here is *generalized UTF-8*:
//! UTF-8 extended to surrogates by its own scheme (`ED A0 80` to `ED BF BF`), which is what CPython's
//! `surrogatepass` error handler and marshal format use. Text without surrogates is plain UTF-8.

use std::fmt;

/// Borrowed text of Unicode code points, surrogates included.
///
/// Ordering and equality are those of the code point sequence.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SurrogateStr<'a> {
    /// Generalized UTF-8, always well formed.
    bytes: &'a [u8],
}

impl<'a> SurrogateStr<'a> {
    /// The empty text.
    pub const EMPTY: SurrogateStr<'static> = SurrogateStr { bytes: &[] };

    /// Text from bytes in generalized UTF-8, or `None` where they are not.
    pub fn from_bytes(bytes: &'a [u8]) -> Option<Self> {
        let mut rest = bytes;
        loop {
            match std::str::from_utf8(rest) {
                Ok(_) => return Some(Self { bytes }),
                Err(error) => {
                    let bad = &rest[error.valid_up_to()..];
                    let surrogate = matches!(bad, [0xED, 0xA0..=0xBF, 0x80..=0xBF, ..]);
                    if !surrogate {
                        return None;
                    }
                    rest = &bad[3..];
                }
            }
        }
    }

    /// Text from bytes that are known to be generalized UTF-8, without looking at them again.
    ///
    /// # Panics
    ///
    /// In debug builds if they are not; otherwise reading code points of such a text gives wrong ones
    /// or panics.
    pub fn from_well_formed(bytes: &'a [u8]) -> Self {
        debug_assert!(Self::from_bytes(bytes).is_some());
        Self { bytes }
    }

    /// The generalized UTF-8 bytes.
    pub const fn as_bytes(self) -> &'a [u8] {
        self.bytes
    }

    /// The text as a Rust string, or `None` if it holds a surrogate.
    pub fn as_str(self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes).ok()
    }

    /// Whether there is no code point.
    pub const fn is_empty(self) -> bool {
        self.bytes.is_empty()
    }

    /// The code points in order; values up to 0x10FFFF, surrogates included.
    pub fn code_points(self) -> CodePoints<'a> {
        CodePoints { bytes: self.bytes }
    }

    /// A copy that owns its bytes.
    pub fn to_owned(self) -> SurrogateString {
        SurrogateString { bytes: self.bytes.to_vec() }
    }
}

impl<'a> From<&'a str> for SurrogateStr<'a> {
    fn from(text: &'a str) -> Self {
        Self { bytes: text.as_bytes() }
    }
}

impl PartialEq<str> for SurrogateStr<'_> {
    fn eq(&self, other: &str) -> bool {
        self.bytes == other.as_bytes()
    }
}

/// As `"..."` with surrogates as `\u{d800}`.
impl fmt::Debug for SurrogateStr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for point in self.code_points() {
            match char::from_u32(point) {
                Some(char) => write!(f, "{}", char.escape_debug())?,
                None => write!(f, "\\u{{{point:x}}}")?,
            }
        }
        f.write_str("\"")
    }
}

/// Iterator of [`SurrogateStr::code_points`].
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    bytes: &'a [u8],
}

impl<'a> CodePoints<'a> {
    /// What is left, in generalized UTF-8.
    pub(crate) fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Skip code points that are known to be ASCII.
    pub(crate) fn skip_ascii(&mut self, count: usize) {
        let (skipped, rest) = self.bytes.split_at(count);
        debug_assert!(skipped.is_ascii());
        self.bytes = rest;
    }
}

impl Iterator for CodePoints<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (&first, rest) = self.bytes.split_first()?;
        // Well-formedness is the type's invariant, so a lead byte is followed by its trail bytes.
        let trail = match first {
            0..0x80 => 0,
            0x80..0xE0 => 1,
            0xE0..0xF0 => 2,
            0xF0.. => 3,
        };
        let lead = if trail == 0 { u32::from(first) } else { u32::from(first) & (0x3F >> trail) };
        let (tail, rest) = rest.split_at(trail);
        self.bytes = rest;
        Some(tail.iter().fold(lead, |point, &byte| point << 6 | u32::from(byte & 0x3F)))
    }
}

/// Owned text of Unicode code points, surrogates included.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SurrogateString {
    bytes: Vec<u8>,
}

impl SurrogateString {
    /// The empty text.
    pub const fn new() -> Self {
        Self { bytes: Vec::new() }
    }

    /// Borrow as [`SurrogateStr`].
    pub fn as_text(&self) -> SurrogateStr<'_> {
        SurrogateStr { bytes: &self.bytes }
    }

    /// Append a Rust string.
    pub fn push_str(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Append text.
    pub fn push_text(&mut self, text: SurrogateStr<'_>) {
        self.bytes.extend_from_slice(text.bytes);
    }

    /// Append a code point, or return `false` (and append nothing) if it is above 0x10FFFF.
    pub fn push_code_point(&mut self, point: u32) -> bool {
        match char::from_u32(point) {
            Some(char) => self.push_str(char.encode_utf8(&mut [0; 4])),
            None if (0xD800..0xE000).contains(&point) => {
                let trail = |shift: u32| 0x80 | (point >> shift & 0x3F) as u8;
                self.bytes.extend([0xED, trail(6), trail(0)]);
            }
            None => return false,
        }
        true
    }
}

impl From<&str> for SurrogateString {
    fn from(text: &str) -> Self {
        Self { bytes: text.as_bytes().to_vec() }
    }
}

impl From<String> for SurrogateString {
    fn from(text: String) -> Self {
        Self { bytes: text.into_bytes() }
    }
}

impl fmt::Debug for SurrogateString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_text().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_surrogates_stay_two_code_points() {
        let mut text = SurrogateString::from("a");
        assert!(text.push_code_point(0xD83D));
        assert!(text.push_code_point(0xDE00));
        assert!(!text.push_code_point(0x11_0000));
        assert_eq!(text.as_text().code_points().collect::<Vec<_>>(), [0x61, 0xD83D, 0xDE00]);
        assert_eq!(text.as_text().as_str(), None);
        assert_eq!(format!("{text:?}"), r#""a\u{d83d}\u{de00}""#);
        assert_eq!(SurrogateStr::from_bytes(text.as_text().as_bytes()), Some(text.as_text()));
    }

    #[test]
    fn every_width_decodes() {
        let text = "a\u{e9}\u{20ac}\u{1f40d}";
        let points: Vec<u32> = SurrogateStr::from(text).code_points().collect();
        assert_eq!(points, text.chars().map(u32::from).collect::<Vec<_>>());
    }

    #[test]
    fn malformed_bytes_are_refused() {
        for bytes in [&b"\xFF"[..], b"\xED\xA0", b"\xC0\x80", b"\xF4\x90\x80\x80"] {
            assert_eq!(SurrogateStr::from_bytes(bytes), None, "{bytes:x?}");
        }
    }
}
