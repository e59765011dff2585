//! Digits in groups: thousands, or what a locale has instead.

use crate::{OutOfMemory, TextBuf, View};

/// How digits are grouped.
#[derive(Clone, Copy, Debug)]
pub struct Grouping<'a> {
    /// What stands between groups.
    pub separator: View<'a>,
    /// Sizes of groups from the right, as in C's `localeconv`: the last one repeats, unless it is
    /// [`Grouping::END`], after which there are no more groups.
    pub sizes: &'a [u8],
}

impl Grouping<'_> {
    /// C's `CHAR_MAX`: all other digits are one group.
    pub const END: u8 = i8::MAX as u8;

    /// No groups.
    pub const NONE: Grouping<'static> = Grouping { separator: View::EMPTY, sizes: &[] };

    /// Visit the groups of `digits` digits from the right; the visitor gets the size and how often it comes.
    fn groups(&self, digits: usize, mut visit: impl FnMut(usize, usize)) {
        let mut rest = digits;
        for (number, &size) in self.sizes.iter().enumerate() {
            let size = usize::from(size);
            if size == 0 || size == usize::from(Self::END) || rest <= size {
                break;
            }
            let last = number + 1 == self.sizes.len();
            // The leftmost group is never empty.
            let count = if last { (rest - 1) / size } else { 1 };
            visit(size, count);
            rest -= size * count;
        }
        visit(rest, 1);
    }

    /// How many characters `digits` digits take.
    fn width(&self, digits: usize) -> usize {
        let mut groups = 0_usize;
        self.groups(digits, |_, count| groups += count);
        digits.saturating_add((groups - 1).saturating_mul(self.separator.len()))
    }

    /// How many digits fill `least` characters; at least `digits`, and one.
    pub(super) fn digits_for(&self, digits: usize, least: usize) -> usize {
        let (mut low, mut high) = (digits.max(1), digits.max(least).max(1));
        if self.separator.is_empty() {
            return high;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.width(middle) < least {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// How many characters [`Self::push`] writes.
    pub(super) fn length(&self, digits: usize) -> usize {
        self.width(digits)
    }

    /// Append ASCII digits in groups, with zeros before them so that there are `count`.
    pub(super) fn push(
        &self,
        out: &mut TextBuf,
        digits: &[u8],
        count: usize,
    ) -> Result<(), OutOfMemory> {
        let mut zeros = count - digits.len();
        if self.separator.is_empty() || self.sizes.is_empty() {
            out.push_repeated('0'.into(), zeros)?;
            return out.push_ascii(digits);
        }
        // Groups from the right are few different sizes.
        let mut groups = Vec::new();
        groups.try_reserve(self.sizes.len() + 1)?;
        self.groups(count, |size, times| groups.push((size, times)));
        let mut rest = digits;
        let mut first = true;
        for &(size, times) in groups.iter().rev() {
            for _ in 0..times {
                if !std::mem::take(&mut first) {
                    out.push_view(self.separator)?;
                }
                let filled = zeros.min(size);
                zeros -= filled;
                out.push_repeated('0'.into(), filled)?;
                let (group, after) = rest.split_at((size - filled).min(rest.len()));
                rest = after;
                out.push_ascii(group)?;
            }
        }
        Ok(())
    }
}
