//! Objects as the collector sees them: a pointer, and the two words in front of it.
//!
//! ```text
//!   block ──▶ ┌──────────────┐ -16
//!             │ Head.link    │      which table the object is in, and where; 0 if it is not tracked
//!             │ Head.state   │ -8   finalised?; during a collection also marks and a count
//!   Node  ──▶ ├──────────────┤ 0
//!             │ the object   │
//! ```
//!
//! The header has the size and place of CPython 3.14's. As there, the first word is 0 exactly if the object is not
//! tracked, and the lowest two bits of the second one say "finalised" and "being collected".

use std::cell::Cell;
use std::ptr::NonNull;

/// Size of the header in front of an object, in bytes.
pub const HEAD_SIZE: usize = size_of::<Head>();

/// An object: the address right behind its [`Head`] (if it has one).
///
/// The pointer must be derived from the pointer to the whole block: it is used to reach the header in front of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(transparent)]
pub struct Node(NonNull<u8>);

impl Node {
    /// The object at this address.
    #[inline(always)]
    #[must_use]
    pub const fn new(object: NonNull<u8>) -> Self {
        Self(object)
    }

    /// The object whose header starts at `block`.
    ///
    /// # Safety
    ///
    /// 1. `block` has room for the header.
    #[inline(always)]
    #[must_use]
    pub const unsafe fn behind_head(block: NonNull<u8>) -> Self {
        // SAFETY: condition 1.
        Self(unsafe { block.add(HEAD_SIZE) })
    }

    /// Address of the object.
    #[inline(always)]
    #[must_use]
    pub const fn as_ptr(self) -> NonNull<u8> {
        self.0
    }

    /// The header.
    ///
    /// # Safety
    ///
    /// 1. The object has a header and lives as long as the reference is used.
    #[inline(always)]
    #[must_use]
    pub unsafe fn head<'a>(self) -> &'a Head {
        // SAFETY: the header is in front of the object (condition 1), and all access to it is through cells.
        unsafe { self.0.sub(HEAD_SIZE).cast::<Head>().as_ref() }
    }

    /// Asks the processor to fetch the header and the first words of the object.
    #[inline(always)]
    pub(crate) fn prefetch(self) {
        prefetch(self.0.as_ptr().wrapping_sub(HEAD_SIZE));
        prefetch(self.0.as_ptr());
    }
}

/// Asks the processor to fetch the line of the cache at this address, which need not be valid.
///
/// For [`crate::Graph::prefetch`].
#[inline(always)]
pub fn prefetch(address: *const u8) {
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    // SAFETY: a prefetch has no effect that the program could see, whatever the address.
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(address.cast());
    }
    #[cfg(not(all(target_arch = "x86_64", not(miri))))]
    let _ = address;
}

/// The two words in front of an object that can be tracked. All zero for a new object.
#[derive(Debug, Default)]
#[repr(C)]
pub struct Head {
    /// 0, or `index << 4 | space << 1 | 1`: where the object's entry is.
    link: Cell<usize>,
    /// [`FINALIZED`], [`REACHED`], and a number in the bits from [`NUMBER_SHIFT`].
    state: Cell<usize>,
}

/// The finaliser has been called.
const FINALIZED: usize = 1;
/// During a collection: found to be alive.
const REACHED: usize = 2;
/// During a collection: a count of references or an index, above the two flags.
const NUMBER_SHIFT: u32 = 2;

const TRACKED: usize = 1;
const SPACE_SHIFT: u32 = 1;
const INDEX_SHIFT: u32 = 4;
/// The bits of a link that tell the space, with the tracked bit.
const TAG_MASK: usize = (1 << INDEX_SHIFT) - 1;

/// One of the tables that tracked objects are in. A collector may use the last three as it likes, during a collection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum Space {
    /// Generation 0.
    Young = 0,
    /// Generation 1.
    Middle = 1,
    /// Generation 2.
    Old = 2,
    /// Frozen: never collected.
    Permanent = 3,
    /// In the middle of a collection: found to be unreachable.
    Garbage = 4,
    /// In the middle of a collection: weak references whose callbacks are to be called.
    Weak = 5,
    /// Between or during collections: a part of the old objects looked at on its own.
    Piece = 6,
}

/// Number of spaces.
pub(crate) const SPACES: usize = 7;

impl Space {
    /// All spaces, by number.
    pub const ALL: [Self; SPACES] = [
        Self::Young,
        Self::Middle,
        Self::Old,
        Self::Permanent,
        Self::Garbage,
        Self::Weak,
        Self::Piece,
    ];

    /// The low bits of the links into this space.
    #[inline(always)]
    pub(crate) const fn tag(self) -> usize {
        (self as usize) << SPACE_SHIFT | TRACKED
    }

    /// The link of entry `index` of this space.
    #[inline(always)]
    pub(crate) const fn link_to(self, index: usize) -> usize {
        index << INDEX_SHIFT | self.tag()
    }
}

impl Head {
    /// A header of an object that is not tracked.
    #[inline(always)]
    #[must_use]
    pub const fn new() -> Self {
        Self { link: Cell::new(0), state: Cell::new(0) }
    }

    /// Whether the object is tracked.
    #[inline(always)]
    #[must_use]
    pub fn is_tracked(&self) -> bool {
        self.link.get() != 0
    }

    /// Whether the finaliser has been called.
    #[inline(always)]
    #[must_use]
    pub fn is_finalized(&self) -> bool {
        self.state.get() & FINALIZED != 0
    }

    /// Notes that the finaliser has been called, or (for an object that is used again) has not.
    #[inline(always)]
    pub fn set_finalized(&self, finalized: bool) {
        let others = self.state.get() & !FINALIZED;
        self.state.set(others | if finalized { FINALIZED } else { 0 });
    }

    /// Whether the object is in this space.
    #[inline(always)]
    #[must_use]
    pub fn is_in(&self, space: Space) -> bool {
        self.link.get() & TAG_MASK == space.tag()
    }

    /// Index of the object's entry in its space. Meaningless if the object is not tracked.
    #[inline(always)]
    #[must_use]
    pub fn index(&self) -> usize {
        self.link.get() >> INDEX_SHIFT
    }

    /// During a collection: whether [`Self::mark_reached`] was called.
    #[inline(always)]
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.state.get() & REACHED != 0
    }

    /// During a collection: marks the object.
    #[inline(always)]
    pub fn mark_reached(&self) {
        self.state.set(self.state.get() | REACHED);
    }

    /// During a collection: a number for the collector's use, 0 at the beginning.
    #[inline(always)]
    #[must_use]
    pub fn number(&self) -> usize {
        self.state.get() >> NUMBER_SHIFT
    }

    /// During a collection: stores a number below 2 to the power of 62.
    #[inline(always)]
    pub fn set_number(&self, number: usize) {
        let flags = self.state.get() & (FINALIZED | REACHED);
        self.state.set(number << NUMBER_SHIFT | flags);
    }

    /// During a collection: adds 1 to the number.
    #[inline(always)]
    pub fn increment_number(&self) {
        self.state.set(self.state.get() + (1 << NUMBER_SHIFT));
    }

    /// Takes the mark and the number away, as they must be when a collection ends.
    #[inline(always)]
    pub fn reset(&self) {
        self.state.set(self.state.get() & FINALIZED);
    }

    /// Number of the space that the object is in.
    #[inline(always)]
    pub(crate) fn space_number(&self) -> usize {
        (self.link.get() & TAG_MASK) >> SPACE_SHIFT
    }

    /// Notes the place of the object's entry.
    #[inline(always)]
    pub(crate) fn set_place(&self, space: Space, index: usize) {
        self.link.set(space.link_to(index));
    }

    /// Notes that the object is not tracked.
    #[inline(always)]
    pub(crate) fn set_untracked(&self) {
        self.link.set(0);
    }
}

// The object model computes the header's address itself.
const _: () = assert!(HEAD_SIZE == 2 * size_of::<usize>());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_tells_space_and_index() {
        let head = Head::new();
        assert!(!head.is_tracked());
        for space in Space::ALL {
            for index in [0, 1, 1 << 40] {
                head.set_place(space, index);
                assert!(head.is_tracked());
                assert_eq!((head.space_number(), head.index()), (space as usize, index));
                for other in Space::ALL {
                    assert_eq!(head.is_in(other), other == space);
                }
            }
        }
    }

    #[test]
    fn finalized_is_a_bit_beside_the_rest() {
        let head = Head::new();
        head.mark_reached();
        head.set_number(4);
        head.increment_number();
        head.set_finalized(true);
        assert!(head.is_finalized());
        head.set_finalized(false);
        assert!(head.is_reached() && head.number() == 5 && !head.is_finalized());
        head.set_finalized(true);
        head.reset();
        assert!(!head.is_reached() && head.number() == 0 && head.is_finalized());
    }
}
