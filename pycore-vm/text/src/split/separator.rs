//! `split` and `rsplit` with a separator, `partition` and `rpartition`.

use std::ops::Range;

use crate::View;
use crate::search::{Finder, find, rfind};

/// The parts between occurrences of `separator`, which is not empty; at most `most` of them split.
pub fn split<'h, 's>(text: View<'h>, separator: View<'s>, most: usize) -> Split<'h, 's> {
    debug_assert!(!separator.is_empty());
    Split { text, finder: Finder::new(separator, text), from: Some(0), most }
}

/// The same from the end: the last part comes first.
pub fn rsplit<'h, 's>(text: View<'h>, separator: View<'s>, most: usize) -> RSplit<'h, 's> {
    debug_assert!(!separator.is_empty());
    RSplit { text, separator, until: Some(text.len()), most }
}

/// Iterator of [`split`].
pub struct Split<'h, 's> {
    text: View<'h>,
    finder: Finder<'s>,
    /// Where the next part begins; `None` at the end.
    from: Option<usize>,
    most: usize,
}

impl Iterator for Split<'_, '_> {
    type Item = Range<usize>;

    #[inline]
    fn next(&mut self) -> Option<Range<usize>> {
        let from = self.from?;
        let found = if self.most == 0 { None } else { self.finder.find(self.text.skip(from)) };
        let Some(found) = found else {
            self.from = None;
            return Some(from..self.text.len());
        };
        self.most -= 1;
        let end = from + found;
        // An empty separator would never get on.
        self.from = Some(end + self.finder.needle().len()).filter(|&next| next > from);
        Some(from..end)
    }
}

/// Iterator of [`rsplit`].
pub struct RSplit<'h, 's> {
    text: View<'h>,
    separator: View<'s>,
    /// Where the next part ends; `None` at the end.
    until: Option<usize>,
    most: usize,
}

impl Iterator for RSplit<'_, '_> {
    type Item = Range<usize>;

    #[inline]
    fn next(&mut self) -> Option<Range<usize>> {
        let until = self.until?;
        let found =
            if self.most == 0 { None } else { rfind(self.text.first(until), self.separator) };
        let Some(found) = found else {
            self.until = None;
            return Some(0..until);
        };
        self.most -= 1;
        self.until = Some(found).filter(|&next| next < until);
        Some(found + self.separator.len()..until)
    }
}

/// Where the first `separator`, which is not empty, begins and ends.
pub fn partition(text: View<'_>, separator: View<'_>) -> Option<Range<usize>> {
    let start = find(text, separator)?;
    Some(start..start + separator.len())
}

/// Where the last `separator`, which is not empty, begins and ends.
pub fn rpartition(text: View<'_>, separator: View<'_>) -> Option<Range<usize>> {
    let start = rfind(text, separator)?;
    Some(start..start + separator.len())
}
