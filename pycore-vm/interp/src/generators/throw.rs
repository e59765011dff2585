//! `throw()`: an exception raised where a frame waits.

use pycore_objects::core::{Slot, Thread};
use pycore_objects::declare::Arguments;
use pycore_objects::errors::{self, BaseException, DEPRECATION_WARNING, GENERATOR_EXIT};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::traceback::Traceback;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, TypeObject, name, raise};

use super::close::close_iterator;
use super::resume::{Input, Resumed, resume, value_of};
use super::value::{Body, State};
use crate::frame;

/// What `throw()` was called with: a class or an exception, and in the old form its value and a traceback.
pub(super) struct Thrown {
    kind: Owned,
    value: Option<Owned>,
    traceback: Option<Owned>,
}

impl Thrown {
    /// The arguments of a method called `name`.
    pub(super) fn new(thread: &Thread, name: &str, arguments: Arguments<'_>) -> Fallible<Self> {
        let count = arguments.len();
        let [kind, value, traceback] = arguments.unpack::<3>(thread, name, 1)?;
        warn_of_old_form(thread, name, count)?;
        Ok(Self { kind: kind.unwrap_or_else(|| thread.none()), value, traceback })
    }

    /// An exception of a built-in class, still to be made.
    pub(super) fn of_class(class: &'static TypeObject) -> Self {
        Self { kind: Owned::share(class.as_object()), value: None, traceback: None }
    }

    /// The arguments of `athrow`, which are looked at when it is awaited.
    pub(super) fn from_tuple(thread: &Thread, arguments: &Tuple) -> Fallible<Self> {
        let slots = Slot::of_objects(arguments.as_slice());
        let arguments = Arguments::from_positional(slots);
        let [kind, value, traceback] = arguments.unpack::<3>(thread, "athrow", 1)?;
        Ok(Self { kind: kind.unwrap_or_else(|| thread.none()), value, traceback })
    }

    /// Whether it is a `GeneratorExit`.
    fn is_exit(&self) -> bool {
        let class = match (*self.kind).downcast::<TypeObject>() {
            Some(class) => class,
            None => self.kind.type_object(),
        };
        class.is_subtype_of(GENERATOR_EXIT.get())
    }

    /// The arguments for another `throw()`: those that were given.
    fn arguments(&self) -> Vec<&Object> {
        let mut arguments: Vec<&Object> = vec![&self.kind];
        arguments.extend(self.value.as_deref());
        arguments.extend(self.traceback.as_deref());
        arguments
    }

    /// The exception, with its traceback.
    fn exception(&self, thread: &Thread) -> Fallible<Owned> {
        let traceback = self.traceback.as_deref().filter(|traceback| !traceback.is_none());
        if traceback.is_some_and(|traceback| traceback.downcast::<Traceback>().is_none()) {
            let message = "throw() third argument must be a traceback object";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let value = self.value.as_deref().filter(|value| !value.is_none());
        if let Some(exception) = (*self.kind).downcast::<BaseException>() {
            if value.is_some() {
                let message = "instance exception may not have a separate value";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
            if let Some(traceback) = traceback {
                exception.traceback.set(Owned::share(traceback));
            }
            return Ok(self.kind.clone());
        }
        let Some(class) = exception_class(&self.kind) else {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "exceptions must be classes or instances deriving from BaseException, not {}",
                self.kind.type_name()
            ));
        };
        // What goes wrong when the exception is made is thrown in its place.
        let exception = instance(thread, class, value)
            .or_else(|raised| thread.take_exception(raised).ok_or_else(|| out_of_memory(thread)))?;
        if let Some(base) = (*exception).downcast::<BaseException>()
            && (traceback.is_some() || value.is_some_and(|value| value.is(&exception)))
        {
            drop(base.traceback.replace(traceback.map(Owned::share)));
        }
        Ok(exception)
    }
}

#[cold]
fn out_of_memory(thread: &Thread) -> Raised {
    thread.raise_out_of_memory()
}

/// Warns of more arguments than the exception.
pub(super) fn warn_of_old_form(thread: &Thread, name: &str, arguments: usize) -> Fallible {
    if arguments <= 1 {
        return Ok(());
    }
    let message = format!(
        "the (type, exc, tb) signature of {name}() is deprecated, use the single-arg signature instead."
    );
    errors::warn(thread, &DEPRECATION_WARNING, &message, 1)
}

/// The object as an exception class.
fn exception_class(object: &Object) -> Option<&TypeObject> {
    object
        .downcast::<TypeObject>()
        .filter(|class| class.is_subtype_of(errors::BASE_EXCEPTION.get()))
}

/// The value if it is an exception of the class, or a new exception made of it.
fn instance(thread: &Thread, class: &TypeObject, value: Option<&Object>) -> Fallible<Owned> {
    let exception = match value {
        None => call::call(thread, class.as_object(), &[])?,
        Some(value) if value.type_object().is_subtype_of(class) => return Ok(Owned::share(value)),
        Some(value) => match value.downcast::<Tuple>() {
            Some(arguments) => call::call(thread, class.as_object(), arguments.as_slice())?,
            None => call::call(thread, class.as_object(), &[value])?,
        },
    };
    if (*exception).downcast::<BaseException>().is_none() {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "calling {} should have returned an instance of BaseException, not {}",
            object::repr(thread, class.as_object())?,
            exception.type_name()
        ));
    }
    Ok(exception)
}

/// Does something with what a frame delegates to, the frame standing between the caller and that: it counts as running,
/// and is part of tracebacks if `visible`.
pub(super) fn while_delegating<R>(
    thread: &Thread,
    body: &Body,
    visible: bool,
    work: impl FnOnce() -> R,
) -> R {
    let state = body.state();
    body.set_state(State::Executing);
    let frame = body.frame();
    let newest = frame::current(thread);
    if visible {
        frame.set_previous(newest);
        frame::set_current(thread, Some(frame));
    }
    let result = work();
    if visible {
        frame::set_current(thread, newest);
        frame.set_previous(None);
    }
    body.set_state(state);
    result
}

/// Throws an exception into a frame. Where that delegates, the exception goes to what it delegates to; but that is closed
/// for a `GeneratorExit`, if `close_delegate` says so.
pub(super) fn throw(
    thread: &Thread,
    body: &Body,
    thrown: &Thrown,
    close_delegate: bool,
) -> Fallible<Resumed> {
    let Some(delegate) = body.delegate(thread)? else { return throw_here(thread, body, thrown) };
    object::check_recursion(thread, "")?;
    if close_delegate && thrown.is_exit() {
        let closed = while_delegating(thread, body, false, || close_iterator(thread, &delegate));
        return match closed {
            Ok(()) => throw_here(thread, body, thrown),
            Err(Raised { .. }) => resume(thread, body, Input::Raise),
        };
    }
    let result: Fallible<Slot> = if let Some(inner) = Body::of(&delegate) {
        while_delegating(thread, body, true, || {
            value_of(thread, inner, throw(thread, inner, thrown, close_delegate))
        })
    } else {
        let method = object::lookup_attribute(thread, &delegate, name!(thread, "throw"))?;
        let Some(method) = method else { return throw_here(thread, body, thrown) };
        while_delegating(thread, body, true, || {
            call::call(thread, &method, &thrown.arguments()).map(Slot::owned)
        })
    };
    drop(delegate);
    match result {
        Ok(value) => Ok(Resumed::Yielded(value)),
        // That it is at its end, or what it raised, is the frame's affair.
        Err(Raised { .. }) => resume(thread, body, Input::Raise),
    }
}

/// Throws an exception into a frame, whatever it delegates to.
fn throw_here(thread: &Thread, body: &Body, thrown: &Thrown) -> Fallible<Resumed> {
    let exception = thrown.exception(thread)?;
    let _ = thread.restore_exception(exception);
    resume(thread, body, Input::Raise)
}

/// The method `throw` of generators and coroutines.
pub(super) fn method(thread: &Thread, body: &Body, arguments: Arguments<'_>) -> Fallible<Slot> {
    let thrown = Thrown::new(thread, "throw", arguments)?;
    value_of(thread, body, throw(thread, body, &thrown, true))
}
