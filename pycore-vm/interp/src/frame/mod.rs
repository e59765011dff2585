//! Unsafe kernel: frames, their memory, and the data stack they lie on.
//!
//! What it promises to the code above: a [`FrameRef`] in a handler leads to the frame that runs, whose slots are as
//! many as its code demands; the head is always complete. It relies on this: code objects exist only verified, so that
//! indices of variables and depths of the stack are in range.

mod access;
mod data_stack;
mod end;
mod generator;
mod handled;
mod layout;
pub(crate) mod object;
mod thread_state;
pub(crate) mod tracing;

pub use data_stack::release as release_data_stack;
pub use end::{clear, clear_but_code, is_first_of_chunk, leave, leave_within_chunk};
pub use generator::move_to_generator;
pub use handled::{handled, replace_handled, restore};
pub use layout::{Frame, FrameRef, HEAD_SLOTS, Owner};
pub use object::{FrameObject, GeneratorState};
pub use thread_state::{
    count_pop, count_push, current, depth, remaining_depth, set_current, set_limit,
};

use pycore_objects::core::Thread;
use pycore_objects::types::code::Code;

/// Room for a frame of this code on the data stack; `None` if there is no memory.
#[inline(always)]
pub fn reserve(thread: &Thread, code: &Code) -> Option<FrameRef> {
    data_stack::push(thread, code.frame_size())
}

/// As [`reserve`], but nothing if that takes a new chunk.
#[inline(always)]
pub fn reserve_quickly(thread: &Thread, code: &Code) -> Option<FrameRef> {
    data_stack::push_within(thread, code.frame_size())
}

/// Gives back room that was reserved last and holds nothing yet.
pub fn give_back(thread: &Thread, frame: FrameRef) {
    // SAFETY: the caller has just reserved it.
    unsafe { data_stack::pop(thread, frame) };
}
