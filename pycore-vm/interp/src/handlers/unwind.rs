//! Exceptions on their way to a handler.
//!
//! Frames are left one after the other until one has a handler for where it is. The entry frame of a run ends the run.

use pycore_bytecode::{ExceptionEntry, exception_entries};
use pycore_objects::Object;
use pycore_objects::core::{Slot, Thread};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::code::Code;

use crate::frame::{self, Owner};
use crate::traceback;

/// The entry of the exception table for an offset.
#[inline(never)]
fn find_handler(code: &Code, offset: usize) -> Option<ExceptionEntry> {
    let table = code.exception_table().downcast::<Bytes>()?;
    let offset = u32::try_from(offset).ok()?;
    exception_entries(table.as_slice())
        .map_while(Result::ok)
        .take_while(|entry| entry.start <= offset)
        .find(|entry| offset < entry.end)
}

handlers! {
    /// An exception has been raised by the current instruction.
    ///
    /// The stack ends where the register says; what it holds is dropped.
    slow fn unwind[NOP](h) {
        h.save();
        traceback::add(h.thread, h.frame);
        goto!(h, unwind_again)
    }

    /// As [`unwind`], but the traceback has this frame already.
    slow fn unwind_again[NOP](h) {
        let offset = h.offset();
        let Some(entry) = find_handler(h.code(), offset) else { goto!(h, leave_raising) };
        let sp = h.frame.truncate_stack(h.sp(), entry.depth as usize);
        h.set_sp(sp);
        if entry.push_lasti {
            h.push(Slot::int(offset as i64).unwrap_or(Slot::null()));
        }
        let exception = raised_exception(h.thread);
        h.push(exception);
        return h.jump_to(entry.target as usize);
    }

    /// No handler: leaves the frame, and goes on in its caller.
    slow fn leave_raising[NOP](h) {
        let frame = h.frame;
        let base = frame.truncate_stack(h.sp(), 0);
        h.set_sp(base);
        let Some(caller) = frame.previous() else { return h.end(Slot::null()) };
        if frame.owner() == Owner::Generator {
            crate::generators::leave(h.thread, frame);
        } else {
            frame::set_current(h.thread, Some(caller));
            frame::clear(h.thread, frame);
            frame::leave(h.thread, frame);
        }
        if caller.owner() == Owner::Interpreter {
            return h.end(Slot::null());
        }
        h.enter(caller);
        goto!(h, unwind)
    }
}

/// Takes the exception that is on its way up.
fn raised_exception(thread: &Thread) -> Slot {
    match thread.raised().and_then(|raised| thread.take_exception(raised)) {
        Some(exception) => Slot::owned(exception),
        None => Slot::null(),
    }
}
