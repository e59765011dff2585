//! Which event loop runs in a thread, and which of its tasks.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};

use pycore_objects::protocol::object;
use pycore_objects::{Fallible, Object, Owned, Place, Raised, Thread, raise};

use super::shared::Locked;

/// What runs in a thread.
struct Running {
    event_loop: Place,
    task: Place,
    /// Whether the thread is there; if not, another one may take its place.
    in_use: AtomicBool,
}

/// One for each thread that has asked.
static ALL: Locked<RefCell<Vec<&'static Locked<Running>>>> = Locked::new(RefCell::new(Vec::new()));

/// The thread's own one, which becomes free when the thread ends.
struct Own(&'static Locked<Running>, &'static AtomicBool);

impl Drop for Own {
    fn drop(&mut self) {
        self.1.store(false, Ordering::Release);
    }
}

thread_local! {
    static OWN: RefCell<Option<Own>> = const { RefCell::new(None) };
}

/// What runs in this thread.
fn own(thread: &Thread) -> &'static Running {
    OWN.with(|own| {
        let mut own = own.borrow_mut();
        own.get_or_insert_with(|| {
            let mut all = ALL.get(thread).borrow_mut();
            let free = all.iter().find(|running| {
                let in_use = &running.get(thread).in_use;
                in_use.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok()
            });
            let running: &'static Locked<Running> = match free {
                Some(running) => running,
                None => {
                    let made = Box::leak(Box::new(Locked::new(Running {
                        event_loop: Place::empty(),
                        task: Place::empty(),
                        in_use: AtomicBool::new(true),
                    })));
                    all.push(made);
                    made
                }
            };
            Own(running, &running.get(thread).in_use)
        })
        .0
        .get(thread)
    })
}

/// The event loop that runs in this thread.
pub(super) fn event_loop(thread: &Thread) -> Option<Owned> {
    own(thread).event_loop.get()
}

/// Says which event loop runs in this thread.
pub(super) fn set_event_loop(thread: &Thread, event_loop: Option<Owned>) {
    drop(own(thread).event_loop.replace(event_loop));
}

/// Forgets what runs, in the child after a fork: nothing does.
pub(super) fn forget(thread: &Thread) {
    let running = own(thread);
    drop((running.event_loop.take(), running.task.take()));
}

/// The task that an event loop runs, in whichever thread.
pub(super) fn task_of(thread: &Thread, event_loop: &Object) -> Option<Owned> {
    let here = own(thread);
    if here.event_loop.holds(event_loop) {
        return here.task.get();
    }
    let all = ALL.get(thread).borrow();
    let mut others = all.iter().map(|running| running.get(thread));
    others
        .find(|running| running.event_loop.holds(event_loop))
        .and_then(|running| running.task.get())
}

fn not_running(thread: &Thread, event_loop: &Object) -> Raised {
    match object::repr(thread, event_loop) {
        Ok(shown) => raise!(thread, RUNTIME_ERROR, "loop {shown} is not the running loop"),
        Err(raised) => raised,
    }
}

/// Says that an event loop begins to run a task.
pub(super) fn enter(thread: &Thread, event_loop: &Object, task: &Object) -> Fallible {
    let running = own(thread);
    if !running.event_loop.holds(event_loop) {
        return Err(not_running(thread, event_loop));
    }
    if let Some(other) = running.task.get() {
        let (task, other) = (object::repr(thread, task)?, object::repr(thread, &other)?);
        let message =
            format!("Cannot enter into task {task} while another task {other} is being executed.");
        return Err(raise!(thread, RUNTIME_ERROR, "{message}"));
    }
    running.task.set(Owned::share(task));
    Ok(())
}

/// Says that an event loop runs a task no longer.
pub(super) fn leave(thread: &Thread, event_loop: &Object, task: &Object) -> Fallible {
    let running = own(thread);
    if !running.event_loop.holds(event_loop) {
        return Err(not_running(thread, event_loop));
    }
    if !running.task.holds(task) {
        let entered = running.task.get().unwrap_or_else(|| thread.none());
        let (task, entered) = (object::repr(thread, task)?, object::repr(thread, &entered)?);
        let message =
            format!("Invalid attempt to leave task {task} while task {entered} is entered.");
        return Err(raise!(thread, RUNTIME_ERROR, "{message}"));
    }
    drop(running.task.take());
    Ok(())
}

/// Says which task an event loop runs, and gives the one that it ran before.
pub(super) fn swap(
    thread: &Thread,
    event_loop: &Object,
    task: Option<Owned>,
) -> Fallible<Option<Owned>> {
    let running = own(thread);
    if !running.event_loop.holds(event_loop) {
        return Err(not_running(thread, event_loop));
    }
    Ok(running.task.replace(task))
}
