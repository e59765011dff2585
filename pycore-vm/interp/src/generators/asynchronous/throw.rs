//! `athrow()` and `aclose()`: a step that raises an exception.

use std::cell::Cell;

use pycore_objects::core::{Object, Slot, Thread, Trace, Tracer};
use pycore_objects::declare::{Arguments, Sent};
use pycore_objects::errors::{GENERATOR_EXIT, STOP_ASYNC_ITERATION, STOP_ITERATION};
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Owned, Place, Raised, methods, raise, slots, static_type};

use super::wrapped::WrappedValue;
use super::{Progress, Step, already_running, reused, step_to_next, step_to_sent, step_to_value};
use crate::generators::finalize;
use crate::generators::resume::{Input, Resumed, resume};
use crate::generators::throw::{Thrown, throw};
use crate::generators::types::AsyncGenerator;
use crate::generators::value::State;

/// A step that raises an exception in an asynchronous generator.
#[repr(C)]
pub(crate) struct AsyncThrow {
    object: Object,
    generator: Place<AsyncGenerator>,
    /// What `athrow` was called with, a tuple; nothing for `aclose`.
    arguments: Place<Tuple>,
    progress: Cell<Progress>,
}

static_type! {
    /// The type of steps that raise an exception.
    pub(crate) static ASYNC_THROW: AsyncThrow = {
        name: "async_generator_athrow",
        export: "_PyAsyncGenAThrow_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: AsyncThrow::SLOTS,
        methods: AsyncThrow::METHODS,
    };
}

const WHAT: &str = "aclose()/athrow()";

impl AsyncThrow {
    /// A step of a generator; without arguments, the one that closes it.
    pub(super) fn new(
        thread: &Thread,
        generator: &AsyncGenerator,
        arguments: Option<Owned<Tuple>>,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            generator: Place::new(Owned::share(generator)),
            arguments: arguments.map_or_else(Place::empty, Place::new),
            progress: Cell::new(Progress::Created),
        })
    }

    fn generator(&self, thread: &Thread) -> Fallible<Owned<AsyncGenerator>> {
        match self.generator.get() {
            Some(generator) => Ok(generator),
            None => Err(raise!(thread, SYSTEM_ERROR, "a step of no generator")),
        }
    }

    fn closes(&self) -> bool {
        !self.arguments.is_set()
    }

    fn method(&self) -> &'static str {
        if self.closes() { "aclose" } else { "athrow" }
    }

    /// A step of a generator that another one is running.
    fn check_running(&self, thread: &Thread, generator: &AsyncGenerator) -> Fallible {
        if generator.is_running_async.get() {
            self.progress.set(Progress::Ended);
            return Err(already_running(thread, self.method()));
        }
        Ok(())
    }

    fn go_on(&self, thread: &Thread, value: &Object) -> Fallible<Step> {
        let generator = self.generator(thread)?;
        if self.progress.get() == Progress::Ended {
            return Err(reused(thread, WHAT));
        }
        if generator.state() == State::Cleared {
            self.progress.set(Progress::Ended);
            return Err(thread.raise_type(&STOP_ITERATION));
        }
        if self.progress.get() == Progress::Awaited {
            let resumed = resume(thread, &generator, Input::Send(value));
            return self.outcome(thread, &generator, resumed);
        }
        self.check_running(thread, &generator)?;
        if generator.is_closed.get() {
            self.progress.set(Progress::Ended);
            return Err(thread.raise_type(&STOP_ASYNC_ITERATION));
        }
        if !value.is_none() {
            let message = "can't send non-None value to a just-started coroutine";
            return Err(raise!(thread, RUNTIME_ERROR, "{message}"));
        }
        self.progress.set(Progress::Awaited);
        generator.is_running_async.set(true);
        let thrown = match self.arguments.get() {
            Some(arguments) => Thrown::from_tuple(thread, &arguments)?,
            None => {
                generator.is_closed.set(true);
                Thrown::of_class(GENERATOR_EXIT.get())
            }
        };
        let resumed = throw(thread, &generator, &thrown, false);
        self.outcome(thread, &generator, resumed)
    }

    /// What resuming the generator means for the step.
    fn outcome(
        &self,
        thread: &Thread,
        generator: &AsyncGenerator,
        resumed: Fallible<Resumed>,
    ) -> Fallible<Step> {
        if !self.closes() {
            let step = generator.unwrap(thread, resumed);
            if step.is_err() {
                self.progress.set(Progress::Ended);
            }
            return step;
        }
        let raised = match resumed {
            Ok(Resumed::Yielded(value)) => {
                if WrappedValue::take(thread, &value)?.is_none() {
                    return Ok(Step::Waiting(value));
                }
                self.end(generator);
                let message = "async generator ignored GeneratorExit";
                return Err(raise!(thread, RUNTIME_ERROR, "{message}"));
            }
            Ok(Resumed::Returned(value)) => {
                value.close();
                thread.raise_type(&STOP_ASYNC_ITERATION)
            }
            Ok(Resumed::Exhausted) => thread.raise_type(&STOP_ASYNC_ITERATION),
            Err(raised) => raised,
        };
        self.end(generator);
        Err(closed(thread, raised))
    }

    fn end(&self, generator: &AsyncGenerator) {
        generator.is_running_async.set(false);
        self.progress.set(Progress::Ended);
    }

    fn throw(&self, thread: &Thread, thrown: &Thrown) -> Fallible<Step> {
        let generator = self.generator(thread)?;
        if self.progress.get() == Progress::Created {
            self.check_running(thread, &generator)?;
            self.progress.set(Progress::Awaited);
            generator.is_running_async.set(true);
        }
        let resumed = throw(thread, &generator, thrown, true);
        self.outcome(thread, &generator, resumed)
    }
}

/// That a generator has been closed is told by a `StopIteration`.
fn closed(thread: &Thread, raised: Raised) -> Raised {
    if thread.exception_matches(&raised, &STOP_ASYNC_ITERATION)
        || thread.exception_matches(&raised, &GENERATOR_EXIT)
    {
        thread.clear_exception(raised);
        return thread.raise_type(&STOP_ITERATION);
    }
    raised
}

impl Trace for AsyncThrow {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.generator.trace(tracer);
        self.arguments.trace(tracer);
    }
}

#[slots]
impl AsyncThrow {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Slot>> {
        step_to_next(thread, self.go_on(thread, &thread.none()))
    }

    fn am_await(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn am_send(&self, thread: &Thread, value: &Object) -> Fallible<Sent> {
        step_to_sent(thread, self.go_on(thread, value))
    }

    fn tp_finalize(&self, thread: &Thread) {
        if self.progress.get() == Progress::Created
            && let Some(generator) = self.generator.get()
        {
            finalize::step_never_awaited(thread, &generator, self.method());
        }
    }
}

#[methods]
impl AsyncThrow {
    /// send($self, object, /)
    ///
    /// Go on with the object as the value of what the generator awaits. The result is what that yields next.
    fn send(&self, thread: &Thread, object: &Object) -> Fallible<Slot> {
        step_to_value(thread, self.go_on(thread, object))
    }

    /// Raise an exception where the generator waits.
    ///
    /// The form with type, value and traceback is deprecated.
    #[python(name = "throw", no_keywords)]
    fn throw_method(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Slot> {
        if self.progress.get() == Progress::Ended {
            return Err(reused(thread, WHAT));
        }
        let thrown = Thrown::new(thread, "throw", arguments)?;
        step_to_value(thread, self.throw(thread, &thrown))
    }

    /// close($self, /)
    ///
    /// Raise GeneratorExit where the generator waits.
    fn close(&self, thread: &Thread) -> Fallible {
        if self.progress.get() == Progress::Ended {
            return Ok(());
        }
        let thrown = Thrown::of_class(GENERATOR_EXIT.get());
        match step_to_value(thread, self.throw(thread, &thrown)) {
            Ok(value) => {
                value.close();
                Err(raise!(thread, RUNTIME_ERROR, "coroutine ignored GeneratorExit"))
            }
            Err(raised) => super::forget_end(thread, raised),
        }
    }
}
