//! A run time for tests of this crate and of those above it.

use std::sync::{Mutex, OnceLock};

use pycore_gc::blocks::System;
use pycore_gc::collect::Generational;
use pycore_gc::{BlockAllocator, LocalHeap, Young};

use crate::core::graph::Objects;
use crate::core::{Interpreter, Thread};

/// Runs a test as a thread of an interpreter.
///
/// Types and names are static, so there is one interpreter per process, and tests that use it run one after the other.
pub fn with_runtime<R>(test: impl FnOnce(&Thread) -> R) -> R {
    with_runtime_on(Box::leak(Box::new(System::new())), test)
}

/// As [`with_runtime`], with memory from another allocator: the benchmarks'.
#[allow(unsafe_code, reason = "makes the thread that everything else is given")]
pub fn with_runtime_on<R>(
    blocks: &'static dyn BlockAllocator,
    test: impl FnOnce(&Thread) -> R,
) -> R {
    static LOCK: Mutex<()> = Mutex::new(());
    static INTERPRETER: OnceLock<Interpreter> = OnceLock::new();
    let _guard = LOCK.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let interpreter = INTERPRETER.get_or_init(Interpreter::default);
    let collector = Box::leak(Box::new(Generational::new(Objects)));
    let young = Box::leak(Box::new(Young::new(blocks, collector)));
    // SAFETY: the lock above is between all threads of the interpreter.
    let thread = unsafe { Thread::new(LocalHeap::new(blocks), young, interpreter) };
    thread.enter(|thread| {
        crate::start(thread);
        test(thread)
    })
}
