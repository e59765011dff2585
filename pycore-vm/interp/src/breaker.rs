//! Requests to a thread that runs: the eval breaker.

use pycore_objects::core::{Fallible, Thread};

/// Handles what is requested.
#[cold]
pub(crate) fn handle_requests(thread: &Thread) -> Fallible {
    let _ = thread;
    Ok(())
}
