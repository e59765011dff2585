//! Text that is computed into memory of its exact size.
//!
//! A result such as "this text, padded" is first a value that knows its length and its width ([`Compose`]).
//! Whoever needs it makes an object of that size, or a [`TextBuf`], and has it written there. So nothing is
//! copied twice, and a result that cannot be is known before memory is asked for.

use std::mem::MaybeUninit;

use crate::view::Bits;
use crate::{OutOfMemory, TextBuf, Unit, View, with_units};

/// The longest text: CPython's `PY_SSIZE_T_MAX` code points.
pub const LONGEST: usize = isize::MAX as usize;

/// A result would have more than [`LONGEST`] code points: `OverflowError` or `MemoryError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// A text that is known but not yet anywhere.
#[allow(clippy::len_without_is_empty, reason = "nobody asks")]
pub trait Compose {
    /// The number of code points.
    fn len(&self) -> usize;

    /// The "or" of all code points.
    fn bits(&self) -> Bits;

    /// Write exactly `self.len()` code points.
    fn write<S: Sink>(&self, sink: &mut S);
}

/// Where composed text goes. What does not fit any more is ignored in release builds.
pub trait Sink {
    /// Text.
    fn view(&mut self, text: View<'_>);

    /// One code point several times.
    fn repeat(&mut self, code_point: u32, count: usize);

    /// Every byte as `map` has it, in order.
    fn mapped(&mut self, bytes: &[u8], map: impl FnMut(u8) -> u8);
}

/// Memory of a known number of units, filled from its begin.
pub struct Slots<'a, U> {
    rest: &'a mut [MaybeUninit<U>],
}

impl<'a, U: Unit> Slots<'a, U> {
    /// Fill this memory.
    pub fn new(slots: &'a mut [MaybeUninit<U>]) -> Self {
        Self { rest: slots }
    }

    /// How many units are not yet written.
    pub fn missing(&self) -> usize {
        self.rest.len()
    }

    fn next(&mut self, count: usize) -> &'a mut [MaybeUninit<U>] {
        debug_assert!(count <= self.rest.len());
        let rest = std::mem::take(&mut self.rest);
        let (next, rest) = rest.split_at_mut(count.min(rest.len()));
        self.rest = rest;
        next
    }
}

impl<U: Unit> Sink for Slots<'_, U> {
    #[inline]
    fn view(&mut self, text: View<'_>) {
        with_units!(text, units => {
            for (slot, &unit) in self.next(units.len()).iter_mut().zip(units) {
                slot.write(U::truncate(unit.point()));
            }
        });
    }

    #[inline]
    fn repeat(&mut self, code_point: u32, count: usize) {
        let unit = U::truncate(code_point);
        self.next(count).iter_mut().for_each(|slot| _ = slot.write(unit));
    }

    #[inline]
    fn mapped(&mut self, bytes: &[u8], mut map: impl FnMut(u8) -> u8) {
        for (slot, &byte) in self.next(bytes.len()).iter_mut().zip(bytes) {
            slot.write(U::truncate(map(byte).into()));
        }
    }
}

/// A buffer as a sink, which remembers whether it ran out of memory.
struct Appender<'a> {
    buffer: &'a mut TextBuf,
    result: Result<(), OutOfMemory>,
}

impl Sink for Appender<'_> {
    fn view(&mut self, text: View<'_>) {
        self.result = self.result.and_then(|()| self.buffer.push_view(text));
    }

    fn repeat(&mut self, code_point: u32, count: usize) {
        self.result = self.result.and_then(|()| self.buffer.push_repeated(code_point, count));
    }

    fn mapped(&mut self, bytes: &[u8], mut map: impl FnMut(u8) -> u8) {
        // In pieces, so that the inner loop looks at no width.
        let mut piece = [0; 256];
        for bytes in bytes.chunks(piece.len()) {
            for (slot, &byte) in piece.iter_mut().zip(bytes) {
                *slot = map(byte);
            }
            self.view(View::Latin1(&piece[..bytes.len()]));
        }
    }
}

impl TextBuf {
    /// Append composed text.
    pub fn push_composed(&mut self, text: &impl Compose) -> Result<(), OutOfMemory> {
        self.reserve(text.len())?;
        let mut appender = Appender { buffer: self, result: Ok(()) };
        text.write(&mut appender);
        appender.result
    }

    /// Composed text as a buffer.
    pub fn composed(text: &impl Compose) -> Result<Self, OutOfMemory> {
        let mut buffer = Self::new();
        buffer.push_composed(text)?;
        Ok(buffer)
    }
}

/// The copy of a text.
impl Compose for View<'_> {
    fn len(&self) -> usize {
        View::len(*self)
    }

    fn bits(&self) -> Bits {
        View::bits(*self)
    }

    fn write<S: Sink>(&self, sink: &mut S) {
        sink.view(*self);
    }
}

impl Compose for TextBuf {
    fn len(&self) -> usize {
        TextBuf::len(self)
    }

    fn bits(&self) -> Bits {
        TextBuf::bits(self)
    }

    fn write<S: Sink>(&self, sink: &mut S) {
        sink.view(self.view());
    }
}

/// A text several times.
#[derive(Clone, Copy, Debug)]
pub struct Repeated<'a> {
    text: View<'a>,
    count: usize,
    length: usize,
}

impl<'a> Repeated<'a> {
    /// `text * count`
    pub fn new(text: View<'a>, count: usize) -> Result<Self, TooLong> {
        let length = text.len().checked_mul(count).filter(|&length| length <= LONGEST);
        Ok(Self { text, count, length: length.ok_or(TooLong)? })
    }
}

impl Compose for Repeated<'_> {
    fn len(&self) -> usize {
        self.length
    }

    fn bits(&self) -> Bits {
        if self.count == 0 { Bits(0) } else { self.text.bits() }
    }

    fn write<S: Sink>(&self, sink: &mut S) {
        match self.text.get(0) {
            Some(point) if self.text.len() == 1 => sink.repeat(point, self.count),
            Some(_) => (0..self.count).for_each(|_| sink.view(self.text)),
            None => (),
        }
    }
}

/// Texts with a separator between them.
#[derive(Clone, Debug)]
pub struct Joined<'a, I> {
    separator: View<'a>,
    items: I,
    length: usize,
    bits: Bits,
}

impl<'a, I: Iterator<Item = View<'a>> + Clone> Joined<'a, I> {
    /// `separator.join(items)`; the items are gone through twice.
    pub fn new(separator: View<'a>, items: I) -> Result<Self, TooLong> {
        let (mut length, mut bits) = (0_usize, Bits(0));
        let separator_bits = separator.bits();
        for (number, item) in items.clone().enumerate() {
            if number > 0 {
                length = length.checked_add(separator.len()).ok_or(TooLong)?;
                bits = bits.or(separator_bits);
            }
            length = length.checked_add(item.len()).ok_or(TooLong)?;
            bits = bits.or(item.bits());
        }
        if length > LONGEST {
            return Err(TooLong);
        }
        Ok(Self { separator, items, length, bits })
    }
}

impl<'a, I: Iterator<Item = View<'a>> + Clone> Compose for Joined<'a, I> {
    fn len(&self) -> usize {
        self.length
    }

    fn bits(&self) -> Bits {
        self.bits
    }

    fn write<S: Sink>(&self, sink: &mut S) {
        for (number, item) in self.items.clone().enumerate() {
            if number > 0 && !self.separator.is_empty() {
                sink.view(self.separator);
            }
            sink.view(item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ascii(text: &str) -> View<'_> {
        View::ascii(text).unwrap()
    }

    #[test]
    fn slots_are_filled_in_the_width_asked_for() {
        let mut memory = [MaybeUninit::<u16>::uninit(); 7];
        let items = [ascii("ab"), View::Ucs4(&[0x20AC]), ascii("")];
        let joined = Joined::new(ascii(", "), items.into_iter()).unwrap();
        assert_eq!((joined.len(), joined.bits().unit_size()), (7, 2));
        let mut slots = Slots::new(&mut memory);
        joined.write(&mut slots);
        assert_eq!(slots.missing(), 0);
        assert_eq!(TextBuf::composed(&joined).unwrap().view().to_string_lossy(), "ab, €, ");
    }

    #[test]
    fn repetition() {
        let text = |view, count| {
            let repeated = Repeated::new(view, count).unwrap();
            let buffer = TextBuf::composed(&repeated).unwrap();
            let of = |bits: Bits| (bits.unit_size(), bits.is_ascii());
            assert_eq!((buffer.len(), of(buffer.bits())), (repeated.len(), of(repeated.bits())));
            buffer.view().to_string_lossy()
        };
        assert_eq!(text(ascii("ab"), 3), "ababab");
        assert_eq!(text(View::Ucs2(&[0x20AC]), 3), "€€€");
        assert_eq!(text(View::Ucs2(&[0x20AC]), 0), "");
        assert_eq!(text(View::EMPTY, usize::MAX), "");
        assert_eq!(Repeated::new(ascii("ab"), LONGEST).unwrap_err(), TooLong);
    }
}
