//! A compiled expression that has been checked, and what helps to run it.

use super::character::Fold;
use super::charset::{self, Bitmap, Set, fold_of_set};
use super::opcodes::{at, info, op};
use super::validate::{Invalid, validate};

/// No bitmap.
const NONE: u32 = u32::MAX;

/// What every match begins with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prefix {
    /// Where its characters are in the program; as many overlaps are behind them.
    pub(super) start: usize,
    /// The number of characters.
    pub(super) length: usize,
    /// How many of them the first operators compare, which need not be run again.
    pub(super) skip: usize,
    /// Whether it is all that there is to match.
    pub(super) is_all: bool,
}

/// A program.
pub(super) struct Program {
    words: Box<[u32]>,
    groups: usize,
    /// For the operators of sets: the number of the bitmap.
    bitmap_of: Box<[u32]>,
    bitmaps: Vec<Bitmap>,
    /// The first operator.
    pub(super) entry: usize,
    /// The least width of a match.
    pub(super) least: usize,
    pub(super) prefix: Option<Prefix>,
    /// Where the set of first characters is.
    first: Option<usize>,
    /// Whether all matches are at the beginning of the text.
    pub(super) is_anchored: bool,
}

impl Program {
    /// Checks words.
    pub(super) fn new(words: Vec<u32>, groups: u32) -> Result<Self, Invalid> {
        validate(&words, groups)?;
        let mut program = Self {
            bitmap_of: vec![NONE; words.len()].into(),
            words: words.into(),
            groups: groups as usize,
            bitmaps: Vec::new(),
            entry: 0,
            least: 0,
            prefix: None,
            first: None,
            is_anchored: false,
        };
        program.read_info();
        program.add_bitmaps();
        Ok(program)
    }

    /// The words.
    #[inline(always)]
    pub(super) fn words(&self) -> &[u32] {
        &self.words
    }

    /// The number of groups.
    pub(super) fn groups(&self) -> usize {
        self.groups
    }

    /// The set of an operator at a place, or the one of first characters.
    #[inline(always)]
    pub(super) fn set(&self, place: usize, fold: Fold) -> Set<'_> {
        let start = place + 2;
        let end = place + self.words[place + 1] as usize;
        let bitmap = self.bitmaps.get(self.bitmap_of[place] as usize);
        Set { words: &self.words[start..end], fold, bitmap }
    }

    /// The set that every match begins with a character of.
    pub(super) fn first(&self) -> Option<Set<'_>> {
        let start = self.first?;
        let words = self.words.get(start..self.entry.checked_sub(1)?)?;
        let bitmap = self.bitmaps.get(self.bitmap_of[start] as usize);
        Some(Set { words, fold: Fold::None, bitmap })
    }

    fn read_info(&mut self) {
        let &[op::INFO, skip, flags, least, _most, ref rest @ ..] = &*self.words else {
            self.is_anchored = self.begins_at_start();
            return;
        };
        self.entry = 1 + skip as usize;
        self.least = least as usize;
        if flags & info::PREFIX != 0
            && let &[length, skip, ..] = rest
        {
            let mut prefix = Prefix {
                start: 7,
                length: length as usize,
                skip: skip as usize,
                is_all: flags & info::LITERAL != 0,
            };
            if !self.begins_with_literals(&prefix) {
                (prefix.skip, prefix.is_all) = (0, false);
            }
            self.prefix = Some(prefix);
        }
        if flags & info::CHARSET != 0 {
            self.first = Some(5);
        }
        self.is_anchored = self.begins_at_start();
    }

    /// Whether the first operators compare what a prefix says that they do.
    fn begins_with_literals(&self, prefix: &Prefix) -> bool {
        let count = if prefix.is_all { prefix.length } else { prefix.skip };
        let Some(code) = self.words.get(self.entry..) else { return false };
        let (pairs, rest) = code.as_chunks::<2>();
        let Some(literals) = pairs.get(..count) else { return false };
        let is_last = !prefix.is_all || count == pairs.len() && rest == [op::SUCCESS];
        let characters = &self.words[prefix.start..prefix.start + count];
        is_last
            && literals
                .iter()
                .zip(characters)
                .all(|(&[operator, value], &wanted)| operator == op::LITERAL && value == wanted)
    }

    fn begins_at_start(&self) -> bool {
        matches!(
            self.words.get(self.entry..),
            Some([op::AT, at::BEGINNING | at::BEGINNING_STRING, ..])
        )
    }

    /// Makes bitmaps of the sets. Where an operator begins is found as the validator finds it; a set too many, in words that
    /// only look like one, would do no harm: nobody asks for it.
    fn add_bitmaps(&mut self) {
        if let Some(start) = self.first
            && let Some(words) = self.words.get(start..self.entry - 1)
        {
            let bitmap = charset::bitmap_of(words, Fold::None);
            self.add_bitmap(start, bitmap);
        }
        for place in self.entry..self.words.len() {
            let Some(fold) = fold_of_set(self.words[place]) else { continue };
            let Some(&skip) = self.words.get(place + 1) else { continue };
            let Some(end) = place.checked_add(skip as usize) else { continue };
            let Some(words) = self.words.get(place + 2..end) else { continue };
            if self.words.get(end) == Some(&op::FAILURE) && charset::is_valid(words) {
                let bitmap = charset::bitmap_of(words, fold);
                self.add_bitmap(place, bitmap);
            }
        }
    }

    fn add_bitmap(&mut self, place: usize, bitmap: Option<Bitmap>) {
        let Some(bitmap) = bitmap else { return };
        let same = self.bitmaps.iter().position(|known| *known == bitmap);
        let number = same.unwrap_or_else(|| {
            self.bitmaps.push(bitmap);
            self.bitmaps.len() - 1
        });
        if let Some(entry) = self.bitmap_of.get_mut(place) {
            *entry = number as u32;
        }
    }
}
