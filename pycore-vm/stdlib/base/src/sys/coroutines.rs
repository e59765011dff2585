//! What event loops set: hooks of asynchronous generators, and how much is recorded of where coroutines are made.

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::call::is_callable;
use pycore_objects::types::str::Str;
use pycore_objects::types::structseq::StructSequence;
use pycore_objects::{Fallible, Owned, Thread, methods, raise};

use super::Sys;
use super::structures::ASYNCGEN_HOOKS;

/// The names of the hooks, in the order of their positions.
const HOOKS: [&str; 2] = ["firstiter", "finalizer"];

/// What is to be done about a hook.
enum Change {
    /// It stays.
    Keep,
    /// It is set, or with nothing taken away.
    Set(Option<Owned>),
}

/// The arguments of `set_asyncgen_hooks`, by position or by name.
fn changes(thread: &Thread, arguments: &Arguments<'_>) -> Fallible<[Change; 2]> {
    let given = arguments.len() + arguments.names().len();
    if given > HOOKS.len() {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "function takes at most {} arguments ({given} given)",
            HOOKS.len()
        ));
    }
    for (name, _) in arguments.keywords() {
        let name = name.downcast::<Str>().map(Str::to_string_lossy).unwrap_or_default();
        match HOOKS.iter().position(|hook| *hook == name) {
            None => {
                let message = "this function got an unexpected keyword argument";
                return Err(raise!(thread, TYPE_ERROR, "{message} '{name}'"));
            }
            Some(position) if position < arguments.len() => {
                return Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "argument for function given by name ('{name}') and position ({})",
                    position + 1
                ));
            }
            Some(_) => {}
        }
    }
    let mut result = [Change::Keep, Change::Keep];
    // The last one is looked at first, so that its error is the one that is raised.
    for (index, name) in HOOKS.iter().enumerate().rev() {
        let value = match arguments.object(thread, index)? {
            Some(value) => Some(Owned::share(value)),
            None => arguments.keyword(name).map(|value| value.to_owned(thread)).transpose()?,
        };
        let Some(value) = value else { continue };
        if value.is_none() {
            result[index] = Change::Set(None);
        } else if is_callable(&value) {
            result[index] = Change::Set(Some(value));
        } else {
            let kind = value.type_name();
            return Err(raise!(thread, TYPE_ERROR, "callable {name} expected, got {kind}"));
        }
    }
    Ok(result)
}

#[methods(module, name = COROUTINES)]
impl Sys {
    /// Sets what is called when an asynchronous generator is first iterated over (firstiter), and when one that is not at
    /// its end is dropped (finalizer). None takes a hook away; what is not given stays.
    fn set_asyncgen_hooks(thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let [first_iteration, finalizer] = changes(thread, &arguments)?;
        if let Change::Set(hook) = finalizer {
            thread.set_async_generator_finalizer(hook);
        }
        if let Change::Set(hook) = first_iteration {
            thread.set_async_generator_first_iteration(hook);
        }
        Ok(())
    }

    /// get_asyncgen_hooks($module, /)
    ///
    /// What is called for asynchronous generators: firstiter and finalizer.
    fn get_asyncgen_hooks(thread: &Thread) -> Fallible<Owned> {
        let hooks = thread.async_generator_hooks();
        let values = [hooks.first_iteration, hooks.finalizer]
            .map(|hook| hook.unwrap_or_else(|| thread.none()));
        Ok(StructSequence::new(thread, &ASYNCGEN_HOOKS, values)?.into_object())
    }

    /// set_coroutine_origin_tracking_depth($module, /, depth)
    ///
    /// Sets how many frames coroutines record in cr_origin of where they are made; 0 for none.
    fn set_coroutine_origin_tracking_depth(thread: &Thread, depth: i32) -> Fallible {
        if depth < 0 {
            return Err(raise!(thread, VALUE_ERROR, "depth must be >= 0"));
        }
        thread.set_coroutine_origin_depth(depth);
        Ok(())
    }

    /// get_coroutine_origin_tracking_depth($module, /)
    ///
    /// How many frames coroutines record of where they are made.
    fn get_coroutine_origin_tracking_depth(thread: &Thread) -> i32 {
        thread.coroutine_origin_depth()
    }
}
