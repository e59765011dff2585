//! Miri: the same verbs over the Rust allocator, with a header of 16 bytes that remembers a block's size.

use std::alloc::{self, Layout};
use std::ptr::NonNull;

/// Small, since each byte of a reservation costs Miri shadow memory.
pub(crate) const RESERVATION: usize = 4 << 20;

const PAGE: usize = 2 << 20;
const HEADER: usize = 16;

pub(crate) fn reserve(length: usize, alignment: usize) -> Option<NonNull<u8>> {
    debug_assert!(alignment <= PAGE);
    map_zeroed(length)
}

/// # Safety
///
/// 1. The range is part of a reservation and not committed.
pub(crate) unsafe fn commit(_start: NonNull<u8>, _length: usize) -> bool {
    true
}

pub(crate) fn prefer_huge_pages(_start: NonNull<u8>, _length: usize) {}

/// # Safety
///
/// 1. The range was committed as a whole, and nobody uses it any more.
pub(crate) unsafe fn decommit(_start: NonNull<u8>, _length: usize) {}

pub(crate) fn map_zeroed(length: usize) -> Option<NonNull<u8>> {
    let layout = Layout::from_size_align(length.max(1), PAGE).ok()?;
    // SAFETY: the layout has a size of at least 1.
    NonNull::new(unsafe { alloc::alloc_zeroed(layout) })
}

/// # Safety
///
/// 1. The range is a whole mapping of [`reserve`] or [`map_zeroed`], and nobody uses it any more.
pub(crate) unsafe fn unmap(start: NonNull<u8>, length: usize) {
    let layout = Layout::from_size_align(length.max(1), PAGE).expect("as at allocation");
    // SAFETY: the layout is the one of `map_zeroed`.
    unsafe { alloc::dealloc(start.as_ptr(), layout) };
}

fn layout(size: usize) -> Option<Layout> {
    // A refusal instead of the interpreter running out of its own memory.
    if size > 1 << 30 {
        return None;
    }
    Layout::from_size_align(size + HEADER, HEADER).ok()
}

pub(crate) fn allocate(size: usize) -> Option<NonNull<u8>> {
    // SAFETY: the layout has a size of at least 16 bytes, room for the header.
    unsafe {
        let start = NonNull::new(alloc::alloc(layout(size)?))?;
        start.cast::<usize>().write(size);
        Some(start.add(HEADER))
    }
}

pub(crate) fn allocate_zeroed(size: usize) -> Option<NonNull<u8>> {
    let block = allocate(size)?;
    // SAFETY: the block has `size` bytes.
    unsafe { block.as_ptr().write_bytes(0, size) };
    Some(block)
}

/// # Safety
///
/// 1. `block` is live and from this heap.
pub(crate) unsafe fn reallocate(block: NonNull<u8>, size: usize) -> Option<NonNull<u8>> {
    let new = allocate(size)?;
    // SAFETY: both blocks are live and different, and hold the smaller of the two sizes.
    unsafe {
        let keep = usable_size(block).min(size);
        new.as_ptr().copy_from_nonoverlapping(block.as_ptr(), keep);
        release(block);
    }
    Some(new)
}

/// # Safety
///
/// 1. `block` is live and from this heap.
pub(crate) unsafe fn release(block: NonNull<u8>) {
    // SAFETY: the header is in front of the block, and the layout is the one it was made with.
    unsafe {
        let size = usable_size(block);
        alloc::dealloc(block.sub(HEADER).as_ptr(), layout(size).expect("as at allocation"));
    }
}

/// # Safety
///
/// 1. `block` is live and from this heap.
pub(crate) unsafe fn usable_size(block: NonNull<u8>) -> usize {
    // SAFETY: `allocate` wrote the size in front of the block.
    unsafe { block.sub(HEADER).cast::<usize>().read() }
}
