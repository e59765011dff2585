//! `replace`.

use crate::compose::LONGEST;
use crate::search::{Finder, count};
use crate::view::Bits;
use crate::{Compose, Sink, TooLong, View};

/// A text in which another is replaced.
#[derive(Clone)]
pub struct Replaced<'t, 'n, 'r> {
    text: View<'t>,
    finder: Finder<'n>,
    replacement: View<'r>,
    /// How many are replaced.
    count: usize,
    length: usize,
}

impl<'t, 'n, 'r> Replaced<'t, 'n, 'r> {
    /// `text.replace(needle, replacement, most)`; `None` if nothing is replaced.
    pub fn new(
        text: View<'t>,
        needle: View<'n>,
        replacement: View<'r>,
        most: usize,
    ) -> Result<Option<Self>, TooLong> {
        let count = count(text, needle, most);
        if count == 0 {
            return Ok(None);
        }
        // What is found does not overlap, so what is left is not negative.
        let kept = text.len().saturating_sub(count.saturating_mul(needle.len()));
        let length = count
            .checked_mul(replacement.len())
            .and_then(|added| added.checked_add(kept))
            .filter(|&length| length <= LONGEST)
            .ok_or(TooLong)?;
        Ok(Some(Self { text, finder: Finder::new(needle, text), replacement, count, length }))
    }

    /// The parts of the text that stay, as many as there are replacements, and what follows the last one.
    fn kept(&self, mut part: impl FnMut(View<'t>, bool)) {
        let mut from = 0;
        for place in self.finder.matches(self.text).take(self.count) {
            part(self.text.part(from..place), true);
            from = place + self.finder.needle().len();
        }
        part(self.text.skip(from), false);
    }
}

impl Compose for Replaced<'_, '_, '_> {
    fn len(&self) -> usize {
        self.length
    }

    fn bits(&self) -> Bits {
        let (old, new) = (self.text.bits(), self.replacement.bits());
        let both = old.or(new);
        let needle = self.finder.needle().bits();
        if needle.unit_size() != old.unit_size() || needle.is_ascii() {
            return both;
        }
        // The widest code points may be those that are replaced.
        let mut bits = new;
        self.kept(|part, _| bits = bits.or(part.bits()));
        bits
    }

    fn write<S: Sink>(&self, sink: &mut S) {
        self.kept(|part, replaced| {
            if !part.is_empty() {
                sink.view(part);
            }
            if replaced && !self.replacement.is_empty() {
                sink.view(self.replacement);
            }
        });
    }
}
