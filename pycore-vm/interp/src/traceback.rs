//! Tracebacks: which frames an exception has come through.

use pycore_objects::core::Thread;

use crate::frame::FrameRef;

/// Adds a frame to the traceback of the exception that is on its way up.
pub(crate) fn add(thread: &Thread, frame: FrameRef) {
    let _ = (thread, frame);
}
