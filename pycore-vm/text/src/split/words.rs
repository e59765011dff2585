//! `split` and `rsplit` at white space.

use std::ops::Range;

use crate::{Spaces, Unit, View, with_units};

/// The words of a text. After `most` of them comes what is left, without white space at its begin only.
pub fn words(text: View<'_>, spaces: Spaces, most: usize) -> Words<'_> {
    Words { text, spaces, from: 0, most }
}

/// The same from the end: the last word comes first.
pub fn rwords(text: View<'_>, spaces: Spaces, most: usize) -> RWords<'_> {
    RWords { text, spaces, until: text.len(), most }
}

/// Iterator of [`words`].
#[derive(Clone, Debug)]
pub struct Words<'h> {
    text: View<'h>,
    spaces: Spaces,
    from: usize,
    most: usize,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    #[inline]
    fn next(&mut self) -> Option<Range<usize>> {
        fn word<U: Unit>(units: &[U], spaces: Spaces, whole: bool) -> Option<Range<usize>> {
            let start = units.iter().position(|&unit| !spaces.is_space(unit.point()))?;
            let length =
                units[start..].iter().position(|&unit| !whole && spaces.is_space(unit.point()));
            Some(start..length.map_or(units.len(), |length| start + length))
        }
        let (rest, whole) = (self.text.skip(self.from), self.most == 0);
        let found = with_units!(rest, units => word(units, self.spaces, whole))?;
        let part = self.from + found.start..self.from + found.end;
        self.most = self.most.saturating_sub(1);
        self.from = part.end;
        Some(part)
    }
}

/// Iterator of [`rwords`].
#[derive(Clone, Debug)]
pub struct RWords<'h> {
    text: View<'h>,
    spaces: Spaces,
    until: usize,
    most: usize,
}

impl Iterator for RWords<'_> {
    type Item = Range<usize>;

    #[inline]
    fn next(&mut self) -> Option<Range<usize>> {
        fn word<U: Unit>(units: &[U], spaces: Spaces, whole: bool) -> Option<Range<usize>> {
            let end = 1 + units.iter().rposition(|&unit| !spaces.is_space(unit.point()))?;
            let before =
                units[..end].iter().rposition(|&unit| !whole && spaces.is_space(unit.point()));
            Some(before.map_or(0, |before| before + 1)..end)
        }
        let (rest, whole) = (self.text.first(self.until), self.most == 0);
        let part = with_units!(rest, units => word(units, self.spaces, whole))?;
        self.most = self.most.saturating_sub(1);
        self.until = part.start;
        Some(part)
    }
}
