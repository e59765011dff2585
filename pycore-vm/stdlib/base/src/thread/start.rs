//! New threads, from the call that starts one to its last word, and waiting for all of them at the end.

use std::os::unix::thread::JoinHandleExt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use pycore_objects::core::threads::stack;
use pycore_objects::errors::{SYSTEM_EXIT, write_unraisable};
use pycore_objects::protocol::call;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, raise};

use super::handle::State;
use super::mutex::Patience;
use super::sys;

/// Native stacks that nobody asked for are at least as large; unoptimised code needs more of it.
const LEAST_DEFAULT_STACK: usize = 8 << 20;
/// The smallest stack that may be asked for.
pub(super) const LEAST_STACK: usize = 53248;

/// How large the program wants stacks of new threads; zero for the default.
static STACK_SIZE: AtomicUsize = AtomicUsize::new(0);
/// Threads that were started and have not ended.
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// Threads that have not been forgotten, and which of them are waited for at the end.
struct Known {
    all: Vec<Weak<State>>,
    waited_for: Vec<Arc<State>>,
}

static KNOWN: Mutex<Known> = Mutex::new(Known { all: Vec::new(), waited_for: Vec::new() });

fn known() -> MutexGuard<'static, Known> {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Keeps track of a state, so that the child of a fork can say of lost threads that they are done.
pub(super) fn remember(state: &Arc<State>) {
    let mut known = known();
    if known.all.len() == known.all.capacity() {
        known.all.retain(|state| state.strong_count() > 0);
    }
    known.all.push(Arc::downgrade(state));
}

/// How many threads run that were started here.
pub(super) fn count() -> usize {
    COUNT.load(Ordering::Relaxed)
}

/// The size of new threads' stacks that the program has asked for.
pub(super) fn stack_size() -> usize {
    STACK_SIZE.load(Ordering::Relaxed)
}

/// Sets the size of new threads' stacks.
pub(super) fn set_stack_size(size: usize) {
    STACK_SIZE.store(size, Ordering::Relaxed);
}

fn native_stack_size() -> usize {
    match stack_size() {
        0 => sys::default_stack_size()
            .map_or(LEAST_DEFAULT_STACK, |size| size.clamp(LEAST_DEFAULT_STACK, 1 << 30)),
        // What is kept back at its end is ours.
        size => size.saturating_add(stack::MARGIN),
    }
}

/// Starts a thread that calls a function; its state is told when it is done.
pub(super) fn start(
    thread: &Thread,
    state: Arc<State>,
    daemon: bool,
    function: &Object,
    arguments: Owned<Tuple>,
    keywords: Option<Owned<Dict>>,
) -> Fallible<u64> {
    if thread.is_last() {
        let message = "can't create new thread at interpreter shutdown";
        return Err(raise!(thread, PYTHON_FINALIZATION_ERROR, "{message}"));
    }
    let keywords = match keywords {
        Some(keywords) => keywords.into_object(),
        None => thread.none(),
    };
    let cargo = [Owned::share(function), arguments.into_object(), keywords];
    let cargo = Tuple::pack(thread, cargo)?.into_object();
    if !state.begin() {
        return Err(raise!(thread, RUNTIME_ERROR, "thread already started"));
    }
    let new = thread.new_sibling(cargo);
    let own = state.clone();
    let body = move || {
        new.run(run, move || {
            COUNT.fetch_sub(1, Ordering::Relaxed);
            known().waited_for.retain(|state| !Arc::ptr_eq(state, &own));
            own.done.set();
        });
    };
    COUNT.fetch_add(1, Ordering::Relaxed);
    if !daemon {
        known().waited_for.push(state.clone());
    }
    let spawned = std::thread::Builder::new().stack_size(native_stack_size()).spawn(body);
    match spawned {
        Ok(native) => {
            let ident = native.as_pthread_t();
            state.started(ident, native);
            Ok(ident)
        }
        Err(_) => {
            COUNT.fetch_sub(1, Ordering::Relaxed);
            known().waited_for.retain(|other| !Arc::ptr_eq(other, &state));
            state.give_up();
            Err(raise!(thread, RUNTIME_ERROR, "can't start new thread"))
        }
    }
}

/// What a new thread does.
fn run(thread: &Thread, cargo: Owned) {
    let Some([function, arguments, keywords]) = (*cargo).downcast::<Tuple>().map(Tuple::as_slice)
    else {
        return;
    };
    let Some(arguments) = arguments.downcast::<Tuple>() else { return };
    let keywords = keywords.downcast::<Dict>();
    let result = call::call_with_dict(thread, function, None, arguments, keywords);
    if let Err(raised) = result {
        if thread.exception_matches(&raised, &SYSTEM_EXIT) {
            thread.clear_exception(raised);
        } else {
            write_unraisable(thread, raised, Some(function));
        }
    }
}

/// Waits for all threads that are no daemons.
pub(super) fn join_all(thread: &Thread) -> Fallible {
    loop {
        let mut waited_for = known().waited_for.clone();
        // One that waits for itself would wait for ever.
        let own = stack::native_ident();
        waited_for.retain(|state| !state.is_of(own));
        let Some(state) = waited_for.first() else { return Ok(()) };
        state.join(thread, Patience::Endless)?;
        known().waited_for.retain(|other| !Arc::ptr_eq(other, state));
    }
}

/// In the child of a fork: all threads but this one are gone.
pub(super) fn after_fork(_thread: &Thread) {
    let own = stack::native_ident();
    COUNT.store(0, Ordering::Relaxed);
    let mut known = known();
    known.waited_for.clear();
    for state in known.all.iter().filter_map(Weak::upgrade) {
        if !state.is_of(own) && state.has_started() {
            state.forget();
        }
    }
}
