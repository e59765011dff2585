//! Exceptions that may not leave the body of a generator as they are.

use pycore_bytecode::CodeFlags;
use pycore_objects::core::Thread;
use pycore_objects::errors::{BaseException, STOP_ASYNC_ITERATION, STOP_ITERATION};
use pycore_objects::{Fallible, Object, Owned, raise};

use crate::frame::FrameRef;

/// The exception that leaves a generator's frame in place of the one that leaves its body: one that would tell of the
/// generator's end becomes the cause of a `RuntimeError`.
pub(crate) fn end_of_body(thread: &Thread, frame: FrameRef, exception: &Object) -> Fallible<Owned> {
    let flags = CodeFlags::from_bits_retain(frame.code().flags());
    let class = exception.type_object();
    let is_async = flags.contains(CodeFlags::ASYNC_GENERATOR);
    let name = if class.is_subtype_of(STOP_ITERATION.get()) {
        "StopIteration"
    } else if is_async && class.is_subtype_of(STOP_ASYNC_ITERATION.get()) {
        "StopAsyncIteration"
    } else {
        return Ok(Owned::share(exception));
    };
    let kind = if is_async {
        "async generator"
    } else if flags.contains(CodeFlags::COROUTINE) {
        "coroutine"
    } else {
        "generator"
    };
    let raised = raise!(thread, RUNTIME_ERROR, "{kind} raised {name}");
    let Some(error) = thread.take_exception(raised) else {
        return Err(thread.raise_out_of_memory());
    };
    if let Some(base) = (*error).downcast::<BaseException>() {
        base.cause.set(Owned::share(exception));
        base.context.set(Owned::share(exception));
        base.suppress_context.set(true);
    }
    Ok(error)
}
