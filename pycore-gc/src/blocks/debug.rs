//! An allocator that finds mistakes of its users.
//!
//! ```text
//!            ┌─ block ─────────────┐
//! guard (16) │ size bytes, 0xCD    │ guard (16)          released: all of it 0xDD
//!    0xFD    └─────────────────────┘    0xFD
//! ```
//!
//! Fresh blocks are filled with `0xCD`, so that use before initialisation shows; released ones with `0xDD`. Released
//! blocks wait in a queue before the allocator behind gets them: a block whose bytes changed in the meantime was used
//! after its release. What is known of each block is in a table beside the heap, never in the heap itself: a wrong or
//! dead pointer is looked up, not followed.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::ptr::NonNull;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::stats::HeapStatistics;
use crate::traits::{BlockAllocator, OutOfMemory};

const GUARD: usize = 16;
const GUARD_BYTE: u8 = 0xFD;
const FRESH_BYTE: u8 = 0xCD;
const DEAD_BYTE: u8 = 0xDD;

/// Bytes of released blocks that wait at most.
const QUARANTINE_BYTES: usize = 1 << 20;

/// What a user of memory did wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Bytes in front of the block were changed.
    Underrun,
    /// Bytes behind the block were changed.
    Overrun,
    /// The block was released or reallocated a second time.
    DoubleRelease,
    /// The block was written to after its release; `offset` is the first changed byte.
    UseAfterRelease {
        /// Distance from the block's start in bytes.
        offset: usize,
    },
    /// An address was released or reallocated that is not the start of a block.
    UnknownBlock,
    /// The block was still live when the allocator was dropped.
    Leak,
}

/// One mistake.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Report {
    /// What happened.
    pub fault: Fault,
    /// Address of the block.
    pub block: usize,
    /// Its size in bytes as requested, 0 if unknown.
    pub size: usize,
    /// Its serial number: the first block of the allocator has 1. 0 if unknown.
    pub serial: u64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { fault, block, size, serial } = self;
        match fault {
            Fault::Underrun => write!(f, "bytes before the block were overwritten")?,
            Fault::Overrun => write!(f, "bytes behind the block were overwritten")?,
            Fault::DoubleRelease => write!(f, "the block was released twice")?,
            Fault::UseAfterRelease { offset } => {
                write!(f, "byte {offset} of the block was written after its release")?;
            }
            Fault::UnknownBlock => return write!(f, "no block starts at {block:#x}"),
            Fault::Leak => write!(f, "the block was never released")?,
        }
        write!(f, ": block {block:#x} of {size} bytes, serial number {serial}")
    }
}

#[derive(Clone, Copy)]
struct Record {
    block: NonNull<u8>,
    size: usize,
    serial: u64,
}

#[derive(Default)]
struct State {
    live: HashMap<usize, Record>,
    /// Addresses of the released blocks, which are the keys of `dead`, oldest first.
    quarantine: VecDeque<usize>,
    dead: HashMap<usize, Record>,
    dead_bytes: usize,
    serial: u64,
}

// SAFETY: the pointers are to blocks that only this state knows.
unsafe impl Send for State {}

type Handler = Box<dyn Fn(&Report) + Send + Sync>;

/// An allocator that checks its users and reports what they do wrong.
///
/// ```
/// use pycore_gc::{BlockAllocator, blocks::{Debug, Fault, System}};
/// use std::sync::{Arc, Mutex};
///
/// let reports = Arc::new(Mutex::new(Vec::new()));
/// let sink = Arc::clone(&reports);
/// let blocks = Debug::new(System::new(), move |report| sink.lock().unwrap().push(*report));
/// let block = blocks.allocate(10).unwrap();
/// unsafe {
///     block.add(10).write(1); // one byte too far
///     blocks.release(block);
/// }
/// let reports = reports.lock().unwrap();
/// assert_eq!(reports[0].fault, Fault::Overrun);
/// assert_eq!((reports[0].size, reports[0].serial), (10, 1));
/// ```
pub struct Debug<A: BlockAllocator> {
    inner: A,
    state: Mutex<State>,
    handler: Handler,
}

impl<A: BlockAllocator> Debug<A> {
    /// `inner`, checked; `handler` is told of each mistake and may abort the process.
    ///
    /// If the handler returns, a faulty release is ignored and a faulty reallocation fails.
    pub fn new(inner: A, handler: impl Fn(&Report) + Send + Sync + 'static) -> Self {
        Self { inner, state: Mutex::default(), handler: Box::new(handler) }
    }

    /// `inner`, checked; a mistake is written to the standard error and ends the process.
    pub fn aborting(inner: A) -> Self {
        Self::new(inner, |report| {
            eprintln!("memory error: {report}");
            std::process::abort();
        })
    }

    /// Checks the guards of all live blocks and the contents of all waiting ones now. Returns the number of faults.
    pub fn check_all(&self) -> usize {
        let state = self.state();
        let mut faults = Vec::new();
        for record in state.live.values() {
            // SAFETY: the block is live, with guards around it.
            faults.extend(unsafe { check_guards(*record) }.into_iter().flatten());
        }
        for record in state.dead.values() {
            // SAFETY: a waiting block is ours.
            faults.extend(unsafe { check_dead(*record) });
        }
        drop(state);
        for report in &faults {
            (self.handler)(report);
        }
        faults.len()
    }

    /// The allocator inside.
    pub fn inner(&self) -> &A {
        &self.inner
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn report(&self, report: Report) {
        (self.handler)(&report);
    }

    /// Takes a live block out of the table, after checking it. `None` if it is not live, which has been reported.
    fn forget(&self, block: NonNull<u8>) -> Option<Record> {
        let address = block.addr().get();
        let mut state = self.state();
        let Some(record) = state.live.remove(&address) else {
            let dead = state.dead.get(&address).copied();
            drop(state);
            let (fault, record) = match dead {
                Some(record) => (Fault::DoubleRelease, record),
                None => (Fault::UnknownBlock, Record { block, size: 0, serial: 0 }),
            };
            self.report(record.report(fault));
            return None;
        };
        drop(state);
        // SAFETY: the block was live, with guards around it, until the line above.
        for report in unsafe { check_guards(record) }.into_iter().flatten() {
            self.report(report);
        }
        Some(record)
    }

    /// Releases the oldest waiting blocks until no more than `limit` bytes wait.
    fn drain(&self, limit: usize) {
        loop {
            let mut state = self.state();
            if state.dead_bytes <= limit {
                return;
            }
            let Some(block) = state.quarantine.pop_front() else { return };
            let Some(record) = state.dead.remove(&block) else { continue };
            state.dead_bytes -= record.size + 2 * GUARD;
            drop(state);
            // SAFETY: the block waited, so it is ours; it is now out of the queue and released once.
            unsafe {
                if let Some(report) = check_dead(record) {
                    self.report(report);
                }
                self.inner.release(record.block.sub(GUARD));
            }
        }
    }
}

impl Record {
    fn report(self, fault: Fault) -> Report {
        let Self { block, size, serial } = self;
        Report { fault, block: block.addr().get(), size, serial }
    }
}

/// # Safety
///
/// 1. The block has this size and guards around it.
unsafe fn check_guards(record: Record) -> [Option<Report>; 2] {
    // SAFETY: condition 1.
    let intact =
        |start: NonNull<u8>| unsafe { start.cast::<[u8; GUARD]>().read() == [GUARD_BYTE; GUARD] };
    let fault = |found: bool, fault| found.then(|| record.report(fault));
    // SAFETY: the guards are in front of and behind the block (condition 1).
    unsafe {
        [
            fault(!intact(record.block.sub(GUARD)), Fault::Underrun),
            fault(!intact(record.block.add(record.size)), Fault::Overrun),
        ]
    }
}

/// # Safety
///
/// 1. The block has this size, was filled on release, and is not yet released to the allocator behind.
unsafe fn check_dead(record: Record) -> Option<Report> {
    // SAFETY: condition 1.
    let offset =
        (0..record.size).find(|&at| unsafe { record.block.add(at).read() } != DEAD_BYTE)?;
    Some(record.report(Fault::UseAfterRelease { offset }))
}

// SAFETY: a block is the middle part of a block of `inner`, which keeps the laws; the guard in front keeps the
// alignment. `inner` is not asked for whole batches (the default `refill`), so that every request is seen.
unsafe impl<A: BlockAllocator> BlockAllocator for Debug<A> {
    fn name(&self) -> &'static str {
        "debug"
    }

    fn allocate(&self, size: usize) -> Result<NonNull<u8>, OutOfMemory> {
        let whole = size.checked_add(2 * GUARD).ok_or(OutOfMemory)?;
        {
            let mut state = self.state();
            state.live.try_reserve(1).map_err(|_| OutOfMemory)?;
        }
        let start = self.inner.allocate(whole)?;
        // SAFETY: the block of `inner` has room for the two guards and `size` bytes.
        let block = unsafe {
            let block = start.add(GUARD);
            start.as_ptr().write_bytes(GUARD_BYTE, GUARD);
            block.as_ptr().write_bytes(FRESH_BYTE, size);
            block.add(size).as_ptr().write_bytes(GUARD_BYTE, GUARD);
            block
        };
        let mut state = self.state();
        state.serial += 1;
        let serial = state.serial;
        state.live.insert(block.addr().get(), Record { block, size, serial });
        Ok(block)
    }

    unsafe fn reallocate(
        &self,
        block: NonNull<u8>,
        size: usize,
    ) -> Result<NonNull<u8>, OutOfMemory> {
        let Some(old) = self.state().live.get(&block.addr().get()).copied() else {
            self.forget(block);
            return Err(OutOfMemory);
        };
        // Always a move, so that pointers into the old block show as uses after release.
        let new = self.allocate(size)?;
        // SAFETY: both blocks are live, different, and have at least the smaller of the two sizes.
        unsafe {
            new.as_ptr().copy_from_nonoverlapping(block.as_ptr(), old.size.min(size));
            self.release(block);
        }
        Ok(new)
    }

    unsafe fn release(&self, block: NonNull<u8>) {
        let Some(record) = self.forget(block) else { return };
        // SAFETY: the block was live until now and has this size.
        unsafe { block.as_ptr().write_bytes(DEAD_BYTE, record.size) };
        let mut state = self.state();
        let state_mut = &mut *state;
        if state_mut.quarantine.try_reserve(1).is_err() || state_mut.dead.try_reserve(1).is_err() {
            drop(state);
            // SAFETY: the block is out of the table and released once. There is no memory to make it wait.
            unsafe { self.inner.release(block.sub(GUARD)) };
            return;
        }
        state.dead.insert(block.addr().get(), record);
        state.quarantine.push_back(block.addr().get());
        state.dead_bytes += record.size + 2 * GUARD;
        drop(state);
        self.drain(QUARANTINE_BYTES);
    }

    unsafe fn usable_size(&self, block: NonNull<u8>) -> usize {
        match self.state().live.get(&block.addr().get()) {
            Some(record) => record.size,
            None => 0,
        }
    }

    fn statistics(&self) -> HeapStatistics {
        let inner = self.inner.statistics();
        let state = self.state();
        HeapStatistics {
            large_blocks: state.live.len(),
            large_bytes: state.live.values().map(|record| record.size).sum(),
            failures: inner.failures,
            ..HeapStatistics::new(self.name())
        }
    }
}

/// Checks what still waits; reports what is still live, and releases it.
impl<A: BlockAllocator> Drop for Debug<A> {
    fn drop(&mut self) {
        self.drain(0);
        let live = std::mem::take(&mut self.state().live);
        for record in live.into_values() {
            self.report(record.report(Fault::Leak));
            // SAFETY: the block came from `inner`; nobody may use it after the allocator is gone.
            unsafe { self.inner.release(record.block.sub(GUARD)) };
        }
    }
}
