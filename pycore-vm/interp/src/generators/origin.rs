//! Where coroutines are made: `sys.set_coroutine_origin_tracking_depth`.

use pycore_objects::core::Thread;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, ObjectLike, Owned};

use crate::frame::FrameRef;

/// File, line and function of the frames from the caller down, as many as the thread wants recorded.
pub(super) fn of(thread: &Thread, caller: Option<FrameRef>) -> Fallible<Owned> {
    let depth = usize::try_from(thread.coroutine_origin_depth()).unwrap_or(0);
    let mut entries = Vec::new();
    let mut next = caller.and_then(FrameRef::first_complete);
    while let Some(frame) = next
        && entries.len() < depth
    {
        let code = frame.code();
        let line = match code.line_of(frame.offset()) {
            Some(line) => thread.new_int(line.into())?,
            None => thread.none(),
        };
        let entry = [Owned::share(code.file_name()), line, Owned::share(code.name())];
        entries.push(Tuple::pack(thread, entry)?.into_object());
        next = frame.previous().and_then(FrameRef::first_complete);
    }
    Ok(Tuple::from_owned(thread, entries)?.into_object())
}
