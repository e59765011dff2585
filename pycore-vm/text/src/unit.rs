//! The three widths in which text is stored.

use std::fmt::Debug;
use std::hash::Hash;

use crate::View;

/// One stored code point: `u8` (Latin-1), `u16` or `u32`. Surrogates are code points like others.
pub trait Unit: Copy + Eq + Ord + Hash + Debug + Default + Into<u32> + sealed::Sealed {
    /// The greatest code point that fits.
    const GREATEST: u32;

    /// The code point.
    #[inline]
    fn point(self) -> u32 {
        self.into()
    }

    /// The unit that stores a code point, if it fits.
    #[inline]
    fn narrow(code_point: u32) -> Option<Self> {
        (code_point <= Self::GREATEST).then(|| Self::truncate(code_point))
    }

    /// The unit that stores a code point which is known to fit.
    fn truncate(code_point: u32) -> Self;

    /// Where `unit` is first.
    fn position(units: &[Self], unit: Self) -> Option<usize>;

    /// Where `unit` is last.
    fn last_position(units: &[Self], unit: Self) -> Option<usize>;

    /// How often `unit` is there.
    fn occurrences(units: &[Self], unit: Self) -> usize;

    /// See the units as text.
    fn view(units: &[Self]) -> View<'_>;
}

mod sealed {
    /// Nothing else stores text.
    pub trait Sealed: 'static {}
    impl Sealed for u8 {}
    impl Sealed for u16 {}
    impl Sealed for u32 {}
}

impl Unit for u8 {
    const GREATEST: u32 = 0xFF;

    #[inline]
    fn truncate(code_point: u32) -> Self {
        debug_assert!(code_point <= Self::GREATEST);
        code_point as u8
    }

    #[inline]
    fn position(units: &[Self], unit: Self) -> Option<usize> {
        memchr::memchr(unit, units)
    }

    #[inline]
    fn last_position(units: &[Self], unit: Self) -> Option<usize> {
        memchr::memrchr(unit, units)
    }

    fn occurrences(units: &[Self], unit: Self) -> usize {
        memchr::memchr_iter(unit, units).count()
    }

    #[inline]
    fn view(units: &[Self]) -> View<'_> {
        View::Latin1(units)
    }
}

macro_rules! wide_unit {
    ($unit:ty, $greatest:literal, $view:ident) => {
        impl Unit for $unit {
            const GREATEST: u32 = $greatest;

            #[inline]
            fn truncate(code_point: u32) -> Self {
                debug_assert!(code_point <= Self::GREATEST);
                code_point as $unit
            }

            fn position(units: &[Self], unit: Self) -> Option<usize> {
                let (chunks, rest) = units.as_chunks::<CHUNK>();
                for (number, chunk) in chunks.iter().enumerate() {
                    if holds(chunk, unit) {
                        let place = chunk.iter().position(|&other| other == unit)?;
                        return Some(number * CHUNK + place);
                    }
                }
                let place = rest.iter().position(|&other| other == unit)?;
                Some(chunks.len() * CHUNK + place)
            }

            fn last_position(units: &[Self], unit: Self) -> Option<usize> {
                let (rest, chunks) = units.as_rchunks::<CHUNK>();
                for (number, chunk) in chunks.iter().enumerate().rev() {
                    if holds(chunk, unit) {
                        let place = chunk.iter().rposition(|&other| other == unit)?;
                        return Some(rest.len() + number * CHUNK + place);
                    }
                }
                rest.iter().rposition(|&other| other == unit)
            }

            fn occurrences(units: &[Self], unit: Self) -> usize {
                units.iter().filter(|&&other| other == unit).count()
            }

            #[inline]
            fn view(units: &[Self]) -> View<'_> {
                View::$view(units)
            }
        }
    };
}

/// Units that are compared at once: without a branch the compiler makes vector instructions of it.
const CHUNK: usize = 32;

#[inline]
fn holds<U: Unit>(chunk: &[U; CHUNK], unit: U) -> bool {
    chunk.iter().fold(false, |found, &other| found | (other == unit))
}

wide_unit!(u16, 0xFFFF, Ucs2);
wide_unit!(u32, 0x10_FFFF, Ucs4);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_in_chunks_and_in_what_is_left() {
        let mut units = [7_u16; 100];
        assert_eq!(u16::position(&units, 9), None);
        assert_eq!(u16::last_position(&units, 9), None);
        for (first, last) in [(0, 99), (31, 32), (40, 90), (96, 97), (3, 3)] {
            units[first] = 9;
            units[last] = 9;
            assert_eq!(u16::position(&units, 9), Some(first));
            assert_eq!(u16::last_position(&units, 9), Some(last));
            assert_eq!(u16::occurrences(&units, 9), if first == last { 1 } else { 2 });
            units = [7; 100];
        }
    }
}
