//! A lock that waits without the interpreter's, for a time, and until a signal comes.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use pycore_objects::{Fallible, Thread};

use super::sys::{self, Wake};

const FREE: u32 = 0;
const HELD: u32 = 1;
/// Held, and somebody may wait.
const WANTED: u32 = 2;

/// How long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Patience {
    /// Not at all.
    None,
    /// At most so long.
    For(Duration),
    /// As long as it takes.
    Endless,
}

impl Patience {
    fn deadline(self) -> Option<Instant> {
        match self {
            Self::None => Some(Instant::now()),
            Self::For(time) => Instant::now().checked_add(time),
            Self::Endless => None,
        }
    }
}

/// A lock, one word. Whoever knows it may unlock it.
#[derive(Default)]
pub(super) struct Mutex(AtomicU32);

impl Mutex {
    pub(super) fn try_lock(&self) -> bool {
        self.0.compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }

    /// Waits for the lock; `Woken` means that it is held now.
    fn lock(&self, deadline: Option<Instant>) -> Wake {
        loop {
            if self.0.swap(WANTED, Ordering::Acquire) == FREE {
                return Wake::Woken;
            }
            match sys::wait(&self.0, WANTED, deadline) {
                Wake::Woken => {}
                other => return other,
            }
        }
    }

    pub(super) fn is_locked(&self) -> bool {
        self.0.load(Ordering::Acquire) != FREE
    }

    /// Unlocks; whether it was locked.
    pub(super) fn unlock(&self) -> bool {
        let before = self.0.swap(FREE, Ordering::Release);
        if before == WANTED {
            sys::wake(&self.0, 1);
        }
        before != FREE
    }

    /// Forgets whoever holds it or waits: for the child of a fork.
    pub(super) fn reset(&self) {
        self.0.store(FREE, Ordering::Release);
    }

    /// Takes the lock; whether there was patience enough. Meanwhile handlers of signals run.
    pub(super) fn acquire(&self, thread: &Thread, patience: Patience) -> Fallible<bool> {
        if self.try_lock() {
            return Ok(true);
        }
        if patience == Patience::None {
            return Ok(false);
        }
        let deadline = patience.deadline();
        loop {
            match thread.without_lock(|| self.lock(deadline)) {
                Wake::Woken => return Ok(true),
                Wake::TimedOut => return Ok(false),
                Wake::Interrupted => thread.check_signals()?,
            }
        }
    }
}

/// Something that happens once.
#[derive(Default)]
pub(super) struct Event(AtomicU32);

impl Event {
    pub(super) fn is_set(&self) -> bool {
        self.0.load(Ordering::Acquire) != 0
    }

    pub(super) fn set(&self) {
        self.0.store(1, Ordering::Release);
        sys::wake(&self.0, i32::MAX);
    }

    /// Waits for it; whether there was patience enough. Meanwhile handlers of signals run.
    pub(super) fn wait(&self, thread: &Thread, patience: Patience) -> Fallible<bool> {
        if self.is_set() || patience == Patience::None {
            return Ok(self.is_set());
        }
        let deadline = patience.deadline();
        loop {
            let wake = thread.without_lock(|| sys::wait(&self.0, 0, deadline));
            if self.is_set() {
                return Ok(true);
            }
            match wake {
                Wake::Woken => {}
                Wake::TimedOut => return Ok(false),
                Wake::Interrupted => thread.check_signals()?,
            }
        }
    }
}
