//! Frames in generators.

use std::cell::Cell;
use std::ptr::{self, NonNull};

use pycore_objects::core::Slot;

use super::layout::{Frame, FrameRef, Owner};

/// Moves a frame that has just been started, whose stack is empty, from the data stack to a generator's memory. It goes
/// on behind its instruction.
///
/// # Safety
///
/// 1. The memory has room for the frame's head and all slots of its code.
#[inline(always)]
pub unsafe fn move_to_generator(source: FrameRef, memory: NonNull<Frame>) {
    debug_assert!(source.object().is_none() && source.owner() == Owner::Thread);
    let code = source.code();
    let variables = code.variable_count();
    // SAFETY: the memory has room for head and variables (condition 1), an instruction follows, and the stack begins
    // behind the variables.
    unsafe {
        let slots = memory.add(1).cast::<Slot>();
        memory.write(Frame {
            executable: Slot::share(code.as_object()),
            previous: Cell::new(None),
            function: source.function.take().into_owned(),
            globals: Cell::new(source.globals.get()),
            builtins: Cell::new(source.builtins.get()),
            locals: Cell::new(source.locals.replace(ptr::null())),
            object: Cell::new(ptr::null()),
            instruction: Cell::new(source.instruction().add(1)),
            stack_pointer: Cell::new(slots.add(variables).as_ptr()),
            return_offset: Cell::new(0),
            owner: Cell::new(Owner::Generator as u8),
            visited: Cell::new(0),
            flags: Cell::new(source.flags.get()),
        });
        // The generator may outlive what its creator borrowed from.
        for index in 0..variables {
            slots.add(index).write(source.variable(index).take().into_owned());
        }
    }
    source.executable.close();
}
