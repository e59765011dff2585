//! `_tracemalloc`: how much memory has been taken since somebody asked to know.
//!
//! The sums are the heap's own; which lines took the memory is not recorded, and asking for that raises.

use std::sync::atomic::{AtomicI32, AtomicUsize, Ordering};

use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, module, raise};

/// The functions' place.
pub struct TraceMalloc;

module! {
    /// The module `_tracemalloc`.
    pub static TRACEMALLOC: name "_tracemalloc",
    doc "How much memory the program has taken.",
    functions TraceMalloc::FUNCTIONS
}

/// How many frames would be recorded per block; zero while nothing is traced.
static FRAMES: AtomicI32 = AtomicI32::new(0);
/// Bytes in use when tracing began.
static BASE: AtomicUsize = AtomicUsize::new(0);
/// The most bytes above those that anybody has seen.
static PEAK: AtomicUsize = AtomicUsize::new(0);

/// The most frames that may be asked for.
const MAX_FRAMES: i32 = 65535;

fn is_tracing() -> bool {
    FRAMES.load(Ordering::Relaxed) != 0
}

/// Bytes in use now.
fn used(thread: &Thread) -> usize {
    let statistics = thread.heap().statistics();
    statistics.used_bytes() + statistics.large_bytes
}

/// Bytes taken since tracing began.
fn traced(thread: &Thread) -> usize {
    let current = used(thread).saturating_sub(BASE.load(Ordering::Relaxed));
    PEAK.fetch_max(current, Ordering::Relaxed);
    current
}

#[methods(module, name = FUNCTIONS)]
impl TraceMalloc {
    /// is_tracing($module, /)
    ///
    /// Whether memory is traced.
    fn is_tracing() -> bool {
        is_tracing()
    }

    /// start($module, nframe=1, /)
    ///
    /// Begins to trace memory.
    fn start(thread: &Thread, nframe: Option<i32>) -> Fallible {
        let frames = nframe.unwrap_or(1);
        if !(1..=MAX_FRAMES).contains(&frames) {
            let message = format!("the number of frames must be in range [1; {MAX_FRAMES}]");
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        if FRAMES.swap(frames, Ordering::Relaxed) == 0 {
            BASE.store(used(thread), Ordering::Relaxed);
            PEAK.store(0, Ordering::Relaxed);
        }
        Ok(())
    }

    /// stop($module, /)
    ///
    /// Ends to trace memory.
    fn stop() {
        FRAMES.store(0, Ordering::Relaxed);
    }

    /// clear_traces($module, /)
    ///
    /// Forgets what has been traced.
    fn clear_traces(thread: &Thread) {
        if is_tracing() {
            BASE.store(used(thread), Ordering::Relaxed);
            PEAK.store(0, Ordering::Relaxed);
        }
    }

    /// get_traceback_limit($module, /)
    ///
    /// The number of frames that start() was given.
    fn get_traceback_limit() -> i32 {
        FRAMES.load(Ordering::Relaxed).max(1)
    }

    /// get_traced_memory($module, /)
    ///
    /// Bytes taken since tracing began, and the most that was seen.
    fn get_traced_memory(thread: &Thread) -> Fallible<Owned<Tuple>> {
        let (current, peak) =
            if is_tracing() { (traced(thread), PEAK.load(Ordering::Relaxed)) } else { (0, 0) };
        Tuple::pack(thread, [thread.new_int(current as i64)?, thread.new_int(peak as i64)?])
    }

    /// reset_peak($module, /)
    ///
    /// Makes what is taken now the most that was seen.
    fn reset_peak(thread: &Thread) {
        if is_tracing() {
            PEAK.store(0, Ordering::Relaxed);
            traced(thread);
        }
    }

    /// get_tracemalloc_memory($module, /)
    ///
    /// Bytes that tracing itself takes.
    fn get_tracemalloc_memory() -> usize {
        0
    }

    /// _get_traces($module, /)
    ///
    /// The blocks of memory with the frames that took them.
    fn _get_traces(thread: &Thread) -> Fallible<Owned> {
        if is_tracing() {
            return Err(not_recorded(thread));
        }
        Ok(pycore_objects::types::list::List::new(thread)?.into_object())
    }

    /// _get_object_traceback($module, obj, /)
    ///
    /// The frames that made an object; None if that is not known.
    fn _get_object_traceback(_obj: &Object) {}
}

#[cold]
fn not_recorded(thread: &Thread) -> pycore_objects::Raised {
    let message = "which frames take memory is not recorded";
    raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}")
}
