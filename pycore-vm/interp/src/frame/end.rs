//! The end of frames.

use pycore_objects::core::{ObjectLike, Slot, Thread};
use pycore_objects::types::code::Code;

use super::data_stack;
use super::layout::{FrameRef, Owner};
use super::thread_state;

/// Drops what a frame holds: variables and what its head counts. The stack is empty already.
///
/// If somebody has the frame's object, all of it moves there instead; either way nothing is left in the frame, its code
/// neither. Destructors may run, which find the frame's caller as the newest frame.
pub fn clear(thread: &Thread, frame: FrameRef) {
    clear_but_code(thread, frame);
    frame.executable_slot().close();
}

/// As [`clear`], but the code stays.
pub fn clear_but_code(thread: &Thread, frame: FrameRef) {
    if let Some(object) = frame.take_object() {
        if object.as_object().reference_count() > 1 {
            object.take_over(thread, frame);
            return;
        }
        drop(object);
    }
    let variables = frame.code().variable_count();
    for index in (0..variables).rev() {
        frame.variable(index).close();
    }
    frame.set_locals(None);
    frame.function_slot().close();
}

/// Gives back the memory of a cleared frame on the data stack.
#[inline(always)]
pub fn leave(thread: &Thread, frame: FrameRef) {
    debug_assert_eq!(frame.owner(), Owner::Thread);
    thread_state::count_pop(thread);
    // SAFETY: a frame that returns is the newest on its thread's data stack.
    unsafe { data_stack::pop(thread, frame) };
}

/// Whether a chunk of the data stack goes when this frame does.
#[inline(always)]
pub fn is_first_of_chunk(thread: &Thread, frame: FrameRef) -> bool {
    data_stack::is_first(thread, frame)
}

/// As [`leave`], for a frame that is not the first of its chunk.
#[inline(always)]
pub fn leave_within_chunk(thread: &Thread, frame: FrameRef) {
    debug_assert_eq!(frame.owner(), Owner::Thread);
    debug_assert!(!data_stack::is_first(thread, frame));
    thread_state::count_pop(thread);
    // SAFETY: a frame that returns is the newest on its thread's data stack, and this one is not the first.
    unsafe { data_stack::pop_within(thread, frame) };
}

impl FrameRef {
    /// Drops all stack entries above a depth; gives the new end of the stack.
    pub fn truncate_stack(self, stack_pointer: *const Slot, depth: usize) -> *const Slot {
        let base = self.stack_base();
        // SAFETY: the handler's depth was verified not to be above the stack's where exceptions are raised.
        unsafe {
            let floor = base.add(depth);
            let mut top = stack_pointer;
            while top > floor {
                top = top.sub(1);
                self.set_stack_pointer(top);
                (*top).close();
            }
            top
        }
    }

    /// The topmost stack entries of a frame whose registers have been saved.
    pub fn stack_pointer_slots<'a>(self, count: usize) -> &'a [Slot] {
        // SAFETY: the caller's instruction has that many operands, as the verifier has seen.
        unsafe { std::slice::from_raw_parts(self.stack_pointer().sub(count), count) }
    }

    /// The first stack entry.
    #[inline(always)]
    pub fn stack_base(self) -> *const Slot {
        self.stack_base_of(self.code())
    }

    /// The first stack entry of a frame that runs this code.
    #[inline(always)]
    pub fn stack_base_of(self, code: &Code) -> *const Slot {
        // SAFETY: the stack follows the variables.
        unsafe { self.slots().add(code.variable_count()) }
    }
}
