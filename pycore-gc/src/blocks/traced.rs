//! Telling somebody about every request.

use std::ptr::NonNull;

use crate::stats::HeapStatistics;
use crate::traits::{BlockAllocator, OutOfMemory};

/// Who is told by [`Traced`]. A tracer that allocates must not use the allocator that it traces.
pub trait Tracer: Sync {
    /// A block of `size` bytes was allocated.
    fn allocated(&self, block: NonNull<u8>, size: usize);
    /// The block at `old` (which may be the same address) is now `block`, of `size` bytes.
    fn reallocated(&self, old: usize, block: NonNull<u8>, size: usize);
    /// The block is about to be released.
    fn released(&self, block: NonNull<u8>);
}

/// An allocator that tells a [`Tracer`] about each block, as tools like `tracemalloc` need.
#[derive(Debug)]
pub struct Traced<A, T> {
    inner: A,
    tracer: T,
}

impl<A: BlockAllocator, T: Tracer> Traced<A, T> {
    /// `inner`, watched by `tracer`.
    #[must_use]
    pub const fn new(inner: A, tracer: T) -> Self {
        Self { inner, tracer }
    }

    /// Who is told.
    pub fn tracer(&self) -> &T {
        &self.tracer
    }
}

// SAFETY: the blocks are those of `inner`, which keeps the laws. It is not asked for whole batches (the default `refill`),
// so that every request is seen.
unsafe impl<A: BlockAllocator, T: Tracer> BlockAllocator for Traced<A, T> {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn allocate(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        let block = self.inner.allocate(size)?;
        self.tracer.allocated(block, size);
        Ok(block)
    }

    fn allocate_zeroed(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        let block = self.inner.allocate_zeroed(size)?;
        self.tracer.allocated(block, size);
        Ok(block)
    }

    unsafe fn reallocate(
        &self,
        block: NonNull<u8>,
        size: usize,
    ) -> Result<NonNull<u8>, OutOfMemory> {
        let old = block.addr().get();
        // SAFETY: the caller's condition 1.
        let block = unsafe { self.inner.reallocate(block, size)? };
        self.tracer.reallocated(old, block, size);
        Ok(block)
    }

    unsafe fn release(&self, block: NonNull<u8>) {
        self.tracer.released(block);
        // SAFETY: the caller's condition 1.
        unsafe { self.inner.release(block) };
    }

    unsafe fn usable_size(&self, block: NonNull<u8>) -> usize {
        // SAFETY: the caller's condition 1.
        unsafe { self.inner.usable_size(block) }
    }

    fn statistics(&self) -> HeapStatistics {
        self.inner.statistics()
    }
}
