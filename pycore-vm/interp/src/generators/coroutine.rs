//! Coroutines as objects, and the iterators that `__await__` gives.

use pycore_objects::core::{Object, Slot, Thread, Trace, Tracer};
use pycore_objects::declare::{Arguments, Sent};
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Place, methods, slots, static_type};

use super::types::Coroutine;
use super::value::{Body, State};
use super::{close, finalize, resume, throw};
use crate::frame::FrameObject;

#[slots]
impl Coroutine {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.text(thread)
    }

    fn am_await(&self, thread: &Thread) -> Fallible<Owned<CoroutineWrapper>> {
        thread.new_object(|object| CoroutineWrapper {
            object,
            coroutine: Place::new(Owned::share(self)),
        })
    }

    fn am_send(&self, thread: &Thread, value: &Object) -> Fallible<Sent> {
        Body::send(self, thread, value)
    }

    fn tp_finalize(&self, thread: &Thread) {
        finalize::generator(thread, self);
    }
}

#[methods]
impl Coroutine {
    /// send($self, object, /)
    ///
    /// Go on with the object as the value of the await expression. The result is what is yielded next; at the end,
    /// StopIteration is raised.
    fn send(&self, thread: &Thread, object: &Object) -> Fallible<Slot> {
        resume::send(thread, self, object)
    }

    /// Raise an exception where the coroutine waits.
    ///
    /// The result is what is yielded next; at the end, StopIteration is raised. The form with type, value and traceback
    /// is deprecated.
    #[python(no_keywords)]
    fn throw(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Slot> {
        throw::method(thread, self, arguments)
    }

    /// close($self, /)
    ///
    /// Raise GeneratorExit where the coroutine waits, and give what it returns.
    fn close(&self, thread: &Thread) -> Fallible<Owned> {
        close::close(thread, self)
    }

    /// __sizeof__($self, /)
    ///
    /// Bytes of the coroutine in memory, its frame included.
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

    /// What the coroutine awaits where it waits, or None.
    #[getter]
    fn cr_await(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.delegate(thread)
    }

    #[getter]
    fn cr_running(&self) -> bool {
        self.state() == State::Executing
    }

    #[getter]
    fn cr_suspended(&self) -> bool {
        self.is_suspended()
    }

    #[getter]
    fn cr_frame(&self, thread: &Thread) -> Fallible<Option<Owned<FrameObject>>> {
        self.frame_object(thread)
    }

    #[getter]
    fn cr_code(&self) -> Owned {
        self.code_object()
    }
}

/// An iterator that does what its coroutine does.
#[repr(C)]
pub(crate) struct CoroutineWrapper {
    object: Object,
    coroutine: Place<Coroutine>,
}

static_type! {
    /// The type of iterators over coroutines.
    pub(crate) static COROUTINE_WRAPPER: CoroutineWrapper = {
        name: "coroutine_wrapper",
        export: "_PyCoroWrapper_Type",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "The iterator by which a coroutine is awaited.",
        slots: CoroutineWrapper::SLOTS,
        methods: CoroutineWrapper::METHODS,
    };
}

impl CoroutineWrapper {
    fn coroutine(&self, thread: &Thread) -> Fallible<Owned<Coroutine>> {
        match self.coroutine.get() {
            Some(coroutine) => Ok(coroutine),
            None => Err(pycore_objects::raise!(thread, SYSTEM_ERROR, "no coroutine")),
        }
    }
}

impl Trace for CoroutineWrapper {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.coroutine.trace(tracer);
    }
}

#[slots]
impl CoroutineWrapper {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Slot>> {
        resume::next(thread, &*self.coroutine(thread)?)
    }

    fn am_send(&self, thread: &Thread, value: &Object) -> Fallible<Sent> {
        Body::send(&*self.coroutine(thread)?, thread, value)
    }
}

#[methods]
impl CoroutineWrapper {
    /// send($self, object, /)
    ///
    /// Go on with the object as the value of the await expression. The result is what is yielded next; at the end,
    /// StopIteration is raised.
    fn send(&self, thread: &Thread, object: &Object) -> Fallible<Slot> {
        resume::send(thread, &*self.coroutine(thread)?, object)
    }

    /// Raise an exception where the coroutine waits.
    ///
    /// The result is what is yielded next; at the end, StopIteration is raised. The form with type, value and traceback
    /// is deprecated.
    #[python(no_keywords)]
    fn throw(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Slot> {
        throw::method(thread, &*self.coroutine(thread)?, arguments)
    }

    /// close($self, /)
    ///
    /// Raise GeneratorExit where the coroutine waits, and give what it returns.
    fn close(&self, thread: &Thread) -> Fallible<Owned> {
        close::close(thread, &*self.coroutine(thread)?)
    }
}
