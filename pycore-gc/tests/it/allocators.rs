//! Every allocator passes the suite; what is particular to one is tested here.

use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use proptest::prelude::*;
use pycore_gc::blocks::{Debug, Fault, Limit, Pools, Report, System, Traced, Tracer};
use pycore_gc::{BlockAllocator, LocalHeap, OutOfMemory, SizeClass, conformance};

use crate::requests::{Step, run_against_model};

#[derive(Default)]
struct Counter {
    allocated: AtomicUsize,
    moved: AtomicUsize,
    released: AtomicUsize,
}

impl Tracer for Counter {
    fn allocated(&self, _: NonNull<u8>, _: usize) {
        self.allocated.fetch_add(1, Ordering::Relaxed);
    }
    fn reallocated(&self, _: usize, _: NonNull<u8>, _: usize) {
        self.moved.fetch_add(1, Ordering::Relaxed);
    }
    fn released(&self, _: NonNull<u8>) {
        self.released.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn all_allocators_keep_the_laws() {
    conformance::block_allocator(&System::new());
    conformance::block_allocator(&Pools::new());
    // No room in the range, or hardly any: the system's heap stands in.
    conformance::block_allocator(&Pools::with_range(0));
    conformance::block_allocator(&Pools::with_range(1));
    conformance::block_allocator(&Debug::new(Pools::new(), |report| panic!("{report}")));
    conformance::block_allocator(&Limit::new(System::new()));
    conformance::block_allocator(&Limit::new(Debug::aborting(System::new())));
    let traced = Traced::new(Pools::new(), Counter::default());
    conformance::block_allocator(&traced);
    let counter = traced.tracer();
    let allocated = counter.allocated.load(Ordering::Relaxed);
    assert_eq!(allocated, counter.released.load(Ordering::Relaxed));
    assert!(counter.moved.load(Ordering::Relaxed) > 0);
}

#[test]
fn blocks_of_a_class_are_reused_last_in_first_out() {
    let pools = Pools::new();
    let heap = LocalHeap::new(&pools);
    let blocks: Vec<_> = (0..10).map(|_| heap.allocate(40).unwrap()).collect();
    for &block in &blocks {
        // SAFETY: live and from this heap.
        unsafe { heap.release(block) };
    }
    for &block in blocks.iter().rev() {
        assert_eq!(heap.allocate(48), Ok(block));
    }
    for block in blocks {
        // SAFETY: live, from this heap, of this size class.
        unsafe { heap.release_sized(block, 33) };
    }
}

#[test]
fn empty_arenas_go_back_to_the_system() {
    let pools = Pools::new();
    let heap = LocalHeap::new(&pools);
    let count = if cfg!(miri) { 300 } else { 50_000 };
    let blocks: Vec<_> = (0..count).map(|_| heap.allocate(400).unwrap()).collect();
    let full = heap.statistics();
    assert_eq!(full.live_blocks(), count);
    for block in blocks {
        // SAFETY: live and from this heap.
        unsafe { heap.release(block) };
    }
    heap.trim();
    let empty = heap.statistics();
    assert_eq!(empty.live_blocks(), 0);
    assert_eq!(empty.cached_bytes() + empty.free_bytes(), 0, "{empty}");
    if !cfg!(miri) {
        assert!(full.arenas >= 9);
        assert_eq!(empty.arenas, 1);
        assert_eq!(empty.arenas_returned, empty.arenas_committed - 1);
        // The returned arenas serve again, with contents that read as anything but still belong to us.
        let again: Vec<_> = (0..count).map(|_| heap.allocate_zeroed(400).unwrap()).collect();
        for block in again {
            // SAFETY: live and from this heap.
            unsafe { heap.release(block) };
        }
    }
}

#[test]
fn statistics_read_well() {
    let pools = Pools::with_range(4 << 20);
    let heap = LocalHeap::new(&pools);
    let small: Vec<_> = (0..100).map(|_| heap.allocate(48).unwrap()).collect();
    let large = heap.allocate(1000).unwrap();
    // SAFETY: live and from this heap.
    unsafe { heap.release(small[0]) };
    let statistics = heap.statistics();
    let row = statistics.classes[SizeClass::of(48).unwrap().index()];
    assert_eq!((row.pools, row.used), (1, 99));
    assert_eq!(row.used + row.cached + row.free, (32 << 10) / 48);
    assert_eq!((statistics.large_blocks, statistics.live_blocks()), (1, 100));
    assert_eq!(statistics.used_bytes(), 99 * 48);
    let text = statistics.to_string();
    let class = text.lines().find(|line| line.trim_start().starts_with("2 ")).unwrap();
    let fields: Vec<_> = class.split_whitespace().take(4).collect();
    assert_eq!(fields, ["2", "48", "1", "99"]);
    assert!(text.contains("# arenas                             =               1"), "{text}");
    // SAFETY: live and from this heap.
    unsafe {
        small[1..].iter().for_each(|block| heap.release(*block));
        heap.release(large);
    }
}

fn reporting(blocks: impl BlockAllocator) -> (Debug<impl BlockAllocator>, Arc<Mutex<Vec<Report>>>) {
    let reports = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&reports);
    (Debug::new(blocks, move |report| sink.lock().unwrap().push(*report)), reports)
}

#[test]
fn mistakes_are_reported_with_block_size_and_serial() {
    let (debug, reports) = reporting(System::new());
    let blocks: Vec<_> = (1..=7).map(|size| debug.allocate(size).unwrap()).collect();
    // SAFETY: the writes go into the guards, which are part of the block behind, or into blocks that wait; the releases
    // that are not allowed are the ones which the allocator is to find, and it looks addresses up without following.
    unsafe {
        blocks[0].add(1).write(0);
        blocks[1].sub(1).write(0);
        assert_eq!(debug.check_all(), 2);
        debug.release(blocks[0]);
        debug.release(blocks[1]);
        debug.release(blocks[2]);
        debug.release(blocks[2]);
        debug.release(blocks[3]);
        blocks[3].add(2).write(7);
        debug.release(blocks[4].add(1));
        assert_eq!(debug.reallocate(blocks[2], 9), Err(OutOfMemory));
        let moved = debug.reallocate(blocks[5], 100).unwrap();
        assert_ne!(moved, blocks[5]);
        debug.release(moved);
    }
    drop(debug);
    let reports = reports.lock().unwrap();
    let seen: Vec<_> = reports.iter().map(|r| (r.fault, r.size, r.serial)).collect();
    let expected = [
        (Fault::DoubleRelease, 3, 3),
        (Fault::UnknownBlock, 0, 0),
        (Fault::DoubleRelease, 3, 3),
        (Fault::UseAfterRelease { offset: 2 }, 4, 4),
        (Fault::Leak, 5, 5),
        (Fault::Leak, 7, 7),
    ];
    let mut found = seen.clone();
    for one in expected {
        let at = found.iter().position(|other| *other == one);
        found.remove(at.unwrap_or_else(|| panic!("{one:?} in {seen:?}")));
    }
    // Each damaged guard was found twice: by `check_all` and at release.
    found.sort_by_key(|(_, size, _)| *size);
    let guards = [Fault::Overrun, Fault::Overrun, Fault::Underrun, Fault::Underrun];
    assert_eq!(found.iter().map(|(fault, ..)| *fault).collect::<Vec<_>>(), guards);
    assert!(reports[0].to_string().contains("serial number"));
}

#[test]
fn limits_fail_the_right_requests() {
    let limit = Limit::new(Pools::new());
    let heap = LocalHeap::new(&limit);
    limit.fail_at(3, 2);
    let results: Vec<_> = (0..6).map(|_| heap.allocate(64)).collect();
    let outcome: Vec<_> = results.iter().map(Result::is_ok).collect();
    assert_eq!(outcome, [true, true, false, false, true, true]);
    limit.succeed();
    limit.set_byte_limit(limit.bytes() + 100);
    assert_eq!(heap.allocate(128), Err(OutOfMemory));
    let last = heap.allocate(96).unwrap();
    // SAFETY: the block is live; after the failure it still is.
    unsafe {
        assert_eq!(heap.reallocate(last, 1000), Err(OutOfMemory));
        heap.release(last);
    }
    for block in results.into_iter().flatten() {
        // SAFETY: live and from this heap.
        unsafe { heap.release(block) };
    }
    assert_eq!(limit.bytes(), 0);
    assert_eq!(limit.statistics().failures, 4);
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let size = prop_oneof![8 => 0..600_usize, 1 => 0..20_000_usize];
    let step = prop_oneof![
        5 => size.clone().prop_map(Step::Allocate),
        4 => any::<usize>().prop_map(Step::Release),
        2 => (any::<usize>(), size).prop_map(|(at, size)| Step::Reallocate(at, size)),
        1 => Just(Step::Trim),
    ];
    prop::collection::vec(step, 0..200)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if cfg!(miri) { 2 } else { 64 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_map_of_live_blocks_is_the_model(steps in steps()) {
        run_against_model(&Pools::with_range(8 << 20), &steps);
        run_against_model(&Debug::new(System::new(), |report| panic!("{report}")), &steps);
    }
}
