//! Jumps: `frame.f_lineno = line`.

use pycore_objects::core::{Fallible, Thread};
use pycore_objects::{Object, raise};

use crate::frame::FrameObject;

/// Sets the line where a frame goes on.
pub(crate) fn set_line(thread: &Thread, frame: &FrameObject, line: &Object) -> Fallible {
    let _ = (frame, line);
    Err(raise!(thread, VALUE_ERROR, "f_lineno can only be set in a trace function"))
}
