//! The laws of [`BlockAllocator`], one function each.

use std::ptr::NonNull;

use super::Random;
use crate::local::LocalHeap;
use crate::size_class::{GRANULE, SMALL_LIMIT, SizeClass};
use crate::traits::{BlockAllocator, FreeBlock};

/// Checks the laws of [`BlockAllocator`] on `blocks`, which has memory for a few megabytes. Everything that the suite
/// allocates it releases.
///
/// # Panics
///
/// If a law is broken.
pub fn block_allocator(blocks: &dyn BlockAllocator) {
    let before = blocks.statistics().live_blocks();
    sizes_and_alignment(blocks);
    contents_survive_reallocation(blocks);
    impossible_requests(blocks);
    batches(blocks);
    other_threads(blocks);
    random_operations(blocks);
    through_a_local_heap(blocks);
    assert_eq!(blocks.statistics().live_blocks(), before, "live blocks are counted exactly");
}

/// A live block, filled with a byte of its own.
struct Owned {
    block: NonNull<u8>,
    size: usize,
    fill: u8,
}

impl Owned {
    /// # Safety
    ///
    /// 1. `block` is ours and has `size` bytes.
    unsafe fn new(block: NonNull<u8>, size: usize, fill: u8) -> Self {
        // SAFETY: condition 1.
        unsafe { block.as_ptr().write_bytes(fill, size) };
        Self { block, size, fill }
    }

    fn check(&self, upto: usize) {
        // SAFETY: the block is ours and has `size` bytes, all of them written.
        let bytes = unsafe { std::slice::from_raw_parts(self.block.as_ptr(), self.size.min(upto)) };
        assert!(
            is_filled(bytes, self.fill),
            "laws 2 and 4: a block's contents belong to its owner"
        );
    }
}

/// Whether all bytes are `fill`: the first is, and each equals its neighbour (one comparison of memory).
fn is_filled(bytes: &[u8], fill: u8) -> bool {
    match bytes {
        [] => true,
        [first, rest @ ..] => *first == fill && rest == &bytes[..rest.len()],
    }
}

fn allocate(blocks: &dyn BlockAllocator, size: usize, fill: u8) -> Owned {
    let block = blocks.allocate(size).expect("the suite's requests are modest");
    assert!(
        block.addr().get().is_multiple_of(GRANULE),
        "law 1: a block of {size} bytes is aligned"
    );
    // SAFETY: the block is live.
    let usable = unsafe { blocks.usable_size(block) };
    assert!(usable >= size, "law 3: {usable} usable bytes for a request of {size}");
    // SAFETY: law 3, all usable bytes may be used.
    unsafe { Owned::new(block, usable, fill) }
}

fn release(blocks: &dyn BlockAllocator, owned: Owned) {
    owned.check(usize::MAX);
    // SAFETY: the block is live and consumed here.
    unsafe { blocks.release(owned.block) };
}

fn sizes_and_alignment(blocks: &dyn BlockAllocator) {
    let sizes = (0..=SMALL_LIMIT + 2 * GRANULE).step_by(7).chain([4096, 100_000]);
    let sizes = sizes.step_by(if cfg!(miri) { 5 } else { 1 });
    let live: Vec<_> =
        sizes.enumerate().map(|(fill, size)| allocate(blocks, size, fill as u8)).collect();
    let mut ranges: Vec<_> =
        live.iter().map(|owned| (owned.block.addr().get(), owned.size.max(1))).collect();
    ranges.sort_unstable();
    for pair in ranges.windows(2) {
        assert!(pair[0].0 + pair[0].1 <= pair[1].0, "law 2: live blocks do not overlap");
    }
    live.into_iter().for_each(|owned| release(blocks, owned));

    let zeroed = blocks.allocate_zeroed(333).expect("modest");
    // SAFETY: the first 333 bytes are initialised, and the block is released once.
    unsafe {
        let bytes = std::slice::from_raw_parts(zeroed.as_ptr(), 333);
        assert!(is_filled(bytes, 0), "a zeroed block is zero");
        blocks.release(zeroed);
    }
}

fn contents_survive_reallocation(blocks: &dyn BlockAllocator) {
    let sizes = [0, 1, 16, 17, 100, 512, 513, 5000, 40, 600, 512, 0, 3];
    for (fill, pair) in sizes.windows(2).enumerate() {
        let old = allocate(blocks, pair[0], fill as u8);
        // SAFETY: the block is live; after success only the new one is used.
        let new = unsafe { blocks.reallocate(old.block, pair[1]) }.expect("modest");
        let kept = Owned { block: new, size: pair[0].min(pair[1]), fill: fill as u8 };
        kept.check(usize::MAX);
        // SAFETY: the block is live.
        unsafe {
            assert!(blocks.usable_size(new) >= pair[1], "law 3 after reallocation");
            blocks.release(new);
        }
    }
}

fn impossible_requests(blocks: &dyn BlockAllocator) {
    let owned = allocate(blocks, 100, 9);
    for size in [usize::MAX, usize::MAX - 15, isize::MAX as usize, usize::MAX / 2 - 4096] {
        assert!(blocks.allocate(size).is_err(), "law 5: {size} bytes are not to be had");
        assert!(blocks.allocate_zeroed(size).is_err(), "law 5: nor zeroed");
        // SAFETY: the block is live, and stays so since the request fails.
        let result = unsafe { blocks.reallocate(owned.block, size) };
        assert!(result.is_err(), "law 5: nor by reallocation");
        owned.check(usize::MAX);
    }
    release(blocks, owned);
}

fn batches(blocks: &dyn BlockAllocator) {
    for class in SizeClass::all().step_by(if cfg!(miri) { 10 } else { 1 }) {
        let size = class.block_size();
        let batch = blocks.refill(class).expect("modest");
        let mut chain = Vec::new();
        let mut next = batch.first.as_ptr();
        while let Some(block) = NonNull::new(next) {
            // SAFETY: the blocks of the batch hold links.
            next = unsafe { (*block.as_ptr()).next };
            chain.push(block);
        }
        assert_eq!(chain.len(), batch.count as usize, "law 6: the batch has `count` blocks");
        assert!(!chain.is_empty(), "law 6: at least one");
        // SAFETY: by law 6 each block has the class's size.
        let owned: Vec<_> = chain
            .iter()
            .enumerate()
            .map(|(fill, block)| unsafe { Owned::new(block.cast(), size, fill as u8) })
            .collect();
        owned.iter().for_each(|owned| owned.check(usize::MAX));
        // Half goes back one by one, half as a chain.
        let (single, chained) = chain.split_at(chain.len() / 2);
        let mut first: *mut FreeBlock = std::ptr::null_mut();
        for block in chained {
            // SAFETY: the block is ours and has room for a link.
            unsafe { (*block.as_ptr()).next = first };
            first = block.as_ptr();
        }
        // SAFETY: each block is live, of this class, and given back once.
        unsafe {
            single.iter().for_each(|block| blocks.release(block.cast()));
            if let Some(first) = NonNull::new(first) {
                blocks.flush(class, first);
            }
        }
    }
}

fn other_threads(blocks: &dyn BlockAllocator) {
    struct Sent(Vec<Owned>);
    // SAFETY: the blocks are handed over as a whole.
    unsafe impl Send for Sent {}
    let number = if cfg!(miri) { 20 } else { 200 };
    let sent = Sent((0..number).map(|index| allocate(blocks, index * 5, index as u8)).collect());
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // Naming the whole value moves it, not its field.
            let whole = sent;
            whole.0.into_iter().for_each(|owned| release(blocks, owned));
        });
        for index in 0..number {
            release(blocks, allocate(blocks, index * 3, 1));
        }
    });
}

fn random_operations(blocks: &dyn BlockAllocator) {
    let mut random = Random::new(1);
    let mut live: Vec<Owned> = Vec::new();
    let operations = if cfg!(miri) { 100 } else { 20_000 };
    for step in 0..operations {
        match random.below(5) {
            0..3 if live.len() < 1000 => {
                let size = random.below(if step % 16 == 0 { 10_000 } else { 600 });
                live.push(allocate(blocks, size, step as u8));
            }
            3 if !live.is_empty() => {
                let index = random.below(live.len());
                let old = live.swap_remove(index);
                old.check(usize::MAX);
                let size = random.below(1000);
                // SAFETY: the block is live and consumed here.
                let block = unsafe { blocks.reallocate(old.block, size) }.expect("modest");
                let kept = Owned { block, size: old.size.min(size), fill: old.fill };
                kept.check(usize::MAX);
                // SAFETY: the block is live and has `size` bytes.
                live.push(unsafe { Owned::new(block, size, step as u8) });
            }
            _ if !live.is_empty() => {
                let index = random.below(live.len());
                release(blocks, live.swap_remove(index));
            }
            _ => {}
        }
    }
    live.into_iter().for_each(|owned| release(blocks, owned));
}

fn through_a_local_heap(blocks: &dyn BlockAllocator) {
    let heap = LocalHeap::new(blocks);
    let mut random = Random::new(2);
    let mut live: Vec<Owned> = Vec::new();
    let operations = if cfg!(miri) { 100 } else { 20_000 };
    for step in 0..operations {
        if live.is_empty() || (random.below(2) == 0 && live.len() < 3000) {
            let size = random.below(560);
            let block = heap.allocate(size).expect("modest");
            assert!(block.addr().get().is_multiple_of(GRANULE), "law 1 through a heap");
            // SAFETY: the block is live and has `size` bytes.
            live.push(unsafe { Owned::new(block, size, step as u8) });
        } else {
            let index = random.below(live.len());
            let owned = live.swap_remove(index);
            owned.check(usize::MAX);
            // SAFETY: the block is live, from this heap or its allocator, and its size is that of the request; it is
            // consumed here.
            unsafe {
                match step % 3 {
                    0 => heap.release(owned.block),
                    1 => heap.release_sized(owned.block, owned.size),
                    _ => blocks.release(owned.block),
                }
            }
        }
    }
    let shown = heap.statistics().to_string();
    assert!(shown.contains(blocks.statistics().name), "statistics name their allocator");
    for owned in live {
        owned.check(usize::MAX);
        // SAFETY: the block is live and consumed here.
        unsafe { heap.release(owned.block) };
    }
}
