//! Instructions that tell the tools of monitoring what happens, and then do what they stand for.
//!
//! A tool may have set the line of the frame: it goes on there then.

use pycore_bytecode::Opcode;
use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::errors::STOP_ITERATION;
use pycore_objects::protocol::{call, iterate};
use pycore_objects::types::list::List;
use pycore_objects::types::method::Method;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned, name};

use crate::frame::FrameRef;
use crate::generators::Body;
use crate::monitoring::events::Event;
use crate::monitoring::fire::{self, Site};
use crate::monitoring::state::shared;
use crate::monitoring::{branches, instrument};
use crate::{calls, constants};

/// Goes on where a tool has made the frame go on.
macro_rules! follow_jump {
    ($h:ident) => {
        if $h.frame.instruction() != $h.pc() {
            let frame = $h.frame;
            return $h.switch(frame, 0);
        }
    };
}

/// Tells of an event at the instruction, with the objects in slots.
#[inline(never)]
fn tell(thread: &Thread, frame: FrameRef, event: Event, slots: &[&Slot]) -> Fallible {
    let mut values = Vec::with_capacity(slots.len());
    for slot in slots {
        values.push(Slot::to_owned(slot, thread)?);
    }
    let values: Vec<&Object> = values.iter().map(|value| &**value).collect();
    fire::fire(thread, Site::of(frame), event, &values)
}

/// Tells of something with one value.
#[inline(never)]
fn tell_value(thread: &Thread, frame: FrameRef, event: Event, value: &Slot) -> Fallible {
    tell(thread, frame, event, &[value])
}

/// Tells of a call: what is called, and the first argument.
#[inline(never)]
fn tell_call(
    thread: &Thread,
    frame: FrameRef,
    event: Event,
    callable: &Object,
    first: Option<&Object>,
) -> Fallible {
    let missing = shared(thread).missing.get().unwrap_or_else(|| thread.none());
    fire::fire(thread, Site::of(frame), event, &[callable, first.unwrap_or(&missing)])
}

/// Tells of the end of a call: an exception that it has raised goes on unless a tool raises another.
#[inline(never)]
fn tell_end(
    thread: &Thread,
    frame: FrameRef,
    callable: &Object,
    first: Option<&Object>,
    result: Fallible<Owned>,
) -> Fallible<Owned> {
    match result {
        Ok(value) => {
            tell_call(thread, frame, Event::CReturn, callable, first)?;
            Ok(value)
        }
        Err(raised) => {
            let Some(exception) = thread.take_exception(raised) else {
                return Err(thread.raise_out_of_memory());
            };
            tell_call(thread, frame, Event::CRaise, callable, first)?;
            Err(thread.restore_exception(exception))
        }
    }
}

/// Tells of where a branch or jump leads; gives the instruction that it leads to.
#[inline(never)]
fn tell_jump(thread: &Thread, frame: FrameRef, event: Event, to: usize) -> Fallible {
    let index = frame.offset();
    let reported = match event {
        Event::BranchLeft | Event::BranchRight if !is_hidden(frame, index) => {
            branches::source(frame.code(), index)
        }
        // What hides the instruction has been executed before it, here.
        _ => index,
    };
    let target = thread.new_int(to as i64 * 2)?;
    fire::fire(thread, Site { frame, index, reported }, event, &[&target])
}

/// Whether the instruction is executed on behalf of one that tells of its line or of itself.
fn is_hidden(frame: FrameRef, index: usize) -> bool {
    if frame.code().base_opcode(index) == Some(Opcode::END_ASYNC_FOR) {
        // Its argument says where it comes from.
        return false;
    }
    let opcode = frame.code().units().get(index).map_or(0, |unit| unit.get() as u8);
    opcode == Opcode::INSTRUMENTED_LINE as u8 || opcode == Opcode::INSTRUMENTED_INSTRUCTION as u8
}

/// The first argument of a call, of all that come in a sequence.
fn first_of(arguments: &Object) -> Option<Owned> {
    match arguments.downcast::<Tuple>() {
        Some(tuple) => tuple.get(0).map(Owned::share),
        None => arguments.downcast::<List>().and_then(|list| list.get(0)),
    }
}

/// The value of a slot as an object, if there is one.
fn optional(thread: &Thread, slot: Option<&Slot>) -> Fallible<Option<Owned>> {
    slot.filter(|slot| !slot.is_null()).map(|slot| slot.to_owned(thread)).transpose()
}

/// Tells of a call whose operands are on the stack.
#[inline(never)]
fn tell_of_call(thread: &Thread, frame: FrameRef, callable: &Slot, arguments: &[Slot]) -> Fallible {
    let callable = callable.to_owned(thread)?;
    let first = optional(thread, arguments.first())?;
    tell_call(thread, frame, Event::Call, &callable, first.as_deref())
}

/// Calls what is no Python function, and tells of the end.
#[inline(never)]
fn call_native(
    thread: &Thread,
    frame: FrameRef,
    callable: &Slot,
    arguments: &[Slot],
    names: Option<&Tuple>,
) -> Fallible<Owned> {
    let target = callable.to_owned(thread)?;
    let first = optional(thread, arguments.first())?;
    let result = calls::call_native(thread, callable, arguments, names);
    tell_end(thread, frame, &target, first.as_deref(), result)
}

/// The next item; tells of a `StopIteration` that was raised, and of nothing if the iterator just ended.
#[inline(never)]
pub(crate) fn next_item(thread: &Thread, frame: FrameRef, iterator: &Slot) -> Fallible<Slot> {
    match iterate::next_raw(thread, iterator.object(thread)?) {
        Ok(item) => Ok(item.map_or_else(Slot::null, Slot::owned)),
        Err(raised) => {
            if !thread.exception_matches(&raised, &STOP_ITERATION) {
                return Err(raised);
            }
            fire::exception(thread, Site::of(frame), Event::Raise)?;
            thread.clear_exception(raised);
            Ok(Slot::null())
        }
    }
}

/// Sends a value into what is no generator or coroutine; tells of a `StopIteration` that was raised. Gives the result, and
/// whether it is that of the end.
#[inline(never)]
pub(crate) fn send_monitored(
    thread: &Thread,
    frame: FrameRef,
    receiver: &Object,
    value: &Object,
) -> Fallible<(Slot, bool)> {
    let result = if value.is_none() && iterate::is_iterator(receiver) {
        iterate::next_raw(thread, receiver)
    } else {
        call::call_method(thread, receiver, name!(thread, "send"), &[value]).map(Some)
    };
    match result {
        Ok(Some(item)) => Ok((Slot::owned(item), false)),
        Ok(None) => Ok((constants::none_slot(), true)),
        Err(raised) => {
            if thread.exception_matches(&raised, &STOP_ITERATION) {
                fire::exception(thread, Site::of(frame), Event::Raise)?;
            }
            Ok((Slot::owned(thread.stop_iteration_value(raised)?), true))
        }
    }
}

/// Tells that a generator has ended, as if it had raised `StopIteration`.
#[inline(never)]
fn tell_end_of_iteration(
    thread: &Thread,
    frame: FrameRef,
    receiver: &Slot,
    value: &Slot,
) -> Fallible {
    if receiver.as_object().is_none_or(|receiver| Body::of(receiver).is_none()) {
        return Ok(());
    }
    let value = value.to_owned(thread)?;
    let value = Some(&*value).filter(|value| !value.is_none());
    let raised = thread.raise_stop_iteration(value);
    let Some(exception) = thread.take_exception(raised) else { return Ok(()) };
    fire::fire(thread, Site::of(frame), Event::StopIteration, &[&exception])
}

/// The callable of `LOAD_SUPER_ATTR`, and the class if it is given.
#[inline(never)]
fn tell_of_super(
    thread: &Thread,
    frame: FrameRef,
    operands: &[Slot],
    has_class: bool,
    result: Option<Fallible<Owned>>,
) -> Fallible<Option<Owned>> {
    let [callable, class, _] = operands else { return Ok(None) };
    let callable = callable.to_owned(thread)?;
    let class = if has_class { Some(class.to_owned(thread)?) } else { None };
    match result {
        None => {
            tell_call(thread, frame, Event::Call, &callable, class.as_deref())?;
            Ok(None)
        }
        Some(result) => tell_end(thread, frame, &callable, class.as_deref(), result).map(Some),
    }
}

/// What is executed at the instruction, apart from telling of lines and instructions.
#[inline(never)]
fn below(frame: FrameRef) -> Opcode {
    let code = frame.code();
    let Some(data) = code.monitoring() else { return Opcode::NOP };
    instrument::below(data, frame.offset())
}

/// Whether anybody is told of the instruction by itself.
#[inline(never)]
fn tells_of_instruction(frame: FrameRef) -> bool {
    let data = frame.code().monitoring();
    data.is_some_and(|data| data.instruction_tools[frame.offset()].get() != 0)
}

/// A jump with a condition, which is told of when it is taken.
macro_rules! jump_if {
    ($h:ident, $condition:expr) => {{
        $h.save();
        let jumps: bool = $condition;
        let units = SIZE + $h.oparg as isize;
        let to = $h.offset() + units as usize;
        if jumps {
            check!($h, tell_jump($h.thread, $h.frame, Event::BranchRight, to));
            follow_jump!($h);
        }
        let value = $h.pop();
        value.close();
        return $h.advance(if jumps { units } else { SIZE });
    }};
}

handlers! {
    fn INSTRUMENTED_LINE(h) {
        let code = h.code();
        let previous = h.frame.instruction();
        h.save();
        let previous = h.offset_in(code, previous);
        check!(h, fire::line(h.thread, h.frame, previous));
        follow_jump!(h);
        if tells_of_instruction(h.frame) {
            goto!(h, INSTRUMENTED_INSTRUCTION);
        }
        goto!(h, execute_below)
    }

    fn INSTRUMENTED_INSTRUCTION(h) {
        h.save();
        check!(h, tell(h.thread, h.frame, Event::Instruction, &[]));
        follow_jump!(h);
        goto!(h, execute_below)
    }

    /// Executes what the instruction stands for. It must not be specialised, which would overwrite it.
    fn execute_below[NOP](h) {
        let opcode = below(h.frame);
        if instrument::has_counter(opcode) {
            h.set_cache16(0, h.cache16(0).saturating_add(16));
        }
        return h.execute_as(opcode as u8);
    }

    fn INSTRUMENTED_RESUME(h) {
        h.save();
        if h.is_outdated() {
            goto!(h, super::update_monitoring);
        }
        if h.has_requests() {
            check!(h, crate::breaker::handle_requests(h.thread));
        }
        let event = if h.oparg & 3 == 0 { Event::PyStart } else { Event::PyResume };
        check!(h, tell(h.thread, h.frame, event, &[]));
        follow_jump!(h);
        next!(h)
    }

    fn INSTRUMENTED_RETURN_VALUE(h) {
        h.save();
        check!(h, tell_value(h.thread, h.frame, Event::PyReturn, h.peek(1)));
        goto!(h, super::RETURN_VALUE)
    }

    fn INSTRUMENTED_YIELD_VALUE(h) {
        h.save();
        check!(h, tell_value(h.thread, h.frame, Event::PyYield, h.peek(1)));
        follow_jump!(h);
        goto!(h, super::YIELD_VALUE)
    }

    fn INSTRUMENTED_JUMP_FORWARD(h) {
        h.save();
        let units = SIZE + h.oparg as isize;
        let to = h.offset() + units as usize;
        check!(h, tell_jump(h.thread, h.frame, Event::Jump, to));
        follow_jump!(h);
        return h.advance(units);
    }

    fn INSTRUMENTED_JUMP_BACKWARD(h) {
        h.save();
        if h.has_requests() {
            check!(h, crate::breaker::handle_requests(h.thread));
        }
        let units = SIZE - h.oparg as isize;
        let to = h.offset().wrapping_add_signed(units);
        check!(h, tell_jump(h.thread, h.frame, Event::Jump, to));
        follow_jump!(h);
        return h.advance(units);
    }

    fn INSTRUMENTED_POP_JUMP_IF_TRUE(h) {
        jump_if!(h, constants::is_true(h.peek(1)))
    }

    fn INSTRUMENTED_POP_JUMP_IF_FALSE(h) {
        jump_if!(h, !constants::is_true(h.peek(1)))
    }

    fn INSTRUMENTED_POP_JUMP_IF_NONE(h) {
        jump_if!(h, constants::is_none(h.peek(1)))
    }

    fn INSTRUMENTED_POP_JUMP_IF_NOT_NONE(h) {
        jump_if!(h, !constants::is_none(h.peek(1)))
    }

    fn INSTRUMENTED_NOT_TAKEN(h) {
        h.save();
        check!(h, tell_jump(h.thread, h.frame, Event::BranchLeft, h.offset() + 1));
        follow_jump!(h);
        next!(h)
    }

    fn INSTRUMENTED_FOR_ITER(h) {
        h.save();
        let item = check!(h, next_item(h.thread, h.frame, h.peek(1)));
        if item.is_null() {
            // Behind `END_FOR`, to `POP_ITER`.
            let units = SIZE + h.oparg as isize + 1;
            return h.advance(units);
        }
        h.push(item);
        h.save();
        let to = h.offset() + SIZE as usize;
        check!(h, tell_jump(h.thread, h.frame, Event::BranchLeft, to));
        follow_jump!(h);
        next!(h)
    }

    fn INSTRUMENTED_POP_ITER(h) {
        h.save();
        check!(h, tell_jump(h.thread, h.frame, Event::BranchRight, h.offset() + 1));
        follow_jump!(h);
        h.pop().close();
        next!(h)
    }

    fn INSTRUMENTED_END_FOR(h) {
        h.save();
        check!(h, tell_end_of_iteration(h.thread, h.frame, h.peek(2), h.peek(1)));
        goto!(h, super::END_FOR)
    }

    fn INSTRUMENTED_END_SEND(h) {
        h.save();
        check!(h, tell_end_of_iteration(h.thread, h.frame, h.peek(2), h.peek(1)));
        goto!(h, super::END_SEND)
    }

    fn INSTRUMENTED_END_ASYNC_FOR(h) {
        h.save();
        check!(h, tell_jump(h.thread, h.frame, Event::BranchRight, h.offset() + 1));
        follow_jump!(h);
        goto!(h, super::END_ASYNC_FOR)
    }

    fn INSTRUMENTED_LOAD_SUPER_ATTR(h) {
        h.save();
        let has_class = h.oparg & 2 != 0;
        check!(h, tell_of_super(h.thread, h.frame, h.top(3), has_class, None));
        let name = h.name(h.oparg >> 2);
        let result = super::load_super(h.thread, h.top(3), name, has_class);
        let value = check!(h, tell_of_super(h.thread, h.frame, h.top(3), has_class, Some(result)));
        h.drop_top(3);
        h.push(value.map_or_else(Slot::null, Slot::owned));
        if h.oparg & 1 != 0 {
            h.push(Slot::null());
        }
        next!(h)
    }

    fn INSTRUMENTED_CALL(h) {
        h.save();
        let callable = h.peek(h.oparg + 2);
        let receiver = h.peek(h.oparg + 1);
        if receiver.is_null() {
            calls::unpack_method(callable, receiver);
        }
        let count = h.oparg + usize::from(!receiver.is_null());
        check!(h, tell_of_call(h.thread, h.frame, callable, h.top(count)));
        if calls::is_function(callable) {
            goto!(h, super::call_generic);
        }
        let result = check!(h, call_native(h.thread, h.frame, callable, h.top(count), None));
        h.drop_top(h.oparg + 2);
        h.push(Slot::owned(result));
        if h.has_requests() {
            goto!(h, super::requests_after_call);
        }
        next!(h)
    }

    fn INSTRUMENTED_CALL_KW(h) {
        h.save();
        let callable = h.peek(h.oparg + 3);
        let receiver = h.peek(h.oparg + 2);
        if receiver.is_null() {
            calls::unpack_method(callable, receiver);
        }
        let names = check!(h, super::names_of(h.thread, h.peek(1)));
        let count = h.oparg + usize::from(!receiver.is_null());
        let arguments = &h.top(count + 1)[..count];
        check!(h, tell_of_call(h.thread, h.frame, callable, arguments));
        if calls::is_function(callable) {
            goto!(h, super::call_kw_generic);
        }
        let result = check!(h, call_native(h.thread, h.frame, callable, arguments, Some(names)));
        h.drop_top(h.oparg + 3);
        h.push(Slot::owned(result));
        next!(h)
    }

    fn INSTRUMENTED_CALL_FUNCTION_EX(h) {
        h.save();
        check!(h, tell_of_unpacked(h.thread, h.frame, h.top(4)));
        if calls::is_function(h.peek(4)) {
            goto!(h, super::CALL_FUNCTION_EX);
        }
        let result = check!(h, call_unpacked(h.thread, h.frame, h.top(4)));
        h.drop_top(4);
        h.push(result);
        if h.has_requests() {
            goto!(h, super::requests_after_unpacked_call);
        }
        next!(h)
    }
}

/// Tells of a call whose arguments come in a sequence.
#[inline(never)]
fn tell_of_unpacked(thread: &Thread, frame: FrameRef, operands: &[Slot]) -> Fallible {
    let [callable, _, arguments, _] = operands else { return Ok(()) };
    let callable = callable.to_owned(thread)?;
    let tuple = calls::as_tuple(thread, &callable, arguments.object(thread)?)?;
    let first = tuple.get(0).map(Owned::share);
    arguments.replace(Slot::owned(tuple)).close();
    tell_call(thread, frame, Event::Call, &callable, first.as_deref())
}

/// The same call of what is no Python function, and tells of the end.
#[inline(never)]
fn call_unpacked(thread: &Thread, frame: FrameRef, operands: &[Slot]) -> Fallible<Slot> {
    let [callable, _, arguments, _] = operands else { return Ok(Slot::null()) };
    let callable = callable.to_owned(thread)?;
    let first = first_of(arguments.object(thread)?);
    let result = match calls::call_unpacked(thread, operands) {
        Ok(calls::Callee::Result(result)) => {
            let value = result.to_owned(thread);
            result.close();
            value
        }
        Ok(calls::Callee::Frame(_)) => return Ok(Slot::null()),
        Err(raised) => Err(raised),
    };
    if (*callable).downcast_exact::<Method>().is_some() {
        // Bound methods are no native functions.
        return result.map(Slot::owned);
    }
    tell_end(thread, frame, &callable, first.as_deref(), result).map(Slot::owned)
}
