//! The evaluator's fields of the thread's state, which libraries that switch stacks save and restore.

use std::ptr::NonNull;

use pycore_objects::core::Thread;

use super::layout::{Frame, FrameRef};

/// The newest frame of a thread.
#[inline(always)]
pub fn current(thread: &Thread) -> Option<FrameRef> {
    // SAFETY: the state is this thread's; its current frame is alive.
    unsafe {
        NonNull::new((*thread.as_raw()).current_frame.cast::<Frame>())
            .map(|frame| FrameRef::new(frame))
    }
}

/// Makes a frame the newest.
#[inline(always)]
pub fn set_current(thread: &Thread, frame: Option<FrameRef>) {
    let pointer = frame.map_or(std::ptr::null_mut(), FrameRef::as_ptr);
    // SAFETY: the state is this thread's.
    unsafe { (*thread.as_raw()).current_frame = pointer.cast() };
}

/// The eval breaker: requests, and the version of monitoring above them.
#[inline(always)]
pub(crate) fn eval_breaker(thread: &Thread) -> usize {
    // SAFETY: the state is this thread's; other threads set bits of the word atomically.
    unsafe { (&raw const (*thread.as_raw()).eval_breaker).read_volatile() }
}

/// How many more frames of Python code may be pushed.
#[inline(always)]
pub fn remaining_depth(thread: &Thread) -> i32 {
    // SAFETY: the state is this thread's.
    unsafe { (*thread.as_raw()).py_recursion_remaining }
}

/// Counts a frame that is pushed.
#[inline(always)]
pub fn count_push(thread: &Thread) {
    // SAFETY: the state is this thread's.
    unsafe { (*thread.as_raw()).py_recursion_remaining -= 1 };
}

/// Counts a frame that is popped.
#[inline(always)]
pub fn count_pop(thread: &Thread) {
    // SAFETY: the state is this thread's.
    unsafe { (*thread.as_raw()).py_recursion_remaining += 1 };
}

/// How many frames of Python code there are.
pub fn depth(thread: &Thread) -> i32 {
    // SAFETY: the state is this thread's.
    unsafe { (*thread.as_raw()).py_recursion_limit - (*thread.as_raw()).py_recursion_remaining }
}

/// Sets how many frames of Python code there may be.
pub fn set_limit(thread: &Thread, limit: i32) {
    // SAFETY: the state is this thread's.
    unsafe {
        let state = thread.as_raw();
        let depth = (*state).py_recursion_limit - (*state).py_recursion_remaining;
        (*state).py_recursion_limit = limit;
        (*state).py_recursion_remaining = limit - depth;
    }
}
