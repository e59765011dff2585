//! The hash of a sequence of hashes: rounds of xxHash, as in CPython, so that hashes of tuples of ints are the same.

const FIRST: u64 = 11_400_714_785_074_694_791;
const SECOND: u64 = 14_029_467_366_897_019_727;
const FIFTH: u64 = 2_870_177_450_012_600_261;
/// In place of -1, which would mean an error.
const INSTEAD: isize = 1_546_275_796;

/// The hash of the items added so far.
pub struct ItemHash(u64);

impl ItemHash {
    /// Of no items.
    #[inline(always)]
    pub const fn new() -> Self {
        Self(FIFTH)
    }

    /// Adds the hash of an item.
    #[inline(always)]
    pub fn add(&mut self, hash: isize) {
        let mixed = self.0.wrapping_add((hash as u64).wrapping_mul(SECOND));
        self.0 = mixed.rotate_left(31).wrapping_mul(FIRST);
    }

    /// The hash.
    pub fn finish(self) -> isize {
        match self.0 as isize {
            -1 => INSTEAD,
            hash => hash,
        }
    }

    /// The hash of a tuple, into which its length goes too.
    #[inline(always)]
    pub fn finish_with_length(self, length: usize) -> isize {
        Self(self.0.wrapping_add(length as u64 ^ (FIFTH ^ 3_527_539))).finish()
    }
}

impl Default for ItemHash {
    fn default() -> Self {
        Self::new()
    }
}
