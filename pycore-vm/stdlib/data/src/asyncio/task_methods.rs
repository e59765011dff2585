//! The methods and attributes of tasks.

use pycore_objects::protocol::{call, object};
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, methods, name, raise};

use super::future_methods::truth;
use super::imported::{self, Imported};
use super::task::Task;

/// `object.cancel(msg=message)`
pub(super) fn cancel(thread: &Thread, object: &Object, message: Option<&Object>) -> Fallible<bool> {
    let method = object::get_attribute(thread, object, name!(thread, "cancel"))?;
    let none = thread.none();
    let names = Tuple::new(thread, &[name!(thread, "msg").as_object()])?;
    let values = [message.unwrap_or(&none)];
    let result = call::call_with_keywords(thread, &method, &values, Some(&names))?;
    object::is_true(thread, &result)
}

#[methods]
impl Task {
    /// cancel($self, /, msg=None)
    ///
    /// Ask the task to cancel itself: CancelledError is raised where the coroutine waits, which may handle it.
    ///
    /// False if the task is at its end. Whether the task will have been cancelled is the coroutine's affair.
    #[python(name = "cancel")]
    fn request_cancel(&self, thread: &Thread, msg: Option<&Object>) -> Fallible<bool> {
        self.future.log_traceback.set(false);
        if !self.future.is_pending() {
            return Ok(false);
        }
        self.cancel_requests.set(self.cancel_requests.get() + 1);
        if let Some(waiter) = self.waiter.get()
            && cancel(thread, &waiter, msg)?
        {
            return Ok(true);
        }
        self.must_cancel.set(true);
        drop(self.future.cancel_message.replace(msg.map(Owned::share)));
        Ok(true)
    }

    /// cancelling($self, /)
    ///
    /// How many requests of cancellation there are.
    fn cancelling(&self) -> i64 {
        self.cancel_requests.get()
    }

    /// uncancel($self, /)
    ///
    /// Take one request of cancellation back; gives how many are left.
    fn uncancel(&self) -> i64 {
        let requests = self.cancel_requests.get();
        if requests > 0 {
            self.cancel_requests.set(requests - 1);
            if requests == 1 {
                self.must_cancel.set(false);
            }
        }
        self.cancel_requests.get()
    }

    /// set_result($self, result, /)
    ///
    /// Not for tasks: the coroutine says the result.
    fn set_result(&self, thread: &Thread, result: &Object) -> Fallible {
        let _ = result;
        Err(raise!(thread, RUNTIME_ERROR, "Task does not support set_result operation"))
    }

    /// set_exception($self, exception, /)
    ///
    /// Not for tasks: the coroutine raises exceptions.
    fn set_exception(&self, thread: &Thread, exception: &Object) -> Fallible {
        let _ = exception;
        Err(raise!(thread, RUNTIME_ERROR, "Task does not support set_exception operation"))
    }

    /// get_name($self, /)
    ///
    /// The name.
    fn get_name(&self, thread: &Thread) -> Fallible<Owned> {
        self.name_text(thread)
    }

    /// set_name($self, value, /)
    ///
    /// Give the task another name.
    fn set_name(&self, thread: &Thread, value: &Object) -> Fallible {
        let name = object::str(thread, value)?;
        self.name.set(name.into_object());
        Ok(())
    }

    /// get_coro($self, /)
    ///
    /// The coroutine.
    fn get_coro(&self) -> Option<Owned> {
        self.coroutine.get()
    }

    /// get_context($self, /)
    ///
    /// The context in which the coroutine runs.
    fn get_context(&self) -> Option<Owned> {
        self.context.get()
    }

    /// get_stack($self, /, *, limit=None)
    ///
    /// The frames of the coroutine, or, if it has raised an exception, those of the traceback; at most limit of them.
    fn get_stack(&self, thread: &Thread, limit: Option<&Object>) -> Fallible<Owned> {
        let none = thread.none();
        let limit = limit.unwrap_or(&none);
        imported::call_imported(thread, Imported::TaskStack, &[self.as_object(), limit])
    }

    /// print_stack($self, /, *, limit=None, file=None)
    ///
    /// Print the frames that get_stack() gives, to a file or standard error.
    fn print_stack(
        &self,
        thread: &Thread,
        limit: Option<&Object>,
        file: Option<&Object>,
    ) -> Fallible<Owned> {
        let none = thread.none();
        let arguments = [self.as_object(), limit.unwrap_or(&none), file.unwrap_or(&none)];
        imported::call_imported(thread, Imported::PrintStack, &arguments)
    }

    #[getter(name = "_log_destroy_pending")]
    fn is_destroy_logged(&self) -> bool {
        self.log_destroy_pending.get()
    }

    #[setter(name = "_log_destroy_pending")]
    fn set_destroy_logged(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        let log = truth(thread, "Task", "_log_destroy_pending", value)?;
        self.log_destroy_pending.set(log);
        Ok(())
    }

    #[getter(name = "_must_cancel")]
    fn is_to_be_cancelled(&self) -> bool {
        self.must_cancel.get()
    }

    #[getter(name = "_coro")]
    fn coroutine_attribute(&self) -> Option<Owned> {
        self.coroutine.get()
    }

    #[getter(name = "_fut_waiter")]
    fn waiter_attribute(&self) -> Option<Owned> {
        self.waiter.get()
    }
}
