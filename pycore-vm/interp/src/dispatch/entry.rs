//! Where a run of the evaluator begins and ends.
//!
//! The native function that runs a frame has a frame of its own below it, on the native stack: what the frame returns
//! is pushed there, and the one instruction of its code ends the run.

use std::ptr;

use pycore_bytecode::Opcode;
use pycore_objects::core::{Slot, Thread};
use pycore_objects::types::code::CodeUnit;

use super::handler;
use super::state::TABLE;
use super::table::HANDLERS;
use crate::frame::{self, Frame, FrameRef};
use crate::handlers;

/// The frame below those of a run, and its stack.
#[repr(C)]
struct Entry {
    frame: Frame,
    stack: [Slot; 2],
}

/// The code of entry frames: a frame that returns goes on at the first unit, a generator's that yields at the third, as
/// if it had been called by an instruction with one unit of cache.
struct EntryCode([CodeUnit; 3]);

// SAFETY: nobody writes to it: the instructions have no caches and no other forms.
unsafe impl Sync for EntryCode {}

static ENTRY_CODE: EntryCode = EntryCode([
    CodeUnit::new(Opcode::INTERPRETER_EXIT as u8, 0),
    CodeUnit::new(Opcode::INTERPRETER_EXIT as u8, 0),
    CodeUnit::new(Opcode::INTERPRETER_EXIT as u8, 0),
]);

/// Makes a thread able to run code.
pub fn prepare_thread(thread: &Thread) {
    thread.evaluator()[TABLE].set(ptr::from_ref(&HANDLERS).cast());
}

/// Runs a frame until it returns; NULL if it raises an exception. The frame is gone afterwards, unless it belongs to a
/// generator.
///
/// The frame is ready to go on where its head says.
pub fn run(thread: &Thread, frame: FrameRef) -> Slot {
    run_from(thread, frame, handlers::start_frame)
}

/// As [`run`], with an exception, which is in the thread's state, raised in a generator's frame where it waits.
pub fn run_raising(thread: &Thread, frame: FrameRef) -> Slot {
    run_from(thread, frame, handlers::start_frame_raising)
}

#[inline(never)]
fn run_from(thread: &Thread, frame: FrameRef, first: handler::Function) -> Slot {
    let previous = frame::current(thread);
    let entry = Entry {
        frame: Frame::entry(ENTRY_CODE.0.as_ptr(), ptr::null(), previous),
        stack: [const { Slot::null() }; 2],
    };
    entry.frame.set_stack_pointer(entry.stack.as_ptr());
    // SAFETY: the entry frame lives until the run is over; all of it is reached through the pointer to it.
    let below = unsafe { FrameRef::new(ptr::NonNull::from(&entry).cast()) };
    frame.set_previous(Some(below));
    frame::set_current(thread, Some(frame));
    // SAFETY: the frame is ready to run; the first handler takes the other registers from it.
    let result = unsafe {
        handler::run(first, thread, frame, frame.instruction(), frame.stack_pointer(), 0)
    };
    frame::set_current(thread, previous);
    Slot::from_bits(result)
}
