//! Tracebacks: which frames an exception has come through.

use pycore_objects::Owned;
use pycore_objects::core::{Fallible, ObjectLike, Thread};
use pycore_objects::errors::BaseException;
use pycore_objects::types::traceback::Traceback;

use crate::frame::{FrameObject, FrameRef};

/// Adds a frame to the traceback of the exception that is on its way up.
#[cold]
pub(crate) fn add(thread: &Thread, frame: FrameRef) {
    if frame.is_incomplete() {
        return;
    }
    let Some(exception) = thread.save_exception() else { return };
    if let Some(base) = exception.downcast_ref::<BaseException>() {
        // Without memory the traceback stays as it is.
        if let Err(raised) = push(thread, frame, base) {
            thread.clear_exception(raised);
        }
    }
    thread.put_back_exception(Some(exception));
}

/// Adds a frame to the traceback of an exception.
pub(crate) fn push(thread: &Thread, frame: FrameRef, exception: &BaseException) -> Fallible {
    let object = FrameObject::of(thread, frame)?;
    let next = exception.traceback.get().and_then(|next| next.downcast::<Traceback>().ok());
    let instruction = i32::try_from(frame.offset() * 2).unwrap_or(i32::MAX);
    // The line is looked up when somebody asks, unless tracing has moved it.
    let line = match object.line.get() {
        0 => -1,
        line => line,
    };
    let entry = Traceback::new(thread, next, object.into_object(), instruction, line)?;
    drop(exception.traceback.replace(Some(entry.into_object())));
    Ok(())
}

/// The line of an instruction, an offset in bytes, in the code of a frame object.
pub(crate) fn line_of(
    _thread: &Thread,
    frame: &pycore_objects::Object,
    offset: i32,
) -> Option<i32> {
    let frame = frame.downcast::<FrameObject>()?;
    frame.frame().code().line_of(usize::try_from(offset).ok()? / 2)
}
