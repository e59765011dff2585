//! Ends of the process where neither going on nor raising would be right.

use crate::core::Thread;

/// Says why, and aborts.
#[cold]
pub fn end(thread: &Thread, function: &str, message: &str) -> ! {
    let state = if thread.is_last() { "finalizing" } else { "initialized" };
    eprintln!("Fatal Python error: {function}: {message}\nPython runtime state: {state}\n");
    std::process::abort()
}
