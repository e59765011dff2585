//! Text that grows, in the narrowest width that holds it.

use std::collections::TryReserveError;
use std::fmt;

use crate::view::Bits;
use crate::{Unit, View};

/// Memory for a result could not be had: `MemoryError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfMemory;

impl fmt::Display for OutOfMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("out of memory")
    }
}

impl std::error::Error for OutOfMemory {}

impl From<TryReserveError> for OutOfMemory {
    fn from(_: TryReserveError) -> Self {
        Self
    }
}

/// Owned units of one width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Units {
    /// Code points up to 0xFF.
    Latin1(Vec<u8>),
    /// Code points up to 0xFFFF.
    Ucs2(Vec<u16>),
    /// All code points.
    Ucs4(Vec<u32>),
}

/// Owned text that grows at its end.
///
/// Its units are as wide as what was pushed demands and no wider, so it can become a `str` as it is.
#[derive(Clone)]
pub struct TextBuf {
    units: Units,
    bits: Bits,
}

impl Default for TextBuf {
    fn default() -> Self {
        Self::new()
    }
}

impl TextBuf {
    /// No text.
    pub const fn new() -> Self {
        Self { units: Units::Latin1(Vec::new()), bits: Bits(0) }
    }

    /// No text, with memory for `capacity` code points up to 0xFF.
    pub fn with_capacity(capacity: usize) -> Result<Self, OutOfMemory> {
        let mut text = Self::new();
        text.reserve(capacity)?;
        Ok(text)
    }

    /// A copy of a Rust string.
    pub fn copy_of(text: &str) -> Result<Self, OutOfMemory> {
        let mut buffer = Self::with_capacity(text.len())?;
        buffer.push_str(text)?;
        Ok(buffer)
    }

    /// What was pushed.
    #[inline]
    pub fn view(&self) -> View<'_> {
        match &self.units {
            Units::Latin1(units) => View::Latin1(units),
            Units::Ucs2(units) => View::Ucs2(units),
            Units::Ucs4(units) => View::Ucs4(units),
        }
    }

    /// The width that all code points need; not always their exact "or".
    #[inline]
    pub fn bits(&self) -> Bits {
        self.bits
    }

    /// The number of code points.
    #[inline]
    pub fn len(&self) -> usize {
        self.view().len()
    }

    /// Whether nothing was pushed.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The units.
    pub fn into_units(self) -> Units {
        self.units
    }

    /// Have memory for `more` code points of the present width.
    pub fn reserve(&mut self, more: usize) -> Result<(), OutOfMemory> {
        match &mut self.units {
            Units::Latin1(units) => units.try_reserve(more)?,
            Units::Ucs2(units) => units.try_reserve(more)?,
            Units::Ucs4(units) => units.try_reserve(more)?,
        }
        Ok(())
    }

    /// Append a code point.
    #[inline]
    pub fn push(&mut self, code_point: u32) -> Result<(), OutOfMemory> {
        match &mut self.units {
            Units::Latin1(units) if code_point <= u8::GREATEST => push_unit(units, code_point)?,
            Units::Ucs2(units) if code_point <= u16::GREATEST => push_unit(units, code_point)?,
            Units::Ucs4(units) => push_unit(units, code_point)?,
            _ => {
                self.fit(Bits(code_point))?;
                return self.push(code_point);
            }
        }
        self.bits.0 |= code_point;
        Ok(())
    }

    /// Append a code point `count` times.
    pub fn push_repeated(&mut self, code_point: u32, count: usize) -> Result<(), OutOfMemory> {
        fn repeat<U: Unit>(
            units: &mut Vec<U>,
            point: u32,
            count: usize,
        ) -> Result<(), OutOfMemory> {
            units.try_reserve(count)?;
            units.resize(units.len() + count, U::truncate(point));
            Ok(())
        }
        if count == 0 {
            return Ok(());
        }
        self.fit(Bits(code_point))?;
        match &mut self.units {
            Units::Latin1(units) => repeat(units, code_point, count),
            Units::Ucs2(units) => repeat(units, code_point, count),
            Units::Ucs4(units) => repeat(units, code_point, count),
        }
    }

    /// Append text.
    pub fn push_view(&mut self, text: View<'_>) -> Result<(), OutOfMemory> {
        self.push_known(text, text.bits())
    }

    /// Append ASCII, which no width has trouble with.
    pub fn push_ascii(&mut self, ascii: &[u8]) -> Result<(), OutOfMemory> {
        debug_assert!(ascii.is_ascii());
        self.push_known(View::Latin1(ascii), Bits(0x7F))
    }

    #[inline]
    fn push_known(&mut self, text: View<'_>, bits: Bits) -> Result<(), OutOfMemory> {
        if let (Units::Latin1(units), View::Latin1(more)) = (&mut self.units, text) {
            if units.capacity() - units.len() < more.len() {
                units.try_reserve(more.len())?;
            }
            units.extend_from_slice(more);
            self.bits = self.bits.or(bits);
            return Ok(());
        }
        self.push_other(text, bits)
    }

    #[inline(never)]
    fn push_other(&mut self, text: View<'_>, bits: Bits) -> Result<(), OutOfMemory> {
        self.fit(bits)?;
        match (&mut self.units, text) {
            (Units::Latin1(units), _) => extend(units, text),
            (Units::Ucs2(units), _) => extend(units, text),
            (Units::Ucs4(units), _) => extend(units, text),
        }
    }

    /// Append a Rust string.
    pub fn push_str(&mut self, text: &str) -> Result<(), OutOfMemory> {
        if text.is_ascii() {
            return self.push_known(View::Latin1(text.as_bytes()), Bits(0x7F));
        }
        let greatest = text.bytes().fold(0, |all, byte| all.max(byte));
        // What the greatest lead byte says about the code points.
        let bits = match greatest {
            ..=0xC3 => 0xFF,
            0xC4..0xF0 => 0xFFFF,
            0xF0.. => 0x1F_FFFF,
        };
        self.fit(Bits(bits))?;
        self.reserve(text.chars().count())?;
        self.extend_points(Bits(bits), text.chars().map(u32::from))
    }

    /// Append code points whose width is known: that of `bits`, which is no wider than they demand.
    pub(crate) fn extend_points(
        &mut self,
        bits: Bits,
        points: impl Iterator<Item = u32>,
    ) -> Result<(), OutOfMemory> {
        fn extend<U: Unit>(
            units: &mut Vec<U>,
            points: impl Iterator<Item = u32>,
        ) -> Result<(), OutOfMemory> {
            units.try_reserve(points.size_hint().0)?;
            points.for_each(|point| units.push(U::truncate(point)));
            Ok(())
        }
        self.fit(bits)?;
        match &mut self.units {
            Units::Latin1(units) => extend(units, points),
            Units::Ucs2(units) => extend(units, points),
            Units::Ucs4(units) => extend(units, points),
        }
    }

    /// Forget all text, but not its memory.
    pub fn clear(&mut self) {
        match &mut self.units {
            Units::Latin1(units) => {
                units.clear();
                self.bits = Bits(0);
            }
            // The widths of units and of bits stay the same.
            _ => *self = Self::new(),
        }
    }

    /// Make the units wide enough for more code points.
    #[inline]
    fn fit(&mut self, more: Bits) -> Result<(), OutOfMemory> {
        let all = self.bits.or(more);
        if all.unit_size() != self.bits.unit_size() {
            self.widen(all)?;
        }
        self.bits = all;
        Ok(())
    }

    #[cold]
    fn widen(&mut self, bits: Bits) -> Result<(), OutOfMemory> {
        fn wide<U: Unit>(text: View<'_>, capacity: usize) -> Result<Vec<U>, OutOfMemory> {
            let mut units = Vec::new();
            units.try_reserve(capacity)?;
            extend(&mut units, text)?;
            Ok(units)
        }
        let capacity = match &self.units {
            Units::Latin1(units) => units.capacity(),
            Units::Ucs2(units) => units.capacity(),
            Units::Ucs4(units) => units.capacity(),
        };
        self.units = match bits.unit_size() {
            2 => Units::Ucs2(wide(self.view(), capacity)?),
            _ => Units::Ucs4(wide(self.view(), capacity)?),
        };
        Ok(())
    }
}

#[inline]
fn push_unit<U: Unit>(units: &mut Vec<U>, code_point: u32) -> Result<(), OutOfMemory> {
    if units.len() == units.capacity() {
        units.try_reserve(1)?;
    }
    units.push(U::truncate(code_point));
    Ok(())
}

/// Append text whose code points fit.
fn extend<U: Unit>(units: &mut Vec<U>, text: View<'_>) -> Result<(), OutOfMemory> {
    units.try_reserve(text.len())?;
    crate::with_units!(text, more => units.extend(more.iter().map(|&unit| U::truncate(unit.point()))));
    Ok(())
}

impl fmt::Debug for TextBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view().fmt(f)
    }
}

impl PartialEq for TextBuf {
    fn eq(&self, other: &Self) -> bool {
        self.units == other.units
    }
}

impl Eq for TextBuf {}

/// Formatting macros write to it; running out of memory is an error there.
impl fmt::Write for TextBuf {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_str(text).map_err(|OutOfMemory| fmt::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_follows_the_greatest_code_point() {
        let mut text = TextBuf::new();
        text.push_str("ab").unwrap();
        assert!(text.bits().is_ascii());
        text.push(0xE9).unwrap();
        assert!(matches!(text.view(), View::Latin1(b"ab\xE9")));
        assert!(!text.bits().is_ascii());
        text.push_repeated(0x20AC, 2).unwrap();
        assert!(matches!(text.view(), View::Ucs2(&[0x61, 0x62, 0xE9, 0x20AC, 0x20AC])));
        text.push_view(View::Ucs4(&[0x61])).unwrap();
        assert!(matches!(text.view(), View::Ucs2(_)));
        text.push(0x1_F40D).unwrap();
        assert_eq!(
            text.into_units(),
            Units::Ucs4(vec![0x61, 0x62, 0xE9, 0x20AC, 0x20AC, 0x61, 0x1_F40D])
        );
    }

    #[test]
    fn impossible_sizes_are_errors() {
        assert_eq!(TextBuf::new().push_repeated(0x61, usize::MAX), Err(OutOfMemory));
        assert_eq!(TextBuf::new().push_repeated(0x1_0000, usize::MAX / 4), Err(OutOfMemory));
    }
}
