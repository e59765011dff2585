//! What is called for asynchronous generators, and how much is recorded of where coroutines are made.

use pycore_objects::protocol::call;
use pycore_objects::{Fallible, Object, Owned, Thread, audit, methods, raise};

use super::{Sys, structures};

/// A hook: nothing for `None`.
fn hook(thread: &Thread, hook: &Object, name: &str) -> Fallible<Option<Owned>> {
    if hook.is_none() {
        return Ok(None);
    }
    if call::is_callable(hook) {
        return Ok(Some(Owned::share(hook)));
    }
    let class = hook.type_name();
    Err(raise!(thread, TYPE_ERROR, "callable {name} expected, got {class}"))
}

#[methods(module, name = GENERATORS)]
impl Sys {
    /// !set_asyncgen_hooks(firstiter=<unrepresentable>, finalizer=<unrepresentable>)
    ///
    /// set_asyncgen_hooks([firstiter] [, finalizer])
    ///
    /// Sets what is called when an asynchronous generator is iterated for the first time, and when one is about to be
    /// destroyed that is not at its end.
    fn set_asyncgen_hooks(
        thread: &Thread,
        firstiter: Option<&Object>,
        finalizer: Option<&Object>,
    ) -> Fallible {
        // Both are looked at before either is set.
        let finalizer = finalizer.map(|value| hook(thread, value, "finalizer")).transpose()?;
        let firstiter = firstiter.map(|value| hook(thread, value, "firstiter")).transpose()?;
        if let Some(finalizer) = finalizer {
            audit::audit(thread, "sys.set_asyncgen_hook_finalizer", &[])?;
            thread.set_async_generator_finalizer(finalizer);
        }
        if let Some(firstiter) = firstiter {
            audit::audit(thread, "sys.set_asyncgen_hook_firstiter", &[])?;
            thread.set_async_generator_first_iteration(firstiter);
        }
        Ok(())
    }

    /// get_asyncgen_hooks($module, /)
    ///
    /// What set_asyncgen_hooks() has set.
    fn get_asyncgen_hooks(thread: &Thread) -> Fallible<Owned> {
        let hooks = thread.async_generator_hooks();
        let none = || thread.none();
        let values =
            [hooks.first_iteration.unwrap_or_else(none), hooks.finalizer.unwrap_or_else(none)];
        structures::instance(thread, &structures::ASYNCGEN_HOOKS, values)
    }

    /// get_coroutine_origin_tracking_depth($module, /)
    ///
    /// How many frames are recorded of where a coroutine is made.
    fn get_coroutine_origin_tracking_depth(thread: &Thread) -> i32 {
        thread.coroutine_origin_depth()
    }

    /// set_coroutine_origin_tracking_depth($module, /, depth)
    ///
    /// Sets how many frames are recorded of where a coroutine is made; 0 for none.
    fn set_coroutine_origin_tracking_depth(thread: &Thread, depth: i32) -> Fallible {
        if depth < 0 {
            return Err(raise!(thread, VALUE_ERROR, "depth must be >= 0"));
        }
        thread.set_coroutine_origin_depth(depth);
        Ok(())
    }
}
