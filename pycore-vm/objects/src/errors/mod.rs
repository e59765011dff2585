//! Raising exceptions.

pub(crate) mod chain;
pub mod display;
pub mod fatal;
mod native;
mod os;
mod source;
#[cfg(test)]
mod tests;

use std::fmt;

use pycore_text::View;

use crate::core::{Fallible, Object, ObjectLike, Owned, Raised, Thread, TypeObject, TypeStatic};
pub use crate::types::exceptions::*;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
pub use os::{raise_io_error, raise_os_error, text_of_errno};
pub use source::read_source;

/// Raises an exception with a formatted message, and gives the [`Raised`] to return.
///
/// ```ignore
/// return Err(raise!(thread, TYPE_ERROR, "'{}' object is not iterable", object.type_name()));
/// ```
#[macro_export]
macro_rules! raise {
    ($thread:expr, $STATIC:ident, $($message:tt)+) => {
        $crate::errors::raise_message($thread, &$crate::errors::$STATIC, format_args!($($message)+))
    };
}

/// Raises an exception instead of the one that is being raised, which becomes its cause.
#[cold]
pub fn raise_from(
    thread: &Thread,
    raised: Raised,
    kind: &'static TypeStatic,
    message: fmt::Arguments<'_>,
) -> Raised {
    let cause = thread.take_exception(raised);
    let raised = raise_message(thread, kind, message);
    if let (Some(cause), Some(exception)) = (cause, thread.current_exception())
        && let Some(base) = exception.downcast::<BaseException>()
    {
        base.set_cause(Some(&cause));
        base.context.set(cause);
    }
    raised
}

/// What [`raise!`](crate::raise) calls.
#[cold]
pub fn raise_message(
    thread: &Thread,
    kind: &'static TypeStatic,
    message: fmt::Arguments<'_>,
) -> Raised {
    let text = match message.as_str() {
        Some(text) => Str::new(thread, text),
        None => Str::new(thread, &message.to_string()),
    };
    match text.and_then(|text| new_exception(thread, kind.get(), &[text.as_object()])) {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// Raises an exception with a text as its message.
#[cold]
pub fn raise_view(thread: &Thread, kind: &'static TypeStatic, message: View<'_>) -> Raised {
    let text = Str::from_view(thread, message);
    match text.and_then(|text| new_exception(thread, kind.get(), &[text.as_object()])) {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// A new exception of a built-in type with these arguments, as its `__new__` makes it; no code of the program runs.
pub fn new_exception(
    thread: &Thread,
    kind: &'static TypeObject,
    arguments: &[&Object],
) -> Fallible<Owned> {
    let arguments = Tuple::new(thread, arguments)?;
    table::make(thread, kind, arguments.into_object())
}

/// A new `MemoryError` like the one in reserve; `None` if there is no memory for it.
pub(crate) fn new_memory_error(thread: &Thread, reserve: &Object) -> Option<Owned> {
    let class = MEMORY_ERROR.get();
    // What tests of the kernel have in reserve is anything.
    let is_one = std::ptr::eq(reserve.type_object(), class);
    is_one.then(|| new_exception(thread, class, &[]).ok()).flatten()
}

/// Empties whatever an exception got while it was raised.
pub(crate) fn forget_history(exception: &Object) {
    if let Some(base) = exception.downcast::<BaseException>() {
        for place in [&base.traceback, &base.context, &base.cause, &base.notes, &base.dict] {
            drop(place.take());
        }
    }
}

/// A new class of exceptions, as a `class` statement makes it; `name` has the module in front.
pub fn new_class(thread: &Thread, name: &str, base: &TypeObject) -> Fallible<Owned> {
    let (module, name) = name.rsplit_once('.').unwrap_or(("builtins", name));
    let namespace = crate::types::dict::Dict::new(thread)?;
    let module = Str::new(thread, module)?;
    namespace.insert_str(thread, crate::name!(thread, "__module__"), module.as_object())?;
    let name = Str::new(thread, name)?;
    let bases = Tuple::new(thread, &[base.as_object()])?;
    let arguments = [name.as_object(), bases.as_object(), namespace.as_object()];
    crate::protocol::call::call(thread, crate::types::type_type::TYPE.get().as_object(), &arguments)
}

/// Reports an exception that nobody can handle, as `sys.unraisablehook` does; `context` is what it happened in.
pub fn write_unraisable(thread: &Thread, raised: Raised, context: Option<&Object>) {
    let Some(exception) = thread.take_exception(raised) else { return };
    if let Some(report) = thread.interpreter().hooks.unraisable.get() {
        report(thread, exception, None, context);
    }
}

/// As [`write_unraisable`], with a message: what was going on, as `Exception ignored while calling ..`.
pub fn write_unraisable_message(thread: &Thread, raised: Raised, message: fmt::Arguments<'_>) {
    let Some(exception) = thread.take_exception(raised) else { return };
    let Some(report) = thread.interpreter().hooks.unraisable.get() else { return };
    match Str::new(thread, &message.to_string()) {
        Ok(message) => report(thread, exception, Some(&message), None),
        Err(raised) => {
            thread.clear_exception(raised);
            report(thread, exception, None, None);
        }
    }
}

/// Warns as `warnings.warn` does; the warning may be an exception.
///
/// Before there is a warnings module, nobody is told.
pub fn warn(
    thread: &Thread,
    category: &'static TypeStatic,
    message: &str,
    level: isize,
) -> Fallible {
    let Some(warn) = thread.interpreter().hooks.warn.get() else { return Ok(()) };
    let message = Str::new(thread, message)?;
    warn(thread, message.as_object(), category.get(), level)
}

/// Raises `UnicodeEncodeError`: characters `range` of a text cannot be encoded.
#[cold]
pub fn raise_encode_error(
    thread: &Thread,
    encoding: &str,
    text: &Str,
    range: std::ops::Range<usize>,
    reason: &str,
) -> Raised {
    let make = || -> Fallible<Owned> {
        let (encoding, reason) = (Str::new(thread, encoding)?, Str::new(thread, reason)?);
        let (start, end) = (thread.new_int(range.start as i64)?, thread.new_int(range.end as i64)?);
        let arguments = [encoding.as_object(), text.as_object(), &start, &end, reason.as_object()];
        let exception = new_exception(thread, UNICODE_ENCODE_ERROR.get(), &arguments)?;
        if let Some(error) = (*exception).downcast::<UnicodeError>() {
            error.encoding.set(encoding.into_object());
            error.object.set(Owned::share(text.as_object()));
            error.start.set(range.start as isize);
            error.end.set(range.end as isize);
            error.reason.set(reason.into_object());
        }
        Ok(exception)
    };
    match make() {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

impl Thread {
    /// Raises `KeyError` with a key.
    #[cold]
    pub fn raise_key_error(&self, key: &Object) -> Raised {
        // A tuple as the only argument would be taken for all of them; made directly, it is one.
        match new_exception(self, KEY_ERROR.get(), &[key]) {
            Ok(exception) => self.raise(exception),
            Err(raised) => raised,
        }
    }

    /// Raises `StopIteration`, with a value unless it is `None`.
    #[cold]
    pub fn raise_stop_iteration(&self, value: Option<&Object>) -> Raised {
        let arguments: &[&Object] = match &value {
            Some(value) => std::slice::from_ref(value),
            None => &[],
        };
        match new_exception(self, STOP_ITERATION.get(), arguments) {
            Ok(exception) => {
                if let (Some(value), Some(stop)) = (value, (*exception).downcast::<StopIteration>())
                {
                    stop.value.set(Owned::share(value));
                }
                self.raise(exception)
            }
            Err(raised) => raised,
        }
    }

    /// Raises an exception of a built-in type without arguments.
    #[cold]
    pub fn raise_type(&self, kind: &'static TypeStatic) -> Raised {
        match new_exception(self, kind.get(), &[]) {
            Ok(exception) => self.raise(exception),
            Err(raised) => raised,
        }
    }

    /// The value of a `StopIteration`, which is no longer raised; any other exception is passed on.
    pub fn stop_iteration_value(&self, raised: Raised) -> Fallible<Owned> {
        if !self.exception_matches(&raised, &STOP_ITERATION) {
            return Err(raised);
        }
        let exception = self.take_exception(raised);
        let stop = exception.as_ref().and_then(|stop| stop.downcast_ref::<StopIteration>());
        Ok(stop.and_then(|stop| stop.value.get()).unwrap_or_else(|| self.none()))
    }

    /// Raises an exception object.
    pub fn raise_object(&self, exception: &Object) -> Raised {
        self.raise(Owned::share(exception))
    }

    /// Whether the exception on its way up is of a type, or of one below it.
    pub fn exception_matches(&self, _raised: &Raised, kind: &'static TypeStatic) -> bool {
        self.current_exception()
            .is_some_and(|exception| exception.type_object().is_subtype_of(kind.get()))
    }

    /// Forgets the exception on its way up.
    pub fn clear_exception(&self, raised: Raised) {
        drop(self.take_exception(raised));
    }

    /// Makes an exception the cause, and the context, of the one on its way up.
    pub fn with_cause(&self, raised: Raised, cause: Owned) -> Raised {
        let Some(exception) = self.take_exception(raised) else {
            return self.restore_exception(cause);
        };
        if let Some(exception) = (*exception).downcast::<BaseException>() {
            exception.set_cause(Some(&cause));
            exception.context.set(cause);
        }
        self.restore_exception(exception)
    }

    /// The exception on its way up as a struct, which is no longer raised.
    pub fn catch(&self, raised: Raised) -> Option<Owned<BaseException>> {
        self.take_exception(raised)?.downcast().ok()
    }
}

impl Raised {
    /// Forgets the exception if it is of a type, or of one below it; passes on any other.
    pub fn suppress(self, thread: &Thread, kind: &'static TypeStatic) -> Result<(), Self> {
        if thread.exception_matches(&self, kind) {
            thread.clear_exception(self);
            return Ok(());
        }
        Err(self)
    }
}
