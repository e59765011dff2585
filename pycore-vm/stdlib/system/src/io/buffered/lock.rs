//! Who is using a buffer: one thread at a time, and none within its own use.
//!
//! The owner is written and read with the interpreter's lock only. A thread that has to wait notes the number of
//! releases so far while it still has that lock, so that it misses none.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use pycore_objects::Thread;

/// How long the end of the interpreter waits for a thread that will hardly go on.
const LAST_WAIT: Duration = Duration::from_secs(1);

/// How many threads wait, for any buffer.
static WAITING: AtomicUsize = AtomicUsize::new(0);
/// How many releases they have been told of.
static RELEASES: Mutex<u64> = Mutex::new(0);
static RELEASED: Condvar = Condvar::new();

/// The lock of one buffer.
#[derive(Default)]
pub(super) struct BufferLock {
    /// The number of the thread that has it; none is zero.
    owner: Cell<u64>,
}

/// Why the lock is not to be had.
pub(super) enum Refused {
    /// The thread has it already.
    Reentrant,
    /// The interpreter ends, and the owner with it.
    Abandoned,
}

/// The proof that a buffer is nobody else's meanwhile.
pub(crate) struct Entered<'a>(&'a BufferLock);

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.0.owner.set(0);
        if WAITING.load(Ordering::Relaxed) > 0 {
            *RELEASES.lock().unwrap_or_else(PoisonError::into_inner) += 1;
            RELEASED.notify_all();
        }
    }
}

impl BufferLock {
    /// Takes the lock, and waits for it without the interpreter's.
    pub(super) fn enter(&self, thread: &Thread) -> Result<Entered<'_>, Refused> {
        let id = thread.id();
        if self.owner.get() != 0 {
            self.wait(thread, id)?;
        }
        self.owner.set(id);
        Ok(Entered(self))
    }

    #[cold]
    fn wait(&self, thread: &Thread, id: u64) -> Result<(), Refused> {
        let end = Instant::now() + LAST_WAIT;
        while self.owner.get() != 0 {
            if self.owner.get() == id {
                return Err(Refused::Reentrant);
            }
            if !self.owner_is_alive(thread) {
                break;
            }
            let patience = match thread.is_last() {
                true => end.saturating_duration_since(Instant::now()),
                false => Duration::MAX,
            };
            if patience.is_zero() {
                return Err(Refused::Abandoned);
            }
            WAITING.fetch_add(1, Ordering::Relaxed);
            let seen = *RELEASES.lock().unwrap_or_else(PoisonError::into_inner);
            thread.without_lock(|| {
                let releases = RELEASES.lock().unwrap_or_else(PoisonError::into_inner);
                drop(RELEASED.wait_timeout_while(releases, patience, |&mut now| now == seen));
            });
            WAITING.fetch_sub(1, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Whether the owner can still release the lock: the threads of a process that has forked are not in the child.
    fn owner_is_alive(&self, thread: &Thread) -> bool {
        let mut alive = false;
        thread.for_each_thread(|other| alive |= other.id() == self.owner.get());
        alive
    }
}
