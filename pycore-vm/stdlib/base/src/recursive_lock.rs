//! A lock that its owner may take again.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use pycore_objects::Thread;

/// Who has the lock, and how often.
#[derive(Default)]
struct State {
    /// The thread's number.
    owner: Option<u64>,
    depth: usize,
}

/// A lock that a thread may take several times, and gives back as often.
pub(crate) struct RecursiveLock {
    state: Mutex<State>,
    released: Condvar,
}

impl RecursiveLock {
    /// A lock that nobody has.
    pub(crate) const fn new() -> Self {
        Self { state: Mutex::new(State { owner: None, depth: 0 }), released: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the lock, and waits for it without the interpreter's.
    pub(crate) fn acquire(&self, thread: &Thread) {
        let id = thread.id();
        if self.try_acquire(id) {
            return;
        }
        thread.without_lock(|| {
            let mut state = self.state();
            while state.owner.is_some() {
                state = self.released.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            *state = State { owner: Some(id), depth: 1 };
        });
    }

    fn try_acquire(&self, id: u64) -> bool {
        let mut state = self.state();
        match state.owner {
            Some(owner) if owner != id => return false,
            Some(_) => state.depth += 1,
            None => *state = State { owner: Some(id), depth: 1 },
        }
        true
    }

    /// Gives the lock back; `false` if the thread has not got it.
    pub(crate) fn release(&self, thread: &Thread) -> bool {
        let mut state = self.state();
        if state.owner != Some(thread.id()) {
            return false;
        }
        state.depth -= 1;
        if state.depth == 0 {
            state.owner = None;
            self.released.notify_one();
        }
        true
    }

    /// Whether the thread has the lock.
    pub(crate) fn is_held_by(&self, thread: &Thread) -> bool {
        self.state().owner == Some(thread.id())
    }

    /// Whether some thread has the lock.
    pub(crate) fn is_held(&self) -> bool {
        self.state().owner.is_some()
    }
}
