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

/// Where the first line end is. Most chunks have none, and the question has no branches for them.
fn end<U: Unit>(units: &[U], spaces: Spaces) -> Option<usize> {
    const CHUNK: usize = 32;
    let candidate = |unit: &U| {
        let point = unit.point();
        point.wrapping_sub(0x0A) < 4
            || point.wrapping_sub(0x1C) < 3
            || point == 0x85
            || point | 1 == 0x2029
    };
    let (chunks, _) = units.as_chunks::<CHUNK>();
    let quiet =
        |chunk: &&[U; CHUNK]| !chunk.iter().fold(false, |found, unit| found | candidate(unit));
    let mut from = 0;
    let mut chunks = chunks.iter();
    loop {
        from += CHUNK * chunks.by_ref().take_while(quiet).count();
        let rest = units[from..].iter().take(CHUNK);
        let mut ends = rest.enumerate().filter(|(_, unit)| spaces.is_line_end(unit.point()));
        if let Some((place, _)) = ends.next() {
            return Some(from + place);
        }
        // Only of the other kind, or the end.
        from += CHUNK;
        if from >= units.len() {
            return None;
        }
    }
}
