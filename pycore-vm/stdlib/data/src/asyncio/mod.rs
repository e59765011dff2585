//! `_asyncio`: futures and tasks of event loops.
//!
//! ```text
//!   future, callbacks, iterator, awaited_by     a result that is not there yet, and who waits for it
//!   task, step                                  a coroutine, and how it runs from one wait to the next
//!   running, shared                             which loop and task run in a thread; the list of all tasks
//!   imported                                    what is taken of the package asyncio, when it is needed
//! ```
//!
//! The loop itself is written in Python, and called for everything that is to happen later. A step of a task goes from the
//! loop to the coroutine without a Python function in between.

mod awaited_by;
mod callbacks;
mod functions;
pub mod future;
mod future_methods;
pub mod imported;
pub mod iterator;
mod running;
#[expect(unsafe_code, reason = "a list of objects that counts no references")]
mod shared;
pub mod step;
#[expect(unsafe_code, reason = "promises where a task's registration is")]
pub mod task;
mod task_methods;

use pycore_objects::core::TypeStatic;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{Fallible, Object, Thread, module};

module! {
    /// `_asyncio`
    pub static ASYNCIO: name "_asyncio",
        doc "Futures and tasks of event loops.",
        functions functions::Functions::METHODS,
        exec: fill
}

/// The types that have names in the module.
static TYPES: &[&TypeStatic] = &[&future::FUTURE, &task::TASK];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    for class in [&iterator::FUTURE_ITER, &step::STEP_CALL, &imported::STATE] {
        ready_with_module(thread, class)?;
    }
    thread.interpreter().at_fork.add_native(running::forget);
    crate::add_types(thread, module, TYPES)
}
