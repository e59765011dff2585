//! The steps of a task: its coroutine runs from one `await` that has to wait to the next.

use std::mem::offset_of;

use pycore_objects::declare::{Arguments, Callable, NativeFunction, Sent, Vectorcall};
use pycore_objects::errors;
use pycore_objects::protocol::{asynchronous, call, class, object};
use pycore_objects::types::builtin_function::BuiltinFunction;
use pycore_objects::types::context::Context;
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Place, Thread, methods, name, raise, slots,
};

use super::callbacks::call_soon;
use super::future::Future;
use super::imported::{self, Imported, State};
use super::running;
use super::task::Task;
use super::task_methods::cancel;

native_type! {
    /// What a loop calls to have a task make a step.
    pub struct StepCall = STEP_CALL "_asyncio.TaskStepMethWrapper" (HAVE_VECTORCALL | DISALLOW_INSTANTIATION) {
        task: Place<Task>,
        /// The exception that is raised in the coroutine.
        exception: Place,
        vectorcall: Vectorcall,
    }
    traced(task, exception),
    getsets StepCall::GETSETS,
    vectorcall_offset offset_of!(StepCall, vectorcall) as isize
}

impl Callable for StepCall {
    fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        if !arguments.names().is_empty() {
            return Err(raise!(thread, TYPE_ERROR, "function takes no keyword arguments"));
        }
        if !arguments.is_empty() {
            return Err(raise!(thread, TYPE_ERROR, "function takes no positional arguments"));
        }
        if let Some(task) = self.task.get() {
            task.step(thread, self.exception.get())?;
        }
        Ok(thread.none())
    }
}

#[slots]
impl StepCall {
    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        self.call(thread, arguments)
    }
}

#[methods]
impl StepCall {
    /// The task.
    #[getter]
    fn __self__(&self) -> Option<Owned<Task>> {
        self.task.get()
    }
}

#[methods(name = WAKE_UP)]
impl Task {
    /// !task_wakeup(future, /)
    fn task_wakeup(&self, thread: &Thread, future: &Object) -> Fallible {
        let own = future.downcast_exact::<Future>();
        let own = own.or_else(|| future.downcast_exact::<Self>().map(|task| &task.future));
        let outcome = match own {
            Some(future) => {
                future.discard_waiter(thread, self.as_object())?;
                future.outcome(thread)
            }
            None => {
                if let Some(future) = future.downcast::<Future>() {
                    future.discard_waiter(thread, self.as_object())?;
                }
                call::call_method(thread, future, name!(thread, "result"), &[]).map(Ok)
            }
        };
        let exception = match outcome {
            Ok(Ok(_)) => None,
            Ok(Err(exception)) => Some(exception),
            Err(raised) => Some(imported::taken(thread, raised)?),
        };
        self.step(thread, exception)
    }
}

/// How a step ended.
enum Stop {
    /// The coroutine waits for something.
    Waits(Owned),
    /// The coroutine is at its end.
    Returned(Owned),
    /// The coroutine has raised an exception.
    Raised(Owned),
}

impl Task {
    /// Has the loop make a step soon, perhaps with an exception.
    pub(super) fn step_soon(&self, thread: &Thread, exception: Option<Owned>) -> Fallible {
        let step = thread.new_object(|object| StepCall {
            object,
            task: Place::new(Owned::share(self)),
            exception: exception.map_or_else(Place::empty, Place::new),
            vectorcall: Vectorcall::of::<StepCall>(),
        })?;
        let event_loop = self.future.require_loop(thread)?;
        let context = self.context.get();
        call_soon(thread, &event_loop, &[step.as_object()], context.as_deref())
    }

    /// Has the loop make a step in which the coroutine is told what it did wrong.
    fn fail_soon(&self, thread: &Thread, message: &str) -> Fallible {
        let message = Str::new(thread, message)?;
        let class = errors::RUNTIME_ERROR.get().as_object();
        let error = call::call(thread, class, &[message.as_object()])?;
        self.step_soon(thread, Some(error))
    }

    /// Makes a step.
    pub(super) fn step(&self, thread: &Thread, exception: Option<Owned>) -> Fallible {
        let event_loop = self.future.require_loop(thread)?;
        running::enter(thread, &event_loop, self.as_object())?;
        match self.run(thread, exception) {
            Ok(()) => running::leave(thread, &event_loop, self.as_object()),
            Err(raised) => {
                let exception = imported::taken(thread, raised)?;
                running::leave(thread, &event_loop, self.as_object())?;
                Err(thread.restore_exception(exception))
            }
        }
    }

    /// Runs the coroutine until it waits or ends.
    fn run(&self, thread: &Thread, mut exception: Option<Owned>) -> Fallible {
        if !self.future.is_pending() {
            let given = exception.unwrap_or_else(|| thread.none());
            let this = object::repr(thread, self.as_object())?;
            let given = object::repr(thread, &given)?;
            let message = format!("__step(): already done: {this} {given}");
            return Err(imported::raise(thread, Imported::InvalidStateError, &message));
        }
        if self.must_cancel.get() {
            let cancelled = match exception.as_deref() {
                Some(exception) => imported::is_cancellation(thread, exception)?,
                None => false,
            };
            if !cancelled {
                exception = Some(self.future.make_cancelled_error(thread)?);
            }
            self.must_cancel.set(false);
        }
        drop(self.waiter.take());
        let Some(coroutine) = self.coroutine.get() else {
            return Err(raise!(thread, RUNTIME_ERROR, "uninitialized Task object"));
        };
        let ended = match go_on(thread, &coroutine, exception)? {
            Stop::Waits(awaited) => return self.wait_for(thread, &awaited),
            Stop::Returned(_) if self.must_cancel.get() => {
                // Cancelled right before the end.
                self.must_cancel.set(false);
                let message = self.future.cancel_message.get();
                self.future.abandon(thread, message).map(drop)
            }
            Stop::Returned(result) => self.future.finish(thread, result),
            Stop::Raised(exception) => self.end_by(thread, exception),
        };
        if !self.future.is_pending() {
            self.unregister();
        }
        ended
    }

    /// Ends with an exception of the coroutine.
    fn end_by(&self, thread: &Thread, exception: Owned) -> Fallible {
        if imported::is_cancellation(thread, &exception)? {
            self.future.cancelled_error.set(exception);
            return self.future.abandon(thread, None).map(drop);
        }
        self.future.fail(thread, &exception)?;
        // The program is about to end; whoever runs the loop has to know.
        let class = exception.type_object();
        let ends = [errors::KEYBOARD_INTERRUPT.get(), errors::SYSTEM_EXIT.get()];
        if ends.iter().any(|end| class.derives_from(end)) {
            return Err(thread.raise(exception));
        }
        Ok(())
    }

    /// Waits for what the coroutine has yielded.
    fn wait_for(&self, thread: &Thread, awaited: &Object) -> Fallible {
        if awaited.is(self.as_object()) {
            let this = object::repr(thread, self.as_object())?;
            return self.fail_soon(thread, &format!("Task cannot await on itself: {this}"));
        }
        let own = awaited.downcast_exact::<Future>();
        let own = own.or_else(|| awaited.downcast_exact::<Self>().map(|task| &task.future));
        if let Some(future) = own {
            return self.wait_for_own(thread, awaited, future);
        }
        if awaited.is_none() {
            // Others shall run before.
            return self.step_soon(thread, None);
        }
        let blocking = name!(thread, "_asyncio_future_blocking");
        if let Some(is_blocking) = object::lookup_attribute(thread, awaited, blocking)?
            && !is_blocking.is_none()
        {
            return self.wait_for_other(thread, awaited, &is_blocking);
        }
        let shown = object::repr(thread, awaited)?;
        let generator = imported::get(thread, Imported::GeneratorType)?;
        if class::is_instance(thread, awaited, &generator)? {
            let this = object::repr(thread, self.as_object())?;
            let what = "yield was used instead of yield from for generator in task";
            return self.fail_soon(thread, &format!("{what} {this} with {shown}"));
        }
        self.fail_soon(thread, &format!("Task got bad yield: {shown}"))
    }

    fn has_loop(&self, other: &Object) -> bool {
        self.future.event_loop.holds(other)
    }

    fn fail_different_loop(&self, thread: &Thread, awaited: &Object) -> Fallible {
        let (this, awaited) =
            (object::repr(thread, self.as_object())?, object::repr(thread, awaited)?);
        let what = "attached to a different loop";
        self.fail_soon(thread, &format!("Task {this} got Future {awaited} {what}"))
    }

    fn fail_plain_yield(&self, thread: &Thread, awaited: &Object) -> Fallible {
        let (this, awaited) =
            (object::repr(thread, self.as_object())?, object::repr(thread, awaited)?);
        let what = "yield was used instead of yield from in task";
        self.fail_soon(thread, &format!("{what} {this} with {awaited}"))
    }

    /// What a future calls when it has its outcome.
    fn wake_up(&self, thread: &Thread) -> Fallible<Owned<BuiltinFunction>> {
        const FUNCTION: &[NativeFunction] = Task::WAKE_UP;
        BuiltinFunction::new(thread, &FUNCTION[0], Some(self.as_object()), None)
    }

    /// Waits for a future or a task of this module.
    fn wait_for_own(&self, thread: &Thread, awaited: &Object, future: &Future) -> Fallible {
        if !future.event_loop.get().is_some_and(|other| self.has_loop(&other)) {
            return self.fail_different_loop(thread, awaited);
        }
        if !future.blocking.get() {
            return self.fail_plain_yield(thread, awaited);
        }
        future.add_waiter(thread, self.as_object())?;
        future.blocking.set(false);
        let wake_up = self.wake_up(thread)?;
        let context = self.context.get();
        future.add_callback(thread, wake_up.as_object(), context.as_deref())?;
        self.wait_until_cancelled(thread, awaited)
    }

    /// Waits for what behaves like a future.
    fn wait_for_other(&self, thread: &Thread, awaited: &Object, blocking: &Object) -> Fallible {
        let is_blocking = object::is_true(thread, blocking)?;
        let other = loop_of(thread, awaited)?;
        if !self.has_loop(&other) {
            return self.fail_different_loop(thread, awaited);
        }
        if !is_blocking {
            return self.fail_plain_yield(thread, awaited);
        }
        if let Some(future) = awaited.downcast::<Future>() {
            future.add_waiter(thread, self.as_object())?;
        }
        let blocking = name!(thread, "_asyncio_future_blocking");
        object::set_attribute(thread, awaited, blocking, &thread.bool(false))?;
        let add = object::get_attribute(thread, awaited, name!(thread, "add_done_callback"))?;
        let wake_up = self.wake_up(thread)?;
        let context = self.context.get().unwrap_or_else(|| thread.none());
        let names = State::of(thread)?.context_names(thread)?;
        let values = [wake_up.as_object(), &context];
        call::call_with_keywords(thread, &add, &values, Some(&names))?;
        self.wait_until_cancelled(thread, awaited)
    }

    /// Remembers what is awaited, and cancels it if that was asked for meanwhile.
    fn wait_until_cancelled(&self, thread: &Thread, awaited: &Object) -> Fallible {
        self.waiter.set(Owned::share(awaited));
        if self.must_cancel.get() {
            let message = self.future.cancel_message.get();
            if cancel(thread, awaited, message.as_deref())? {
                self.must_cancel.set(false);
            }
        }
        Ok(())
    }

    /// Makes the first step at once, before whoever made the task goes on.
    pub(super) fn start_eagerly(&self, thread: &Thread, event_loop: &Object) -> Fallible {
        let before = running::swap(thread, event_loop, Some(Owned::share(self.as_object())))?;
        let started = self.register(thread).and_then(|()| self.first_step(thread));
        let saved = thread.save_exception();
        let swapped = running::swap(thread, event_loop, before);
        thread.put_back_exception(saved);
        if !self.future.is_pending() {
            self.unregister();
            drop(self.coroutine.take());
        }
        started?;
        swapped.map(drop)
    }

    fn first_step(&self, thread: &Thread) -> Fallible {
        let Some(context) = self.context.get() else { return self.run(thread, None) };
        let Ok(context) = context.downcast::<Context>() else {
            return Err(raise!(thread, TYPE_ERROR, "an instance of Context was expected"));
        };
        context.enter(thread)?;
        let ended = self.run(thread, None);
        match ended {
            Ok(()) => context.exit(thread),
            Err(raised) => {
                let exception = imported::taken(thread, raised)?;
                context.exit(thread)?;
                Err(thread.restore_exception(exception))
            }
        }
    }
}

/// Goes on with a coroutine, perhaps with an exception.
fn go_on(thread: &Thread, coroutine: &Object, exception: Option<Owned>) -> Fallible<Stop> {
    let sent = match exception {
        None => asynchronous::send(thread, coroutine, &thread.none()),
        Some(exception) => {
            match call::call_method(thread, coroutine, name!(thread, "throw"), &[&exception]) {
                Ok(awaited) => Ok(Sent::Yielded(awaited)),
                Err(raised) => thread.stop_iteration_value(raised).map(Sent::Returned),
            }
        }
    };
    match sent {
        Ok(Sent::Yielded(awaited)) => Ok(Stop::Waits(awaited)),
        Ok(Sent::Returned(result)) => Ok(Stop::Returned(result)),
        Err(raised) => imported::taken(thread, raised).map(Stop::Raised),
    }
}

/// The event loop of what behaves like a future.
pub(super) fn loop_of(thread: &Thread, future: &Object) -> Fallible<Owned> {
    if let Some(future) = future.downcast_exact::<Future>() {
        return future.require_loop(thread);
    }
    let get_loop = name!(thread, "get_loop");
    if let Some(get) = object::lookup_attribute(thread, future, get_loop)? {
        return call::call(thread, &get, &[]);
    }
    object::get_attribute(thread, future, name!(thread, "_loop"))
}
