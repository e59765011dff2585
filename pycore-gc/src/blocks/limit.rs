//! Failing on purpose.

use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::stats::HeapStatistics;
use crate::traits::{BlockAllocator, OutOfMemory};

/// An allocator that refuses requests by number or by bytes, for testing what happens then.
///
/// A program is tested by running it with the 1st, the 2nd, the 3rd ... request failing, until it gets by:
///
/// ```
/// use pycore_gc::{BlockAllocator, blocks::{Limit, System}};
///
/// let blocks = Limit::new(System::new());
/// blocks.fail_at(2, 1);
/// let first = blocks.allocate(100).unwrap();
/// assert!(blocks.allocate(100).is_err());
/// let third = blocks.allocate(100).unwrap();
/// assert_eq!(blocks.requests(), 3);
/// # unsafe { blocks.release(first); blocks.release(third) };
/// ```
#[derive(Debug)]
pub struct Limit<A> {
    inner: A,
    requests: AtomicUsize,
    first_failure: AtomicUsize,
    last_failure: AtomicUsize,
    bytes: AtomicUsize,
    byte_limit: AtomicUsize,
    failures: AtomicUsize,
}

impl<A: BlockAllocator> Limit<A> {
    /// No limits yet.
    #[must_use]
    pub const fn new(inner: A) -> Self {
        Self {
            inner,
            requests: AtomicUsize::new(0),
            first_failure: AtomicUsize::new(usize::MAX),
            last_failure: AtomicUsize::new(usize::MAX),
            bytes: AtomicUsize::new(0),
            byte_limit: AtomicUsize::new(usize::MAX),
            failures: AtomicUsize::new(0),
        }
    }

    /// From now on `count` requests fail, starting with the `nth`, where the next one is the first. Requests to allocate
    /// and to reallocate count.
    pub fn fail_at(&self, nth: usize, count: usize) {
        self.requests.store(0, Ordering::Relaxed);
        self.first_failure.store(nth, Ordering::Relaxed);
        self.last_failure.store(nth.saturating_add(count), Ordering::Relaxed);
    }

    /// Requests succeed again, except above the limit of bytes.
    pub fn succeed(&self) {
        self.fail_at(usize::MAX, 0);
    }

    /// Requests fail that would bring the usable bytes of all live blocks above `bytes`.
    pub fn set_byte_limit(&self, bytes: usize) {
        self.byte_limit.store(bytes, Ordering::Relaxed);
    }

    /// Requests since [`Self::fail_at`] or the beginning.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::Relaxed)
    }

    /// Usable bytes of all live blocks.
    pub fn bytes(&self) -> usize {
        self.bytes.load(Ordering::Relaxed)
    }

    /// The allocator inside.
    pub fn inner(&self) -> &A {
        &self.inner
    }

    /// Counts the request; `more` is the growth in bytes that it would bring.
    fn admit(&self, more: usize) -> Result<(), OutOfMemory> {
        let number = self.requests.fetch_add(1, Ordering::Relaxed) + 1;
        let failing = number >= self.first_failure.load(Ordering::Relaxed)
            && number < self.last_failure.load(Ordering::Relaxed);
        let bytes = self.bytes.load(Ordering::Relaxed).saturating_add(more);
        if failing || bytes > self.byte_limit.load(Ordering::Relaxed) {
            self.failures.fetch_add(1, Ordering::Relaxed);
            return Err(OutOfMemory);
        }
        Ok(())
    }

    fn record(&self, block: NonNull<u8>) -> NonNull<u8> {
        // SAFETY: the block was just allocated by `inner`.
        self.bytes.fetch_add(unsafe { self.inner.usable_size(block) }, Ordering::Relaxed);
        block
    }
}

// SAFETY: the blocks are those of `inner`, which keeps the laws. It is not asked for whole batches (the default `refill`),
// so that every request is counted.
unsafe impl<A: BlockAllocator> BlockAllocator for Limit<A> {
    fn name(&self) -> &'static str {
        "limit"
    }

    fn allocate(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        self.admit(size)?;
        Ok(self.record(self.inner.allocate(size)?))
    }

    fn allocate_zeroed(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        self.admit(size)?;
        Ok(self.record(self.inner.allocate_zeroed(size)?))
    }

    unsafe fn reallocate(
        &self,
        block: NonNull<u8>,
        size: usize,
    ) -> Result<NonNull<u8>, OutOfMemory> {
        // SAFETY: the caller's condition 1.
        let old = unsafe { self.inner.usable_size(block) };
        self.admit(size.saturating_sub(old))?;
        // SAFETY: the caller's condition 1.
        let new = unsafe { self.inner.reallocate(block, size)? };
        self.bytes.fetch_sub(old, Ordering::Relaxed);
        Ok(self.record(new))
    }

    unsafe fn release(&self, block: NonNull<u8>) {
        // SAFETY: the caller's condition 1; the size is read before the release.
        unsafe {
            self.bytes.fetch_sub(self.inner.usable_size(block), Ordering::Relaxed);
            self.inner.release(block);
        }
    }

    unsafe fn usable_size(&self, block: NonNull<u8>) -> usize {
        // SAFETY: the caller's condition 1.
        unsafe { self.inner.usable_size(block) }
    }

    fn statistics(&self) -> HeapStatistics {
        let inner = self.inner.statistics();
        HeapStatistics { failures: inner.failures + self.failures.load(Ordering::Relaxed), ..inner }
    }
}
