//! Jumps: `frame.f_lineno = line`.

use pycore_bytecode::locations;
use pycore_objects::core::{Fallible, ObjectLike, Slot, Thread};
use pycore_objects::errors::{self, RUNTIME_WARNING};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::code::Code;
use pycore_objects::types::int::Int;
use pycore_objects::{Object, Owned, raise};

use super::stacks::{Kind, Stack, State, are_compatible, explain, stacks_of};
use crate::frame::tracing::tracing_event;
use crate::frame::{self, FrameObject, FrameRef, GeneratorState, Owner};
use crate::monitoring::events::{EVENTS, Event};

/// Sets the line where a frame goes on.
pub(crate) fn set_line(thread: &Thread, frame: &FrameObject, line: &Object) -> Fallible {
    let Some(number) = line.downcast_exact::<Int>() else {
        return Err(raise!(thread, VALUE_ERROR, "lineno must be an integer"));
    };
    check_event(thread)?;
    let of = frame.frame();
    let code = Owned::share(of.code());
    let Some(line) = number.to_i64().and_then(|line| i32::try_from(line).ok()) else {
        return Err(raise!(thread, VALUE_ERROR, "lineno out of range"));
    };
    if line < code.first_line() {
        let message = format!("line {line} comes before the current code block");
        return Err(raise!(thread, VALUE_ERROR, "{message}"));
    }
    let lines = line_table(&code);
    let Some(target) = lines.iter().map(|&(_, at)| at).filter(|&at| at >= line).min() else {
        let message = format!("line {line} comes after the current code block");
        return Err(raise!(thread, VALUE_ERROR, "{message}"));
    };
    let places = lines.iter().filter(|(_, at)| *at == target).map(|&(index, _)| index);
    let stacks = stacks_of(&code);
    let start = stacks.get(of.offset()).cloned().unwrap_or(State::Unreached);
    let (index, depth) = best_place(&start, &stacks, places)
        .map_err(|message| raise!(thread, VALUE_ERROR, "{message}"))?;
    bind_unbound(thread, of, &code)?;
    if let State::Known(mut stack) = start {
        if of.owner() == Owner::Generator && of.generator_state() == GeneratorState::Suspended {
            // What it has yielded is gone.
            stack.pop();
        }
        drop_entries(thread, of, &mut stack, depth);
    }
    frame.line.set(0);
    of.jump(index);
    Ok(())
}

/// Not every event lets a frame go on elsewhere.
fn check_event(thread: &Thread) -> Fallible {
    let event = usize::try_from(tracing_event(thread)).ok().and_then(|event| EVENTS.get(event));
    let message = match event {
        None => "f_lineno can only be set in a trace function",
        Some(
            Event::Line
            | Event::Jump
            | Event::BranchLeft
            | Event::BranchRight
            | Event::PyResume
            | Event::PyYield,
        ) => return Ok(()),
        Some(Event::PyStart) => "can't jump from the 'call' trace event of a new frame",
        Some(Event::Call | Event::CReturn) => "can't jump during a call",
        Some(_) => "can only jump from a 'line' trace event",
    };
    Err(raise!(thread, VALUE_ERROR, "{message}"))
}

/// Where lines begin, in the order of the code: only there can a frame go on.
fn line_table(code: &Code) -> Vec<(usize, i32)> {
    let Some(table) = code.line_table().downcast::<Bytes>() else { return Vec::new() };
    let mut index = 0;
    let entries = locations(table.as_slice(), code.first_line()).map_while(Result::ok);
    let places = entries.map(|entry| {
        let place = (index, entry.location.line);
        index += entry.units;
        place
    });
    let mut last = -1;
    places.filter(|&(_, line)| line != -1 && std::mem::replace(&mut last, line) != line).collect()
}

/// The instruction of the line where most of the stack can stay, and how deep the stack is there.
fn best_place(
    start: &State,
    stacks: &[State],
    places: impl Iterator<Item = usize>,
) -> Result<(usize, usize), &'static str> {
    let mut best: Option<(usize, &Stack)> = None;
    let mut message = "cannot find bytecode for specified line";
    let mut is_explained = false;
    for index in places {
        let Some(target) = stacks.get(index) else { continue };
        match (start, target) {
            (State::Known(from), State::Known(to)) if are_compatible(from, to) => {
                let is_better = best.is_none_or(|(_, best)| (to.len(), to) > (best.len(), best));
                if is_better {
                    best = Some((index, to));
                }
            }
            _ if is_explained => {}
            (State::TooDeep, _) => message = "stack to deep to analyze",
            (State::Unreached, _) => message = "can't jump from unreachable code",
            (_, target) => {
                message = explain(target);
                is_explained = true;
            }
        }
    }
    best.map(|(index, stack)| (index, stack.len())).ok_or(message)
}

/// The compiler may know that variables are bound where the frame goes on: those that are not become `None`.
fn bind_unbound(thread: &Thread, frame: FrameRef, code: &Code) -> Fallible {
    let unbound = || (0..code.variable_count()).filter(|&index| frame.variable(index).is_null());
    let count = unbound().count();
    if count == 0 {
        return Ok(());
    }
    let plural = if count == 1 { "" } else { "s" };
    let message = format!("assigning None to {count} unbound local{plural}");
    errors::warn(thread, &RUNTIME_WARNING, &message, 0)?;
    for index in unbound() {
        frame.variable(index).replace(Slot::share(&thread.none()));
    }
    Ok(())
}

/// Drops what is on the stack above a depth. Exceptions on it were handled before.
fn drop_entries(thread: &Thread, frame: FrameRef, stack: &mut Stack, depth: usize) {
    while stack.len() > depth {
        let kind = stack.pop();
        let value = frame.pop_saved();
        if kind == Some(Kind::Exception) {
            let exception = value.as_object().filter(|value| !value.is_none()).map(Owned::share);
            drop(frame::replace_handled(thread, exception));
        }
        value.close();
    }
}
