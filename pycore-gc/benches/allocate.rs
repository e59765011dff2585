//! Allocating and releasing small blocks, against mimalloc and the system's allocator in the same run.
//!
//! Each round does the same sequence of requests; only the calls differ. All three are called the way a program would:
//! the lists of a [`LocalHeap`] inlined, the others through their C functions.

use std::ffi::c_void;
use std::hint::black_box;
use std::ptr::NonNull;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use libmimalloc_sys::{mi_free, mi_malloc};
use pycore_gc::LocalHeap;
use pycore_gc::blocks::Pools;
use pycore_gc::conformance::Random;

/// The calls that are compared.
trait Blocks {
    fn allocate(&self, size: usize) -> NonNull<u8>;
    unsafe fn release(&self, block: NonNull<u8>, size: usize);
}

/// Releases as a program does that knows the sizes of its objects.
struct Sized<'a>(&'a LocalHeap<'a>);
/// Releases by address alone, as `free` does.
struct Unsized<'a>(&'a LocalHeap<'a>);
/// The C functions of an allocator.
struct Functions(unsafe extern "C" fn(usize) -> *mut c_void, unsafe extern "C" fn(*mut c_void));

impl Blocks for Sized<'_> {
    #[inline(always)]
    fn allocate(&self, size: usize) -> NonNull<u8> {
        self.0.allocate(size).unwrap()
    }
    #[inline(always)]
    unsafe fn release(&self, block: NonNull<u8>, size: usize) {
        // SAFETY: the caller's block is live and of this size.
        unsafe { self.0.release_sized(block, size) };
    }
}

impl Blocks for Unsized<'_> {
    #[inline(always)]
    fn allocate(&self, size: usize) -> NonNull<u8> {
        self.0.allocate(size).unwrap()
    }
    #[inline(always)]
    unsafe fn release(&self, block: NonNull<u8>, _: usize) {
        // SAFETY: the caller's block is live.
        unsafe { self.0.release(block) };
    }
}

impl Blocks for Functions {
    #[inline(always)]
    fn allocate(&self, size: usize) -> NonNull<u8> {
        // SAFETY: any size may be asked for.
        NonNull::new(unsafe { (self.0)(size) }.cast()).unwrap()
    }
    #[inline(always)]
    unsafe fn release(&self, block: NonNull<u8>, _: usize) {
        // SAFETY: the caller's block is live.
        unsafe { (self.1)(block.as_ptr().cast()) };
    }
}

const MIMALLOC: Functions = Functions(mi_malloc, mi_free);
const SYSTEM: Functions = Functions(libc::malloc, libc::free);

/// A sequence of requests.
struct Load {
    name: &'static str,
    /// Sizes to allocate, one after the other.
    sizes: Vec<usize>,
    /// For each of them: the slot whose block is released before, and where the new one goes.
    slots: Vec<u32>,
    slot_count: usize,
}

const REQUESTS: usize = 100_000;

/// Shares in percent of the sizes that CPython 3.14 asks for (up to 512 bytes, in steps of 16), counted at `malloc`
/// with `PYTHONMALLOC=malloc` in a program of instances, JSON, regular expressions, tuples and f-strings.
fn python_size(random: &mut Random) -> usize {
    const SHARES: [(usize, usize); 9] =
        [(16, 2), (32, 33), (48, 28), (64, 21), (80, 3), (96, 4), (128, 6), (160, 2), (272, 1)];
    let mut at = random.below(100);
    for (size, share) in SHARES {
        if at < share {
            return size;
        }
        at -= share;
    }
    unreachable!("the shares add up to 100")
}

fn loads() -> Vec<Load> {
    let uniform = |random: &mut Random| 1 + random.below(512);
    let make = |name, slot_count: usize, size: &dyn Fn(&mut Random) -> usize, fifo: bool| {
        let mut random = Random::new(7);
        let sizes = (0..REQUESTS).map(|_| size(&mut random)).collect();
        let slots = (0..REQUESTS)
            .map(|at| if fifo { at % slot_count } else { random.below(slot_count) } as u32)
            .collect();
        Load { name, sizes, slots, slot_count }
    };
    vec![
        make("first in first out", 1000, &uniform, true),
        make("random lifetimes, 1000 live", 1000, &uniform, false),
        make("random lifetimes, 50000 live", 50_000, &uniform, false),
        make("sizes of a Python program", 5000, &python_size, false),
    ]
}

/// Allocates 100 blocks and releases them backwards, again and again.
fn last_in_first_out(blocks: &impl Blocks, sizes: &[usize]) {
    let mut live = [(NonNull::dangling(), 0); 100];
    for chunk in sizes.chunks_exact(100) {
        for (slot, &size) in live.iter_mut().zip(chunk) {
            *slot = (blocks.allocate(size), size);
        }
        for &(block, size) in live.iter().rev() {
            // SAFETY: each block is released once, with its size.
            unsafe { blocks.release(black_box(block), size) };
        }
    }
}

fn replace(blocks: &impl Blocks, load: &Load, live: &mut [Option<(NonNull<u8>, usize)>]) {
    for (&size, &slot) in load.sizes.iter().zip(&load.slots) {
        // SAFETY: the slots are below the number of slots; each block is taken out of its slot and released once, with
        // its size. The first byte of a new block is written, as any program does.
        unsafe {
            let slot = live.get_unchecked_mut(slot as usize);
            if let Some((block, size)) = slot.take() {
                blocks.release(block, size);
            }
            let block = blocks.allocate(size);
            block.write(1);
            *slot = Some((block, size));
        }
    }
}

fn run(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, blocks: &impl Blocks, load: &Load) {
    let mut live = vec![None; load.slot_count];
    group.bench_function(name, |bench| bench.iter(|| replace(blocks, load, &mut live)));
    for (block, size) in live.into_iter().flatten() {
        // SAFETY: the block is live and of this size.
        unsafe { blocks.release(block, size) };
    }
}

fn allocate(criterion: &mut Criterion) {
    let pools = Pools::new();
    let heap = LocalHeap::new(&pools);
    let mut group = criterion.benchmark_group("last in first out");
    group.throughput(Throughput::Elements(REQUESTS as u64));
    let mut random = Random::new(7);
    let sizes: Vec<_> = (0..REQUESTS).map(|_| 1 + random.below(512)).collect();
    group.bench_function("here", |b| b.iter(|| last_in_first_out(&Sized(&heap), &sizes)));
    group.bench_function("here, by address", |b| {
        b.iter(|| last_in_first_out(&Unsized(&heap), &sizes));
    });
    group.bench_function("mimalloc", |b| b.iter(|| last_in_first_out(&MIMALLOC, &sizes)));
    group.bench_function("system", |b| b.iter(|| last_in_first_out(&SYSTEM, &sizes)));
    group.finish();
    for load in loads() {
        let mut group = criterion.benchmark_group(load.name);
        group.throughput(Throughput::Elements(REQUESTS as u64));
        run(&mut group, "here", &Sized(&heap), &load);
        run(&mut group, "here, by address", &Unsized(&heap), &load);
        run(&mut group, "mimalloc", &MIMALLOC, &load);
        run(&mut group, "system", &SYSTEM, &load);
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .sample_size(30);
    targets = allocate
}
criterion_main!(benches);
