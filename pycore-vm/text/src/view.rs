//! Borrowed text in one of three widths.

use std::fmt;
use std::ops::Range;

use crate::Unit;

/// Text where it lies: code points in units of one of three widths.
///
/// The text of a `str` object is as narrow as its greatest code point allows; a part of it may be narrower
/// than its units, and all functions here accept that. `bytes` are seen as Latin-1.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Code points up to 0xFF.
    Latin1(&'a [u8]),
    /// Code points up to 0xFFFF.
    Ucs2(&'a [u16]),
    /// All code points.
    Ucs4(&'a [u32]),
}

/// Do the same with whichever slice of units a view has.
#[macro_export]
macro_rules! with_units {
    ($view:expr, $units:ident => $body:expr) => {
        match $view {
            $crate::View::Latin1($units) => $body,
            $crate::View::Ucs2($units) => $body,
            $crate::View::Ucs4($units) => $body,
        }
    };
}

/// What the bitwise "or" of code points says about the width that holds them: widths end at powers of two,
/// so it is as good as the greatest code point and takes less time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bits(pub u32);

impl Bits {
    /// Whether all code points are ASCII.
    #[inline]
    pub fn is_ascii(self) -> bool {
        self.0 < 0x80
    }

    /// How many bytes a unit needs: 1, 2 or 4.
    #[inline]
    pub fn unit_size(self) -> usize {
        match self.0 {
            0..=0xFF => 1,
            0x100..=0xFFFF => 2,
            _ => 4,
        }
    }

    /// Those of both.
    #[inline]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl<'a> View<'a> {
    /// No text.
    pub const EMPTY: Self = View::Latin1(&[]);

    /// The number of code points.
    #[inline]
    pub fn len(self) -> usize {
        with_units!(self, units => units.len())
    }

    /// Whether there is none.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The code point at an index.
    #[inline]
    pub fn get(self, index: usize) -> Option<u32> {
        with_units!(self, units => units.get(index).map(|&unit| unit.point()))
    }

    /// A part; indices beyond the end mean the end.
    #[inline]
    pub fn part(self, range: Range<usize>) -> Self {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        match self {
            View::Latin1(units) => View::Latin1(&units[start..end]),
            View::Ucs2(units) => View::Ucs2(&units[start..end]),
            View::Ucs4(units) => View::Ucs4(&units[start..end]),
        }
    }

    /// All but the first code points.
    #[inline]
    pub fn skip(self, count: usize) -> Self {
        self.part(count..usize::MAX)
    }

    /// The first code points only.
    #[inline]
    pub fn first(self, count: usize) -> Self {
        self.part(0..count)
    }

    /// The width that all code points need; their "or", or what it is at most.
    #[inline]
    pub fn bits(self) -> Bits {
        match self {
            View::Latin1(units) if units.is_ascii() => Bits(0x7F),
            View::Latin1(_) => Bits(0xFF),
            View::Ucs2(_) | View::Ucs4(_) => self.bits_of_wide(),
        }
    }

    fn bits_of_wide(self) -> Bits {
        fn or<U: Unit>(units: &[U], or: impl Fn(U, U) -> U) -> u32 {
            units.iter().fold(U::default(), |all, &unit| or(all, unit)).into()
        }
        Bits(match self {
            View::Latin1(units) => or(units, |a, b| a | b),
            View::Ucs2(units) => or(units, |a, b| a | b),
            View::Ucs4(units) => or(units, |a, b| a | b),
        })
    }

    /// Whether all code points are ASCII.
    #[inline]
    pub fn is_ascii(self) -> bool {
        match self {
            View::Latin1(units) => units.is_ascii(),
            View::Ucs2(_) | View::Ucs4(_) => self.bits().is_ascii(),
        }
    }

    /// The code points in order. Where speed matters use [`with_units!`](crate::with_units) instead, which
    /// decides about the width once.
    pub fn code_points(self) -> CodePoints<'a> {
        CodePoints { view: self }
    }

    /// The text as a Rust string; what it cannot hold becomes U+FFFD.
    pub fn to_string_lossy(self) -> String {
        self.code_points().map(|point| char::from_u32(point).unwrap_or('\u{FFFD}')).collect()
    }
}

/// ASCII only: other text is to be made a [`TextBuf`](crate::TextBuf).
impl<'a> View<'a> {
    /// See an ASCII string as text; `None` if it is not ASCII.
    pub fn ascii(text: &'a str) -> Option<Self> {
        text.is_ascii().then_some(View::Latin1(text.as_bytes()))
    }
}

/// Iterator of [`View::code_points`].
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    view: View<'a>,
}

impl Iterator for CodePoints<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let point = self.view.get(0)?;
        self.view = self.view.skip(1);
        Some(point)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.view.len(), Some(self.view.len()))
    }
}

impl DoubleEndedIterator for CodePoints<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u32> {
        let last = self.view.len().checked_sub(1)?;
        let point = self.view.get(last)?;
        self.view = self.view.first(last);
        Some(point)
    }
}

impl ExactSizeIterator for CodePoints<'_> {}

/// As `"..."` with surrogates as `\u{d800}`.
impl fmt::Debug for View<'_> {
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
