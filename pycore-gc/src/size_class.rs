//! Size classes: the block sizes that free lists exist for.
//!
//! Classes are 16 bytes apart: class 0 holds blocks of 16 bytes, class 1 of 32, class 31 of 512. A request of 0 bytes is
//! served as a request of 1 byte, so that every block has an address of its own.

/// Distance between two size classes and alignment of every block, in bytes.
pub const GRANULE: usize = 16;

/// Number of size classes.
pub const CLASSES: usize = 32;

/// Largest request, in bytes, that a size class serves. Larger blocks come from the system allocator.
pub const SMALL_LIMIT: usize = GRANULE * CLASSES;

/// Index of a size class, always below [`CLASSES`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(transparent)]
pub struct SizeClass(u8);

impl SizeClass {
    /// The class that serves requests of `size` bytes, or `None` for a request above [`SMALL_LIMIT`].
    ///
    /// With a constant `size` the result is a constant.
    #[inline(always)]
    #[must_use]
    pub const fn of(size: usize) -> Option<Self> {
        if size <= SMALL_LIMIT {
            // Subtracting the bool maps the request of 0 bytes to class 0 without a branch.
            Some(Self(((size - (size != 0) as usize) / GRANULE) as u8))
        } else {
            None
        }
    }

    /// The class with this index, or `None` if there is none.
    #[inline]
    #[must_use]
    pub const fn from_index(index: usize) -> Option<Self> {
        if index < CLASSES { Some(Self(index as u8)) } else { None }
    }

    /// Position among the classes, from 0.
    #[inline(always)]
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Size of the blocks of this class in bytes.
    #[inline(always)]
    #[must_use]
    pub const fn block_size(self) -> usize {
        (self.0 as usize + 1) * GRANULE
    }

    /// All classes, smallest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..CLASSES as u8).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_small_size_has_the_tightest_class() {
        for size in 0..=SMALL_LIMIT {
            let class = SizeClass::of(size).expect("small");
            assert!(class.block_size() >= size.max(1));
            assert!(class.block_size() - GRANULE < size.max(1));
        }
        assert_eq!(SizeClass::of(SMALL_LIMIT + 1), None);
        assert_eq!(SizeClass::of(usize::MAX), None);
    }

    #[test]
    fn indices_and_sizes_agree() {
        for (index, class) in SizeClass::all().enumerate() {
            assert_eq!(class.index(), index);
            assert_eq!(SizeClass::from_index(index), Some(class));
            assert_eq!(SizeClass::of(class.block_size()), Some(class));
        }
        assert_eq!(SizeClass::from_index(CLASSES), None);
    }
}
