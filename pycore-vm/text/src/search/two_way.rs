//! The two-way algorithm of Crochemore and Perrin: linear time, constant memory, any alphabet.
//!
//! The needle is cut at a *critical position*; its right part is compared forwards, its left part backwards.
//! A mismatch on the right moves the needle past it, one on the left moves it by the period. Searching for
//! the last occurrence is the same on reversed sequences.

use crate::Unit;

/// Code points by index.
pub(super) trait Sequence: Copy {
    fn len(self) -> usize;
    fn at(self, index: usize) -> u32;
}

impl<U: Unit> Sequence for &[U] {
    #[inline]
    fn len(self) -> usize {
        <[U]>::len(self)
    }

    #[inline]
    fn at(self, index: usize) -> u32 {
        self[index].point()
    }
}

/// From the end to the begin.
#[derive(Clone, Copy)]
pub(super) struct Reversed<'a, U>(pub(super) &'a [U]);

impl<U: Unit> Sequence for Reversed<'_, U> {
    #[inline]
    fn len(self) -> usize {
        self.0.len()
    }

    #[inline]
    fn at(self, index: usize) -> u32 {
        self.0[self.0.len() - 1 - index].point()
    }
}

/// Where `needle`, which is not empty, is first in `haystack`.
pub(super) fn find(haystack: impl Sequence, needle: impl Sequence) -> Option<usize> {
    let length = needle.len();
    let (critical, period) = critical_position(needle);
    let matches_itself = |index: usize| needle.at(index) == needle.at(index + period);
    let periodic = period + critical <= length && (0..critical).all(matches_itself);
    // Without a period in the left part, a match of the right part leads at least this far.
    let step = if periodic { period } else { critical.max(length - critical) + 1 };
    // How much of the needle is known to match from the step before.
    let mut known = 0;
    let mut start = 0;
    while start + length <= haystack.len() {
        let same = |index: &usize| needle.at(*index) == haystack.at(start + index);
        let first_right = critical.max(known);
        let right = (first_right..length).find(|index| !same(index));
        if let Some(mismatch) = right {
            start += mismatch - critical + 1;
            known = 0;
        } else if (known..critical).rev().all(|index| same(&index)) {
            return Some(start);
        } else {
            start += step;
            known = if periodic { length - period } else { 0 };
        }
    }
    None
}

/// A critical position and the period of what is right of it: of the greatest suffixes in both orders of
/// the alphabet, the shorter one.
fn critical_position(needle: impl Sequence) -> (usize, usize) {
    greatest_suffix(needle, |a, b| a < b).max(greatest_suffix(needle, |a, b| a > b))
}

/// Begin and period of the greatest suffix.
fn greatest_suffix(needle: impl Sequence, less: impl Fn(u32, u32) -> bool) -> (usize, usize) {
    let (mut suffix, mut rival) = (0, 1);
    let (mut matched, mut period) = (0, 1);
    while rival + matched < needle.len() {
        let (ours, theirs) = (needle.at(suffix + matched), needle.at(rival + matched));
        if less(theirs, ours) {
            rival += matched + 1;
            matched = 0;
            period = rival - suffix;
        } else if ours == theirs {
            matched += 1;
            if matched == period {
                rival += period;
                matched = 0;
            }
        } else {
            suffix = rival;
            rival += 1;
            matched = 0;
            period = 1;
        }
    }
    (suffix, period)
}
