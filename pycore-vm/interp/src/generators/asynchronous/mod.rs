//! Asynchronous generators as objects, and the steps by which they go on.
//!
//! What an asynchronous generator yields to its consumer is wrapped, so that it is told from what it passes on of the
//! awaitables that it waits for. A step is awaited: it passes on the latter, and its result is the former.

mod step;
mod throw;
mod wrapped;

use pycore_objects::core::{Slot, Thread};
use pycore_objects::declare::{Arguments, Sent};
use pycore_objects::errors::{GENERATOR_EXIT, STOP_ASYNC_ITERATION, STOP_ITERATION};
use pycore_objects::protocol::call;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Raised, methods, raise, slots};

use super::finalize;
use super::resume::{Resumed, to_object};
use super::throw::warn_of_old_form;
use super::types::{ASYNC_GENERATOR, AsyncGenerator};
use super::value::Body;
use crate::frame::FrameObject;
pub(crate) use step::{ASYNC_STEP, AsyncStep};
pub(crate) use throw::{ASYNC_THROW, AsyncThrow};
pub(crate) use wrapped::{WRAPPED_VALUE, WrappedValue};

/// Whether it is an asynchronous generator.
#[inline(always)]
pub(super) fn is_generator(body: &Body) -> bool {
    std::ptr::eq(body.as_object().type_object(), ASYNC_GENERATOR.get())
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Nobody has awaited it.
    Created,
    /// It is awaited.
    Awaited,
    /// It is at its end.
    Ended,
}

/// What resuming an asynchronous generator within a step has come to.
pub(super) enum Step {
    /// An awaitable that the generator waits for has yielded this.
    Waiting(Slot),
    /// The generator has yielded this to its consumer.
    Result(Owned),
}

impl AsyncGenerator {
    /// Calls the hooks of the event loop before the first step.
    fn call_hooks(&self, thread: &Thread) -> Fallible {
        if self.has_hooks.replace(true) {
            return Ok(());
        }
        let hooks = thread.async_generator_hooks();
        if let Some(finalizer) = hooks.finalizer {
            self.origin_or_finalizer.set(finalizer);
        }
        match hooks.first_iteration {
            Some(hook) => call::call(thread, &hook, &[self.as_object()]).map(drop),
            None => Ok(()),
        }
    }

    /// What resuming has come to, within a step.
    fn unwrap(&self, thread: &Thread, resumed: Fallible<Resumed>) -> Fallible<Step> {
        let value = match resumed {
            Ok(Resumed::Yielded(value)) => value,
            Ok(Resumed::Returned(value)) => {
                value.close();
                return Err(self.ended(thread, thread.raise_type(&STOP_ASYNC_ITERATION)));
            }
            Ok(Resumed::Exhausted) => {
                return Err(self.ended(thread, thread.raise_type(&STOP_ASYNC_ITERATION)));
            }
            Err(raised) => return Err(self.ended(thread, raised)),
        };
        let Some(result) = WrappedValue::take(thread, &value)? else {
            return Ok(Step::Waiting(value));
        };
        self.is_running_async.set(false);
        Ok(Step::Result(result))
    }

    /// A step has ended by an exception.
    #[cold]
    fn ended(&self, thread: &Thread, raised: Raised) -> Raised {
        if thread.exception_matches(&raised, &STOP_ASYNC_ITERATION)
            || thread.exception_matches(&raised, &GENERATOR_EXIT)
        {
            self.is_closed.set(true);
        }
        self.is_running_async.set(false);
        raised
    }
}

/// What `next()` of a step gives.
fn step_to_next(thread: &Thread, step: Fallible<Step>) -> Fallible<Option<Slot>> {
    match step? {
        Step::Waiting(value) => Ok(Some(value)),
        Step::Result(result) => Err(thread.raise_stop_iteration(Some(&result))),
    }
}

/// What `send()` of a step gives.
fn step_to_value(thread: &Thread, step: Fallible<Step>) -> Fallible<Slot> {
    match step? {
        Step::Waiting(value) => Ok(value),
        Step::Result(result) => Err(thread.raise_stop_iteration(Some(&result))),
    }
}

/// What sending into a step has come to.
fn step_to_sent(thread: &Thread, step: Fallible<Step>) -> Fallible<Sent> {
    match step {
        Ok(Step::Waiting(value)) => to_object(thread, value).map(Sent::Yielded),
        Ok(Step::Result(result)) => Ok(Sent::Returned(result)),
        Err(raised) => thread.stop_iteration_value(raised).map(Sent::Returned),
    }
}

#[cold]
fn already_running(thread: &Thread, method: &str) -> Raised {
    raise!(thread, RUNTIME_ERROR, "{method}(): asynchronous generator is already running")
}

#[cold]
fn reused(thread: &Thread, what: &str) -> Raised {
    raise!(thread, RUNTIME_ERROR, "cannot reuse already awaited {what}")
}

/// Forgets an exception by which a step that is closed says that it has ended.
fn forget_end(thread: &Thread, raised: Raised) -> Fallible {
    let ends = [&STOP_ITERATION, &STOP_ASYNC_ITERATION, &GENERATOR_EXIT];
    if ends.iter().any(|kind| thread.exception_matches(&raised, kind)) {
        thread.clear_exception(raised);
        return Ok(());
    }
    Err(raised)
}

#[slots]
impl AsyncGenerator {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.text(thread)
    }

    fn am_aiter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn am_anext(&self, thread: &Thread) -> Fallible<Owned<AsyncStep>> {
        self.call_hooks(thread)?;
        AsyncStep::new(thread, self, None)
    }

    fn tp_finalize(&self, thread: &Thread) {
        finalize::generator(thread, self);
    }
}

#[methods]
impl AsyncGenerator {
    /// asend($self, object, /)
    ///
    /// A step that goes on with the object as the value of the expression that yielded.
    fn asend(&self, thread: &Thread, object: &Object) -> Fallible<Owned<AsyncStep>> {
        self.call_hooks(thread)?;
        AsyncStep::new(thread, self, Some(Owned::share(object)))
    }

    /// A step that raises an exception where the generator waits.
    ///
    /// The form with type, value and traceback is deprecated.
    #[python(no_keywords)]
    #[effects(TAKES_TUPLE)]
    fn athrow(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<AsyncThrow>> {
        warn_of_old_form(thread, "athrow", arguments.len())?;
        self.call_hooks(thread)?;
        AsyncThrow::new(thread, self, Some(arguments.positional_tuple(thread)?))
    }

    /// aclose($self, /)
    ///
    /// A step that raises GeneratorExit where the generator waits.
    fn aclose(&self, thread: &Thread) -> Fallible<Owned<AsyncThrow>> {
        self.call_hooks(thread)?;
        AsyncThrow::new(thread, self, None)
    }

    /// __sizeof__($self, /)
    ///
    /// Bytes of the generator in memory, its frame included.
    fn __sizeof__(&self) -> usize {
        self.size()
    }

    /// The name.
    #[getter(name = "__name__")]
    fn name(&self) -> Option<Owned> {
        self.name.get()
    }

    #[setter(name = "__name__")]
    fn set_name(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        Body::set_name(self, thread, &self.name, "__name__", value)
    }

    /// The qualified name.
    #[getter(name = "__qualname__")]
    fn qualified_name(&self) -> Option<Owned> {
        self.qualified_name.get()
    }

    #[setter(name = "__qualname__")]
    fn set_qualified_name(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        Body::set_name(self, thread, &self.qualified_name, "__qualname__", value)
    }

    /// What the generator awaits where it waits, or None.
    #[getter]
    fn ag_await(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.delegate(thread)
    }

    #[getter]
    fn ag_suspended(&self) -> bool {
        self.is_suspended()
    }

    #[getter]
    fn ag_frame(&self, thread: &Thread) -> Fallible<Option<Owned<FrameObject>>> {
        self.frame_object(thread)
    }

    #[getter]
    fn ag_code(&self) -> Owned {
        self.code_object()
    }
}
