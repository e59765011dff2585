//! What `await`, `async for` and `yield from` demand of objects.

use pycore_bytecode::CodeFlags;
use pycore_objects::core::Thread;
use pycore_objects::errors::BaseException;
use pycore_objects::protocol::{asynchronous, iterate, object};
use pycore_objects::{Fallible, Object, Owned, Raised, raise};

use super::resume::is_coroutine;
use super::types::{AsyncGenerator, Coroutine, Generator};
use super::value::Body;
use crate::frame::FrameRef;

/// Whether an object is a generator whose function was decorated by `types.coroutine`.
fn is_iterable_coroutine(object: &Object) -> bool {
    object.downcast_exact::<Generator>().is_some_and(|generator| {
        let flags = CodeFlags::from_bits_retain(generator.frame().code().flags());
        flags.contains(CodeFlags::ITERABLE_COROUTINE)
    })
}

/// Whether an object is awaited by itself.
fn is_coroutine_object(object: &Object) -> bool {
    object.downcast_exact::<Coroutine>().is_some() || is_iterable_coroutine(object)
}

/// The iterator by which an object is awaited.
pub(crate) fn iterator(thread: &Thread, awaitable: &Object) -> Fallible<Owned> {
    if is_coroutine_object(awaitable) {
        return Ok(Owned::share(awaitable));
    }
    let Some(result) = asynchronous::call_await(thread, awaitable) else {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "'{}' object can't be awaited",
            awaitable.type_name()
        ));
    };
    let iterator = result?;
    if is_coroutine_object(&iterator) {
        return Err(raise!(thread, TYPE_ERROR, "__await__() returned a coroutine"));
    }
    if !iterate::is_iterator(&iterator) {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "__await__() returned non-iterator of type '{}'",
            iterator.type_name()
        ));
    }
    Ok(iterator)
}

/// What `await` waits for. `from` says where the object comes from: 1 from `__aenter__`, 2 from `__aexit__`.
pub(crate) fn awaited(thread: &Thread, awaitable: &Object, from: usize) -> Fallible<Owned> {
    let iterator = match iterator(thread, awaitable) {
        Ok(iterator) => iterator,
        Err(raised) => return Err(explain(thread, raised, awaitable, from)),
    };
    if let Some(coroutine) = (*iterator).downcast_exact::<Coroutine>()
        && coroutine.delegate(thread)?.is_some()
    {
        return Err(raise!(thread, RUNTIME_ERROR, "coroutine is being awaited already"));
    }
    Ok(iterator)
}

/// The error of an object without `__await__` says where the object comes from.
#[cold]
fn explain(thread: &Thread, raised: Raised, awaitable: &Object, from: usize) -> Raised {
    let method = match from {
        1 => "__aenter__",
        2 => "__aexit__",
        _ => return raised,
    };
    if asynchronous::has_await(awaitable) {
        return raised;
    }
    raise!(
        thread,
        TYPE_ERROR,
        "'async with' received an object from {method} that does not implement __await__: {}",
        awaitable.type_name()
    )
}

/// The asynchronous iterator of `async for`.
pub(crate) fn async_iterator(thread: &Thread, iterable: &Object) -> Fallible<Owned> {
    let Some(result) = asynchronous::call_aiter(thread, iterable) else {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "'async for' requires an object with __aiter__ method, got {}",
            iterable.type_name()
        ));
    };
    let iterator = result?;
    if !asynchronous::has_anext(&iterator) {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "'async for' received an object from __aiter__ that does not implement __anext__: {}",
            iterator.type_name()
        ));
    }
    Ok(iterator)
}

/// What `async for` awaits for the next item.
pub(crate) fn async_next(thread: &Thread, async_iterator: &Object) -> Fallible<Owned> {
    let Some(result) = asynchronous::call_anext(thread, async_iterator) else {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "'async for' requires an iterator with __anext__ method, got {}",
            async_iterator.type_name()
        ));
    };
    let next = result?;
    if async_iterator.downcast_exact::<AsyncGenerator>().is_some() {
        return Ok(next);
    }
    iterator(thread, &next).map_err(|raised| invalid_next(thread, raised, &next))
}

/// The error of something that cannot be awaited is the cause of another one.
#[cold]
fn invalid_next(thread: &Thread, raised: Raised, next: &Object) -> Raised {
    let Some(cause) = thread.take_exception(raised) else { return thread.raise_out_of_memory() };
    let raised = raise!(
        thread,
        TYPE_ERROR,
        "'async for' received an invalid object from __anext__: {}",
        next.type_name()
    );
    let Some(exception) = thread.take_exception(raised) else {
        return thread.raise_out_of_memory();
    };
    if let Some(base) = (*exception).downcast::<BaseException>() {
        base.context.set(cause.clone());
        base.cause.set(cause);
        base.suppress_context.set(true);
    }
    thread.restore_exception(exception)
}

/// What `yield from` iterates over, in the frame of a generator.
pub(crate) fn yielded_from(thread: &Thread, frame: FrameRef, iterable: &Object) -> Fallible<Owned> {
    if Body::of(iterable).is_some_and(is_coroutine) {
        let flags = CodeFlags::from_bits_retain(frame.code().flags());
        if !flags.intersects(CodeFlags::COROUTINE | CodeFlags::ITERABLE_COROUTINE) {
            let message = "cannot 'yield from' a coroutine object in a non-coroutine generator";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        return Ok(Owned::share(iterable));
    }
    if iterable.downcast_exact::<Generator>().is_some() {
        return Ok(Owned::share(iterable));
    }
    object::iterate(thread, iterable)
}
