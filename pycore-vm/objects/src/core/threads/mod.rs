//! The threads of an interpreter: the lock that one of them holds, what they are asked to do, and their native stacks.
//!
//! ```text
//!   Interpreter ──▶ Threads { lock, list of states, calls that wait for the main thread, who is ending everything }
//!                       ▲
//!   Thread ─────────────┘      CURRENT (of the native thread) ──▶ the Thread that holds the lock, or null
//!     eval_breaker             set by others, atomically; read by the evaluator at loops and calls
//! ```
//!
//! Reading order: `lock`, [`attach`] (who is the current thread), [`requests`], [`signals`], [`stack`].

mod aside;
pub mod attach;
pub(crate) mod lock;
pub mod requests;
pub mod signals;
pub mod stack;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::thread::Thread;
use lock::InterpreterLock;
use requests::{PendingCall, Requests};

/// What the threads of an interpreter share without holding its lock.
#[derive(Default)]
pub struct Threads {
    pub(super) lock: InterpreterLock,
    list: Mutex<Vec<State>>,
    ids: AtomicU64,
    pub(super) pending: Mutex<VecDeque<PendingCall>>,
    /// The thread that ends the interpreter; all others stop where they next want the lock.
    finalizing: AtomicPtr<Thread>,
}

/// A thread's state in the list.
#[derive(Clone, Copy, PartialEq, Eq)]
struct State(*const Thread);

// SAFETY: the list is behind a mutex, and states are looked into only by who holds the lock.
unsafe impl Send for State {}

impl Threads {
    /// How long a thread waits for the lock before it asks for it.
    pub fn switch_interval(&self) -> Duration {
        self.lock.interval()
    }

    /// Sets how long a thread waits for the lock before it asks for it.
    pub fn set_switch_interval(&self, interval: Duration) {
        self.lock.set_interval(interval);
    }

    fn list(&self) -> MutexGuard<'_, Vec<State>> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a new thread's state, and numbers it.
    pub(super) fn add(&self, thread: &Thread) {
        let mut list = self.list();
        let newest = list.last().map_or(ptr::null(), |state| state.0);
        let raw = thread.as_raw();
        // SAFETY: the state is new and known to nobody else; the links are changed under the list's mutex only.
        unsafe {
            (*raw).id = self.ids.fetch_add(1, Ordering::Relaxed) + 1;
            (*raw).next = newest.cast_mut().cast();
            if let Some(newest) = newest.as_ref() {
                (*newest.as_raw()).prev = raw;
            }
        }
        list.push(State(thread));
    }

    /// Takes an ending thread's state out of the list.
    pub(super) fn remove(&self, thread: &Thread) {
        let mut list = self.list();
        list.retain(|state| !ptr::eq(state.0, thread));
        let raw = thread.as_raw();
        // SAFETY: neighbours in the list are alive, and the links are changed under the list's mutex only.
        unsafe {
            let (previous, next) = ((*raw).prev, (*raw).next);
            if let Some(previous) = previous.as_mut() {
                previous.next = next;
            }
            if let Some(next) = next.as_mut() {
                next.prev = previous;
            }
            (*raw).prev = ptr::null_mut();
            (*raw).next = ptr::null_mut();
        }
    }

    /// Whether a thread other than this one ends the interpreter.
    pub(super) fn is_finalized_by_another(&self, thread: &Thread) -> bool {
        let finalizing = self.finalizing.load(Ordering::Acquire);
        !finalizing.is_null() && !ptr::eq(finalizing, thread)
    }
}

impl Thread {
    /// The threads of the interpreter.
    #[inline]
    pub fn threads(&self) -> &'static Threads {
        &self.interpreter().threads
    }

    /// Makes this thread the only one that gets the lock from now on: the interpreter ends. Others stop for good where
    /// they want it next.
    pub fn begin_finalization(&self) {
        self.interpreter().options.finalizing.set(true);
        self.threads().finalizing.store(ptr::from_ref(self).cast_mut(), Ordering::Release);
    }

    /// Whether the interpreter ends and no other thread runs any more.
    pub fn is_last(&self) -> bool {
        ptr::eq(self.threads().finalizing.load(Ordering::Acquire), self)
    }

    /// `threading.get_ident()` of the main thread.
    pub fn main_ident(&self) -> u64 {
        // SAFETY: the main thread's state lives as long as it is main.
        unsafe { attach::main().as_ref() }.map_or(0, Thread::ident)
    }

    /// Shows all threads of the interpreter, the oldest first. Nothing of the program may run meanwhile.
    pub fn for_each_thread(&self, mut with: impl FnMut(&Thread)) {
        for state in self.threads().list().iter() {
            // SAFETY: states leave the list before they go, and under its mutex; this thread holds the lock.
            with(unsafe { &*state.0 });
        }
    }

    /// The number of this thread's state, which no other has had.
    pub fn id(&self) -> u64 {
        // SAFETY: the state is this thread's.
        unsafe { (*self.as_raw()).id }
    }

    /// `threading.get_ident()` of the native thread that last held the lock as this thread.
    pub fn ident(&self) -> u64 {
        // SAFETY: the state is this thread's.
        unsafe { (*self.as_raw()).thread_id }
    }

    /// Forks: `fork` gives 0 in the child, as C's function does.
    ///
    /// No other thread is within one of the interpreter's own mutexes meanwhile. The child has one thread, this one, which
    /// holds the lock; what the states of the lost threads owned is dropped, their frames stay as they are.
    pub fn fork_with(&self, fork: impl FnOnce() -> i32) -> i32 {
        let threads = self.threads();
        let list = threads.list();
        let pending = threads.pending.lock().unwrap_or_else(PoisonError::into_inner);
        let (result, is_child) = threads.lock.fork_with(fork);
        drop(pending);
        let lost: Vec<State> =
            list.iter().copied().filter(|state| !ptr::eq(state.0, self)).collect();
        drop(list);
        if is_child {
            attach::become_main(self);
            self.take_request(Requests::DROP_LOCK);
            // SAFETY: the state is this thread's, which is another one for the system.
            unsafe { (*self.as_raw()).native_thread_id = stack::native_id() };
            for state in lost {
                // SAFETY: the states of lost threads stay in memory, and nobody else uses them.
                let other = unsafe { &*state.0 };
                threads.remove(other);
                other.clear();
            }
        }
        result
    }
}
