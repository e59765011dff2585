//! The methods and attributes of futures.

use pycore_objects::types::list::List;
use pycore_objects::types::set::FrozenSet;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, raise};

use super::future::{Future, Stage};
use super::imported::{self, Imported};

/// An attribute that cannot be deleted.
fn not_deleted(thread: &Thread, class: &str, name: &str) -> Raised {
    let message = format!("attribute '{name}' of '_asyncio.{class}' objects cannot be deleted");
    raise!(thread, ATTRIBUTE_ERROR, "{message}")
}

/// A truth that is assigned to an attribute of a type.
pub(super) fn truth(
    thread: &Thread,
    class: &str,
    name: &str,
    value: Option<&Object>,
) -> Fallible<bool> {
    match value {
        Some(value) => pycore_objects::protocol::object::is_true(thread, value),
        None => Err(not_deleted(thread, class, name)),
    }
}

#[methods]
impl Future {
    /// result($self, /)
    ///
    /// The result; an exception that was set is raised. CancelledError is raised if the future was cancelled, and
    /// InvalidStateError if there is no outcome.
    fn result(&self, thread: &Thread) -> Fallible<Owned> {
        self.require_initialized(thread)?;
        self.result_or_raise(thread)
    }

    /// exception($self, /)
    ///
    /// The exception that was set, or None if there is a result. CancelledError is raised if the future was cancelled, and
    /// InvalidStateError if there is no outcome.
    fn exception(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.require_initialized(thread)?;
        match self.stage.get() {
            Stage::Cancelled => Err(self.raise_cancelled(thread)),
            Stage::Pending => {
                let message = "Exception is not set.";
                Err(imported::raise(thread, Imported::InvalidStateError, message))
            }
            Stage::Finished => {
                self.log_traceback.set(false);
                Ok(self.exception.get())
            }
        }
    }

    /// set_result($self, result, /)
    ///
    /// End with a result. InvalidStateError is raised if there is an outcome.
    fn set_result(&self, thread: &Thread, result: &Object) -> Fallible {
        self.finish(thread, Owned::share(result))
    }

    /// set_exception($self, exception, /)
    ///
    /// End with an exception. InvalidStateError is raised if there is an outcome.
    fn set_exception(&self, thread: &Thread, exception: &Object) -> Fallible {
        self.fail(thread, exception)
    }

    /// add_done_callback($self, fn, /, *, context=<unrepresentable>)
    ///
    /// Have a function called with the future when there is an outcome: soon, if that is now.
    fn add_done_callback(
        &self,
        thread: &Thread,
        r#fn: &Object,
        context: Option<&Object>,
    ) -> Fallible {
        self.add_callback(thread, r#fn, context)
    }

    /// remove_done_callback($self, fn, /)
    ///
    /// Have a function no longer called; gives how often it was waiting for that.
    fn remove_done_callback(&self, thread: &Thread, r#fn: &Object) -> Fallible<usize> {
        self.remove_callback(thread, r#fn)
    }

    /// cancel($self, /, msg=None)
    ///
    /// End without an outcome; False if there is one, or an end already.
    fn cancel(&self, thread: &Thread, msg: Option<&Object>) -> Fallible<bool> {
        self.require_loop(thread)?;
        self.abandon(thread, msg.map(Owned::share))
    }

    /// cancelled($self, /)
    ///
    /// Whether the future was cancelled.
    fn cancelled(&self) -> bool {
        self.stage.get() == Stage::Cancelled
    }

    /// done($self, /)
    ///
    /// Whether there is an outcome, or the future was cancelled.
    fn done(&self) -> bool {
        !self.is_pending()
    }

    /// get_loop($self, /)
    ///
    /// The event loop.
    fn get_loop(&self, thread: &Thread) -> Fallible<Owned> {
        self.require_loop(thread)
    }

    /// _make_cancelled_error($self, /)
    ///
    /// The exception that says that the future was cancelled.
    #[python(name = "_make_cancelled_error")]
    fn cancelled_error_method(&self, thread: &Thread) -> Fallible<Owned> {
        self.make_cancelled_error(thread)
    }

    #[getter(name = "_state")]
    fn stage_name(&self) -> &'static str {
        match self.stage.get() {
            Stage::Pending => "PENDING",
            Stage::Cancelled => "CANCELLED",
            Stage::Finished => "FINISHED",
        }
    }

    #[getter(name = "_asyncio_future_blocking")]
    fn is_blocking(&self) -> bool {
        self.blocking.get()
    }

    #[setter(name = "_asyncio_future_blocking")]
    fn set_blocking(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        self.blocking.set(truth(thread, "Future", "_asyncio_future_blocking", value)?);
        Ok(())
    }

    #[getter(name = "_asyncio_awaited_by")]
    fn awaited_by_set(&self, thread: &Thread) -> Fallible<Option<Owned<FrozenSet>>> {
        self.waiters(thread)
    }

    #[getter(name = "_loop")]
    fn loop_attribute(&self) -> Option<Owned> {
        self.event_loop.get()
    }

    #[getter(name = "_callbacks")]
    fn callback_list(&self, thread: &Thread) -> Fallible<Option<Owned<List>>> {
        self.all_callbacks(thread)
    }

    #[getter(name = "_result")]
    fn plain_result(&self) -> Option<Owned> {
        self.result.get()
    }

    #[getter(name = "_exception")]
    fn plain_exception(&self) -> Option<Owned> {
        self.exception.get()
    }

    #[getter(name = "_log_traceback")]
    fn is_logged(&self) -> bool {
        self.log_traceback.get()
    }

    #[setter(name = "_log_traceback")]
    fn set_logged(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        if truth(thread, "Future", "_log_traceback", value)? {
            let message = "_log_traceback can only be set to False";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        self.log_traceback.set(false);
        Ok(())
    }

    #[getter(name = "_source_traceback")]
    fn source(&self) -> Option<Owned> {
        self.source_traceback.get()
    }

    #[getter(name = "_cancel_message")]
    fn message(&self) -> Option<Owned> {
        self.cancel_message.get()
    }

    #[setter(name = "_cancel_message")]
    fn set_message(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let Some(value) = value else {
            return Err(not_deleted(thread, "Future", "_cancel_message"));
        };
        self.cancel_message.set(Owned::share(value));
        Ok(())
    }
}
