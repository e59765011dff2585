//! `Task`: a coroutine that an event loop runs, as a future of its result.

use std::cell::Cell;
use std::ops::Deref;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::context::Context;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Place, Thread, TypeObject, name, raise, slots, static_type,
};

use super::future::{FUTURE, Future};
use super::imported::{self, Imported, State};
use super::shared::{Locked, Registered, Registration};

/// A coroutine that an event loop runs.
#[repr(C)]
pub struct Task {
    pub(super) future: Future,
    /// What the coroutine awaits, while it waits.
    pub(super) waiter: Place,
    /// Nothing before `__init__` has run, and at the end of one that was started eagerly.
    pub(super) coroutine: Place,
    /// Nothing for a name made of the number.
    pub(super) name: Place,
    pub(super) context: Place,
    pub(super) number: Cell<u64>,
    pub(super) must_cancel: Cell<bool>,
    pub(super) log_destroy_pending: Cell<bool>,
    /// How many requests of cancellation there are.
    pub(super) cancel_requests: Cell<i64>,
    registration: Registration,
}

static_type! {
    /// The type `Task`.
    pub static TASK: Task = {
        name: "_asyncio.Task",
        base: FUTURE,
        flags: BASE_TYPE | HAVE_GC,
        doc: "Task(coro, *, loop=None, name=None, context=None, eager_start=False)\n--\n\nA coroutine that an event loop runs, as a future of its result.",
        slots: Task::SLOTS,
        methods: Task::METHODS,
        more_methods: &[Task::GENERIC],
        getsets: Task::GETSETS,
    };
}

pycore_objects::generic_class!(Task);

impl Deref for Task {
    type Target = Object;

    fn deref(&self) -> &Object {
        self.as_object()
    }
}

// SAFETY: `blank` makes the field with each task, and nobody takes it out.
unsafe impl Registered for Task {
    fn registration(&self) -> &Registration {
        &self.registration
    }
}

impl Trace for Task {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.future.trace(tracer);
        self.places().iter().for_each(|place| place.trace(tracer));
    }

    fn clear(&self) {
        let parts = self.places().map(Place::take);
        drop(parts);
        self.future.clear();
    }
}

/// The number of the last task without a name.
static LAST_NUMBER: Locked<Cell<u64>> = Locked::new(Cell::new(0));

impl Task {
    fn places(&self) -> [&Place; 4] {
        [&self.waiter, &self.coroutine, &self.name, &self.context]
    }

    fn blank(object: Object) -> Self {
        Self {
            future: Future::blank(object),
            waiter: Place::empty(),
            coroutine: Place::empty(),
            name: Place::empty(),
            context: Place::empty(),
            number: Cell::new(0),
            must_cancel: Cell::new(false),
            log_destroy_pending: Cell::new(true),
            cancel_requests: Cell::new(0),
            registration: Registration::default(),
        }
    }

    /// Puts the task on the list of all.
    pub(super) fn register(&self, thread: &Thread) -> Fallible {
        Registration::add(thread, self).map_err(|()| thread.raise_out_of_memory())
    }

    /// Takes the task off the list of all.
    pub(super) fn unregister(&self) {
        self.registration.remove();
    }

    fn set_up(
        &self,
        thread: &Thread,
        coroutine: &Object,
        name: Option<&Object>,
        context: Option<&Object>,
    ) -> Fallible {
        if !State::of(thread)?.is_coroutine(thread, coroutine)? {
            self.log_destroy_pending.set(false);
            let shown = object::repr(thread, coroutine)?;
            return Err(raise!(thread, TYPE_ERROR, "a coroutine was expected, got {shown}"));
        }
        let context = match context {
            Some(context) => Owned::share(context),
            None => Context::current(thread)?.duplicate(thread)?.into_object(),
        };
        self.context.set(context);
        drop(self.waiter.take());
        self.must_cancel.set(false);
        self.log_destroy_pending.set(true);
        self.cancel_requests.set(0);
        self.coroutine.set(Owned::share(coroutine));
        let name = match name {
            None => {
                let last = LAST_NUMBER.get(thread);
                last.set(last.get() + 1);
                self.number.set(last.get());
                None
            }
            Some(name) => Some(object::str(thread, name)?.into_object()),
        };
        drop(self.name.replace(name));
        Ok(())
    }

    /// The name.
    pub(super) fn name_text(&self, thread: &Thread) -> Fallible<Owned> {
        match self.name.get() {
            Some(name) => Ok(name),
            None => thread.new_str(&format!("Task-{}", self.number.get())),
        }
    }

    /// Tells the loop that the task goes before its end.
    fn complain_pending(&self, thread: &Thread) -> Fallible {
        let Some(event_loop) = self.future.event_loop.get() else { return Ok(()) };
        if !self.future.is_pending() || !self.log_destroy_pending.get() {
            return Ok(());
        }
        let message = Str::new(thread, "Task was destroyed but it is pending!")?;
        let context = Dict::new(thread)?;
        context.insert_str(thread, name!(thread, "task"), self.as_object())?;
        context.insert_str(thread, name!(thread, "message"), message.as_object())?;
        self.future.tell(thread, &event_loop, &context)
    }
}

#[slots]
impl Task {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: pycore_objects::declare::Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let _ = arguments;
        thread.new_instance(class, Self::blank)
    }

    /// !Task(coro, *, loop=None, name=None, context=None, eager_start=False)
    fn tp_init(
        &self,
        thread: &Thread,
        coro: &Object,
        r#loop: Option<&Object>,
        name: Option<&Object>,
        context: Option<&Object>,
        eager_start: Option<bool>,
    ) -> Fallible {
        self.future.initialize(thread, r#loop)?;
        self.set_up(thread, coro, name, context)?;
        if eager_start == Some(true) {
            let event_loop = self.future.require_loop(thread)?;
            let runs = call::call_method(thread, &event_loop, name!(thread, "is_running"), &[])?;
            if object::is_true(thread, &runs)? {
                return self.start_eagerly(thread, &event_loop);
            }
        }
        self.step_soon(thread, None)?;
        self.register(thread)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned> {
        imported::call_imported(thread, Imported::TaskRepr, &[self.as_object()])
    }

    fn tp_finalize(&self, thread: &Thread) {
        let saved = thread.save_exception();
        imported::report(thread, self.complain_pending(thread), self.as_object());
        imported::report(thread, self.future.complain(thread), self.as_object());
        thread.put_back_exception(saved);
    }
}
