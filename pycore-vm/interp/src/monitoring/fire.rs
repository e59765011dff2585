//! Telling the tools.

use pycore_bytecode::Opcode;
use pycore_objects::core::{Fallible, ObjectLike, Thread};
use pycore_objects::protocol::call;
use pycore_objects::types::code::Code;
use pycore_objects::types::code::monitoring::LineStart;
use pycore_objects::{Object, Owned, raise};

use super::events::Event;
use super::instrument::{tools_at, turn_off};
use super::state::{PROFILE, TRACE, shared};
use crate::frame::tracing::{set_tracing_depth, set_tracing_event, tracing_depth, tracing_event};
use crate::frame::{FrameObject, FrameRef};
use crate::trace::observers;

/// What a tool wants after it has been told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// To be told again.
    More,
    /// No more of this event at this instruction.
    Off,
}

/// The place of an event.
#[derive(Clone, Copy)]
pub(crate) struct Site {
    pub(crate) frame: FrameRef,
    /// The instruction that was written for the event, an index in code units.
    pub(crate) index: usize,
    /// The instruction that the tools are told.
    pub(crate) reported: usize,
}

impl Site {
    /// The current instruction of a frame.
    pub(crate) fn of(frame: FrameRef) -> Self {
        let index = frame.offset();
        Self { frame, index, reported: index }
    }
}

/// Tells the tools of an event where a frame is. Nobody is told of what tools do.
pub(crate) fn fire(thread: &Thread, site: Site, event: Event, arguments: &[&Object]) -> Fallible {
    if tracing_depth(thread) != 0 {
        return Ok(());
    }
    let code = Owned::share(site.frame.code());
    let tools = tools_at(thread, &code, site.index, event);
    if tools == 0 {
        return Ok(());
    }
    let offset = thread.new_int(site.reported as i64 * 2)?;
    let mut all = vec![code.as_object(), &*offset];
    all.extend_from_slice(arguments);
    tell(thread, tools, site, &code, event, &all)
}

/// Tells some tools, the highest number first.
fn tell(
    thread: &Thread,
    mut tools: u8,
    site: Site,
    code: &Code,
    event: Event,
    arguments: &[&Object],
) -> Fallible {
    while tools != 0 {
        let tool = tools.ilog2() as usize;
        tools &= !(1 << tool);
        if tell_one(thread, tool, site.frame, event, arguments)? == Answer::More {
            continue;
        }
        if !event.is_local() {
            drop(shared(thread).set_callback(tool, event, None));
            return Err(raise!(
                thread,
                VALUE_ERROR,
                "Cannot disable {} events. Callback removed.",
                event.name()
            ));
        }
        turn_off(code, site.index, event, tool);
        if shared(thread).branch.get() & 1 << tool != 0
            && let Some(other) = super::branches::other_side(code, site.index)
            && matches!(event, Event::BranchLeft | Event::BranchRight)
        {
            turn_off(code, other, event, tool);
        }
    }
    Ok(())
}

fn tell_one(
    thread: &Thread,
    tool: usize,
    frame: FrameRef,
    event: Event,
    arguments: &[&Object],
) -> Fallible<Answer> {
    if tool >= PROFILE {
        return within(thread, event, || observers::tell(thread, tool, frame, event, arguments));
    }
    let Some(callback) = shared(thread).callback(tool, event) else { return Ok(Answer::More) };
    let result = within(thread, event, || call::call(thread, &callback, arguments))?;
    let is_off = shared(thread).disable.holds(&result);
    Ok(if is_off { Answer::Off } else { Answer::More })
}

/// Does something as a tool that is being told of an event.
pub(crate) fn within<R>(thread: &Thread, event: Event, work: impl FnOnce() -> R) -> R {
    let before = tracing_event(thread);
    set_tracing_event(thread, event as i32);
    set_tracing_depth(thread, tracing_depth(thread) + 1);
    let result = work();
    set_tracing_depth(thread, tracing_depth(thread) - 1);
    set_tracing_event(thread, before);
    result
}

/// Tells of a line, if one begins at the current instruction of a frame; `previous` is the index of the instruction
/// before, as far as that is known.
// Inlined into a handler, its locals would keep that from ending in a jump.
#[inline(never)]
pub(crate) fn line(thread: &Thread, frame: FrameRef, previous: usize) -> Fallible {
    if tracing_depth(thread) != 0 {
        return Ok(());
    }
    let code = Owned::share(frame.code());
    let index = frame.offset();
    let Some(data) = code.monitoring() else { return Ok(()) };
    let Some(starts) = data.lines.get() else { return Ok(()) };
    let line = starts.lines[index];
    let jumped = frame.take_jump() && previous == index;
    // What is before `RESUME` prepares the frame; `RESUME` may have been executed in a form that records nothing.
    let previous = previous.max(code.first_traceable());
    let is_same = || starts.lines.get(previous) == Some(&line) && !begins_lines(&code, previous);
    if jumped
        || starts.starts[index] == LineStart::Inert
        || starts.starts[index] == LineStart::FromOtherLine && is_same()
    {
        return Ok(());
    }
    let mut tools = data.line_tools[index].get();
    if tools & 1 << TRACE != 0 {
        tools &= !(1 << TRACE);
        let object = FrameObject::of(thread, frame)?;
        if object.trace_lines.get() {
            within(thread, Event::Line, || observers::tell_line(thread, &object, line))?;
        }
    }
    if tools == 0 {
        return Ok(());
    }
    let number = thread.new_int(i64::from(line))?;
    tell(thread, tools, Site::of(frame), &code, Event::Line, &[code.as_object(), &number])
}

/// Whether what follows an instruction begins a line always: `RESUME`, but for its quick form.
fn begins_lines(code: &Code, index: usize) -> bool {
    let opcode = code.units().get(index).map_or(0, |unit| unit.get() as u8);
    opcode == Opcode::RESUME as u8 || opcode == Opcode::INSTRUMENTED_RESUME as u8
}

/// Tells of the exception that is on its way up. An exception that a tool raises takes its place.
#[cold]
pub(crate) fn exception(thread: &Thread, site: Site, event: Event) -> Fallible {
    let Some(exception) = thread.save_exception() else { return Ok(()) };
    fire(thread, site, event, &[&exception])?;
    thread.put_back_exception(Some(exception));
    Ok(())
}
