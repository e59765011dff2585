//! The system's allocator.

use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::stats::HeapStatistics;
use crate::sys;
use crate::traits::{BlockAllocator, OutOfMemory};

/// Every block from the C library's heap.
///
/// It is also where [`super::Pools`] gets its large blocks. The counts are of blocks that passed through this value.
#[derive(Debug, Default)]
pub struct System {
    blocks: AtomicUsize,
    bytes: AtomicUsize,
    failures: AtomicUsize,
}

impl System {
    /// The allocator, with counts of 0.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            blocks: AtomicUsize::new(0),
            bytes: AtomicUsize::new(0),
            failures: AtomicUsize::new(0),
        }
    }

    /// Number of live blocks, their usable bytes, and the number of requests that failed.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize) {
        (
            self.blocks.load(Ordering::Relaxed),
            self.bytes.load(Ordering::Relaxed),
            self.failures.load(Ordering::Relaxed),
        )
    }

    fn count(&self, block: Option<NonNull<u8>>) -> Result<NonNull<u8>, OutOfMemory> {
        let Some(block) = block else {
            self.failures.fetch_add(1, Ordering::Relaxed);
            return Err(OutOfMemory);
        };
        self.blocks.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the block is live and from the system's heap.
        self.bytes.fetch_add(unsafe { sys::usable_size(block) }, Ordering::Relaxed);
        Ok(block)
    }
}

// SAFETY: the C library keeps the laws: `malloc` aligns to 16 bytes on the supported platforms.
unsafe impl BlockAllocator for System {
    fn name(&self) -> &'static str {
        "system"
    }

    fn allocate(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        self.count(sys::allocate(size))
    }

    fn allocate_zeroed(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        self.count(sys::allocate_zeroed(size))
    }

    unsafe fn reallocate(
        &self,
        block: NonNull<u8>,
        size: usize,
    ) -> Result<NonNull<u8>, OutOfMemory> {
        // SAFETY: the caller's condition 1.
        let old = unsafe { sys::usable_size(block) };
        // SAFETY: the caller's condition 1.
        let new = self.count(unsafe { sys::reallocate(block, size) })?;
        self.blocks.fetch_sub(1, Ordering::Relaxed);
        self.bytes.fetch_sub(old, Ordering::Relaxed);
        Ok(new)
    }

    unsafe fn release(&self, block: NonNull<u8>) {
        self.blocks.fetch_sub(1, Ordering::Relaxed);
        // SAFETY: the caller's condition 1; the block is not touched after its release.
        unsafe {
            self.bytes.fetch_sub(sys::usable_size(block), Ordering::Relaxed);
            sys::release(block);
        }
    }

    unsafe fn usable_size(&self, block: NonNull<u8>) -> usize {
        // SAFETY: the caller's condition 1.
        unsafe { sys::usable_size(block) }
    }

    fn statistics(&self) -> HeapStatistics {
        let (blocks, bytes, failures) = self.counts();
        HeapStatistics {
            large_blocks: blocks,
            large_bytes: bytes,
            failures,
            ..HeapStatistics::new(self.name())
        }
    }
}
