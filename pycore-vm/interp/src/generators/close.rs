//! `close()`: the end of a frame that waits.

use pycore_bytecode::{Opcode, ResumePoint};
use pycore_objects::core::Thread;
use pycore_objects::errors::{self, GENERATOR_EXIT};
use pycore_objects::protocol::{call, object};
use pycore_objects::{Fallible, Object, Owned, Raised, name, raise};

use super::resume::{Input, Resumed, resume, to_object, value_of};
use super::throw::while_delegating;
use super::types::kind;
use super::value::{Body, State};
use crate::monitoring::events::Event;
use crate::monitoring::state::shared;

/// Ends a frame by a `GeneratorExit` where it waits. Gives what it returns.
pub(super) fn close(thread: &Thread, body: &Body) -> Fallible<Owned> {
    match body.state() {
        State::Cleared => return Ok(thread.none()),
        State::Created => {
            body.clear_frame(thread);
            return Ok(thread.none());
        }
        _ => {}
    }
    object::check_recursion(thread, "")?;
    let mut closed = Ok(());
    if let Some(delegate) = body.delegate(thread)? {
        closed = while_delegating(thread, body, false, || close_iterator(thread, &delegate));
    }
    if closed.is_ok() && waits_unprotected(thread, body) {
        body.clear_frame(thread);
        return Ok(thread.none());
    }
    if closed.is_ok() {
        let _ = thread.raise_type(&GENERATOR_EXIT);
    }
    let result = match resume(thread, body, Input::Close) {
        Ok(Resumed::Yielded(value)) => {
            value.close();
            return Err(raise!(thread, RUNTIME_ERROR, "{} ignored GeneratorExit", kind(body)));
        }
        Ok(Resumed::Exhausted) => return Ok(thread.none()),
        // An asynchronous generator says that it has ended.
        Ok(returned) if super::asynchronous::is_generator(body) => {
            value_of(thread, body, Ok(returned)).and_then(|value| to_object(thread, value))
        }
        Ok(Resumed::Returned(value)) => to_object(thread, value),
        Err(raised) => Err(raised),
    };
    match result {
        Err(raised) if thread.exception_matches(&raised, &GENERATOR_EXIT) => {
            thread.clear_exception(raised);
            Ok(thread.none())
        }
        Err(raised) => thread.stop_iteration_value(raised),
        returned => returned,
    }
}

/// Whether a frame waits where no `try` of the program surrounds it: a `GeneratorExit` would only end it.
fn waits_unprotected(thread: &Thread, body: &Body) -> bool {
    if body.state() != State::Suspended || shared(thread).wants(Event::PyUnwind) {
        return false;
    }
    let (opcode, oparg) = body.frame().next_unit();
    // Tools that are told of resumptions are told of this one.
    let resumes = [Opcode::RESUME, Opcode::RESUME_CHECK];
    resumes.iter().any(|resume| *resume as u8 == opcode)
        && u32::from(oparg) & ResumePoint::DEPTH_ONE != 0
}

/// Closes an iterator that a frame delegates to, if it can be closed.
pub(super) fn close_iterator(thread: &Thread, iterator: &Object) -> Fallible {
    if let Some(body) = Body::of(iterator) {
        return close(thread, body).map(drop);
    }
    let method = match object::lookup_attribute(thread, iterator, name!(thread, "close")) {
        Ok(method) => method,
        Err(raised) => {
            report(thread, raised, iterator);
            return Ok(());
        }
    };
    match method {
        Some(method) => call::call(thread, &method, &[]).map(drop),
        None => Ok(()),
    }
}

#[cold]
fn report(thread: &Thread, raised: Raised, iterator: &Object) {
    errors::write_unraisable(thread, raised, Some(iterator));
}
