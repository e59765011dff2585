//! `sys.settrace`, `sys.setprofile`, and jumps of debuggers.

pub(crate) mod jump;
pub(crate) mod observers;
mod stacks;

use pycore_objects::Thread;
use pycore_objects::types::code::Code;

use crate::monitoring::events::Event;
use crate::monitoring::state::TRACE;
use crate::monitoring::{local_events, set_local_events};

/// Has the trace function told of every instruction of a code object, or no more.
pub(crate) fn set_opcodes(thread: &Thread, code: &Code, on: bool) {
    let events = local_events(thread, TRACE, code);
    let bit = Event::Instruction.bit();
    let wanted = if on { events | bit } else { events & !bit };
    if wanted != events {
        set_local_events(thread, TRACE, code, wanted);
    }
}
