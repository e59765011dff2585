//! The seam between the fast paths and whoever owns the memory.

use std::fmt;
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicU8, Ordering};

use crate::size_class::SizeClass;
use crate::stats::HeapStatistics;

/// A request for memory that could not be met. Nothing was changed by the attempt.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct OutOfMemory;

impl fmt::Display for OutOfMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("out of memory")
    }
}

impl std::error::Error for OutOfMemory {}

/// A free block, seen as the link of a chain: its first word points to the next free block of the same size class.
#[repr(C)]
pub struct FreeBlock {
    /// The next block of the chain, null in the last one.
    pub next: *mut FreeBlock,
}

/// A chain of free blocks of one size class, linked through [`FreeBlock::next`] and ended by null.
pub struct Batch {
    /// First block of the chain.
    pub first: NonNull<FreeBlock>,
    /// Number of blocks in the chain, at least 1.
    pub count: u32,
}

/// Where an allocator keeps its small blocks, as plain data: enough to find a block's size class without calling it.
///
/// The map describes one range of addresses in *pools* of equal size; each pool holds blocks of one class. Allocators
/// that have no such range give [`SmallBlocks::NONE`], for which every block is foreign.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct SmallBlocks {
    base: usize,
    length: usize,
    pool_shift: u32,
    classes: *const AtomicU8,
}

// SAFETY: the pointer is to atomics that live as long as the allocator that made the map (law of `new`).
unsafe impl Send for SmallBlocks {}
// SAFETY: as above; reading is atomic.
unsafe impl Sync for SmallBlocks {}

impl SmallBlocks {
    /// The map of an allocator without a range of its own.
    pub const NONE: Self = Self { base: 0, length: 0, pool_shift: 0, classes: ptr::null() };

    /// A map of the `length` bytes from address `base` in pools of `1 << pool_shift` bytes; entry *i* of `classes` is the
    /// index of the size class of pool *i*.
    ///
    /// # Safety
    ///
    /// 1. `classes` points to `length >> pool_shift` (rounded up) entries, which live as long as the allocator.
    /// 2. While any block of a pool is live, the pool's entry is the index of its size class, below
    ///    [`crate::CLASSES`].
    #[must_use]
    pub const unsafe fn new(
        base: usize,
        length: usize,
        pool_shift: u32,
        classes: *const AtomicU8,
    ) -> Self {
        Self { base, length, pool_shift, classes }
    }

    /// Whether there is no range, so that the allocator sees every request.
    #[inline]
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.length == 0
    }

    /// The size class of a live block, or `None` if the block is not in the range.
    ///
    /// # Safety
    ///
    /// 1. `block` is live, or not from the allocator that made this map.
    #[inline(always)]
    #[must_use]
    pub unsafe fn class_of(&self, block: NonNull<u8>) -> Option<SizeClass> {
        let offset = block.addr().get().wrapping_sub(self.base);
        if offset < self.length {
            // SAFETY: by law 1 of `new` there is an entry for each pool of the range, and `offset` is in the range.
            let index =
                unsafe { (*self.classes.add(offset >> self.pool_shift)).load(Ordering::Relaxed) };
            SizeClass::from_index(index as usize)
        } else {
            None
        }
    }
}

/// A source of memory blocks: the cold half of allocation.
///
/// The hot half is [`crate::LocalHeap`], plain data which keeps free blocks of small sizes and calls this trait when a
/// list is empty or full, for large blocks, and for blocks whose class it cannot see.
///
/// # Laws
///
/// Checked by [`crate::conformance::block_allocator`]:
///
/// 1. Every block is aligned to [`crate::GRANULE`] bytes and has at least the requested number of bytes; a request of 0
///    bytes gives a block like any other.
/// 2. Live blocks never overlap, and their contents are changed by nobody but their owner.
/// 3. `usable_size` is at least the requested size, and all of it may be used.
/// 4. `reallocate` keeps the contents up to the smaller of the two sizes. On failure the old block is untouched and
///    still live.
/// 5. A request that cannot be met (whatever its size, up to `usize::MAX`) gives [`OutOfMemory`]; nothing panics or
///    aborts, and everything allocated before stays usable.
/// 6. `refill` gives at least one block of exactly the class's size. Each block of the batch counts as allocated: it
///    goes back by `release` or `flush`.
/// 7. A block may be released by another thread than the one that allocated it.
///
/// # Safety
///
/// Implementors promise laws 1, 2, 3, 4, 6 and 7, and that [`BlockAllocator::small_blocks`] tells the truth for as long
/// as the allocator lives: users read and write the blocks on the strength of them.
pub unsafe trait BlockAllocator: Sync {
    /// Short name for statistics and error messages, such as `pools`.
    fn name(&self) -> &'static str;

    /// A block of at least `size` bytes with unspecified contents.
    fn allocate(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory>;

    /// A block of at least `size` bytes, of which the first `size` are zero.
    fn allocate_zeroed(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        let block = self.allocate(size)?;
        // SAFETY: by law 1 the block has `size` bytes, and nobody else knows it yet.
        unsafe { block.as_ptr().write_bytes(0, size) };
        Ok(block)
    }

    /// A block of at least `size` bytes with the contents of `block`, which is released; it may be the same block.
    ///
    /// # Safety
    ///
    /// 1. `block` came from this allocator and is live. After success only the returned block is.
    unsafe fn reallocate(
        &self,
        block: NonNull<u8>,
        size: usize,
    ) -> Result<NonNull<u8>, OutOfMemory>;

    /// Takes a block back.
    ///
    /// # Safety
    ///
    /// 1. `block` came from this allocator and is live. It is dead afterwards.
    unsafe fn release(&self, block: NonNull<u8>);

    /// Number of bytes that the owner of `block` may use.
    ///
    /// # Safety
    ///
    /// 1. `block` came from this allocator and is live.
    unsafe fn usable_size(&self, block: NonNull<u8>) -> usize;

    /// Blocks of one class for a free list that has run empty: as many as are cheap to give.
    ///
    /// An allocator that wants to see every single request (to check, trace or limit it) gives one block at a time,
    /// which is what this default does, and [`SmallBlocks::NONE`].
    fn refill(&self, class: SizeClass) -> Result<Batch, OutOfMemory> {
        let first = self.allocate(class.block_size())?.cast::<FreeBlock>();
        // SAFETY: by law 1 the block has at least 16 bytes, aligned to 16, and it is ours.
        unsafe { (*first.as_ptr()).next = ptr::null_mut() };
        Ok(Batch { first, count: 1 })
    }

    /// Takes back a chain of blocks of one class.
    ///
    /// # Safety
    ///
    /// 1. Every block of the chain that starts at `first` came from this allocator for this class, is live, and is in
    ///    the chain once. All are dead afterwards.
    unsafe fn flush(&self, class: SizeClass, first: NonNull<FreeBlock>) {
        let _ = class;
        let mut block = first.as_ptr();
        while let Some(current) = NonNull::new(block) {
            // SAFETY: the block is live and holds a link (condition 1); it is not touched after its release.
            unsafe {
                block = (*current.as_ptr()).next;
                self.release(current.cast());
            }
        }
    }

    /// The map by which [`crate::LocalHeap`] finds the class of a block on its own.
    fn small_blocks(&self) -> SmallBlocks {
        SmallBlocks::NONE
    }

    /// What the allocator holds now.
    fn statistics(&self) -> HeapStatistics;
}

// SAFETY: the same allocator, by reference.
unsafe impl<A: BlockAllocator + ?Sized> BlockAllocator for &A {
    fn name(&self) -> &'static str {
        (**self).name()
    }

    fn allocate(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        (**self).allocate(size)
    }

    fn allocate_zeroed(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        (**self).allocate_zeroed(size)
    }

    unsafe fn reallocate(
        &self,
        block: NonNull<u8>,
        size: usize,
    ) -> Result<NonNull<u8>, OutOfMemory> {
        // SAFETY: the caller's condition 1.
        unsafe { (**self).reallocate(block, size) }
    }

    unsafe fn release(&self, block: NonNull<u8>) {
        // SAFETY: the caller's condition 1.
        unsafe { (**self).release(block) }
    }

    unsafe fn usable_size(&self, block: NonNull<u8>) -> usize {
        // SAFETY: the caller's condition 1.
        unsafe { (**self).usable_size(block) }
    }

    fn refill(&self, class: SizeClass) -> Result<Batch, OutOfMemory> {
        (**self).refill(class)
    }

    unsafe fn flush(&self, class: SizeClass, first: NonNull<FreeBlock>) {
        // SAFETY: the caller's condition 1.
        unsafe { (**self).flush(class, first) }
    }

    fn small_blocks(&self) -> SmallBlocks {
        (**self).small_blocks()
    }

    fn statistics(&self) -> HeapStatistics {
        (**self).statistics()
    }
}
