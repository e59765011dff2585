//! Exceptions: the one being handled, the end of the program, and what is shown of one that nobody handles.

use pycore_objects::errors::{BaseException, SYSTEM_EXIT};
use pycore_objects::protocol::call;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, methods};

use super::{Sys, report};

#[methods(module, name = EXCEPTIONS)]
impl Sys {
    /// exception($module, /)
    ///
    /// The exception that is being handled, or None.
    fn exception(thread: &Thread) -> Option<Owned> {
        thread.handled_exception()
    }

    /// exc_info($module, /)
    ///
    /// Class, exception and traceback of the exception that is being handled, or None for each.
    fn exc_info(thread: &Thread) -> Fallible<Owned<Tuple>> {
        let Some(exception) = thread.handled_exception() else {
            return Tuple::pack(thread, [thread.none(), thread.none(), thread.none()]);
        };
        let traceback =
            exception.downcast_ref::<BaseException>().and_then(|value| value.traceback.get());
        let class = Owned::share(exception.type_object().as_object());
        Tuple::pack(thread, [class, exception, traceback.unwrap_or_else(|| thread.none())])
    }

    /// exit($module, status=None, /)
    ///
    /// Ends the program by raising SystemExit.
    ///
    /// A status that is an int is the process's; None is success; anything else is printed, and the process fails.
    fn exit(thread: &Thread, status: Option<&Object>) -> Fallible<()> {
        let class = SYSTEM_EXIT.get();
        let exception = match status {
            None => call::call(thread, class.as_object(), &[])?,
            Some(status) if status.type_object().is_subtype_of(class) => Owned::share(status),
            Some(status) => match status.downcast::<Tuple>() {
                Some(values) => call::call(thread, class.as_object(), values.as_slice())?,
                None => call::call(thread, class.as_object(), &[status])?,
            },
        };
        Err(thread.raise(exception))
    }

    /// excepthook($module, exctype, value, traceback, /)
    ///
    /// Prints an exception and its traceback to sys.stderr.
    fn excepthook(thread: &Thread, _exctype: &Object, value: &Object, traceback: &Object) {
        report::display(thread, value, Some(traceback));
    }
}
