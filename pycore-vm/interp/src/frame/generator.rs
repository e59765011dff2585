//! Frames in generators.

use std::ptr::{self, NonNull};

use pycore_objects::core::Slot;

use super::layout::{Frame, FrameRef, HEAD_SLOTS, Owner};

/// Moves a frame that has just been started, whose stack is empty, from the data stack to a generator's memory. It goes
/// on behind its instruction.
///
/// # Safety
///
/// 1. The memory has room for the frame's head and all slots of its code.
pub unsafe fn move_to_generator(source: FrameRef, memory: NonNull<Frame>) {
    debug_assert!(source.object().is_none() && source.owner() == Owner::Thread);
    let code = source.code();
    let variables = code.variable_count();
    // SAFETY: both have the head and the variables (condition 1), and are not the same memory; what is copied is not
    // used any more where it was.
    let frame = unsafe {
        let words = HEAD_SLOTS + variables;
        ptr::copy_nonoverlapping(source.as_ptr().cast::<u64>(), memory.as_ptr().cast(), words);
        FrameRef::new(memory)
    };
    // The generator may outlive what its creator borrowed from.
    for index in 0..variables {
        let variable = frame.variable(index);
        variable.replace(variable.take().into_owned());
    }
    frame.function_slot().replace(frame.function_slot().take().into_owned());
    frame.executable_slot().replace(Slot::share(code.as_object())).close();
    frame.set_previous(None);
    frame.set_owner(Owner::Generator);
    // SAFETY: an instruction follows, and the stack begins behind the variables.
    unsafe {
        frame.set_instruction(frame.instruction().add(1));
        frame.set_stack_pointer(frame.slots().add(variables));
    }
}
