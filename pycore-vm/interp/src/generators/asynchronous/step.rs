//! `__anext__()` and `asend()`: a step that sends a value.

use std::cell::Cell;

use pycore_objects::core::{Object, Slot, Thread, Trace, Tracer};
use pycore_objects::declare::{Arguments, Sent};
use pycore_objects::errors::GENERATOR_EXIT;
use pycore_objects::types::object::OBJECT;
use pycore_objects::{Fallible, Owned, Place, methods, raise, slots, static_type};

use super::{Progress, Step, already_running, reused, step_to_next, step_to_sent, step_to_value};
use crate::generators::finalize;
use crate::generators::resume::{Input, resume};
use crate::generators::throw::{Thrown, throw};
use crate::generators::types::AsyncGenerator;

/// A step that sends a value into an asynchronous generator.
#[repr(C)]
pub(crate) struct AsyncStep {
    object: Object,
    generator: Place<AsyncGenerator>,
    /// Nothing for `__anext__`.
    value: Place,
    progress: Cell<Progress>,
}

static_type! {
    /// The type of steps that send a value.
    pub(crate) static ASYNC_STEP: AsyncStep = {
        name: "async_generator_asend",
        export: "_PyAsyncGenASend_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: AsyncStep::SLOTS,
        methods: AsyncStep::METHODS,
    };
}

const WHAT: &str = "__anext__()/asend()";

impl AsyncStep {
    /// A step of a generator.
    pub(super) fn new(
        thread: &Thread,
        generator: &AsyncGenerator,
        value: Option<Owned>,
    ) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            generator: Place::new(Owned::share(generator)),
            value: value.map_or_else(Place::empty, Place::new),
            progress: Cell::new(Progress::Created),
        })
    }

    fn generator(&self, thread: &Thread) -> Fallible<Owned<AsyncGenerator>> {
        match self.generator.get() {
            Some(generator) => Ok(generator),
            None => Err(raise!(thread, SYSTEM_ERROR, "a step of no generator")),
        }
    }

    /// Begins the step unless it has begun.
    fn begin(&self, thread: &Thread, generator: &AsyncGenerator) -> Fallible {
        match self.progress.get() {
            Progress::Ended => Err(reused(thread, WHAT)),
            Progress::Awaited => Ok(()),
            Progress::Created if generator.is_running_async.get() => {
                self.progress.set(Progress::Ended);
                Err(already_running(thread, "anext"))
            }
            Progress::Created => {
                self.progress.set(Progress::Awaited);
                Ok(())
            }
        }
    }

    /// Notes that the step is at its end unless it waits.
    fn note(&self, step: Fallible<Step>) -> Fallible<Step> {
        if !matches!(step, Ok(Step::Waiting(_))) {
            self.progress.set(Progress::Ended);
        }
        step
    }

    /// Goes on with a value, or with nothing in particular.
    fn go_on(&self, thread: &Thread, value: Option<&Object>) -> Fallible<Step> {
        let generator = self.generator(thread)?;
        let first = self.progress.get() == Progress::Created;
        self.begin(thread, &generator)?;
        let own = self.value.get();
        let value = match value.filter(|value| !value.is_none()) {
            None if first => own.as_deref(),
            other => other,
        };
        generator.is_running_async.set(true);
        let resumed = resume(thread, &generator, value.map_or(Input::Next, Input::Send));
        self.note(generator.unwrap(thread, resumed))
    }

    fn throw(&self, thread: &Thread, thrown: &Thrown) -> Fallible<Step> {
        let generator = self.generator(thread)?;
        self.begin(thread, &generator)?;
        generator.is_running_async.set(true);
        let resumed = throw(thread, &generator, thrown, true);
        self.note(generator.unwrap(thread, resumed))
    }
}

impl Trace for AsyncStep {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.generator.trace(tracer);
        self.value.trace(tracer);
    }
}

#[slots]
impl AsyncStep {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Slot>> {
        step_to_next(thread, self.go_on(thread, None))
    }

    fn am_await(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn am_send(&self, thread: &Thread, value: &Object) -> Fallible<Sent> {
        step_to_sent(thread, self.go_on(thread, Some(value)))
    }

    fn tp_finalize(&self, thread: &Thread) {
        if self.progress.get() == Progress::Created
            && let Some(generator) = self.generator.get()
        {
            finalize::step_never_awaited(thread, &generator, "asend");
        }
    }
}

#[methods]
impl AsyncStep {
    /// send($self, object, /)
    ///
    /// Go on with the object as the value of what the generator awaits. The result is what that yields next; what the
    /// generator yields itself is the value of a StopIteration.
    fn send(&self, thread: &Thread, object: &Object) -> Fallible<Slot> {
        step_to_value(thread, self.go_on(thread, Some(object)))
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
