//! Exceptions on their way to a handler.
//!
//! Frames are left one after the other until one has a handler for where it is. The entry frame of a run ends the run.

use pycore_bytecode::{ExceptionEntry, Opcode, exception_entries};
use pycore_objects::core::{Slot, Thread};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::code::Code;
use pycore_objects::{Object, Owned};

use crate::frame::{self, FrameRef, Owner};
use crate::monitoring::events::Event;
use crate::monitoring::fire::{self, Site};
use crate::monitoring::state::shared;
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
        h.oparg = last_unit(h.thread, h.frame);
        tell(h.thread, h.frame, h.oparg, Event::Raise);
        goto!(h, to_handler)
    }

    /// As [`unwind`], in the caller of a frame that an exception has left.
    slow fn unwind_in_caller[NOP](h) {
        h.save();
        traceback::add(h.thread, h.frame);
        h.oparg = before_call(h.frame);
        tell(h.thread, h.frame, h.oparg, Event::Raise);
        goto!(h, to_handler)
    }

    /// As [`unwind`], but the traceback has this frame already: an exception is raised again.
    slow fn unwind_again[NOP](h) {
        h.oparg = h.offset();
        tell(h.thread, h.frame, h.oparg, Event::Reraise);
        goto!(h, to_handler)
    }

    /// Raises the current exception in a generator's frame, where it waits. Which handlers apply is decided by the
    /// instruction that it waits in, the one before that it would go on with.
    fn start_frame_raising[NOP](h) {
        if h.is_outdated() {
            // The frame does not come through `RESUME`.
            let version = h.thread.monitoring_version();
            crate::monitoring::instrument::update(h.thread, h.code(), version);
        }
        tell(h.thread, h.frame, h.frame.offset(), Event::PyThrow);
        traceback::add(h.thread, h.frame);
        h.step_back();
        h.oparg = h.offset();
        tell(h.thread, h.frame, h.oparg, Event::Raise);
        goto!(h, to_handler)
    }

    /// Goes on in a handler, or leaves the frame. The argument is the offset that tools are told.
    slow fn to_handler[NOP](h) {
        let offset = h.offset();
        let Some(entry) = find_handler(h.code(), offset) else { goto!(h, leave_raising) };
        let sp = h.frame.truncate_stack(h.sp(), entry.depth as usize);
        h.set_sp(sp);
        if entry.push_lasti {
            // Where the frame seems to be: an exception that is raised again comes from where it was raised first.
            h.push(Slot::int(h.frame.offset() as i64).unwrap_or(Slot::null()));
        }
        let exception = raised_exception(h.thread);
        h.push(exception);
        let target = entry.target as usize;
        if shared(h.thread).wants(Event::ExceptionHandled) && !tell_handled(h.thread, h.frame, target, h.peek(1)) {
            // A tool has raised another exception, at the handler.
            h.move_to(target.saturating_sub(1));
            h.oparg = h.offset();
            goto!(h, to_handler);
        }
        return h.jump_to(target);
    }

    /// No handler: leaves the frame, and goes on in its caller.
    slow fn leave_raising[NOP](h) {
        let frame = h.frame;
        let base = frame.truncate_stack(h.sp(), 0);
        h.set_sp(base);
        tell(h.thread, frame, h.oparg, Event::PyUnwind);
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
        goto!(h, unwind_in_caller)
    }
}

/// Where tools are told that an exception came out of a call: the unit in front of it, as CPython's evaluator has it; but
/// it calls natively with unpacked arguments while it is monitored.
fn before_call(frame: FrameRef) -> usize {
    let index = frame.offset();
    match frame.code().base_opcode(index) {
        Some(Opcode::CALL_FUNCTION_EX) => index,
        _ => index.saturating_sub(1),
    }
}

/// The last code unit of the instruction where a frame is, its cache included: where tools are told that it has raised.
#[inline(never)]
fn last_unit(thread: &Thread, frame: FrameRef) -> usize {
    let index = frame.offset();
    let shared = shared(thread);
    if !shared.wants(Event::Raise) && !shared.wants(Event::PyUnwind) {
        return index;
    }
    index + frame.code().base_opcode(index).map_or(0, Opcode::cache_units)
}

/// Tells the tools of the exception on its way up. One that a tool raises takes its place.
#[inline(never)]
fn tell(thread: &Thread, frame: FrameRef, index: usize, event: Event) {
    if shared(thread).wants(event) && !frame.is_incomplete() {
        let _ = fire::exception(thread, Site { frame, index, reported: index }, event);
    }
}

/// Tells the tools of an exception that is handled; whether none has raised another.
#[inline(never)]
fn tell_handled(thread: &Thread, frame: FrameRef, index: usize, exception: &Slot) -> bool {
    let Some(exception) = exception.as_object().map(Owned::share) else { return true };
    let site = Site { frame, index, reported: index };
    fire::fire(thread, site, Event::ExceptionHandled, &[&exception]).is_ok()
}

/// Takes the exception that is on its way up.
fn raised_exception(thread: &Thread) -> Slot {
    match thread.raised().and_then(|raised| thread.take_exception(raised)) {
        Some(exception) => Slot::owned(exception),
        None => Slot::null(),
    }
}
