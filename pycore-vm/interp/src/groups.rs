//! Exception groups: what `except*` does.

use pycore_objects::core::{Fallible, ObjectLike, Thread};
use pycore_objects::errors::{
    BASE_EXCEPTION_GROUP, BaseException, ExceptionGroup, exception_matches,
};
use pycore_objects::protocol::call;
use pycore_objects::types::list::List;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned, name, raise};

use crate::frame::FrameRef;

/// An exception split by a type.
#[derive(Default)]
pub(crate) struct Split {
    /// What does not match.
    pub(crate) rest: Option<Owned>,
    /// What matches: a group always.
    pub(crate) matching: Option<Owned>,
}

/// Splits an exception, which may be a group, for a clause of classes that were checked.
pub(crate) fn split(
    thread: &Thread,
    frame: FrameRef,
    exception: &Object,
    kind: &Object,
) -> Fallible<Split> {
    if exception.is_none() {
        return Ok(Split::default());
    }
    if exception_matches(exception, kind) {
        let matching = if exception.downcast::<ExceptionGroup>().is_some() {
            Owned::share(exception)
        } else {
            wrap(thread, frame, exception)?
        };
        return Ok(Split { rest: None, matching: Some(matching) });
    }
    if exception.downcast::<ExceptionGroup>().is_none() {
        return Ok(Split { rest: Some(Owned::share(exception)), matching: None });
    }
    // The method: classes of groups may have their own.
    let parts = call::call_method(thread, exception, name!(thread, "split"), &[kind])?;
    let Some(tuple) = (*parts).downcast::<Tuple>() else {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "{}.split must return a tuple, not {}",
            exception.type_object().short_name(),
            parts.type_object().short_name()
        ));
    };
    let [matching, rest, ..] = *tuple.as_slice() else {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "{}.split must return a 2-tuple, got tuple of size {}",
            exception.type_object().short_name(),
            tuple.len()
        ));
    };
    let some = |part: &Object| (!part.is_none()).then(|| Owned::share(part));
    Ok(Split { rest: some(rest), matching: some(matching) })
}

/// A group of one exception that is none, as if it had been raised here.
fn wrap(thread: &Thread, frame: FrameRef, exception: &Object) -> Fallible<Owned> {
    let (message, only) = (thread.new_str("")?, Tuple::new(thread, &[exception])?);
    let class = BASE_EXCEPTION_GROUP.get().as_object();
    let group = call::call(thread, class, &[&message, only.as_object()])?;
    if let Some(group) = group.downcast_ref::<BaseException>() {
        crate::traceback::push(thread, frame, group)?;
    }
    Ok(group)
}

/// What is raised after the `except*` clauses, of the exceptions that they raised or left.
pub(crate) fn prepare_reraise(
    thread: &Thread,
    original: &Object,
    exceptions: &Object,
) -> Fallible<Owned> {
    let Some(exceptions) = exceptions.downcast::<List>() else {
        return Err(raise!(thread, SYSTEM_ERROR, "the exceptions of except* are a list"));
    };
    pycore_objects::errors::prepare_reraise_star(thread, original, exceptions)
}
