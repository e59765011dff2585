//! Arenas, pools and their side tables; everything here happens under the lock of [`super::Pools`].
//!
//! A pool is in one of these states:
//!
//! ```text
//!            take_pool                     all blocks given
//!   free ───────────────▶ partial(class) ◀────────────────▶ full(class)
//!     ▲                        │            a block returns
//!     └────────────────────────┘
//!       the last block returns
//! ```
//!
//! Free pools are bits of their arena; partial pools are in the list of their class; full ones are in no list.
//! Invariants: `given <= carved <= blocks per pool`; the pool's chain has `carved - given` blocks; the blocks above
//! `carved` have never been touched.

use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicU8, Ordering};

use super::KEPT_EMPTY;
use super::bitset::{self, Bitset};
use crate::size_class::{CLASSES, SizeClass};
use crate::stats::HeapStatistics;
use crate::sys;
use crate::traits::{Batch, FreeBlock, SmallBlocks};

/// log2 of a pool's size: 32 KiB, room for 64 blocks of the largest class.
const POOL_SHIFT: u32 = 15;
const POOL: usize = 1 << POOL_SHIFT;
/// Pools of an arena, one per bit of a word.
const ARENA_POOLS: usize = 64;
/// 2 MiB, a huge page of x86-64 and aarch64.
const ARENA: usize = POOL * ARENA_POOLS;
/// Bytes of blocks that a pool links at a time: a page, so that no memory is touched before it is needed.
const CARVE: usize = 4096;
/// The first arenas use pages of the usual size, so that a small program takes little memory. Above 16 MiB each arena may
/// be one huge page: a collector that walks a million objects spends up to half of its time on address translation
/// otherwise.
const SMALL_PAGE_ARENAS: usize = 8;
/// No pool, as a link.
const NONE: u32 = u32::MAX;

/// What is known of one pool. All zero for one never used.
#[repr(C)]
struct Pool {
    /// Free blocks that have been used before.
    chain: *mut FreeBlock,
    /// Blocks outside: with the program or in the lists of local heaps.
    given: u16,
    /// Blocks, from the pool's start, that have ever been given.
    carved: u16,
    /// Neighbours in the class's list of partial pools.
    next: u32,
    previous: u32,
}

/// The data of the heap.
pub(super) struct Core {
    /// Start of the range, null if there is none.
    base: *mut u8,
    arenas: usize,
    /// Side tables, one entry per pool; in one mapping that starts with `pools`.
    pools: *mut Pool,
    classes: *const AtomicU8,
    /// Free pools of each committed arena, one bit each; in the same mapping, behind `classes`.
    free_pools: *mut u64,
    /// Committed arenas with free pools.
    available: Bitset,
    /// Arenas without memory.
    uncommitted: Bitset,
    /// First partial pool of each class.
    partial: [u32; CLASSES],
    /// Committed arenas of which all pools are free.
    empty: usize,
    committed: usize,
    peak: usize,
    commits: usize,
    returns: usize,
}

// SAFETY: the pointers are to mappings that this value owns alone.
unsafe impl Send for Core {}

impl Core {
    /// A heap of at most `bytes`, halved until the system grants the addresses.
    pub(super) fn new(bytes: usize) -> Self {
        let mut arenas = bytes.div_ceil(ARENA).min(bitset::CAPACITY);
        while arenas > 0 {
            if let Some(core) = Self::reserve(arenas) {
                return core;
            }
            arenas /= 2;
        }
        Self::empty()
    }

    fn empty() -> Self {
        Self {
            base: ptr::null_mut(),
            arenas: 0,
            pools: ptr::null_mut(),
            classes: ptr::null(),
            free_pools: ptr::null_mut(),
            available: Bitset::new(0).expect("takes no memory"),
            uncommitted: Bitset::new(0).expect("takes no memory"),
            partial: [NONE; CLASSES],
            empty: 0,
            committed: 0,
            peak: 0,
            commits: 0,
            returns: 0,
        }
    }

    fn reserve(arenas: usize) -> Option<Self> {
        let pools = arenas * ARENA_POOLS;
        let available = Bitset::new(arenas)?;
        let uncommitted = Bitset::full(arenas)?;
        let tables = sys::map_zeroed(Self::tables_size(arenas))?;
        let Some(base) = sys::reserve(arenas * ARENA, ARENA) else {
            // SAFETY: the mapping was just made and nobody uses it.
            unsafe { sys::unmap(tables, Self::tables_size(arenas)) };
            return None;
        };
        // SAFETY: the mapping has room for `pools` entries of `Pool` and as many bytes behind them.
        let classes = unsafe { tables.cast::<Pool>().add(pools) }.cast::<AtomicU8>();
        // SAFETY: behind them it has room for a word per arena, aligned since there are as many classes as bits.
        let free_pools = unsafe { classes.add(pools) }.cast::<u64>();
        Some(Self {
            base: base.as_ptr(),
            arenas,
            pools: tables.cast().as_ptr(),
            classes: classes.as_ptr(),
            free_pools: free_pools.as_ptr(),
            available,
            uncommitted,
            ..Self::empty()
        })
    }

    fn tables_size(arenas: usize) -> usize {
        let size =
            arenas * (ARENA_POOLS * (size_of::<Pool>() + size_of::<AtomicU8>()) + size_of::<u64>());
        size.next_multiple_of(CARVE)
    }

    /// The free pools of an arena.
    fn free_pools(&mut self, arena: usize) -> &mut u64 {
        assert!(arena < self.arenas);
        // SAFETY: the table has an entry for each arena, and is ours alone.
        unsafe { &mut *self.free_pools.add(arena) }
    }

    pub(super) fn small_blocks(&self) -> SmallBlocks {
        if self.base.is_null() {
            return SmallBlocks::NONE;
        }
        // SAFETY: `classes` has an entry per pool of the range and lives as long as this heap; the entry of a pool is
        // set before any of its blocks is given.
        unsafe { SmallBlocks::new(self.base.addr(), self.arenas * ARENA, POOL_SHIFT, self.classes) }
    }

    /// All free blocks of one pool, or some that were never used; `None` if the range or the system's memory is
    /// exhausted.
    pub(super) fn take(&mut self, class: SizeClass) -> Option<Batch> {
        let number = self.partial_pool(class)?;
        let pool = self.pool(number);
        if pool.chain.is_null() {
            self.carve(number, class);
        }
        let pool = self.pool(number);
        let batch =
            Batch { first: NonNull::new(pool.chain)?, count: u32::from(pool.carved - pool.given) };
        pool.chain = ptr::null_mut();
        pool.given = pool.carved;
        self.unlink_if_full(number, class);
        Some(batch)
    }

    /// One block, as [`Self::take`].
    pub(super) fn take_one(&mut self, class: SizeClass) -> Option<NonNull<FreeBlock>> {
        let number = self.partial_pool(class)?;
        if self.pool(number).chain.is_null() {
            self.carve(number, class);
        }
        let pool = self.pool(number);
        let block = NonNull::new(pool.chain)?;
        // SAFETY: a block of the pool's chain is free and holds a link.
        pool.chain = unsafe { (*block.as_ptr()).next };
        pool.given += 1;
        self.unlink_if_full(number, class);
        Some(block)
    }

    /// Takes back a chain of blocks of one class. Blocks that are not from the range are given back as a chain.
    ///
    /// # Safety
    ///
    /// 1. Each block of the chain was given for `class` by this heap and is live, or is outside of the range; it is in
    ///    the chain once.
    pub(super) unsafe fn put(
        &mut self,
        class: SizeClass,
        first: NonNull<FreeBlock>,
    ) -> Option<NonNull<FreeBlock>> {
        let mut foreign = ptr::null_mut();
        let mut next = first.as_ptr();
        while let Some(block) = NonNull::new(next) {
            // SAFETY: the block is dead for its owner and holds a link (condition 1).
            next = unsafe { (*block.as_ptr()).next };
            let offset = block.addr().get().wrapping_sub(self.base.addr());
            let ours = offset < self.arenas * ARENA;
            let chain = if ours {
                let number = (offset >> POOL_SHIFT) as u32;
                &mut self.pool(number).chain
            } else {
                &mut foreign
            };
            // SAFETY: as above.
            unsafe { (*block.as_ptr()).next = *chain };
            *chain = block.as_ptr();
            if ours {
                self.returned((offset >> POOL_SHIFT) as u32, class);
            }
        }
        NonNull::new(foreign)
    }

    /// Accounts for a block that is back in its pool's chain.
    fn returned(&mut self, number: u32, class: SizeClass) {
        let blocks = blocks_per_pool(class);
        let pool = self.pool(number);
        debug_assert!(pool.given > 0, "a block came back twice");
        let was_full = pool.given == blocks;
        pool.given -= 1;
        if pool.given == 0 {
            if !was_full {
                self.unlink(number, class);
            }
            self.free_pool(number);
        } else if was_full {
            self.link(number, class);
        }
    }

    /// A pool of the class that has free blocks.
    fn partial_pool(&mut self, class: SizeClass) -> Option<u32> {
        match self.partial[class.index()] {
            NONE => self.take_pool(class),
            number => Some(number),
        }
    }

    /// Assigns a free pool to the class.
    fn take_pool(&mut self, class: SizeClass) -> Option<u32> {
        let arena = match self.available.first() {
            Some(arena) => arena,
            None => self.commit()?,
        };
        let free = *self.free_pools(arena);
        if free == u64::MAX {
            self.empty -= 1;
        }
        let bit = free.trailing_zeros();
        let left = free & !(1 << bit);
        *self.free_pools(arena) = left;
        if left == 0 {
            self.available.remove(arena);
        }
        let number = arena as u32 * ARENA_POOLS as u32 + bit;
        let pool = self.pool(number);
        pool.chain = ptr::null_mut();
        pool.given = 0;
        pool.carved = 0;
        // SAFETY: the table has an entry for each pool.
        unsafe {
            (*self.classes.add(number as usize)).store(class.index() as u8, Ordering::Relaxed)
        };
        self.link(number, class);
        Some(number)
    }

    /// Gives memory to the lowest arena that has none.
    #[cold]
    fn commit(&mut self) -> Option<usize> {
        let arena = self.uncommitted.first()?;
        // SAFETY: the arena is inside of the reserved range, and not committed.
        let committed = unsafe { sys::commit(self.arena(arena), ARENA) };
        if !committed {
            return None;
        }
        if arena >= SMALL_PAGE_ARENAS {
            sys::prefer_huge_pages(self.arena(arena), ARENA);
        }
        self.uncommitted.remove(arena);
        self.available.insert(arena);
        *self.free_pools(arena) = u64::MAX;
        self.empty += 1;
        self.committed += 1;
        self.commits += 1;
        self.peak = self.peak.max(self.committed);
        Some(arena)
    }

    /// Makes the pool free, and returns its arena to the system if nothing else is in it.
    fn free_pool(&mut self, number: u32) {
        let arena = number as usize / ARENA_POOLS;
        let free = *self.free_pools(arena) | 1 << (number as usize % ARENA_POOLS);
        *self.free_pools(arena) = free;
        self.available.insert(arena);
        if free != u64::MAX {
            return;
        }
        self.empty += 1;
        if self.empty > KEPT_EMPTY {
            self.empty -= 1;
            self.committed -= 1;
            self.returns += 1;
            self.available.remove(arena);
            self.uncommitted.insert(arena);
            *self.free_pools(arena) = 0;
            // SAFETY: the arena is committed, and none of its pools holds a block.
            unsafe { sys::decommit(self.arena(arena), ARENA) };
        }
    }

    /// Links a page's worth of blocks never used into the pool's chain, in the order of their addresses.
    fn carve(&mut self, number: u32, class: SizeClass) {
        let size = class.block_size();
        // SAFETY: the pool is inside of the range.
        let start = unsafe { self.base.add(number as usize * POOL) };
        let pool = self.pool(number);
        debug_assert!(pool.chain.is_null() && pool.given == pool.carved);
        let from = pool.carved;
        let to = blocks_per_pool(class).min(from + (CARVE / size) as u16);
        for index in (from..to).rev() {
            // SAFETY: block `index` is inside of the pool, which is committed, and was never given (invariant).
            unsafe {
                let block = start.add(index as usize * size).cast::<FreeBlock>();
                (*block).next = pool.chain;
                pool.chain = block;
            }
        }
        pool.carved = to;
    }

    fn unlink_if_full(&mut self, number: u32, class: SizeClass) {
        if self.pool(number).given == blocks_per_pool(class) {
            self.unlink(number, class);
        }
    }

    fn link(&mut self, number: u32, class: SizeClass) {
        let first = self.partial[class.index()];
        let pool = self.pool(number);
        pool.next = first;
        pool.previous = NONE;
        if first != NONE {
            self.pool(first).previous = number;
        }
        self.partial[class.index()] = number;
    }

    fn unlink(&mut self, number: u32, class: SizeClass) {
        let Pool { next, previous, .. } = *self.pool(number);
        if next != NONE {
            self.pool(next).previous = previous;
        }
        if previous == NONE {
            self.partial[class.index()] = next;
        } else {
            self.pool(previous).next = next;
        }
    }

    fn pool(&mut self, number: u32) -> &mut Pool {
        debug_assert!((number as usize) < self.arenas * ARENA_POOLS);
        // SAFETY: the table has an entry for each pool, valid when zero; `&mut self` makes the access exclusive.
        unsafe { &mut *self.pools.add(number as usize) }
    }

    fn arena(&self, number: usize) -> NonNull<u8> {
        // SAFETY: arenas exist only with a range, whose base is not null, and the arena is inside of it.
        unsafe { NonNull::new_unchecked(self.base.add(number * ARENA)) }
    }

    /// Fills in what the pools know.
    pub(super) fn describe(&mut self, statistics: &mut HeapStatistics) {
        statistics.arena_size = ARENA;
        statistics.pool_size = POOL;
        statistics.arenas = self.committed;
        statistics.arenas_peak = self.peak;
        statistics.arenas_committed = self.commits;
        statistics.arenas_returned = self.returns;
        let mut seen = 0;
        for arena in 0..self.arenas {
            if seen == self.committed {
                break;
            }
            // An arena without memory has no free pools, and its pools have given no blocks.
            let free = *self.free_pools(arena);
            let mut committed = free != 0;
            for bit in 0..ARENA_POOLS {
                let number = arena * ARENA_POOLS + bit;
                let pool = self.pool(number as u32);
                if free & (1 << bit) != 0 || pool.given == 0 {
                    continue;
                }
                committed = true;
                let given = pool.given;
                // SAFETY: the table has an entry for each pool.
                let class = unsafe { (*self.classes.add(number)).load(Ordering::Relaxed) };
                let row = &mut statistics.classes[class as usize];
                row.pools += 1;
                row.used += given as usize;
                if let Some(class) = SizeClass::from_index(class as usize) {
                    row.free += (blocks_per_pool(class) - given) as usize;
                }
            }
            statistics.free_pools += free.count_ones() as usize;
            seen += usize::from(committed);
        }
    }
}

impl Drop for Core {
    fn drop(&mut self) {
        if let (Some(base), Some(tables)) = (NonNull::new(self.base), NonNull::new(self.pools)) {
            // SAFETY: both mappings are ours, of these sizes, and nobody uses them after the heap is gone.
            unsafe {
                sys::unmap(base, self.arenas * ARENA);
                sys::unmap(tables.cast(), Self::tables_size(self.arenas));
            }
        }
    }
}

/// Blocks of the class that fit into a pool.
fn blocks_per_pool(class: SizeClass) -> u16 {
    (POOL / class.block_size()) as u16
}
