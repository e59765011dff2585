//! Generators, coroutines and asynchronous generators.
//!
//! [`value`] is their memory, with the frame inside. Instructions resume a frame by going on in it; native code does so by
//! [`resume`], which everything else here is built on: [`throw`], [`close`], the methods of the types ([`generator`],
//! [`coroutine`], [`asynchronous`]), and what becomes of those that are dropped before their end ([`finalize`]).

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
use pycore_objects::core::{Slot, Thread, TypeStatic};
use pycore_objects::types::type_type::ready;
use pycore_objects::{Fallible, raise};

use crate::frame::FrameRef;
pub use types::{ASYNC_GENERATOR, AsyncGenerator, COROUTINE, Coroutine, GENERATOR, Generator};
pub use value::Body;
pub(crate) use value::State;

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
pub(crate) fn create(thread: &Thread, frame: FrameRef) -> Fallible<Slot> {
    let flags = CodeFlags::from_bits_retain(frame.code().flags());
    if flags.contains(CodeFlags::GENERATOR) {
        return value::new(thread, &GENERATOR, frame).map(Slot::owned);
    }
    if flags.contains(CodeFlags::ASYNC_GENERATOR) {
        return value::new(thread, &ASYNC_GENERATOR, frame).map(Slot::owned);
    }
    if !flags.contains(CodeFlags::COROUTINE) {
        return Err(raise!(thread, SYSTEM_ERROR, "this code makes no generator"));
    }
    let origin = origin::of(thread, frame.previous())?;
    let coroutine = value::new(thread, &COROUTINE, frame)?;
    drop(coroutine.origin_or_finalizer.replace(origin));
    Ok(Slot::owned(coroutine))
}

/// The generator or coroutine in a slot, if a value can be sent into its frame now.
#[inline(always)]
pub(crate) fn waiting(receiver: &Slot) -> Option<&Body> {
    let object = receiver.as_object()?;
    let class = object.type_object();
    if !std::ptr::eq(class, GENERATOR.get()) && !std::ptr::eq(class, COROUTINE.get()) {
        return None;
    }
    Body::of(object).filter(|body| body.can_go_on())
}

/// The end of a generator's frame by an exception, or by `return`; its stack is empty. It gives the caller.
pub(crate) fn leave(thread: &Thread, frame: FrameRef) -> Option<FrameRef> {
    let body = Body::of_frame(frame);
    let caller = body.end(thread, State::Cleared);
    body.clear_ended_frame(thread);
    caller
}
