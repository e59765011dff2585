//! What a running thread is asked to do: the bits of its eval breaker, and what stands behind them.
//!
//! The word's low byte holds [`Requests`], which anybody sets atomically; the rest is the version of monitoring. The
//! evaluator looks at it when it jumps back and when a function begins.

use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{MutexGuard, PoisonError};

use super::attach;
use crate::core::object::Object;
use crate::core::raised::Fallible;
use crate::core::refs::Owned;
use crate::core::thread::Thread;

bitflags::bitflags! {
    /// What a thread is asked for, at CPython's places in the word.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Requests: usize {
        /// Another thread wants the lock.
        const DROP_LOCK = 1;
        /// Signals have arrived.
        const SIGNALS = 1 << 1;
        /// Calls wait.
        const CALLS = 1 << 2;
        /// An exception is to be raised.
        const ASYNC_EXCEPTION = 1 << 3;
        /// A collection is due.
        const COLLECTION = 1 << 4;
    }
}

/// The part of the word that is requests.
const MASK: usize = 0xFF;

/// Calls that may wait at the same time.
const MAX_PENDING: usize = 300;

/// A call that the main thread is asked for.
pub type PendingCall = Box<dyn FnOnce(&Thread) -> Fallible + Send>;

/// Asks the main thread, from anywhere, a signal handler too.
pub fn request_of_main(requests: Requests) {
    // SAFETY: the main thread's state lives until it is main no more.
    if let Some(main) = unsafe { attach::main().as_ref() } {
        main.request(requests);
    }
}

/// Asks the main thread for a call, from a native thread that need not be known; `false` if there is no interpreter or too
/// many calls wait.
pub fn add_pending_call(call: PendingCall) -> bool {
    // SAFETY: the main thread's state lives until it is main no more; the list of calls is behind a mutex.
    unsafe { attach::main().as_ref() }.is_some_and(|main| main.add_pending_call(call).is_ok())
}

impl Thread {
    /// The eval breaker.
    #[inline(always)]
    pub(super) fn breaker(&self) -> &AtomicUsize {
        // SAFETY: the word lives as long as the state, and is written atomically only.
        unsafe { AtomicUsize::from_ptr(&raw mut (*self.as_raw()).eval_breaker) }
    }

    /// Asks this thread for something; any thread may.
    pub fn request(&self, requests: Requests) {
        self.breaker().fetch_or(requests.bits(), Ordering::Release);
    }

    /// What this thread is asked for.
    pub fn requests(&self) -> Requests {
        Requests::from_bits_truncate(self.breaker().load(Ordering::Acquire))
    }

    /// Whether this thread is asked for one of these; it is no longer.
    pub fn take_request(&self, requests: Requests) -> bool {
        self.breaker().fetch_and(!requests.bits(), Ordering::AcqRel) & requests.bits() != 0
    }

    /// A new thread has the version of monitoring of those that run.
    pub(super) fn copy_monitoring_version(&self, from: &Thread) {
        let version = from.breaker().load(Ordering::Relaxed) & !MASK;
        self.breaker().fetch_or(version, Ordering::Relaxed);
    }

    /// The version of monitoring, at its place in the word.
    pub fn monitoring_version(&self) -> usize {
        self.breaker().load(Ordering::Relaxed) & !MASK
    }

    /// Sets the version of monitoring, at its place in the word; requests stay.
    pub fn set_monitoring_version(&self, version: usize) {
        let word = self.breaker();
        let mut current = word.load(Ordering::Relaxed);
        while let Err(changed) = word.compare_exchange_weak(
            current,
            version & !MASK | current & MASK,
            Ordering::AcqRel,
            Ordering::Relaxed,
        ) {
            current = changed;
        }
    }

    /// Whether this is the main thread, which handles signals.
    pub fn is_main(&self) -> bool {
        ptr::eq(attach::main(), self)
    }

    /// Runs the program's handlers of signals that have arrived, in the main thread; for natives that wait or take long.
    ///
    /// # Errors
    ///
    /// A handler has raised an exception, as that of SIGINT does.
    #[inline]
    pub fn check_signals(&self) -> Fallible {
        if self.requests().contains(Requests::SIGNALS) { self.handle_signals() } else { Ok(()) }
    }

    #[cold]
    fn handle_signals(&self) -> Fallible {
        if !self.is_main() {
            return Ok(());
        }
        self.take_request(Requests::SIGNALS);
        let Some(handle) = self.interpreter().hooks.handle_signals.get() else { return Ok(()) };
        // More than one may have arrived: those behind the one that raised come next time.
        handle(self).inspect_err(|_| self.request(Requests::SIGNALS))
    }

    /// Whether a collection was asked for; asks no more.
    pub fn take_collection_request(&self) -> bool {
        self.take_request(Requests::COLLECTION)
    }

    /// Asks for a collection at the next point where arbitrary code may run.
    pub(crate) fn request_collection(&self) {
        self.request(Requests::COLLECTION);
    }

    /// Runs the collection that is due.
    pub fn collect_due(&self) {
        let saved = self.save_exception();
        // Without memory for a collection the program goes on without one.
        let _ = self.young().collect_due();
        self.put_back_exception(saved);
    }

    fn pending(&self) -> MutexGuard<'static, std::collections::VecDeque<PendingCall>> {
        self.threads().pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the main thread for a call; gives it back if too many wait.
    pub fn add_pending_call(&self, call: PendingCall) -> Result<(), PendingCall> {
        let mut pending = self.pending();
        if pending.len() >= MAX_PENDING {
            return Err(call);
        }
        pending.push_back(call);
        drop(pending);
        request_of_main(Requests::CALLS);
        Ok(())
    }

    /// Runs the calls that wait, in the main thread.
    pub fn run_pending_calls(&self) -> Fallible {
        if !self.is_main() || !self.take_request(Requests::CALLS) {
            return Ok(());
        }
        // Calls that these calls ask for wait for the next time.
        for _ in 0..MAX_PENDING {
            let Some(call) = self.pending().pop_front() else { return Ok(()) };
            if let Err(raised) = call(self) {
                self.request(Requests::CALLS);
                return Err(raised);
            }
        }
        self.request(Requests::CALLS);
        Ok(())
    }

    /// Asks the thread with this ident to raise an exception, or with `None`, to raise none; how many there are.
    pub fn set_async_exception(&self, ident: u64, exception: Option<&Object>) -> usize {
        let mut found = None;
        self.for_each_thread(|thread| {
            if thread.ident() == ident && found.is_none() {
                found = Some(thread.exchange_async_exception(exception.map(Owned::share)));
            }
        });
        // What it replaces is dropped outside of the list's mutex.
        usize::from(found.is_some())
    }

    fn exchange_async_exception(&self, exception: Option<Owned>) -> Option<Owned> {
        let is_set = exception.is_some();
        let new =
            exception.map_or(ptr::null_mut(), |exception| exception.into_raw().as_ptr().cast());
        // SAFETY: the field counts a reference, and is changed under the lock.
        let old = unsafe {
            let field = &raw mut (*self.as_raw()).async_exc;
            NonNull::new(field.replace(new)).map(|old| Owned::adopt(old.cast()))
        };
        if is_set {
            self.request(Requests::ASYNC_EXCEPTION);
        }
        old
    }

    /// The exception that another thread has asked this one to raise.
    pub fn take_async_exception(&self) -> Option<Owned> {
        if !self.take_request(Requests::ASYNC_EXCEPTION) {
            return None;
        }
        self.exchange_async_exception(None)
    }
}
