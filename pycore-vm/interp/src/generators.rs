//! Generators: what becomes of their frames.

use pycore_objects::core::Thread;

use crate::frame::{self, FrameRef};

/// The end of a generator's frame by an exception.
pub(crate) fn leave_raising(thread: &Thread, frame: FrameRef) {
    frame::clear(thread, frame);
}
