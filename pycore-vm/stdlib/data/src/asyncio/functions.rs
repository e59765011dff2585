//! The functions of the module.

use pycore_objects::protocol::{call, iterate, object};
use pycore_objects::types::set::Set;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Raised, Thread, methods, name, raise};

use super::future::{Future, event_loop_or_policy};
use super::imported::State;
use super::step::loop_of;
use super::task::Task;
use super::{running, shared};

fn no_loop(thread: &Thread) -> Raised {
    raise!(thread, RUNTIME_ERROR, "no running event loop")
}

fn loop_or_running(thread: &Thread, event_loop: Option<&Object>) -> Fallible<Owned> {
    match event_loop {
        Some(event_loop) => Ok(Owned::share(event_loop)),
        None => running::event_loop(thread).ok_or_else(|| no_loop(thread)),
    }
}

/// Adds a task of another type to a set, or removes it.
fn change(
    thread: &Thread,
    set: &Object,
    method: &pycore_objects::types::str::Str,
    task: &Object,
) -> Fallible {
    call::call_method(thread, set, method, &[task]).map(drop)
}

pub(super) struct Functions;

#[methods(module)]
impl Functions {
    /// current_task($module, /, loop=None)
    ///
    /// The task that runs in an event loop, by default the one that runs in this thread; None if no task runs.
    fn current_task(thread: &Thread, r#loop: Option<&Object>) -> Fallible<Option<Owned>> {
        let event_loop = loop_or_running(thread, r#loop)?;
        Ok(running::task_of(thread, &event_loop))
    }

    /// get_event_loop($module, /)
    ///
    /// The event loop that runs in this thread, or the one that the policy has for it.
    fn get_event_loop(thread: &Thread) -> Fallible<Owned> {
        event_loop_or_policy(thread)
    }

    /// get_running_loop($module, /)
    ///
    /// The event loop that runs in this thread; RuntimeError is raised if none does.
    fn get_running_loop(thread: &Thread) -> Fallible<Owned> {
        running::event_loop(thread).ok_or_else(|| no_loop(thread))
    }

    /// _get_running_loop($module, /)
    ///
    /// The event loop that runs in this thread, or None.
    fn _get_running_loop(thread: &Thread) -> Option<Owned> {
        running::event_loop(thread)
    }

    /// _set_running_loop($module, loop, /)
    ///
    /// Say which event loop runs in this thread; None for none.
    fn _set_running_loop(thread: &Thread, r#loop: &Object) {
        let event_loop = (!r#loop.is_none()).then(|| Owned::share(r#loop));
        running::set_event_loop(thread, event_loop);
    }

    /// _register_task($module, /, task)
    ///
    /// Add a task to those that all_tasks() gives.
    fn _register_task(thread: &Thread, task: &Object) -> Fallible {
        match task.downcast::<Task>() {
            Some(task) => task.register(thread),
            None => {
                let others = State::of(thread)?.others(thread)?;
                change(thread, &others, name!(thread, "add"), task)
            }
        }
    }

    /// _register_eager_task($module, /, task)
    ///
    /// Add a task that was started eagerly to those that all_tasks() gives.
    fn _register_eager_task(thread: &Thread, task: &Object) -> Fallible {
        let eager = State::of(thread)?.eager(thread)?;
        change(thread, &eager, name!(thread, "add"), task)
    }

    /// _unregister_task($module, /, task)
    ///
    /// Remove a task from those that all_tasks() gives.
    fn _unregister_task(thread: &Thread, task: &Object) -> Fallible {
        match task.downcast::<Task>() {
            Some(task) => {
                task.unregister();
                Ok(())
            }
            None => {
                let others = State::of(thread)?.others(thread)?;
                change(thread, &others, name!(thread, "discard"), task)
            }
        }
    }

    /// _unregister_eager_task($module, /, task)
    ///
    /// Remove a task that was started eagerly from those that all_tasks() gives.
    fn _unregister_eager_task(thread: &Thread, task: &Object) -> Fallible {
        let eager = State::of(thread)?.eager(thread)?;
        change(thread, &eager, name!(thread, "discard"), task)
    }

    /// _enter_task($module, /, loop, task)
    ///
    /// Say that an event loop, which runs in this thread, begins to run a task.
    fn _enter_task(thread: &Thread, r#loop: &Object, task: &Object) -> Fallible {
        running::enter(thread, r#loop, task)
    }

    /// _leave_task($module, /, loop, task)
    ///
    /// Say that an event loop, which runs in this thread, runs a task no longer.
    fn _leave_task(thread: &Thread, r#loop: &Object, task: &Object) -> Fallible {
        running::leave(thread, r#loop, task)
    }

    /// _swap_current_task($module, /, loop, task)
    ///
    /// Say which task an event loop runs, and give the one that it ran before; None for none.
    fn _swap_current_task(
        thread: &Thread,
        r#loop: &Object,
        task: &Object,
    ) -> Fallible<Option<Owned>> {
        let task = (!task.is_none()).then(|| Owned::share(task));
        running::swap(thread, r#loop, task)
    }

    /// all_tasks($module, /, loop=None)
    ///
    /// A set of the tasks of an event loop that are not at their end; by default of the one that runs in this thread.
    fn all_tasks(thread: &Thread, r#loop: Option<&Object>) -> Fallible<Owned<Set>> {
        let event_loop = loop_or_running(thread, r#loop)?;
        let tasks = Set::new(thread)?;
        for task in shared::registered(thread) {
            let Some(own) = task.downcast_ref::<Task>() else { continue };
            if own.future.event_loop.holds(&event_loop) && own.future.is_pending() {
                tasks.elements().add(thread, &task)?;
            }
        }
        let state = State::of(thread)?;
        for others in [state.eager(thread)?, state.others(thread)?] {
            // A set of weak references holds still while a list of them is made.
            for task in iterate::to_vec(thread, &others, "tasks are not iterable")? {
                if !loop_of(thread, &task)?.is(&event_loop) {
                    continue;
                }
                let done = call::call_method(thread, &task, name!(thread, "done"), &[])?;
                if !object::is_true(thread, &done)? {
                    tasks.elements().add(thread, &task)?;
                }
            }
        }
        Ok(tasks)
    }

    /// future_add_to_awaited_by($module, fut, waiter, /)
    ///
    /// Remember that a future or task awaits another one, if both are of this module.
    fn future_add_to_awaited_by(thread: &Thread, fut: &Object, waiter: &Object) -> Fallible {
        match (fut.downcast::<Future>(), waiter.downcast::<Future>()) {
            (Some(future), Some(waiter)) => future.add_waiter(thread, waiter.as_object()),
            _ => Ok(()),
        }
    }

    /// future_discard_from_awaited_by($module, fut, waiter, /)
    ///
    /// Forget that a future or task awaits another one, if both are of this module.
    fn future_discard_from_awaited_by(thread: &Thread, fut: &Object, waiter: &Object) -> Fallible {
        match (fut.downcast::<Future>(), waiter.downcast::<Future>()) {
            (Some(future), Some(waiter)) => future.discard_waiter(thread, waiter.as_object()),
            _ => Ok(()),
        }
    }
}
