//! Unix: `mmap` and the C library's heap.

use std::ptr::{self, NonNull};

/// Largest range of addresses that the private heap asks for, in bytes.
pub(crate) const RESERVATION: usize = 64 << 30;

fn map(hint: *mut u8, length: usize, protection: i32, flags: i32) -> Option<NonNull<u8>> {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANON | libc::MAP_NORESERVE | flags;
    // SAFETY: an anonymous mapping; with MAP_FIXED the callers pass a range of their own.
    let address = unsafe { libc::mmap(hint.cast(), length, protection, flags, -1, 0) };
    if address == libc::MAP_FAILED {
        return None;
    }
    NonNull::new(address.cast())
}

/// Reserves `length` bytes of addresses aligned to `alignment` (a power of two, as `length` a multiple of the page
/// size). The memory is not accessible before [`commit`].
pub(crate) fn reserve(length: usize, alignment: usize) -> Option<NonNull<u8>> {
    let padded = length.checked_add(alignment)?;
    let start = map(ptr::null_mut(), padded, libc::PROT_NONE, 0)?;
    let before = start.align_offset(alignment);
    // SAFETY: `before` is below `alignment`, hence inside of the mapping of `length + alignment` bytes.
    let aligned = unsafe { start.add(before) };
    // SAFETY: the two ends of our fresh mapping outside of the aligned range; nobody has seen them.
    unsafe {
        if before > 0 {
            unmap(start, before);
        }
        if before < alignment {
            unmap(aligned.add(length), alignment - before);
        }
    }
    Some(aligned)
}

/// Makes a part of a reserved range accessible; it reads as zero. `false` if the system has no memory.
///
/// # Safety
///
/// 1. The range is part of a reservation, on page boundaries, and not committed.
pub(crate) unsafe fn commit(start: NonNull<u8>, length: usize) -> bool {
    // SAFETY: the range is ours and nobody uses it (condition 1).
    unsafe {
        libc::mprotect(start.as_ptr().cast(), length, libc::PROT_READ | libc::PROT_WRITE) == 0
    }
}

/// Asks for huge pages in a committed range. A wish: it changes speed, not behaviour.
pub(crate) fn prefer_huge_pages(start: NonNull<u8>, length: usize) {
    #[cfg(target_os = "linux")]
    // SAFETY: advice about a mapping changes no contents.
    unsafe {
        libc::madvise(start.as_ptr().cast(), length, libc::MADV_HUGEPAGE);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (start, length);
}

/// Gives the memory of a committed part back to the system; the addresses stay reserved.
///
/// # Safety
///
/// 1. The range was committed as a whole, and nobody uses it any more.
pub(crate) unsafe fn decommit(start: NonNull<u8>, length: usize) {
    // Mapping anew, unlike MADV_DONTNEED, also returns what the system has set aside for the range.
    if map(start.as_ptr(), length, libc::PROT_NONE, libc::MAP_FIXED).is_none() {
        // The range stays accessible, which is harmless; its pages can still be given up.
        // SAFETY: the range is ours and nobody uses it (condition 1).
        unsafe { libc::madvise(start.as_ptr().cast(), length, libc::MADV_DONTNEED) };
    }
}

/// A mapping of `length` bytes that read as zero and take memory only where touched.
pub(crate) fn map_zeroed(length: usize) -> Option<NonNull<u8>> {
    map(ptr::null_mut(), length, libc::PROT_READ | libc::PROT_WRITE, 0)
}

/// Unmaps a range made by [`reserve`] or [`map_zeroed`].
///
/// # Safety
///
/// 1. The range is a mapping of ours on page boundaries, and nobody uses it any more.
pub(crate) unsafe fn unmap(start: NonNull<u8>, length: usize) {
    // SAFETY: condition 1.
    unsafe { libc::munmap(start.as_ptr().cast(), length) };
}

/// A block from the C library's heap, aligned to 16 bytes.
pub(crate) fn allocate(size: usize) -> Option<NonNull<u8>> {
    // SAFETY: any size may be asked for.
    NonNull::new(unsafe { libc::malloc(size.max(1)) }.cast())
}

/// As [`allocate`], zeroed.
pub(crate) fn allocate_zeroed(size: usize) -> Option<NonNull<u8>> {
    // SAFETY: any size may be asked for.
    NonNull::new(unsafe { libc::calloc(1, size.max(1)) }.cast())
}

/// Resizes a block of [`allocate`]; on `None` the old block is still live.
///
/// # Safety
///
/// 1. `block` is live and from this heap.
pub(crate) unsafe fn reallocate(block: NonNull<u8>, size: usize) -> Option<NonNull<u8>> {
    // SAFETY: condition 1; the size is not 0, which would release the block.
    NonNull::new(unsafe { libc::realloc(block.as_ptr().cast(), size.max(1)) }.cast())
}

/// Releases a block of [`allocate`].
///
/// # Safety
///
/// 1. `block` is live and from this heap.
pub(crate) unsafe fn release(block: NonNull<u8>) {
    // SAFETY: condition 1.
    unsafe { libc::free(block.as_ptr().cast()) };
}

/// Usable bytes of a block of [`allocate`].
///
/// # Safety
///
/// 1. `block` is live and from this heap.
pub(crate) unsafe fn usable_size(block: NonNull<u8>) -> usize {
    #[cfg(not(target_vendor = "apple"))]
    // SAFETY: condition 1.
    return unsafe { libc::malloc_usable_size(block.as_ptr().cast()) };
    #[cfg(target_vendor = "apple")]
    // SAFETY: condition 1.
    return unsafe { libc::malloc_size(block.as_ptr().cast()) };
}
