//! The interpreter's lock.
//!
//! A thread that finds it taken waits for an interval; if nobody else got it meanwhile, it asks the holder, through the
//! holder's eval breaker, to give it up, and waits on. Who gives it up on request goes on only after another thread
//! has had it, so that a busy thread cannot take it again before the one that waits has woken up.
//!
//! It is built of the standard library's mutex and condition variables, which are words of memory without a table
//! behind them, of which another thread might hold a part at a fork.

use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::requests::Requests;

/// `sys.getswitchinterval()` at the start: 5 milliseconds.
const INTERVAL_MICROSECONDS: usize = 5000;

/// The lock. A thread is known by its eval breaker.
pub(crate) struct InterpreterLock {
    state: Mutex<State>,
    /// The lock is free.
    free: Condvar,
    /// The lock has passed to another thread.
    passed: Condvar,
    /// In microseconds.
    interval: AtomicUsize,
}

struct State {
    /// The eval breaker of the thread that has it, or null.
    holder: *const AtomicUsize,
    /// That of the last one that had it.
    last: *const AtomicUsize,
    /// How often it passed from one thread to another.
    switches: u64,
    /// How many threads want it.
    waiting: usize,
}

// SAFETY: the pointers are to atomics, looked into under the mutex and only while their thread holds the lock.
unsafe impl Send for State {}

impl Default for InterpreterLock {
    fn default() -> Self {
        let state = State { holder: ptr::null(), last: ptr::null(), switches: 0, waiting: 0 };
        Self {
            state: Mutex::new(state),
            free: Condvar::new(),
            passed: Condvar::new(),
            interval: AtomicUsize::new(INTERVAL_MICROSECONDS),
        }
    }
}

impl InterpreterLock {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn interval(&self) -> Duration {
        Duration::from_micros(self.interval.load(Ordering::Relaxed) as u64)
    }

    pub(super) fn set_interval(&self, interval: Duration) {
        let microseconds = usize::try_from(interval.as_micros()).unwrap_or(usize::MAX).max(1);
        self.interval.store(microseconds, Ordering::Relaxed);
    }

    /// Waits for the lock and takes it.
    pub(super) fn take(&self, breaker: &AtomicUsize) {
        let mut state = self.state();
        if !state.holder.is_null() {
            state.waiting += 1;
            while !state.holder.is_null() {
                let switches = state.switches;
                let waited = self.free.wait_timeout(state, self.interval());
                let timeout;
                (state, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
                if timeout.timed_out() && state.switches == switches {
                    // SAFETY: a thread's state lives while it holds the lock, and only under the mutex does it cease to.
                    if let Some(holder) = unsafe { state.holder.as_ref() } {
                        holder.fetch_or(Requests::DROP_LOCK.bits(), Ordering::Relaxed);
                    }
                }
            }
            state.waiting -= 1;
        }
        state.holder = breaker;
        if !ptr::eq(state.last, breaker) {
            state.last = breaker;
            state.switches += 1;
            self.passed.notify_all();
        }
        drop(state);
        breaker.fetch_and(!Requests::DROP_LOCK.bits(), Ordering::Relaxed);
    }

    /// Gives the lock up. If it was asked for, waits until somebody has it.
    pub(super) fn release(&self, breaker: &AtomicUsize) {
        let mut state = self.state();
        debug_assert!(ptr::eq(state.holder, breaker), "the lock is another thread's");
        state.holder = ptr::null();
        if state.waiting > 0 {
            self.free.notify_one();
        }
        let asked = breaker.load(Ordering::Relaxed) & Requests::DROP_LOCK.bits() != 0;
        if asked {
            breaker.fetch_and(!Requests::DROP_LOCK.bits(), Ordering::Relaxed);
            while state.waiting > 0 && ptr::eq(state.last, breaker) {
                state = self.passed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
        }
    }

    /// The native thread that has the lock goes on as another thread of the interpreter.
    pub(super) fn hand_over(&self, to: &AtomicUsize) {
        let mut state = self.state();
        state.holder = to;
        state.last = to;
        state.switches += 1;
        self.passed.notify_all();
    }

    /// Forks while no other thread is within the lock's functions; whether this is the child, where nobody waits.
    pub(super) fn fork_with(&self, fork: impl FnOnce() -> i32) -> (i32, bool) {
        let mut state = self.state();
        let result = fork();
        if result == 0 {
            state.waiting = 0;
        }
        (result, result == 0)
    }
}
