//! Raising, catching and cleaning up.

use pycore_objects::core::{Fallible, Raised, Slot, Thread, TypeObject};
use pycore_objects::errors::{self, BaseException};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned, raise};

use crate::frame::{self, FrameRef};

/// The type of an object that is an exception class.
fn as_exception_class(object: &Object) -> Option<&TypeObject> {
    object
        .downcast::<TypeObject>()
        .filter(|class| class.is_subtype_of(errors::BASE_EXCEPTION.get()))
}

/// What `raise value` raises: an exception, or a new one of the class.
fn exception_of(thread: &Thread, value: &Object, what: &str) -> Fallible<Owned> {
    if let Some(class) = as_exception_class(value) {
        let exception = call::call(thread, value, &[])?;
        if (*exception).downcast::<BaseException>().is_none() {
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "calling {} should have returned an instance of BaseException, not {}",
                object::repr(thread, class.as_object())?,
                object::repr(thread, exception.type_object().as_object())?
            ));
        }
        return Ok(exception);
    }
    if value.downcast::<BaseException>().is_some() {
        return Ok(Owned::share(value));
    }
    Err(raise!(thread, TYPE_ERROR, "{what} must derive from BaseException"))
}

/// `raise value from cause`
#[inline(never)]
fn raise_value(thread: &Thread, value: &Slot, cause: Option<&Slot>) -> Raised {
    match exception_with_cause(thread, value, cause) {
        Ok(exception) => thread.raise_object(&exception),
        Err(raised) => raised,
    }
}

fn exception_with_cause(thread: &Thread, value: &Slot, cause: Option<&Slot>) -> Fallible<Owned> {
    let exception = exception_of(thread, value.object(thread)?, "exceptions")?;
    if let Some(cause) = cause {
        let cause = cause.object(thread)?;
        let cause = if cause.is_none() {
            None
        } else {
            Some(exception_of(thread, cause, "exception causes")?)
        };
        if let Some(exception) = (*exception).downcast::<BaseException>() {
            exception.suppress_context.set(true);
            drop(exception.cause.replace(cause));
        }
    }
    Ok(exception)
}

/// `raise` alone: the exception that is being handled, as it was.
#[inline(never)]
fn raise_again(thread: &Thread) -> Fallible {
    match frame::handled(thread) {
        Some(exception) => {
            frame::restore(thread, exception);
            Ok(())
        }
        None => Err(raise!(thread, RUNTIME_ERROR, "No active exception to reraise")),
    }
}

const NOT_CATCHABLE: &str =
    "catching classes that do not inherit from BaseException is not allowed";

/// Whether an `except` clause with this type applies to an exception.
#[inline(never)]
fn matches(thread: &Thread, exception: &Slot, kind: &Slot) -> Fallible<bool> {
    let (exception, kind) = (exception.object(thread)?, kind.object(thread)?);
    check_catchable(thread, kind)?;
    Ok(exception_matches(exception, kind))
}

/// Whether an exception is of a class, or of one in a tuple, however deep. The classes were checked.
fn exception_matches(exception: &Object, kind: &Object) -> bool {
    if let Some(kinds) = kind.downcast::<Tuple>() {
        return kinds.iter().any(|kind| exception_matches(exception, kind));
    }
    as_exception_class(kind).is_some_and(|class| exception.type_object().is_subtype_of(class))
}

fn check_catchable(thread: &Thread, kind: &Object) -> Fallible {
    let fits = match kind.downcast::<Tuple>() {
        Some(kinds) => kinds.iter().all(|kind| as_exception_class(kind).is_some()),
        None => as_exception_class(kind).is_some(),
    };
    if fits { Ok(()) } else { Err(raise!(thread, TYPE_ERROR, "{NOT_CATCHABLE}")) }
}

const NO_GROUPS: &str = "catching ExceptionGroup with except* is not allowed. Use except instead.";

fn check_catchable_by_group(thread: &Thread, kind: &Object) -> Fallible {
    check_catchable(thread, kind)?;
    let is_group = |kind: &Object| {
        as_exception_class(kind)
            .is_some_and(|class| class.is_subtype_of(errors::BASE_EXCEPTION_GROUP.get()))
    };
    let has_group = match kind.downcast::<Tuple>() {
        Some(kinds) => kinds.iter().any(is_group),
        None => is_group(kind),
    };
    if has_group { Err(raise!(thread, TYPE_ERROR, "{NO_GROUPS}")) } else { Ok(()) }
}

/// Splits an exception for `except*`: what does not match and what does, either may be absent.
#[inline(never)]
fn split(thread: &Thread, frame: FrameRef, exception: &Slot, kind: &Slot) -> Fallible<Split> {
    let (exception, kind) = (exception.object(thread)?, kind.object(thread)?);
    check_catchable_by_group(thread, kind)?;
    crate::groups::split(thread, frame, exception, kind)
}

/// Puts what does not match where the exception was, and what does where the type was; the latter is handled.
#[inline(never)]
fn split_on_stack(thread: &Thread, frame: FrameRef, exception: &Slot, kind: &Slot) -> Fallible {
    let Split { rest, matching } = split(thread, frame, exception, kind)?;
    if let Some(matching) = &matching {
        drop(frame::replace_handled(thread, Some(Owned::share(matching))));
    }
    let none = crate::constants::none_slot;
    exception.replace(rest.map_or_else(none, Slot::owned)).close();
    kind.replace(matching.map_or_else(none, Slot::owned)).close();
    Ok(())
}

pub(crate) use crate::groups::Split;

/// Calls `__exit__` with the exception.
#[inline(never)]
fn call_exit(thread: &Thread, operands: &[Slot]) -> Fallible<Owned> {
    let [exit, receiver, _lasti, _previous, exception] = operands else {
        return Ok(thread.none());
    };
    let exception = exception.object(thread)?;
    let class = exception.type_object().as_object();
    let none = thread.none();
    let traceback =
        exception.downcast::<BaseException>().and_then(|exception| exception.traceback.get());
    let traceback = traceback.as_deref().unwrap_or(&none);
    let exit = exit.object(thread)?;
    if receiver.is_null() {
        return call::call(thread, exit, &[class, exception, traceback]);
    }
    call::call(thread, exit, &[receiver.object(thread)?, class, exception, traceback])
}

handlers! {
    fn RAISE_VARARGS(h) {
        h.save();
        match h.oparg {
            0 => {
                check!(h, raise_again(h.thread));
                goto!(h, super::unwind_again)
            }
            1 => {
                let _ = raise_value(h.thread, h.peek(1), None);
            }
            _ => {
                let _ = raise_value(h.thread, h.peek(2), Some(h.peek(1)));
            }
        }
        goto!(h, super::unwind)
    }

    fn RERAISE(h) {
        h.save();
        let exception = check!(h, super::build::take(h.thread, h.peek(1)));
        h.shrink(1);
        if h.oparg != 0 && let Some(offset) = h.peek(h.oparg).as_int() {
            h.report_offset(offset as usize);
        }
        frame::restore(h.thread, exception);
        goto!(h, super::unwind_again)
    }

    fn PUSH_EXC_INFO(h) {
        let object = check!(h, h.peek(1).to_owned(h.thread));
        let exception = h.pop();
        let previous = match frame::replace_handled(h.thread, Some(object)) {
            Some(previous) => Slot::owned(previous),
            None => crate::constants::none_slot(),
        };
        h.push(previous);
        h.push(exception);
        next!(h)
    }

    fn POP_EXCEPT(h) {
        h.save();
        let previous = check!(h, h.peek(1).take_object(h.thread));
        h.shrink(1);
        let previous = previous.filter(|previous| !previous.is_none());
        drop(frame::replace_handled(h.thread, previous));
        next!(h)
    }

    fn CHECK_EXC_MATCH(h) {
        h.save();
        let found = check!(h, matches(h.thread, h.peek(2), h.peek(1)));
        let kind = h.peek(1).replace(crate::constants::bool_slot(found));
        next_dropping!(h, kind)
    }

    fn CHECK_EG_MATCH(h) {
        h.save();
        check!(h, split_on_stack(h.thread, h.frame, h.peek(2), h.peek(1)));
        next!(h)
    }

    fn WITH_EXCEPT_START(h) {
        h.save();
        let result = check!(h, call_exit(h.thread, h.top(5)));
        h.push(Slot::owned(result));
        next!(h)
    }
}
