//! A run time for tests of this crate and of those above it.

use std::sync::{Mutex, OnceLock};

use pycore_gc::blocks::System;
use pycore_gc::collect::Generational;
use pycore_gc::{BlockAllocator, LocalHeap, Young};

use crate::core::graph::Objects;
use crate::core::{Interpreter, Thread};

/// The thread that all tests are, one after the other.
struct Shared(Box<Thread>);

// SAFETY: whoever uses the thread holds the lock of `with_runtime`.
#[allow(unsafe_code, reason = "one thread state for all tests")]
unsafe impl Send for Shared {}
// SAFETY: as above.
#[allow(unsafe_code, reason = "one thread state for all tests")]
unsafe impl Sync for Shared {}

/// Runs a test as a thread of an interpreter.
///
/// Types and names are static, so there is one interpreter per process, and tests that use it run one after the other
/// as the same thread: what one leaves behind, in the dictionaries of types for instance, another may free.
pub fn with_runtime<R>(test: impl FnOnce(&Thread) -> R) -> R {
    with_runtime_on(|| Box::leak(Box::new(System::new())), test)
}

/// As [`with_runtime`], with memory from another allocator, the benchmarks': the first call in a process decides.
#[allow(unsafe_code, reason = "makes the thread that everything else is given")]
pub fn with_runtime_on<R>(
    blocks: impl FnOnce() -> &'static dyn BlockAllocator,
    test: impl FnOnce(&Thread) -> R,
) -> R {
    static LOCK: Mutex<()> = Mutex::new(());
    static SHARED: OnceLock<Shared> = OnceLock::new();
    let _guard = LOCK.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let shared = SHARED.get_or_init(|| {
        let blocks = blocks();
        let collector = Box::leak(Box::new(Generational::new(Objects)));
        let young = Box::leak(Box::new(Young::new(blocks, collector)));
        let interpreter = Box::leak(Box::new(Interpreter::default()));
        // SAFETY: the lock above is between all threads of the interpreter.
        let thread = unsafe { Thread::new(LocalHeap::new(blocks), young, interpreter) };
        let started = thread.enter(crate::start);
        assert!(started.is_ok(), "the object model did not start");
        Shared(thread)
    });
    shared.0.enter(|thread| {
        // An exception that the test before left behind is nobody's.
        thread.put_back_exception(None);
        test(thread)
    })
}
