//! A set of arena numbers that finds its smallest member in three steps.

use std::num::NonZeroUsize;

/// Numbers that the set can hold: 0 to `CAPACITY - 1`.
pub(super) const CAPACITY: usize = 64 * 64 * 8;

/// A bitmap with a summary: bit *w* of the summary says that word *w* of the bitmap is not zero.
pub(super) struct Bitset {
    words: Box<[u64]>,
    summary: [u64; CAPACITY / 64 / 64],
}

impl Bitset {
    /// The empty set of numbers below `limit`, or `None` if there is no memory for it.
    pub(super) fn new(limit: usize) -> Option<Self> {
        debug_assert!(limit <= CAPACITY);
        let mut words = Vec::new();
        words.try_reserve_exact(limit.div_ceil(64)).ok()?;
        words.resize(limit.div_ceil(64), 0);
        Some(Self { words: words.into_boxed_slice(), summary: [0; CAPACITY / 64 / 64] })
    }

    /// The set of all numbers below `limit`, or `None` if there is no memory for it.
    pub(super) fn full(limit: usize) -> Option<Self> {
        let mut set = Self::new(limit)?;
        for (index, word) in set.words.iter_mut().enumerate() {
            *word = u64::MAX >> (64 - (limit - index * 64).min(64));
            set.summary[index / 64] |= 1 << (index % 64);
        }
        Some(set)
    }

    pub(super) fn insert(&mut self, number: usize) {
        let word = number / 64;
        self.words[word] |= 1 << (number % 64);
        self.summary[word / 64] |= 1 << (word % 64);
    }

    pub(super) fn remove(&mut self, number: usize) {
        let word = number / 64;
        self.words[word] &= !(1 << (number % 64));
        if self.words[word] == 0 {
            self.summary[word / 64] &= !(1 << (word % 64));
        }
    }

    /// The smallest number of the set.
    pub(super) fn first(&self) -> Option<usize> {
        let (group, summary) = self
            .summary
            .iter()
            .enumerate()
            .find_map(|(group, &bits)| Some((group, NonZeroUsize::new(bits as usize)?)))?;
        let word = group * 64 + summary.trailing_zeros() as usize;
        Some(word * 64 + self.words[word].trailing_zeros() as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_set_has_every_number_below_the_limit() {
        for limit in [0, 1, 63, 64, 65, 4097] {
            let mut set = Bitset::full(limit).expect("memory");
            for number in 0..limit {
                assert_eq!(set.first(), Some(number));
                set.remove(number);
            }
            assert_eq!(set.first(), None);
        }
    }

    #[test]
    fn first_is_the_smallest_member() {
        let mut set = Bitset::new(CAPACITY).expect("memory");
        assert_eq!(set.first(), None);
        for number in [CAPACITY - 1, 4096, 4095, 64, 63, 0] {
            set.insert(number);
            assert_eq!(set.first(), Some(number));
        }
        for number in [0, 63, 64, 4095, 4096] {
            set.remove(number);
            assert!(set.first() > Some(number));
        }
        set.remove(CAPACITY - 1);
        assert_eq!(set.first(), None);
    }
}
