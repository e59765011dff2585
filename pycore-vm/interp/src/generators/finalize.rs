//! What becomes of generators that are dropped before their end.

use pycore_objects::core::Thread;
use pycore_objects::errors::{self, RUNTIME_WARNING};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Object, Raised, name};

use super::asynchronous;
use super::close::close;
use super::resume::is_coroutine;
use super::value::{Body, State};

/// The finaliser of generators, coroutines and asynchronous generators.
pub(super) fn generator(thread: &Thread, body: &Body) {
    if body.state() == State::Cleared {
        return;
    }
    let saved = thread.save_exception();
    finalize(thread, body);
    thread.put_back_exception(saved);
}

fn finalize(thread: &Thread, body: &Body) {
    if asynchronous::is_generator(body)
        && let Some(hook) = body.origin_or_finalizer.get()
        && !body.is_closed.get()
    {
        if let Err(raised) = call::call(thread, &hook, &[body.as_object()]) {
            report(thread, raised, "finalizing generator", body.as_object());
        }
        return;
    }
    if is_coroutine(body) && body.state() == State::Created {
        return warn_never_awaited(thread, body);
    }
    if let Err(raised) = close(thread, body) {
        report(thread, raised, "closing generator", body.as_object());
    }
}

/// Reports an exception that nobody can handle.
#[cold]
fn report(thread: &Thread, raised: Raised, what: &str, object: &Object) {
    // What the object says of itself must not lose the exception.
    let exception = thread.take_exception(raised);
    let text = object::repr(thread, object).map(|text| text.to_string_lossy());
    let text = text.unwrap_or_else(|raised| {
        thread.clear_exception(raised);
        String::from("<object>")
    });
    let Some(exception) = exception else { return };
    let raised = thread.restore_exception(exception);
    errors::write_unraisable_message(
        thread,
        raised,
        format_args!("Exception ignored while {what} {text}"),
    );
}

/// Warns of a coroutine that was dropped before anybody awaited it.
#[cold]
fn warn_never_awaited(thread: &Thread, body: &Body) {
    if let Err(raised) = warn_by_library(thread, body) {
        report(thread, raised, "finalizing coroutine", body.as_object());
    }
}

/// Has the module `warnings` say it, which knows how to tell where the coroutine was made.
fn warn_by_library(thread: &Thread, body: &Body) -> Result<(), Raised> {
    if let Some(import) = thread.interpreter().hooks.import_module.get()
        && !thread.interpreter().options.finalizing.get()
    {
        let warnings = match import(thread, name!(thread, "warnings").as_object()) {
            Ok(module) => Some(module),
            Err(raised) => {
                raised.suppress(thread, &errors::IMPORT_ERROR)?;
                None
            }
        };
        if let Some(warnings) = warnings
            && let Some(warn) = object::lookup_attribute(
                thread,
                &warnings,
                name!(thread, "_warn_unawaited_coroutine"),
            )?
        {
            return call::call(thread, &warn, &[body.as_object()]).map(drop);
        }
    }
    let message = format!("coroutine '{}' was never awaited", qualified_name(body));
    errors::warn(thread, &RUNTIME_WARNING, &message, 1)
}

fn qualified_name(body: &Body) -> String {
    let name = body.qualified_name.get();
    let name = name.as_ref().and_then(|name| name.downcast_ref::<Str>());
    name.map(Str::to_string_lossy).unwrap_or_default()
}

/// Warns of a step of an asynchronous generator that was dropped before anybody awaited it.
#[cold]
pub(super) fn step_never_awaited(thread: &Thread, body: &Body, method: &str) {
    let saved = thread.save_exception();
    let message =
        format!("coroutine method '{method}' of '{}' was never awaited", qualified_name(body));
    if let Err(raised) = errors::warn(thread, &RUNTIME_WARNING, &message, 1) {
        report(thread, raised, "finalizing async generator", body.as_object());
    }
    thread.put_back_exception(saved);
}
