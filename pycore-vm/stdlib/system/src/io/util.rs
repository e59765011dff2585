//! What the types of files share: calls of the methods of streams, and errors.

use pycore_objects::protocol::{call, number, object};
use pycore_objects::types::memoryview::MemoryView;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Slot, Thread, errors, name, raise};

use pycore_objects::declare::{ArgumentPlace, FromArgument};

use super::unsupported::UNSUPPORTED_OPERATION;

/// The size of buffers that nobody chose.
pub(crate) const DEFAULT_BUFFER_SIZE: usize = 131_072;

/// `io.UnsupportedOperation` with a message.
#[cold]
pub(crate) fn unsupported(thread: &Thread, message: &str) -> Raised {
    let class = UNSUPPORTED_OPERATION.get().as_object();
    let make = || {
        let message = Str::new(thread, message)?;
        call::call(thread, class, &[message.as_object()])
    };
    match make() {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// Whether an attribute is true.
pub(crate) fn is_true_attribute(thread: &Thread, stream: &Object, name: &Str) -> Fallible<bool> {
    let value = object::get_attribute(thread, stream, name)?;
    object::is_true(thread, &value)
}

/// `stream.closed`
pub(crate) fn is_closed(thread: &Thread, stream: &Object) -> Fallible<bool> {
    is_true_attribute(thread, stream, name!(thread, "closed"))
}

/// Calls a method without arguments whose result is true or false.
pub(crate) fn ask(thread: &Thread, stream: &Object, method: &Str) -> Fallible<bool> {
    let answer = call::call_method(thread, stream, method, &[])?;
    object::is_true(thread, &answer)
}

/// Checks that a stream's method answers `True`; `message` is that of the exception.
pub(crate) fn require(
    thread: &Thread,
    stream: &Object,
    method: &Str,
    message: &str,
) -> Fallible<Owned> {
    let answer = call::call_method(thread, stream, method, &[])?;
    if !answer.is(&thread.bool(true)) {
        return Err(unsupported(thread, message));
    }
    Ok(answer)
}

/// A position or size in a file, from any integer.
pub(crate) fn offset(thread: &Thread, value: &Object) -> Fallible<i64> {
    number::to_isize(thread, value, &errors::OVERFLOW_ERROR).map(|value| value as i64)
}

/// An argument that is a number of bytes or characters, or `None`, which means -1, as does no argument.
#[derive(Clone, Copy)]
pub(crate) struct Size(pub(crate) isize);

impl Size {
    /// The number of a size that may be left out.
    pub(crate) fn of(size: Option<Self>) -> isize {
        size.map_or(-1, |size| size.0)
    }

    /// The limit that it stands for: none if it is negative.
    pub(crate) fn limit(size: Option<Self>) -> Option<usize> {
        usize::try_from(Self::of(size)).ok()
    }
}

impl<'a> FromArgument<'a> for Size {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        if let Some(value) = slot.as_int() {
            return Ok(Self(value as isize));
        }
        let value = slot.object(thread)?;
        if value.is_none() {
            return Ok(Self(-1));
        }
        if !number::is_index(value) {
            let class = value.type_name();
            let message = "argument should be integer or None, not";
            return Err(raise!(thread, TYPE_ERROR, "{message} '{class}'"));
        }
        number::to_isize(thread, value, &errors::OVERFLOW_ERROR).map(Self)
    }
}

/// Runs two steps, both in any case; if both fail, the exception of the first becomes the context of the second's.
pub(crate) fn both(
    thread: &Thread,
    first: Fallible,
    second: impl FnOnce() -> Fallible,
) -> Fallible {
    let Err(raised) = first else { return second() };
    let Some(exception) = thread.take_exception(raised) else { return second() };
    match second() {
        Ok(()) => Err(thread.restore_exception(exception)),
        Err(later) => {
            let Some(last) = thread.take_exception(later) else {
                return Err(thread.restore_exception(exception));
            };
            if let Some(last) = last.downcast_ref::<errors::BaseException>() {
                last.context.set(exception);
            }
            Err(thread.restore_exception(last))
        }
    }
}

/// Refuses to pickle.
#[cold]
pub(crate) fn not_pickled(thread: &Thread, object: &Object) -> Raised {
    let class = object.type_object().short_name();
    raise!(thread, TYPE_ERROR, "cannot pickle '{class}' instances")
}

/// The text `<class name=...>`, where the name is left out if there is none.
pub(crate) fn repr_with_name(thread: &Thread, stream: &Object) -> Fallible<Owned<Str>> {
    let class = stream.type_object().name().to_string_lossy().into_owned();
    let name = match object::lookup_attribute(thread, stream, name!(thread, "name")) {
        Ok(name) => name,
        Err(raised) => {
            raised.suppress(thread, &errors::VALUE_ERROR)?;
            None
        }
    };
    let Some(name) = name else { return Str::new(thread, &format!("<{class}>")) };
    let Some(_guard) = object::repr_guard(thread, stream) else {
        return Err(raise!(thread, RUNTIME_ERROR, "reentrant call inside {class}.__repr__"));
    };
    let mut text = pycore_objects::protocol::repr::Text::new(thread);
    text.push(&format!("<{class} name="))?;
    text.push_repr(&name)?;
    text.push(">")?;
    text.finish()
}

/// A view of an object's memory: what a raw file of the program gets to read into, or to write from.
pub(crate) fn memory_view(thread: &Thread, memory: &Object) -> Fallible<Owned> {
    Ok(MemoryView::of_object(thread, memory)?.into_object())
}
