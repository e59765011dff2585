//! How native code resumes a frame.

use pycore_objects::core::{Slot, Thread};
use pycore_objects::protocol::object;
use pycore_objects::{Fallible, Object, Owned, Raised, raise};

use super::types::{ASYNC_GENERATOR, COROUTINE, kind};
use super::value::{Body, State};
use crate::{calls, dispatch, frame};

/// What a frame goes on with.
#[derive(Clone, Copy)]
pub(crate) enum Input<'a> {
    /// `next()`: `None`, and the end may be told by nothing.
    Next,
    /// A value.
    Send(&'a Object),
    /// The exception in the thread's state.
    Raise,
    /// The same, to end the generator.
    Close,
}

/// What a frame has come to.
pub(crate) enum Resumed {
    /// It waits again.
    Yielded(Slot),
    /// It is at its end.
    Returned(Slot),
    /// It was at its end before.
    Exhausted,
}

/// Whether the type of a generator is this one.
pub(super) fn is_coroutine(body: &Body) -> bool {
    std::ptr::eq(body.as_object().type_object(), COROUTINE.get())
}

fn is_async_generator(body: &Body) -> bool {
    std::ptr::eq(body.as_object().type_object(), ASYNC_GENERATOR.get())
}

/// Resumes a frame.
pub(crate) fn resume(thread: &Thread, body: &Body, input: Input<'_>) -> Fallible<Resumed> {
    match body.state() {
        State::Created if matches!(input, Input::Send(value) if !value.is_none()) => {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "can't send non-None value to a just-started {}",
                kind(body)
            ));
        }
        State::Executing => {
            return Err(raise!(thread, VALUE_ERROR, "{} already executing", kind(body)));
        }
        State::Cleared => return resume_ended(thread, body, input),
        _ => {}
    }
    if let Err(raised) = check_depth(thread) {
        return Err(abandon(thread, body, raised));
    }
    let frame = body.begin(thread);
    let result = match input {
        Input::Next => {
            frame.push(crate::constants::none_slot());
            dispatch::run(thread, frame)
        }
        Input::Send(value) => {
            frame.push(Slot::share(value));
            dispatch::run(thread, frame)
        }
        Input::Raise | Input::Close => {
            // Where the frame delegates, its handler expects what was sent last.
            frame.push(crate::constants::none_slot());
            chain_handled(thread, body);
            dispatch::run_raising(thread, frame)
        }
    };
    if result.is_null() {
        return Err(calls::missing_result(thread));
    }
    match body.state() {
        State::Cleared => Ok(Resumed::Returned(result)),
        _ => Ok(Resumed::Yielded(result)),
    }
}

/// A frame that is at its end cannot go on.
#[cold]
fn resume_ended(thread: &Thread, body: &Body, input: Input<'_>) -> Fallible<Resumed> {
    if is_coroutine(body) && !matches!(input, Input::Close) {
        return Err(raise!(thread, RUNTIME_ERROR, "cannot reuse already awaited coroutine"));
    }
    match (input, thread.raised()) {
        (Input::Raise | Input::Close, Some(raised)) => Err(raised),
        _ => Ok(Resumed::Exhausted),
    }
}

/// Raises `RecursionError` if there may be no more frames, or the native stack is used up.
fn check_depth(thread: &Thread) -> Fallible {
    calls::check_depth(thread)?;
    object::check_recursion(thread, "")
}

/// Ends a frame in which nothing can run for lack of stack.
#[cold]
fn abandon(thread: &Thread, body: &Body, raised: Raised) -> Raised {
    let exception = thread.take_exception(raised);
    body.clear_frame(thread);
    match exception {
        Some(exception) => thread.restore_exception(exception),
        None => thread.raise_out_of_memory(),
    }
}

/// What the frame handles becomes the context of the exception that is raised in it.
fn chain_handled(thread: &Thread, body: &Body) {
    if body.handles_exception()
        && let Some(raised) = thread.raised()
        && let Some(exception) = thread.take_exception(raised)
    {
        let _ = thread.raise(exception);
    }
}

/// `next(generator)`; nothing at the end, and a result other than `None` is raised as a `StopIteration`.
#[inline(always)]
pub(super) fn next(thread: &Thread, body: &Body) -> Fallible<Option<Slot>> {
    if !body.can_go_on() || frame::remaining_depth(thread) <= 0 || thread.stack_is_exhausted() {
        return next_slow(thread, body);
    }
    let frame = body.begin(thread);
    if frame.ignores_value(thread) {
        frame.pass_value();
    } else {
        frame.push(crate::constants::none_slot());
    }
    let result = dispatch::run(thread, frame);
    if result.is_null() || body.state() == State::Cleared {
        return at_end(thread, body, result);
    }
    Ok(Some(result))
}

#[cold]
fn next_slow(thread: &Thread, body: &Body) -> Fallible<Option<Slot>> {
    match resume(thread, body, Input::Next)? {
        Resumed::Yielded(item) => Ok(Some(item)),
        Resumed::Exhausted => Ok(None),
        Resumed::Returned(result) => at_end(thread, body, result),
    }
}

/// What `next` gives for a frame that has returned or raised an exception.
#[inline(never)]
fn at_end(thread: &Thread, body: &Body, result: Slot) -> Fallible<Option<Slot>> {
    if result.is_null() {
        return Err(calls::missing_result(thread));
    }
    if crate::constants::is_none(&result) {
        return Ok(None);
    }
    Err(raise_end(thread, body, Some(result)))
}

/// `generator.send(value)`
pub(super) fn send(thread: &Thread, body: &Body, value: &Object) -> Fallible<Slot> {
    value_of(thread, body, resume(thread, body, Input::Send(value)))
}

/// What the frame yields; its end is raised.
pub(super) fn value_of(thread: &Thread, body: &Body, resumed: Fallible<Resumed>) -> Fallible<Slot> {
    match resumed? {
        Resumed::Yielded(value) => Ok(value),
        Resumed::Returned(result) => Err(raise_end(thread, body, Some(result))),
        Resumed::Exhausted => Err(raise_end(thread, body, None)),
    }
}

/// Raises what says that a generator is at its end.
#[cold]
fn raise_end(thread: &Thread, body: &Body, result: Option<Slot>) -> Raised {
    let value = match result.map(|result| to_object(thread, result)).transpose() {
        Ok(value) => value.filter(|value| !value.is_none()),
        Err(raised) => return raised,
    };
    if is_async_generator(body) {
        return thread.raise_type(&pycore_objects::errors::STOP_ASYNC_ITERATION);
    }
    thread.raise_stop_iteration(value.as_deref())
}

/// The value of a slot as an object.
pub(crate) fn to_object(thread: &Thread, value: Slot) -> Fallible<Owned> {
    crate::handlers::take(thread, &value)
}
