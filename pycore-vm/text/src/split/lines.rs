//! `splitlines`.

use std::ops::Range;

use crate::{Spaces, Unit, View, with_units};

/// The lines of a text, with their ends or without.
pub fn lines(text: View<'_>, spaces: Spaces, keep_ends: bool) -> Lines<'_> {
    Lines { text, spaces, keep_ends, from: 0 }
}

/// Iterator of [`lines`].
#[derive(Clone, Debug)]
pub struct Lines<'h> {
    text: View<'h>,
    spaces: Spaces,
    keep_ends: bool,
    from: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    #[inline]
    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.skip(self.from);
        if rest.is_empty() {
            return None;
        }
        let length = match (rest, self.spaces) {
            (View::Latin1(bytes), Spaces::Ascii) => memchr::memchr2(b'\n', b'\r', bytes),
            _ => with_units!(rest, units => end(units, self.spaces)),
        };
        let length = length.unwrap_or(rest.len());
        let pair = rest.get(length) == Some(0x0D) && rest.get(length + 1) == Some(0x0A);
        let whole = (length + if pair { 2 } else { 1 }).min(rest.len());
        let start = self.from;
        self.from += whole;
        Some(start..start + if self.keep_ends { whole } else { length })
    }
}

fn end<U: Unit>(units: &[U], spaces: Spaces) -> Option<usize> {
    units.iter().position(|&unit| spaces.is_line_end(unit.point()))
}
