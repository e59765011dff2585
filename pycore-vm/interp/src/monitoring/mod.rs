//! `sys.monitoring`, and what `sys.settrace` and `sys.setprofile` are built on.
//!
//! Nothing of this costs anything before a tool asks for events: code objects are then brought up to date, in which
//! instructions are replaced by others that tell the tools (`fire`).
//!
//! Reading order: `events`, `state` (who wants what), `instrument` and `lines` (the code), `fire`, `module`.

pub(crate) mod branches;
pub(crate) mod events;
pub(crate) mod fire;
pub(crate) mod instrument;
mod lines;
mod module;
pub(crate) mod state;

use pycore_objects::core::{Fallible, ObjectLike, Thread};
use pycore_objects::types::code::Code;
use pycore_objects::{Raised, raise};

pub use module::MONITORING;

use crate::frame::{self, Owner};

/// What is added for the next version: the low byte of the word is requests.
const STEP: usize = 1 << 8;

/// Makes ready what tools get to see.
pub(crate) fn start(thread: &Thread) -> Fallible {
    let class = pycore_objects::types::object::OBJECT.get().as_object();
    let new = || pycore_objects::protocol::call::call(thread, class, &[]);
    state::shared(thread).disable.set(new()?);
    state::shared(thread).missing.set(new()?);
    Ok(())
}

/// Sets the events that a tool is told of in all code.
pub(crate) fn set_events(thread: &Thread, tool: usize, events: u32) -> Fallible {
    let shared = state::shared(thread);
    if shared.events(tool) == events {
        return Ok(());
    }
    state::set_events_in(&shared.global, tool, events);
    advance(thread, 1)
}

/// What tools have turned off is on again.
pub(crate) fn restart(thread: &Thread) -> Fallible {
    let version = thread.monitoring_version();
    state::shared(thread).restarted.set(version + STEP);
    advance(thread, 2)
}

/// The version becomes another one by so many steps, and all code that runs is brought up to date.
fn advance(thread: &Thread, steps: usize) -> Fallible {
    let Some(version) = thread.monitoring_version().checked_add(STEP * steps) else {
        return Err(raise!(thread, OVERFLOW_ERROR, "events set too many times"));
    };
    thread.for_each_thread(|other| {
        other.set_monitoring_version(version);
        let mut frame = frame::current(other);
        while let Some(current) = frame {
            if current.owner() != Owner::Interpreter {
                instrument::update(thread, current.code(), version);
            }
            frame = current.previous();
        }
    });
    Ok(())
}

/// Sets the events that a tool is told of in one code object.
pub(crate) fn set_local_events(thread: &Thread, tool: usize, code: &Code, events: u32) {
    let data = code.monitoring_or_new();
    instrument::drop_old_tools(thread, data);
    state::set_events_in(&data.local, tool, events);
    instrument::update(thread, code, thread.monitoring_version());
}

/// The events that a tool is told of in one code object.
pub(crate) fn local_events(thread: &Thread, tool: usize, code: &Code) -> u32 {
    let Some(data) = code.monitoring() else { return 0 };
    instrument::drop_old_tools(thread, data);
    state::events_in(&data.local, tool)
}

/// The error of a tool's number.
fn invalid_tool(thread: &Thread, tool: i32) -> Raised {
    raise!(thread, VALUE_ERROR, "invalid tool {tool} (must be between 0 and 5)")
}
