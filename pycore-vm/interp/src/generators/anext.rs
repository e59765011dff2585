//! `anext(iterator, default)`: an awaitable that gives the default at the end.

use pycore_objects::core::{Object, Slot, Thread, Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::errors::STOP_ASYNC_ITERATION;
use pycore_objects::protocol::{asynchronous, call, iterate, object};
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Place, Raised, methods, name, raise, slots, static_type};

use super::awaitable;

/// An awaitable that gives a default where another one raises `StopAsyncIteration`.
#[repr(C)]
pub(crate) struct AnextAwaitable {
    object: Object,
    wrapped: Place,
    default: Place,
}

static_type! {
    /// The type of awaitables with a default.
    pub(crate) static ANEXT_AWAITABLE: AnextAwaitable = {
        name: "anext_awaitable",
        export: "_PyAnextAwaitable_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: AnextAwaitable::SLOTS,
        methods: AnextAwaitable::METHODS,
    };
}

/// The hook of the object model.
pub(super) fn new(thread: &Thread, wrapped: &Object, default: &Object) -> Fallible<Owned> {
    let awaitable = thread.new_object(|object| AnextAwaitable {
        object,
        wrapped: Place::new(Owned::share(wrapped)),
        default: Place::new(Owned::share(default)),
    })?;
    Ok(awaitable.into_object())
}

impl AnextAwaitable {
    /// The iterator by which the wrapped object is awaited.
    fn iterator(&self, thread: &Thread) -> Fallible<Owned> {
        let wrapped = self.wrapped.get().unwrap_or_else(|| thread.none());
        let iterator = awaitable::iterator(thread, &wrapped)?;
        if iterate::is_iterator(&iterator) {
            return Ok(iterator);
        }
        // Only coroutines are awaited by what is no iterator.
        match asynchronous::call_await(thread, &iterator) {
            Some(result) => {
                let iterator = result?;
                if iterate::is_iterator(&iterator) {
                    return Ok(iterator);
                }
                Err(raise!(thread, TYPE_ERROR, "__await__ returned a non-iterable"))
            }
            None => Err(raise!(thread, SYSTEM_ERROR, "a coroutine cannot be awaited")),
        }
    }

    /// At the end of the wrapped iterator, the default is the result.
    fn at_end(&self, thread: &Thread, raised: Raised) -> Raised {
        if !thread.exception_matches(&raised, &STOP_ASYNC_ITERATION) {
            return raised;
        }
        thread.clear_exception(raised);
        thread.raise_stop_iteration(self.default.get().as_deref())
    }

    /// Calls a method of the wrapped iterator.
    fn forward(&self, thread: &Thread, method: &Str, arguments: &[&Object]) -> Fallible<Owned> {
        let iterator = self.iterator(thread)?;
        call::call_method(thread, &iterator, method, arguments)
            .map_err(|raised| self.at_end(thread, raised))
    }
}

impl Trace for AnextAwaitable {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.wrapped.trace(tracer);
        self.default.trace(tracer);
    }
}

#[slots]
impl AnextAwaitable {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let iterator = self.iterator(thread)?;
        iterate::next_raw(thread, &iterator).map_err(|raised| self.at_end(thread, raised))
    }

    fn am_await(&self) -> Owned<Self> {
        Owned::share(self)
    }
}

#[methods]
impl AnextAwaitable {
    /// send($self, object, /)
    ///
    /// Go on with the object as the value of the await expression. The result is what is yielded next; at the end,
    /// StopIteration is raised.
    fn send(&self, thread: &Thread, object: &Object) -> Fallible<Owned> {
        self.forward(thread, name!(thread, "send"), &[object])
    }

    /// Raise an exception in the iterator that is wrapped.
    ///
    /// The form with type, value and traceback is deprecated.
    #[python(no_keywords)]
    fn throw(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let method = name!(thread, "throw");
        let iterator = self.iterator(thread)?;
        let method = object::get_attribute(thread, &iterator, method)?;
        call::call_slots(thread, &method, arguments.all(), arguments.names().tuple())
            .map_err(|raised| self.at_end(thread, raised))
    }

    /// close($self, /)
    ///
    /// Raise GeneratorExit in the iterator that is wrapped.
    fn close(&self, thread: &Thread) -> Fallible<Owned> {
        self.forward(thread, name!(thread, "close"), &[])
    }
}
