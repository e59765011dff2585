//! `_ThreadHandle`: a thread that can be waited for.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use pycore_objects::core::threads::stack::native_ident;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::duration::{Rounding, nanoseconds};
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, ObjectLike, Owned, Thread, TypeObject, methods, raise, slots, static_type,
};

use super::mutex::{Event, Patience};

/// What is known of a thread, shared by its handle, the thread itself and the list of those that are waited for.
#[derive(Default)]
pub(super) struct State {
    phase: Mutex<Phase>,
    /// The thread runs no code of the program any more.
    pub(super) done: Event,
}

#[derive(Default)]
enum Phase {
    #[default]
    NotStarted,
    Starting,
    Started {
        ident: u64,
        /// The native thread, until it has been joined; nothing for one that was not started here.
        native: Option<JoinHandle<()>>,
    },
}

impl State {
    fn phase(&self) -> MutexGuard<'_, Phase> {
        self.phase.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// That of a thread which was started elsewhere.
    pub(super) fn running(ident: u64) -> Self {
        let phase = Mutex::new(Phase::Started { ident, native: None });
        Self { phase, done: Event::default() }
    }

    /// Reserves it for a thread that is about to start; whether it was free.
    pub(super) fn begin(&self) -> bool {
        let mut phase = self.phase();
        let is_free = matches!(*phase, Phase::NotStarted);
        if is_free {
            *phase = Phase::Starting;
        }
        is_free
    }

    /// The thread could not be started.
    pub(super) fn give_up(&self) {
        *self.phase() = Phase::NotStarted;
    }

    /// The thread has started.
    pub(super) fn started(&self, ident: u64, native: JoinHandle<()>) {
        *self.phase() = Phase::Started { ident, native: Some(native) };
    }

    fn ident(&self) -> u64 {
        match *self.phase() {
            Phase::Started { ident, .. } => ident,
            _ => 0,
        }
    }

    /// Whether the thread of this number is meant.
    pub(super) fn is_of(&self, ident: u64) -> bool {
        self.ident() == ident
    }

    /// Whether there is, or was, a thread.
    pub(super) fn has_started(&self) -> bool {
        !matches!(*self.phase(), Phase::NotStarted)
    }

    // Waits for the thread.
    pub(super) fn join(&self, thread: &Thread, patience: Patience) -> Fallible {
        if !self.has_started() {
            return Err(raise!(thread, RUNTIME_ERROR, "thread not started"));
        }
        if !self.done.is_set() {
            if self.ident() == native_ident() {
                return Err(raise!(thread, RUNTIME_ERROR, "Cannot join current thread"));
            }
            if thread.is_last() {
                // It can never end, as it gets the interpreter's lock no more.
                let message = "cannot join thread at Python shutdown";
                return Err(raise!(thread, PYTHON_FINALIZATION_ERROR, "{message}"));
            }
        }
        if !self.done.wait(thread, patience)? {
            return Ok(());
        }
        let native = match &mut *self.phase() {
            Phase::Started { native, .. } => native.take(),
            _ => None,
        };
        if let Some(native) = native {
            // The thread is at its end; whether it panicked there is none of the program's business.
            let _ = thread.without_lock(|| native.join().is_ok());
        }
        Ok(())
    }

    /// The thread is gone, as after a fork.
    pub(super) fn forget(&self) {
        if let Ok(mut phase) = self.phase.try_lock()
            && let Phase::Started { native, .. } = &mut *phase
        {
            // Its native thread is none of this process.
            std::mem::forget(native.take());
        }
        self.done.set();
    }
}

/// A handle.
#[repr(C)]
pub struct ThreadHandle {
    object: Object,
    pub(super) state: Arc<State>,
}

static_type! {
    /// `_thread._ThreadHandle`
    pub static THREAD_HANDLE: ThreadHandle = {
        name: "_thread._ThreadHandle",
        base: pycore_objects::types::object::OBJECT,
        flags: HAVE_GC,
        slots: ThreadHandle::SLOTS,
        methods: ThreadHandle::METHODS,
        getsets: ThreadHandle::GETSETS,
    };
}

super::without_references!(ThreadHandle);

impl ThreadHandle {
    pub(super) fn new(thread: &Thread, state: State) -> Fallible<Owned<Self>> {
        let state = Arc::new(state);
        super::start::remember(&state);
        thread.new_object(|object| Self { object, state })
    }
}

#[slots]
impl ThreadHandle {
    fn tp_new(
        _class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        Self::new(thread, State::default())
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let class = self.as_object().type_object().name().to_string_lossy();
        Str::new(thread, &format!("<{class} object: ident={}>", self.state.ident()))
    }
}

#[methods]
impl ThreadHandle {
    // Wait until the thread has ended, or as long as the argument says.
    #[python(no_keywords)]
    fn join(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let given = arguments.len();
        if given > 1 {
            let message = format_args!("join() takes at most 1 argument ({given} given)");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let patience = match arguments.object(thread, 0)?.filter(|timeout| !timeout.is_none()) {
            None => Patience::Endless,
            Some(timeout) => match u64::try_from(nanoseconds(thread, timeout, Rounding::Up)?) {
                Ok(timeout) => Patience::For(Duration::from_nanos(timeout)),
                Err(_) => Patience::Endless,
            },
        };
        self.state.join(thread, patience)
    }

    /// _set_done($self, /)
    fn _set_done(&self, thread: &Thread) -> Fallible {
        if !self.state.has_started() {
            return Err(raise!(thread, RUNTIME_ERROR, "thread not started"));
        }
        self.state.done.set();
        Ok(())
    }

    /// is_done($self, /)
    fn is_done(&self) -> bool {
        self.state.done.is_set()
    }

    // The thread's number, 0 before it has started.
    #[getter]
    fn ident(&self) -> u64 {
        self.state.ident()
    }
}
