//! The private heap: small blocks from pools of one size class, in arenas, in one reserved range of addresses.
//!
//! ```text
//! range (64 GiB of addresses, reserved once)
//! ├── arena 0 (2 MiB) ──┬── pool 0 (32 KiB): blocks of one class, packed without headers
//! ├── arena 1           ├── pool 1
//! ├── ...               └── ... pool 63
//! side tables: class per pool (1 byte), free list and counts per pool, free pools per arena (1 bit each)
//! ```
//!
//! - **Whose block?** One subtraction and one comparison tell whether a block is in the range, a shift and a byte its
//!   class ([`SmallBlocks`]). Nothing is stored beside the blocks: an overrun cannot damage the allocator's data, and
//!   the data of many pools do not compete for the same lines of the cache, as headers at equal offsets do.
//! - **Pools** give all their free blocks at once ([`BlockAllocator::refill`] takes the whole chain), or a page's worth
//!   of blocks never used, so that memory is touched only when needed.
//! - **Arenas** are committed at the lowest free address and pools taken from the lowest arena, so that high arenas run
//!   empty. Empty arenas beyond [`KEPT_EMPTY`] go back to the system.
//! - **Large blocks**, and small ones when the range is exhausted, come from [`System`].
//!
//! One lock guards it all; the threads' [`crate::LocalHeap`]s make it rare.

mod bitset;
mod core;

use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use self::core::Core;
use super::System;
use crate::size_class::SizeClass;
use crate::stats::HeapStatistics;
use crate::traits::{Batch, BlockAllocator, FreeBlock, OutOfMemory, SmallBlocks};

/// Empty arenas kept for the next request instead of being returned at once.
const KEPT_EMPTY: usize = 1;

/// The private heap.
///
/// All small blocks must be dead, or never be used again, when it is dropped: their memory goes with it.
pub struct Pools {
    core: Mutex<Core>,
    small: SmallBlocks,
    large: System,
    failures: AtomicUsize,
}

impl Pools {
    /// A heap that may grow to the largest range of addresses which the system grants, 64 GiB at first.
    ///
    /// This does not fail: if not even a small range is to be had, all blocks come from the system's allocator.
    #[must_use]
    pub fn new() -> Self {
        Self::with_range(crate::sys::RESERVATION)
    }

    /// A heap whose pools may take at most `bytes` (rounded up to whole arenas); above that, small blocks come from the
    /// system's allocator.
    #[must_use]
    pub fn with_range(bytes: usize) -> Self {
        let core = Core::new(bytes);
        Self {
            small: core.small_blocks(),
            core: Mutex::new(core),
            large: System::new(),
            failures: AtomicUsize::new(0),
        }
    }

    fn core(&self) -> MutexGuard<'_, Core> {
        // Nothing panics while the lock is held.
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self) -> OutOfMemory {
        self.failures.fetch_add(1, Ordering::Relaxed);
        OutOfMemory
    }
}

impl Default for Pools {
    fn default() -> Self {
        Self::new()
    }
}

// SAFETY: blocks are carved from pools without overlap and given out once (see `core`), at multiples of 16 bytes from a
// page boundary; large blocks are `System`'s.
unsafe impl BlockAllocator for Pools {
    fn name(&self) -> &'static str {
        "pools"
    }

    fn allocate(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        if let Some(class) = SizeClass::of(size)
            && let Some(block) = self.core().take_one(class)
        {
            return Ok(block.cast());
        }
        self.large.allocate(size)
    }

    fn allocate_zeroed(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        if SizeClass::of(size).is_none() {
            return self.large.allocate_zeroed(size);
        }
        let block = self.allocate(size)?;
        // SAFETY: the block is new and has `size` bytes.
        unsafe { block.as_ptr().write_bytes(0, size) };
        Ok(block)
    }

    unsafe fn reallocate(
        &self,
        block: NonNull<u8>,
        size: usize,
    ) -> Result<NonNull<u8>, OutOfMemory> {
        // SAFETY: the block is live (condition 1).
        let Some(class) = (unsafe { self.small.class_of(block) }) else {
            // A large block stays the system's even if it becomes small: moving it into a pool would cost a copy.
            // SAFETY: a block outside of the range is from `large` (condition 1).
            return unsafe { self.large.reallocate(block, size) };
        };
        let old = class.block_size();
        if size <= old && size > old / 2 {
            return Ok(block);
        }
        let new = self.allocate(size)?;
        // SAFETY: the blocks are live and different and have at least the smaller of the two sizes.
        unsafe {
            new.as_ptr().copy_from_nonoverlapping(block.as_ptr(), old.min(size));
            self.release(block);
        }
        Ok(new)
    }

    unsafe fn release(&self, block: NonNull<u8>) {
        // SAFETY: the block is live (condition 1).
        match unsafe { self.small.class_of(block) } {
            // SAFETY: the block is live and of this class; the chain has one block.
            Some(class) => unsafe {
                let block = block.cast::<FreeBlock>();
                (*block.as_ptr()).next = std::ptr::null_mut();
                self.core().put(class, block);
            },
            // SAFETY: a block outside of the range is from `large`.
            None => unsafe { self.large.release(block) },
        }
    }

    unsafe fn usable_size(&self, block: NonNull<u8>) -> usize {
        // SAFETY: the block is live (condition 1); outside of the range it is from `large`.
        unsafe {
            match self.small.class_of(block) {
                Some(class) => class.block_size(),
                None => self.large.usable_size(block),
            }
        }
    }

    fn refill(&self, class: SizeClass) -> Result<Batch, OutOfMemory> {
        if let Some(batch) = self.core().take(class) {
            return Ok(batch);
        }
        let first =
            self.large.allocate(class.block_size()).map_err(|_| self.failed())?.cast::<FreeBlock>();
        // SAFETY: the block is new and has at least 16 bytes.
        unsafe { (*first.as_ptr()).next = std::ptr::null_mut() };
        Ok(Batch { first, count: 1 })
    }

    unsafe fn flush(&self, class: SizeClass, first: NonNull<FreeBlock>) {
        // SAFETY: the blocks of the chain are live and ours (condition 1).
        unsafe {
            if let Some(foreign) = self.core().put(class, first) {
                self.flush_foreign(foreign);
            }
        }
    }

    fn small_blocks(&self) -> SmallBlocks {
        self.small
    }

    fn statistics(&self) -> HeapStatistics {
        let mut statistics = HeapStatistics::new(self.name());
        self.core().describe(&mut statistics);
        let (blocks, bytes, failures) = self.large.counts();
        statistics.large_blocks = blocks;
        statistics.large_bytes = bytes;
        statistics.failures = failures;
        statistics
    }
}

impl Pools {
    /// Releases a chain of small blocks that came from the system because the range was exhausted.
    ///
    /// # Safety
    ///
    /// 1. The blocks of the chain are live and from `large`.
    #[cold]
    unsafe fn flush_foreign(&self, first: NonNull<FreeBlock>) {
        let mut block = first.as_ptr();
        while let Some(current) = NonNull::new(block) {
            // SAFETY: condition 1; the link is read before the block is released.
            unsafe {
                block = (*current.as_ptr()).next;
                self.large.release(current.cast());
            }
        }
    }
}
