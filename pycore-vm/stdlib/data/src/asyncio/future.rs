//! `Future`: a result that is not there yet, and its outcome.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::errors::{self, is_exception_class};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::exceptions::value::BaseException;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Place, Raised, Thread, TypeObject, name, raise, slots,
    static_type,
};

use super::imported::{self, Imported};
use super::iterator::FutureIter;
use super::running;

/// How far a future has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Pending,
    Cancelled,
    Finished,
}

/// A result that is not there yet.
#[repr(C)]
pub struct Future {
    object: Object,
    /// Nothing before `__init__` has run.
    pub(super) event_loop: Place,
    /// The first callback, with its context; more are in the list.
    pub(super) first_callback: Place,
    pub(super) first_context: Place,
    /// Pairs of callbacks and contexts.
    pub(super) callbacks: Place<List>,
    pub(super) exception: Place,
    /// The exception's traceback when it was set.
    traceback: Place,
    pub(super) result: Place,
    pub(super) source_traceback: Place,
    pub(super) cancel_message: Place,
    /// The exception by which a task was cancelled, until somebody asks for it.
    pub(super) cancelled_error: Place,
    /// What awaits the future: one object, or a set.
    pub(super) awaited_by: Place,
    dict: Place,
    weak_references: Cell<usize>,
    pub(super) stage: Cell<Stage>,
    /// Whether nobody has asked for the exception.
    pub(super) log_traceback: Cell<bool>,
    /// Whether the future is yielded by its own iterator.
    pub(super) blocking: Cell<bool>,
}

static_type! {
    /// The type `Future`.
    pub static FUTURE: Future = {
        name: "_asyncio.Future",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "Future(*, loop=None)\n--\n\nA result that is not there yet, and what is called when it is.",
        slots: Future::SLOTS,
        methods: Future::METHODS,
        more_methods: &[Future::GENERIC],
        getsets: Future::GETSETS,
        dict_offset: offset_of!(Future, dict) as isize,
        weaklist_offset: offset_of!(Future, weak_references) as isize,
    };
}

pycore_objects::generic_class!(Future);

impl Trace for Future {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.places().iter().for_each(|place| place.trace(tracer));
        self.callbacks.trace(tracer);
    }

    fn clear(&self) {
        let parts = self.places().map(Place::take);
        drop((parts, self.callbacks.take()));
    }
}

impl Future {
    fn places(&self) -> [&Place; 11] {
        [
            &self.event_loop,
            &self.first_callback,
            &self.first_context,
            &self.exception,
            &self.traceback,
            &self.result,
            &self.source_traceback,
            &self.cancel_message,
            &self.cancelled_error,
            &self.awaited_by,
            &self.dict,
        ]
    }

    /// A future that is not initialised.
    pub(super) fn blank(object: Object) -> Self {
        Self {
            object,
            event_loop: Place::empty(),
            first_callback: Place::empty(),
            first_context: Place::empty(),
            callbacks: Place::empty(),
            exception: Place::empty(),
            traceback: Place::empty(),
            result: Place::empty(),
            source_traceback: Place::empty(),
            cancel_message: Place::empty(),
            cancelled_error: Place::empty(),
            awaited_by: Place::empty(),
            dict: Place::empty(),
            weak_references: Cell::new(0),
            stage: Cell::new(Stage::Pending),
            log_traceback: Cell::new(false),
            blocking: Cell::new(false),
        }
    }

    /// What `__init__` does.
    pub(super) fn initialize(&self, thread: &Thread, event_loop: Option<&Object>) -> Fallible {
        let dict = self.dict.take();
        self.clear();
        drop(self.dict.replace(dict));
        self.stage.set(Stage::Pending);
        self.log_traceback.set(false);
        self.blocking.set(false);
        let event_loop = match event_loop {
            Some(event_loop) => Owned::share(event_loop),
            None => event_loop_or_policy(thread)?,
        };
        self.event_loop.set(event_loop.clone());
        let debug = call::call_method(thread, &event_loop, name!(thread, "get_debug"), &[])?;
        if object::is_true(thread, &debug)? {
            self.source_traceback.set(imported::call_imported(
                thread,
                Imported::ExtractStack,
                &[],
            )?);
        }
        Ok(())
    }

    /// The loop; `RuntimeError` if the future was not initialised.
    pub(super) fn require_loop(&self, thread: &Thread) -> Fallible<Owned> {
        self.event_loop
            .get()
            .ok_or_else(|| raise!(thread, RUNTIME_ERROR, "Future object is not initialized."))
    }

    /// The same for who asks for the outcome, whom the state is told to be invalid.
    pub(super) fn require_initialized(&self, thread: &Thread) -> Fallible {
        if self.event_loop.is_set() {
            return Ok(());
        }
        let message = "Future object is not initialized.";
        Err(imported::raise(thread, Imported::InvalidStateError, message))
    }

    /// Whether there is no outcome.
    pub(super) fn is_pending(&self) -> bool {
        self.stage.get() == Stage::Pending
    }

    fn require_pending(&self, thread: &Thread) -> Fallible {
        if self.is_pending() {
            return Ok(());
        }
        Err(imported::raise(thread, Imported::InvalidStateError, "invalid state"))
    }

    /// Ends with a result.
    pub(super) fn finish(&self, thread: &Thread, result: Owned) -> Fallible {
        self.require_loop(thread)?;
        self.require_pending(thread)?;
        self.result.set(result);
        self.stage.set(Stage::Finished);
        self.schedule_callbacks(thread)
    }

    /// Ends with an exception, or one of a class.
    pub(super) fn fail(&self, thread: &Thread, exception: &Object) -> Fallible {
        self.require_loop(thread)?;
        self.require_pending(thread)?;
        let invalid = || raise!(thread, TYPE_ERROR, "invalid exception object");
        let mut exception = if is_exception_class(exception) {
            call::call(thread, exception, &[])?
        } else {
            Owned::share(exception)
        };
        if exception.downcast_ref::<BaseException>().is_none() {
            return Err(invalid());
        }
        if exception.type_object().derives_from(errors::STOP_ITERATION.get()) {
            let message =
                "StopIteration interacts badly with generators and cannot be raised into a Future";
            let message = Str::new(thread, message)?;
            let instead = call::call(
                thread,
                errors::RUNTIME_ERROR.get().as_object(),
                &[message.as_object()],
            )?;
            for name in [name!(thread, "__cause__"), name!(thread, "__context__")] {
                object::set_attribute(thread, &instead, name, &exception)?;
            }
            exception = instead;
        }
        let traceback = object::get_attribute(thread, &exception, name!(thread, "__traceback__"))?;
        self.traceback.set(traceback);
        self.exception.set(exception);
        self.stage.set(Stage::Finished);
        self.schedule_callbacks(thread)?;
        self.log_traceback.set(true);
        Ok(())
    }

    /// Ends without an outcome; `false` if there is an end already.
    pub(super) fn abandon(&self, thread: &Thread, message: Option<Owned>) -> Fallible<bool> {
        self.log_traceback.set(false);
        if !self.is_pending() {
            return Ok(false);
        }
        self.stage.set(Stage::Cancelled);
        drop(self.cancel_message.replace(message));
        self.schedule_callbacks(thread)?;
        Ok(true)
    }

    /// The exception that says that the future was cancelled.
    pub(super) fn make_cancelled_error(&self, thread: &Thread) -> Fallible<Owned> {
        if let Some(error) = self.cancelled_error.take() {
            return Ok(error);
        }
        match self.cancel_message.get().filter(|message| !message.is_none()) {
            None => imported::call_imported(thread, Imported::CancelledError, &[]),
            Some(message) => imported::call_imported(thread, Imported::CancelledError, &[&message]),
        }
    }

    /// Raises that the future was cancelled.
    pub(super) fn raise_cancelled(&self, thread: &Thread) -> Raised {
        match self.make_cancelled_error(thread) {
            Ok(error) => thread.raise(error),
            Err(raised) => raised,
        }
    }

    /// The result, or the exception that was set; raised is that there is neither.
    pub(super) fn outcome(&self, thread: &Thread) -> Fallible<Result<Owned, Owned>> {
        match self.stage.get() {
            Stage::Cancelled => return Err(self.raise_cancelled(thread)),
            Stage::Pending => {
                let message = "Result is not set.";
                return Err(imported::raise(thread, Imported::InvalidStateError, message));
            }
            Stage::Finished => self.log_traceback.set(false),
        }
        let Some(exception) = self.exception.get() else {
            return Ok(Ok(self.result.get().unwrap_or_else(|| thread.none())));
        };
        let traceback = self.traceback.take().unwrap_or_else(|| thread.none());
        object::set_attribute(thread, &exception, name!(thread, "__traceback__"), &traceback)?;
        Ok(Err(exception))
    }

    /// The result; an exception that was set is raised.
    pub(super) fn result_or_raise(&self, thread: &Thread) -> Fallible<Owned> {
        self.outcome(thread)?.map_err(|exception| thread.raise(exception))
    }

    /// Tells the loop that nobody has asked for the exception.
    pub(super) fn complain(&self, thread: &Thread) -> Fallible {
        let (true, Some(event_loop), Some(exception)) =
            (self.log_traceback.get(), self.event_loop.get(), self.exception.get())
        else {
            return Ok(());
        };
        self.log_traceback.set(false);
        let class = self.as_object().type_object().name().to_string_lossy();
        let class = class.rsplit('.').next().unwrap_or_default();
        let message = Str::new(thread, &format!("{class} exception was never retrieved"))?;
        let context = Dict::new(thread)?;
        context.insert_str(thread, name!(thread, "message"), message.as_object())?;
        context.insert_str(thread, name!(thread, "exception"), &exception)?;
        context.insert_str(thread, name!(thread, "future"), self.as_object())?;
        self.tell(thread, &event_loop, &context)
    }

    /// Calls the loop's handler of exceptions.
    pub(super) fn tell(&self, thread: &Thread, event_loop: &Object, context: &Dict) -> Fallible {
        if let Some(source) = self.source_traceback.get() {
            context.insert_str(thread, name!(thread, "source_traceback"), &source)?;
        }
        let handler = name!(thread, "call_exception_handler");
        call::call_method(thread, event_loop, handler, &[context.as_object()]).map(drop)
    }
}

/// The loop that runs in this thread, or the one that the policy has for it.
pub(super) fn event_loop_or_policy(thread: &Thread) -> Fallible<Owned> {
    if let Some(event_loop) = running::event_loop(thread) {
        return Ok(event_loop);
    }
    let policy = imported::call_imported(thread, Imported::GetPolicy, &[])?;
    call::call_method(thread, &policy, name!(thread, "get_event_loop"), &[])
}

#[slots]
impl Future {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: pycore_objects::declare::Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let _ = arguments;
        thread.new_instance(class, Self::blank)
    }

    /// !Future(*, loop=None)
    fn tp_init(&self, thread: &Thread, r#loop: Option<&Object>) -> Fallible {
        self.initialize(thread, r#loop)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned> {
        self.require_loop(thread)?;
        imported::call_imported(thread, Imported::FutureRepr, &[self.as_object()])
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<FutureIter>> {
        self.require_loop(thread)?;
        FutureIter::new(thread, self)
    }

    fn am_await(&self, thread: &Thread) -> Fallible<Owned<FutureIter>> {
        self.tp_iter(thread)
    }

    fn tp_finalize(&self, thread: &Thread) {
        let saved = thread.save_exception();
        imported::report(thread, self.complain(thread), self.as_object());
        thread.put_back_exception(saved);
    }
}
