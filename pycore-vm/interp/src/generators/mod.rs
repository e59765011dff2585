//! Generators, coroutines and asynchronous generators.
//!
//! `value` is their memory, with the frame inside. Instructions resume a frame by going on in it; native code does so by
//! `resume`, which everything else here is built on: `throw`, `close`, the methods of the types (`generator`,
//! `coroutine`, `asynchronous`), and what becomes of those that are dropped before their end (`finalize`).

pub(crate) mod anext;
pub(crate) mod asynchronous;
pub(crate) mod awaitable;
mod close;
mod coroutine;
pub(crate) mod errors;
mod finalize;
mod generator;
mod origin;
pub(crate) mod resume;
mod throw;
mod types;
#[expect(unsafe_code, reason = "the layout of generators")]
mod value;

use pycore_bytecode::CodeFlags;
use pycore_objects::core::{Thread, TypeStatic};
use pycore_objects::types::type_type::ready;
use pycore_objects::{Fallible, ObjectLike, Owned};

use crate::frame::FrameRef;
pub use types::{ASYNC_GENERATOR, AsyncGenerator, COROUTINE, Coroutine, GENERATOR, Generator};
pub use value::Body;
pub(crate) use value::{State, waiting};

/// The types, in the order in which they are made ready.
static TYPES: &[&TypeStatic] = &[
    &GENERATOR,
    &COROUTINE,
    &coroutine::COROUTINE_WRAPPER,
    &ASYNC_GENERATOR,
    &asynchronous::ASYNC_STEP,
    &asynchronous::ASYNC_THROW,
    &asynchronous::WRAPPED_VALUE,
    &anext::ANEXT_AWAITABLE,
];

/// Makes the types ready, and provides what the object model asks for.
pub(crate) fn start(thread: &Thread) -> Fallible {
    for class in TYPES {
        ready::ready_builtin(thread, class)?;
    }
    thread.interpreter().hooks.anext_awaitable.set(Some(anext::new));
    Ok(())
}

/// What a function whose frame has just been started gives when its code makes generators: one with the frame in it.
#[inline(never)]
pub(crate) fn create(thread: &Thread, frame: FrameRef) -> Fallible<Owned> {
    let flags = CodeFlags::from_bits_retain(frame.code().flags());
    let class = if flags.contains(CodeFlags::GENERATOR) {
        &GENERATOR
    } else if flags.contains(CodeFlags::COROUTINE) {
        if thread.coroutine_origin_depth() > 0 {
            return create_with_origin(thread, frame);
        }
        &COROUTINE
    } else {
        &ASYNC_GENERATOR
    };
    value::new(thread, class, frame).map(Owned::into_object)
}

/// A coroutine that knows where it was made.
#[cold]
fn create_with_origin(thread: &Thread, frame: FrameRef) -> Fallible<Owned> {
    let origin = origin::of(thread, frame.previous())?;
    let coroutine = value::new(thread, &COROUTINE, frame)?;
    coroutine.origin_or_finalizer.set(origin);
    Ok(coroutine.into_object())
}

/// The end of a generator's frame by an exception, or by `return`; its stack is empty. It gives the caller.
pub(crate) fn leave(thread: &Thread, frame: FrameRef) -> Option<FrameRef> {
    let body = Body::of_frame(frame);
    let caller = body.end(thread, State::Cleared);
    body.clear_ended_frame(thread);
    caller
}
