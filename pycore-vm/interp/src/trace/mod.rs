//! Tracing.

pub(crate) mod jump;

use pycore_objects::core::{Fallible, Thread};

/// Has the trace function called for every instruction of frames that ask for it.
pub(crate) fn enable_opcodes(thread: &Thread) -> Fallible {
    let _ = thread;
    Ok(())
}
