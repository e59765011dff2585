//! A needle that is looked for several times.

use memchr::memmem;

use super::two_way::{self, Reversed};
use crate::compare::equal_units;
use crate::{Unit, View, with_units};

/// A needle, prepared.
#[derive(Clone)]
pub struct Finder<'n> {
    needle: View<'n>,
    /// For bytes in bytes, unless one byte is looked for.
    bytes: Option<memmem::Finder<'n>>,
}

/// Comparisons that are allowed for every unit that the search gets on. On text of real languages it takes
/// less than two.
const COMPARISONS_PER_UNIT: usize = 4;

/// Fewer bytes are searched without preparation; up to 64 memchr has a way that needs none.
const WORTH_PREPARING: usize = 256;

impl<'n> Finder<'n> {
    /// Prepare to look for `needle` in `haystack`.
    pub fn new(needle: View<'n>, haystack: View<'_>) -> Self {
        let bytes = match (needle, haystack) {
            (View::Latin1(needle), View::Latin1(haystack))
                if needle.len() > 1 && haystack.len() >= WORTH_PREPARING =>
            {
                Some(memmem::Finder::new(needle))
            }
            _ => None,
        };
        Self { needle, bytes }
    }

    /// The needle.
    pub fn needle(&self) -> View<'n> {
        self.needle
    }

    /// Where the needle is first.
    pub fn find(&self, haystack: View<'_>) -> Option<usize> {
        match (haystack, self.needle, &self.bytes) {
            (View::Latin1(haystack), _, Some(bytes)) => bytes.find(haystack),
            (View::Latin1(haystack), View::Latin1(&[needle]), _) => {
                memchr::memchr(needle, haystack)
            }
            (View::Latin1(haystack), View::Latin1(needle), _) => memmem::find(haystack, needle),
            (_, needle, _) => with_units!(haystack, haystack => {
                with_units!(needle, needle => find_wide(haystack, needle))
            }),
        }
    }

    /// Where the needle is last.
    pub fn rfind(&self, haystack: View<'_>) -> Option<usize> {
        match (haystack, self.needle) {
            (View::Latin1(haystack), View::Latin1(needle)) => memmem::rfind(haystack, needle),
            (_, needle) => with_units!(haystack, haystack => {
                with_units!(needle, needle => rfind_wide(haystack, needle))
            }),
        }
    }

    /// Where the needle is, from the begin and without overlap. An empty needle is before every code point
    /// and at the end.
    pub fn matches<'f, 'h>(&'f self, haystack: View<'h>) -> Matches<'f, 'n, 'h> {
        Matches { finder: self, haystack, from: Some(0) }
    }
}

/// Iterator of [`Finder::matches`].
pub struct Matches<'f, 'n, 'h> {
    finder: &'f Finder<'n>,
    haystack: View<'h>,
    /// Where to look next; `None` at the end.
    from: Option<usize>,
}

impl Iterator for Matches<'_, '_, '_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let from = self.from?;
        let found = self.finder.find(self.haystack.skip(from)).map(|place| from + place);
        let length = self.finder.needle.len();
        self.from =
            found.map(|found| found + length.max(1)).filter(|&from| from <= self.haystack.len());
        found
    }
}

/// Whether no code point of the needle is too great for the haystack's units, which is so unless a part of
/// a wide text is looked for in a narrow one.
fn fits<H: Unit, N: Unit>(needle: &[N]) -> bool {
    N::GREATEST <= H::GREATEST || needle.iter().all(|&unit| unit.point() <= H::GREATEST)
}

fn find_wide<H: Unit, N: Unit>(haystack: &[H], needle: &[N]) -> Option<usize> {
    let Some((&first, rest)) = needle.split_first() else { return Some(0) };
    if !fits::<H, N>(needle) {
        return None;
    }
    let first = H::narrow(first.point())?;
    // Where the needle may begin.
    let last_start = haystack.len().checked_sub(needle.len())?;
    let (mut start, mut compared) = (0, 0);
    while start <= last_start {
        start += H::position(&haystack[start..=last_start], first)?;
        let candidate = &haystack[start + 1..][..rest.len()];
        if equal_units(candidate, rest) {
            return Some(start);
        }
        compared += same_length(candidate.iter().zip(rest));
        start += 1;
        if compared > COMPARISONS_PER_UNIT * (start + needle.len()) {
            return two_way::find(&haystack[start..], needle).map(|place| start + place);
        }
    }
    None
}

fn rfind_wide<H: Unit, N: Unit>(haystack: &[H], needle: &[N]) -> Option<usize> {
    let Some((&last, rest)) = needle.split_last() else { return Some(haystack.len()) };
    if !fits::<H, N>(needle) {
        return None;
    }
    let last = H::narrow(last.point())?;
    let (mut end, mut compared) = (haystack.len(), 0);
    while end >= needle.len() {
        let place = rest.len() + H::last_position(&haystack[rest.len()..end], last)?;
        let candidate = &haystack[place - rest.len()..place];
        if equal_units(candidate, rest) {
            return Some(place - rest.len());
        }
        compared += same_length(candidate.iter().rev().zip(rest.iter().rev()));
        end = place;
        if compared > COMPARISONS_PER_UNIT * (haystack.len() - end + needle.len()) {
            let place = two_way::find(Reversed(&haystack[..end]), Reversed(needle))?;
            return Some(end - place - needle.len());
        }
    }
    None
}

/// How much had to be compared to see a difference.
fn same_length<'a, H: Unit, N: Unit>(pairs: impl Iterator<Item = (&'a H, &'a N)>) -> usize {
    1 + pairs.take_while(|&(&left, &right)| left.point() == right.point()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The plain definition.
    fn naive(haystack: &[u32], needle: &[u32]) -> Vec<usize> {
        (0..=haystack.len()).filter(|&start| haystack[start..].starts_with(needle)).collect()
    }

    #[test]
    fn small_alphabets_exhaustively() {
        // All texts over two letters make every kind of period.
        let texts = |length: u32| {
            (0..1_u32 << length)
                .map(move |bits| (0..length).map(|bit| 0x400 + (bits >> bit & 1)).collect())
        };
        let haystacks: Vec<Vec<u32>> = (0..9).flat_map(texts).collect();
        let needles: Vec<Vec<u32>> = (0..5).flat_map(texts).collect();
        for haystack in &haystacks {
            let narrow: Vec<u16> = haystack.iter().map(|&point| point as u16).collect();
            for needle in &needles {
                let places = naive(haystack, needle);
                let finder = Finder::new(View::Ucs4(needle), View::EMPTY);
                assert_eq!(finder.find(View::Ucs2(&narrow)), places.first().copied());
                assert_eq!(finder.rfind(View::Ucs2(&narrow)), places.last().copied());
                if !needle.is_empty() {
                    assert_eq!(two_way::find(&haystack[..], &needle[..]), places.first().copied());
                    let reversed = two_way::find(Reversed(haystack), Reversed(needle));
                    let last = reversed.map(|place| haystack.len() - place - needle.len());
                    assert_eq!(last, places.last().copied());
                }
            }
        }
    }

    #[test]
    fn hostile_repetition_is_linear() {
        let haystack = vec![0x400_u16; 400_000];
        let mut needle = vec![0x400_u16; 200_000];
        for place in [0, 100_000, 199_999] {
            needle[place] = 0x401;
            let finder = Finder::new(View::Ucs2(&needle), View::EMPTY);
            assert_eq!(finder.find(View::Ucs2(&haystack)), None);
            assert_eq!(finder.rfind(View::Ucs2(&haystack)), None);
            needle[place] = 0x400;
        }
    }
}
