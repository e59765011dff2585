//! Requests to a thread that runs: the eval breaker.

use pycore_objects::Owned;
use pycore_objects::core::threads::requests::Requests;
use pycore_objects::core::{Fallible, Raised, Thread, TypeObject};
use pycore_objects::protocol::call;

/// Handles what is requested.
#[cold]
pub(crate) fn handle_requests(thread: &Thread) -> Fallible {
    let requests = thread.requests();
    thread.check_signals()?;
    if requests.contains(Requests::CALLS) {
        thread.run_pending_calls()?;
    }
    if requests.contains(Requests::COLLECTION) && thread.take_collection_request() {
        thread.collect_due();
    }
    if requests.contains(Requests::DROP_LOCK) {
        thread.yield_lock();
    }
    if requests.contains(Requests::ASYNC_EXCEPTION)
        && let Some(exception) = thread.take_async_exception()
    {
        return Err(raise(thread, exception));
    }
    Ok(())
}

/// Raises an exception, or one of a class.
fn raise(thread: &Thread, exception: Owned) -> Raised {
    if (*exception).downcast::<TypeObject>().is_none() {
        return thread.raise(exception);
    }
    match call::call(thread, &exception, &[]) {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}
