//! Signals that have arrived, from the handler of the system to the main thread, which runs the program's.
//!
//! What the system calls may do almost nothing: it sets flags.

use std::sync::atomic::{AtomicBool, Ordering};

use super::requests::{Requests, request_of_main};
use crate::core::place::Place;

/// The highest number of a signal.
pub const LAST: i32 = 64;

static ARRIVED: [AtomicBool; LAST as usize + 1] =
    [const { AtomicBool::new(false) }; LAST as usize + 1];

/// Notes that a signal has arrived, and tells the main thread. A handler of the system may call it.
pub fn trip(number: i32) {
    if let Some(flag) = usize::try_from(number).ok().and_then(|number| ARRIVED.get(number)) {
        flag.store(true, Ordering::Release);
        request_of_main(Requests::SIGNALS);
    }
}

/// Whether a signal has arrived; it is forgotten.
pub fn take(number: i32) -> bool {
    usize::try_from(number)
        .ok()
        .and_then(|number| ARRIVED.get(number))
        .is_some_and(|flag| flag.swap(false, Ordering::AcqRel))
}

/// Forgets all signals that have arrived: the child of a fork handles none of its parent's.
pub fn forget() {
    for flag in &ARRIVED {
        flag.store(false, Ordering::Release);
    }
}

/// What the program does about each signal: a function, or the numbers of `SIG_DFL` and `SIG_IGN`.
pub struct SignalHandlers([Place; LAST as usize + 1]);

impl Default for SignalHandlers {
    fn default() -> Self {
        Self([const { Place::empty() }; LAST as usize + 1])
    }
}

impl SignalHandlers {
    /// That of a signal, if there is such a signal.
    pub fn of(&self, number: i32) -> Option<&Place> {
        self.0.get(usize::try_from(number).ok()?)
    }
}
