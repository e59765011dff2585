//! The iterator of a future: what an `await` of it goes through.

use pycore_objects::declare::{Arguments, Sent};
use pycore_objects::errors::{self, is_exception_class};
use pycore_objects::protocol::call;
use pycore_objects::types::exceptions::value::BaseException;
use pycore_objects::types::traceback::Traceback;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, methods, name, raise, slots};

use super::future::Future;

native_type! {
    /// The iterator of a future, which yields it once while it is pending, and ends with its result.
    pub struct FutureIter = FUTURE_ITER "_asyncio.FutureIter" (DISALLOW_INSTANTIATION) {
        /// Nothing after `close` and `throw`.
        future: Place<Future>,
    }
    traced(future),
    methods FutureIter::METHODS
}

impl FutureIter {
    pub(super) fn new(thread: &Thread, future: &Future) -> Fallible<Owned<Self>> {
        let future = Owned::share(future);
        thread.new_object(|object| Self { object, future: Place::new(future) })
    }

    fn step(&self, thread: &Thread) -> Fallible<Sent> {
        let Some(future) = self.future.get() else { return Ok(Sent::Returned(thread.none())) };
        if !future.is_pending() {
            return future.result_or_raise(thread).map(Sent::Returned);
        }
        if future.blocking.get() {
            return Err(raise!(thread, RUNTIME_ERROR, "await wasn't used with future"));
        }
        future.blocking.set(true);
        Ok(Sent::Yielded(future.into_object()))
    }

    fn next(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        match self.step(thread)? {
            Sent::Yielded(future) => Ok(Some(future)),
            Sent::Returned(result) => {
                let value = (!result.is_none()).then_some(&*result);
                Err(thread.raise_stop_iteration(value))
            }
        }
    }
}

#[slots]
impl FutureIter {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.next(thread)
    }

    fn am_send(&self, thread: &Thread, value: &Object) -> Fallible<Sent> {
        let _ = value;
        self.step(thread)
    }
}

#[methods]
impl FutureIter {
    /// send($self, object, /)
    ///
    /// Go on; what is sent does not matter.
    fn send(&self, thread: &Thread, object: &Object) -> Fallible<Option<Owned>> {
        let _ = object;
        self.next(thread)
    }

    /// Raise an exception, and be at the end.
    #[python(no_keywords)]
    fn throw(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let [kind, value, traceback] = arguments.unpack::<3>(thread, "throw", 1)?;
        let Some(kind) = kind else {
            return Err(raise!(thread, TYPE_ERROR, "throw expected at least 1 argument, got 0"));
        };
        if value.is_some() {
            let message = "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";
            errors::warn(thread, &errors::DEPRECATION_WARNING, message, 1)?;
        }
        let traceback = traceback.filter(|traceback| !traceback.is_none());
        if traceback.as_deref().is_some_and(|given| given.downcast::<Traceback>().is_none()) {
            let message = "throw() third argument must be a traceback";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let value = value.filter(|value| !value.is_none());
        let exception = if kind.downcast_ref::<BaseException>().is_some() {
            if value.is_some() {
                let message = "instance exception may not have a separate value";
                return Err(raise!(thread, TYPE_ERROR, "{message}"));
            }
            kind
        } else if is_exception_class(&kind) {
            match value {
                Some(value) if value.downcast_ref::<BaseException>().is_some() => value,
                Some(value) => call::call(thread, &kind, &[&value])?,
                None => call::call(thread, &kind, &[])?,
            }
        } else {
            let message =
                "exceptions must be classes deriving BaseException or instances of such a class";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        drop(self.future.take());
        if let Some(traceback) = traceback {
            let name = name!(thread, "__traceback__");
            pycore_objects::protocol::object::set_attribute(thread, &exception, name, &traceback)?;
        }
        Err(thread.raise(exception))
    }

    /// close($self, /)
    ///
    /// Be at the end.
    fn close(&self) {
        drop(self.future.take());
    }
}
