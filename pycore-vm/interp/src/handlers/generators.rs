//! Generators and coroutines: how they are made, yield, and are resumed.
//!
//! Resuming from an instruction never recurses: the frame in the generator goes on, with the instruction's frame as its
//! caller. A frame that yields goes on with its caller behind the instruction and its cache, which is of the same size for
//! all that resume; one that returns, by the caller's return offset.

use pycore_bytecode::{ExceptionEntry, Opcode};
use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::declare::Sent;
use pycore_objects::errors::{BaseException, STOP_ASYNC_ITERATION, STOP_ITERATION, StopIteration};
use pycore_objects::protocol::asynchronous;
use pycore_objects::{Object, Owned};

use super::exactly;
use crate::dispatch::size_of_instruction;
use crate::frame::{self, FrameRef};
use crate::generators::{self, Body, Coroutine, Generator, State, awaitable};
use crate::monitoring::events::Event;
use crate::{constants, monitoring, specialize};

/// Code units from an instruction that resumes a frame to the next.
const RESUMING_SIZE: usize = {
    let size = size_of_instruction(Opcode::SEND as usize);
    assert!(size == size_of_instruction(Opcode::FOR_ITER as usize));
    size as usize
};

/// Goes on in the frame of a generator, with a value for it on its stack.
macro_rules! go_on_in {
    ($h:ident, $body:expr, $value:expr) => {{
        let body: &Body = $body;
        $h.save();
        $h.frame.set_return_offset((SIZE as usize + $h.oparg) as u16);
        let frame = body.begin($h.thread);
        frame.set_previous(Some($h.frame));
        frame::set_current($h.thread, Some(frame));
        return $h.switch_with(frame, 0, $value);
    }};
}

/// Whether a frame can be resumed without recursion: there may be one frame more, and the jump over what resumed it fits
/// the head of a frame.
#[inline(always)]
fn has_room(thread: &Thread, oparg: usize) -> bool {
    frame::remaining_depth(thread) > 1 && oparg < usize::from(u16::MAX) - RESUMING_SIZE
}

/// Sends a value into an iterator. Gives what that gives, and whether it is at its end.
#[inline(never)]
fn send(thread: &Thread, frame: FrameRef, receiver: &Slot, value: &Slot) -> Fallible<(Slot, bool)> {
    let (receiver, value) = (receiver.object(thread)?, value.object(thread)?);
    if monitoring::state::shared(thread).wants(Event::Raise) && Body::of(receiver).is_none() {
        return super::send_monitored(thread, frame, receiver, value);
    }
    Ok(match asynchronous::send(thread, receiver, value)? {
        Sent::Yielded(value) => (Slot::owned(value), false),
        Sent::Returned(value) => (Slot::owned(value), true),
    })
}

/// The value of the `StopIteration` that a `throw()` into a delegation has ended by; nothing for another exception.
#[inline(never)]
fn value_of_end(exception: &Slot) -> Option<Slot> {
    let exception = exception.as_object()?;
    if !exception.type_object().is_subtype_of(STOP_ITERATION.get()) {
        return None;
    }
    let value = exception.downcast::<StopIteration>()?.value.get();
    Some(value.map_or_else(constants::none_slot, Slot::owned))
}

/// Whether an exception says that asynchronous iteration has ended.
#[inline(never)]
fn ends_iteration(exception: &Slot) -> bool {
    exception
        .as_object()
        .is_some_and(|exception| exception.type_object().is_subtype_of(STOP_ASYNC_ITERATION.get()))
}

/// Declares helpers that call a function with the object of a slot.
macro_rules! of_slot {
    ($($name:ident = $function:path, ($($argument:ident: $type:ty),*);)+) => {
        $(
            #[inline(never)]
            fn $name(thread: &Thread, $($argument: $type,)* slot: &Slot) -> Fallible<Owned> {
                $function(thread, $($argument,)* slot.object(thread)?)
            }
        )+
    };
}
of_slot! {
    get_aiter = awaitable::async_iterator, ();
    get_anext = awaitable::async_next, ();
    yield_from_iter = awaitable::yielded_from, (frame: FrameRef);
}

#[inline(never)]
fn get_awaitable(thread: &Thread, slot: &Slot, from: usize) -> Fallible<Owned> {
    awaitable::awaited(thread, slot.object(thread)?, from)
}

handlers! {
    fn RETURN_GENERATOR(h) {
        h.save();
        let frame = h.frame;
        let generator = Slot::owned(check!(h, generators::create(h.thread, frame)));
        let Some(caller) = frame.previous() else { goto!(h, super::undefined) };
        frame::set_current(h.thread, Some(caller));
        frame::leave(h.thread, frame);
        let units = usize::from(caller.return_offset());
        return h.switch_with(caller, units, generator);
    }

    fn YIELD_VALUE(h) {
        // What is borrowed from the frame may not last as long as what the caller does with it.
        let value = h.pop().into_owned();
        let state = if h.oparg == 0 { State::Suspended } else { State::Delegating };
        h.save_behind();
        let Some(caller) = Body::of_frame(h.frame).end(h.thread, state) else {
            goto!(h, super::undefined)
        };
        return h.switch_with(caller, RESUMING_SIZE, value);
    }

    fn FOR_ITER_GEN(h) {
        let Some(generator) = exactly::<Generator>(h.peek(1)) else { goto!(h, super::FOR_ITER) };
        if !generator.can_go_on() || !has_room(h.thread, h.oparg) {
            goto!(h, super::FOR_ITER);
        }
        h.save();
        h.frame.set_return_offset((SIZE as usize + h.oparg) as u16);
        let frame = generator.begin(h.thread);
        frame.set_previous(Some(h.frame));
        frame::set_current(h.thread, Some(frame));
        if frame.ignores_value(h.thread) {
            return h.switch(frame, 2);
        }
        return h.switch_with(frame, 0, constants::none_slot());
    }

    fn SEND(h) {
        adaptive!(h, specialize::send);
        if let Some(body) = generators::waiting(h.peek(2)) && has_room(h.thread, h.oparg) {
            let value = h.pop().into_owned();
            go_on_in!(h, body, value);
        }
        goto!(h, send_native)
    }

    /// Sends a value into what is no generator or coroutine, or cannot go on.
    fn send_native[SEND](h) {
        h.save();
        let (result, ended) = check!(h, send(h.thread, h.frame, h.peek(2), h.peek(1)));
        let value = h.peek(1).replace(result);
        let units = if ended { SIZE + h.oparg as isize } else { SIZE };
        if let Some(dying) = value.release() {
            h.oparg = units as usize;
            goto!(h, super::destroy_and_advance, dying.into_bits());
        }
        return h.advance(units);
    }

    fn SEND_GEN(h) {
        let Some(body) = generators::waiting(h.peek(2)) else { goto!(h, super::SEND) };
        if !has_room(h.thread, h.oparg) {
            goto!(h, super::SEND);
        }
        let value = h.pop().into_owned();
        go_on_in!(h, body, value)
    }

    fn END_SEND(h) {
        let value = h.pop();
        let receiver = h.peek(1).replace(value);
        next_dropping!(h, receiver)
    }

    fn CLEANUP_THROW(h) {
        h.save();
        if let Some(value) = value_of_end(h.peek(1)) {
            let [receiver, sent, exception] = h.top(3) else { goto!(h, super::undefined) };
            let receiver = receiver.replace(constants::none_slot());
            let sent = sent.replace(value);
            let exception = exception.take();
            h.shrink(1);
            h.save();
            exception.close();
            sent.close();
            next_dropping!(h, receiver)
        }
        let exception = check!(h, super::take(h.thread, h.peek(1)));
        h.shrink(1);
        frame::restore(h.thread, exception);
        goto!(h, super::unwind_again)
    }

    fn GET_YIELD_FROM_ITER(h) {
        h.save();
        replace_top!(h, yield_from_iter(h.thread, h.frame, h.peek(1)))
    }

    fn GET_AWAITABLE(h) {
        if exactly::<Coroutine>(h.peek(1)).is_some_and(|coroutine| coroutine.state() == State::Created) {
            // The result outlives what it may be borrowed from, unlike the operand.
            let coroutine = h.pop().into_owned();
            h.push(coroutine);
            next!(h)
        }
        goto!(h, get_awaitable_slow)
    }

    /// What is awaited is no coroutine that has not begun.
    fn get_awaitable_slow[GET_AWAITABLE](h) {
        h.save();
        replace_top!(h, get_awaitable(h.thread, h.peek(1), h.oparg))
    }

    fn GET_AITER(h) {
        h.save();
        replace_top!(h, get_aiter(h.thread, h.peek(1)))
    }

    fn GET_ANEXT(h) {
        h.save();
        let next = check!(h, get_anext(h.thread, h.peek(1)));
        h.push(Slot::owned(next));
        next!(h)
    }

    fn END_ASYNC_FOR(h) {
        h.save();
        if ends_iteration(h.peek(1)) {
            h.drop_top(2);
            next!(h)
        }
        let exception = check!(h, super::take(h.thread, h.peek(1)));
        h.shrink(1);
        frame::restore(h.thread, exception);
        goto!(h, super::unwind_again)
    }

    /// A generator's frame returns the value on its stack.
    fn return_from_generator[RETURN_VALUE](h) {
        let frame = h.frame;
        let body = Body::of_frame(frame);
        if !frame.is_unobserved() || body.handles_exception() {
            goto!(h, return_from_generator_slow);
        }
        let value = h.pop();
        let mut index = frame.code().variable_count();
        while index != 0 {
            index -= 1;
            if let Some(dying) = frame.variable(index).take().release() {
                h.push(value);
                goto!(h, return_from_generator_destroying, dying.into_bits());
            }
        }
        if let Some(dying) = frame.function_slot().take().release() {
            h.push(value);
            goto!(h, return_from_generator_destroying, dying.into_bits());
        }
        h.save();
        let Some(caller) = body.end(h.thread, State::Cleared) else { goto!(h, super::undefined) };
        let units = usize::from(caller.return_offset());
        return h.switch_with(caller, units, value);
    }

    /// Something that only the returning frame held is destroyed.
    slow fn return_from_generator_destroying[RETURN_VALUE](h) {
        let value = h.pop();
        h.save();
        let body = Body::of_frame(h.frame);
        let Some(caller) = body.end(h.thread, State::Cleared) else { goto!(h, super::undefined) };
        h.dying_spare().destroy();
        body.clear_ended_frame(h.thread);
        let units = usize::from(caller.return_offset());
        return h.switch_with(caller, units, value);
    }

    /// Clears a generator's frame whatever it holds, and returns.
    slow fn return_from_generator_slow[RETURN_VALUE](h) {
        let value = h.pop();
        h.save();
        let Some(caller) = generators::leave(h.thread, h.frame) else { goto!(h, super::undefined) };
        let units = usize::from(caller.return_offset());
        return h.switch_with(caller, units, value);
    }
}
