//! The hot half of allocation: free lists per size class, plain data for a thread state.
//!
//! ```text
//! LocalHeap
//!   lists[0]  head ──▶ block ──▶ block ──▶ null      room: how many more it may hold
//!   lists[1]  head ──▶ null                          room
//!   ...
//!   lists[31]
//!   small     where the allocator's pools are: address ──▶ class
//!   blocks    the allocator behind (`dyn`, cold)
//! ```
//!
//! Allocation takes the first block of a list, release puts one in front: last in, first out, so that a block is used
//! again while it is still in the cache. An empty list is refilled and a full one flushed by half through
//! [`BlockAllocator`]. An allocator that wants to see every request never lets a list hold anything: `room` is then always
//! 0 and the head always null, so that the tests which the fast paths make anyway lead to the slow path.
//!
//! Everything is in [`Cell`]s: a heap is used by one thread at a time, through a shared reference.

use std::cell::Cell;
use std::ptr::{self, NonNull};

use crate::size_class::{CLASSES, SizeClass};
use crate::stats::HeapStatistics;
use crate::traits::{BlockAllocator, FreeBlock, OutOfMemory, SmallBlocks};

/// Bytes that one free list keeps at most before half of it goes back to the allocator.
const LIST_BYTES: usize = 64 << 10;

/// Free blocks of one size class.
///
/// Machine code may take and put blocks itself: take the head if it is not null, store its `next` as the head and add 1
/// to `room`; or if `room` is not 0, subtract 1, link the block to the head and store it as the head. Everything else is
/// a call.
#[repr(C)]
pub struct FreeList {
    /// First free block, or null.
    pub head: Cell<*mut FreeBlock>,
    /// How many more blocks the list may take.
    pub room: Cell<usize>,
}

/// The free lists of a thread, in front of a [`BlockAllocator`].
///
/// Blocks from `allocate` may be given to the allocator's `release` and the other way round, and to another heap in
/// front of the same allocator.
#[repr(C)]
pub struct LocalHeap<'a> {
    lists: [FreeList; CLASSES],
    small: SmallBlocks,
    blocks: &'a dyn BlockAllocator,
}

impl<'a> LocalHeap<'a> {
    /// A heap with empty lists.
    #[must_use]
    pub fn new(blocks: &'a dyn BlockAllocator) -> Self {
        Self {
            lists: [const { FreeList { head: Cell::new(ptr::null_mut()), room: Cell::new(0) } };
                CLASSES],
            small: blocks.small_blocks(),
            blocks,
        }
    }

    /// The allocator behind the lists.
    #[inline]
    #[must_use]
    pub fn blocks(&self) -> &'a dyn BlockAllocator {
        self.blocks
    }

    /// The list of a class, for code generators that inline the fast paths.
    #[inline(always)]
    #[must_use]
    pub fn list(&self, class: SizeClass) -> &FreeList {
        &self.lists[class.index()]
    }

    /// A block of at least `size` bytes, aligned to [`crate::GRANULE`], with unspecified contents.
    #[inline(always)]
    pub fn allocate(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        match SizeClass::of(size) {
            Some(class) => self.allocate_class(class),
            None => self.blocks.allocate(size),
        }
    }

    /// A block of this class.
    #[inline(always)]
    pub fn allocate_class(&self, class: SizeClass) -> Result<NonNull<u8>, OutOfMemory> {
        let list = self.list(class);
        let Some(block) = NonNull::new(list.head.get()) else {
            return self.refill(class);
        };
        // SAFETY: a block in the list is free, ours, and holds a link in its first word.
        list.head.set(unsafe { (*block.as_ptr()).next });
        list.room.set(list.room.get() + 1);
        Ok(block.cast())
    }

    /// As [`Self::allocate`], with the first `size` bytes zero.
    #[inline]
    pub fn allocate_zeroed(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        match SizeClass::of(size) {
            Some(class) => {
                let block = self.allocate_class(class)?;
                // SAFETY: the block is new and has at least `size` bytes.
                unsafe { block.as_ptr().write_bytes(0, size) };
                Ok(block)
            }
            None => self.blocks.allocate_zeroed(size),
        }
    }

    /// Takes back a block of unknown size.
    ///
    /// # Safety
    ///
    /// 1. `block` is live and came from this heap, from another heap in front of the same allocator, or from that
    ///    allocator. It is dead afterwards.
    #[inline(always)]
    pub unsafe fn release(&self, block: NonNull<u8>) {
        // SAFETY: condition 1.
        match unsafe { self.small.class_of(block) } {
            // SAFETY: condition 1, and this is the block's class.
            Some(class) => unsafe { self.release_class(block, class) },
            // SAFETY: condition 1.
            None => unsafe { self.release_foreign(block) },
        }
    }

    /// Takes back a block that was allocated with this size: the class is computed, not looked up.
    ///
    /// # Safety
    ///
    /// 1. As [`Self::release`].
    /// 2. `size` has the same size class as the size that the block was last allocated or reallocated with.
    #[inline(always)]
    pub unsafe fn release_sized(&self, block: NonNull<u8>, size: usize) {
        // Blocks outside of the range say nothing of their size.
        // SAFETY: condition 1.
        debug_assert!(match unsafe { self.small.class_of(block) } {
            None => true,
            class => class == SizeClass::of(size),
        });
        match SizeClass::of(size) {
            // SAFETY: conditions 1 and 2.
            Some(class) => unsafe { self.release_class(block, class) },
            // SAFETY: condition 1.
            None => unsafe { self.release_foreign(block) },
        }
    }

    /// Takes back a block of this class.
    ///
    /// # Safety
    ///
    /// 1. As [`Self::release`].
    /// 2. The block was allocated for this class.
    #[inline(always)]
    pub unsafe fn release_class(&self, block: NonNull<u8>, class: SizeClass) {
        let list = self.list(class);
        let room = list.room.get();
        if room == 0 {
            // SAFETY: conditions 1 and 2.
            return unsafe { self.release_full(block, class) };
        }
        list.room.set(room - 1);
        let block = block.cast::<FreeBlock>();
        // SAFETY: the block is ours now and has at least 16 bytes.
        unsafe { (*block.as_ptr()).next = list.head.get() };
        list.head.set(block.as_ptr());
    }

    /// A block of at least `size` bytes with the contents of `block`; it may be the same block. On failure the old block
    /// is untouched and still live.
    ///
    /// # Safety
    ///
    /// 1. As [`Self::release`]; after success only the returned block is live.
    pub unsafe fn reallocate(
        &self,
        block: NonNull<u8>,
        size: usize,
    ) -> Result<NonNull<u8>, OutOfMemory> {
        // SAFETY: condition 1.
        let Some(class) = (unsafe { self.small.class_of(block) }) else {
            // SAFETY: condition 1.
            return unsafe { self.blocks.reallocate(block, size) };
        };
        let old = class.block_size();
        // A block stays where it is if the new size fits and uses more than half of it.
        if size <= old && size > old / 2 {
            return Ok(block);
        }
        let new = self.allocate(size)?;
        // SAFETY: the blocks are live and different, and each has at least the smaller of the two sizes; the old one is
        // released for its class, and only once.
        unsafe {
            new.as_ptr().copy_from_nonoverlapping(block.as_ptr(), old.min(size));
            self.release_class(block, class);
        }
        Ok(new)
    }

    /// Bytes that the owner of `block` may use.
    ///
    /// # Safety
    ///
    /// 1. `block` is live and came from this heap or its allocator.
    #[must_use]
    pub unsafe fn usable_size(&self, block: NonNull<u8>) -> usize {
        // SAFETY: condition 1, for both calls.
        match unsafe { self.small.class_of(block) } {
            Some(class) => class.block_size(),
            // SAFETY: condition 1.
            None => unsafe { self.blocks.usable_size(block) },
        }
    }

    /// Gives all free blocks back to the allocator, so that it can return empty arenas to the system.
    pub fn trim(&self) {
        for class in SizeClass::all() {
            let list = self.list(class);
            let first = list.head.replace(ptr::null_mut());
            list.room.set(0);
            if let Some(first) = NonNull::new(first) {
                // SAFETY: the chain of the list is ours, of this class, and we have just forgotten it.
                unsafe { self.blocks.flush(class, first) };
            }
        }
    }

    /// Statistics of the allocator, in which the blocks of this heap's lists are counted as cached, not as used.
    #[must_use]
    pub fn statistics(&self) -> HeapStatistics {
        let mut statistics = self.blocks.statistics();
        for class in SizeClass::all() {
            let mut cached = 0;
            let mut block = self.list(class).head.get();
            while !block.is_null() {
                cached += 1;
                // SAFETY: a block in the list is free, ours, and holds a link.
                block = unsafe { (*block).next };
            }
            statistics.classes[class.index()].move_to_cached(cached);
        }
        statistics
    }

    #[cold]
    #[inline(never)]
    fn refill(&self, class: SizeClass) -> Result<NonNull<u8>, OutOfMemory> {
        let batch = self.blocks.refill(class)?;
        let list = self.list(class);
        // SAFETY: the batch is ours (law 6 of `BlockAllocator`), so its first block holds a link.
        let rest = unsafe { (*batch.first.as_ptr()).next };
        if !rest.is_null() {
            list.head.set(rest);
            list.room.set(Self::capacity(class).saturating_sub(batch.count as usize - 1));
        }
        Ok(batch.first.cast())
    }

    /// The list may take no more: half of it goes back, or the list is of an allocator that keeps none.
    ///
    /// # Safety
    ///
    /// As [`Self::release_class`].
    #[cold]
    #[inline(never)]
    unsafe fn release_full(&self, block: NonNull<u8>, class: SizeClass) {
        let list = self.list(class);
        if self.small.is_none() {
            // SAFETY: the caller's condition 1.
            return unsafe { self.blocks.release(block) };
        }
        let capacity = Self::capacity(class);
        let mut kept = 0;
        let mut last = list.head.get();
        // The blocks in front were released last and are kept, as the likeliest to be in the cache.
        while kept < capacity / 2 && !last.is_null() {
            kept += 1;
            // SAFETY: a block in the list is free, ours, and holds a link.
            let next = unsafe { (*last).next };
            if kept == capacity / 2 {
                // SAFETY: as above; the chain behind is ours, of this class, and cut off before it is flushed.
                unsafe {
                    (*last).next = ptr::null_mut();
                    if let Some(rest) = NonNull::new(next) {
                        self.blocks.flush(class, rest);
                    }
                }
            }
            last = next;
        }
        list.room.set(capacity - kept);
        // SAFETY: the caller's conditions; there is room now, so this does not come here again.
        unsafe { self.release_class(block, class) };
    }

    /// # Safety
    ///
    /// As [`Self::release`].
    #[cold]
    #[inline(never)]
    unsafe fn release_foreign(&self, block: NonNull<u8>) {
        // SAFETY: the caller's condition 1.
        unsafe { self.blocks.release(block) };
    }

    const fn capacity(class: SizeClass) -> usize {
        LIST_BYTES / class.block_size()
    }
}

// SAFETY: the free blocks are this heap's alone, and belong to no thread (law 7 of `BlockAllocator`).
unsafe impl Send for LocalHeap<'_> {}

impl Drop for LocalHeap<'_> {
    fn drop(&mut self) {
        self.trim();
    }
}
