//! Parts of exception groups: those in it that match, and the rest, in the same nesting; and what `except*` raises.

use super::base::is_exception_class;
use super::table::BASE_EXCEPTION_GROUP;
use super::value::{BaseException, ExceptionGroup};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeFlags};
use crate::protocol::{call, iterate, object};
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::{name, raise};

/// The parts of a group.
#[derive(Default)]
pub struct Parts {
    /// What matches: the group itself, or one with a part of it.
    pub matching: Option<Owned>,
    /// What does not.
    pub rest: Option<Owned>,
}

/// What matches.
enum Matcher<'a> {
    /// Instances of a class, or of one of several.
    Classes(&'a Object),
    /// What a function says yes to.
    Function(&'a Object),
    /// These very exceptions that are no groups.
    Leaves(&'a [*const Object]),
}

impl<'a> Matcher<'a> {
    fn new(thread: &Thread, value: &'a Object) -> Fallible<Self> {
        let is_class = value.type_object().flags().contains(TypeFlags::TYPE_SUBCLASS);
        if !is_class && call::is_callable(value) {
            return Ok(Self::Function(value));
        }
        let classes = value.downcast_exact::<Tuple>();
        if is_exception_class(value)
            || classes.is_some_and(|classes| classes.iter().all(is_exception_class))
        {
            return Ok(Self::Classes(value));
        }
        let message = "expected an exception type, a tuple of exception types, or a callable (other than a class)";
        Err(raise!(thread, TYPE_ERROR, "{message}"))
    }

    fn matches(&self, thread: &Thread, exception: &Object) -> Fallible<bool> {
        match self {
            Self::Classes(classes) => Ok(exception_matches(exception, classes)),
            Self::Function(function) => {
                let answer = call::call(thread, function, &[exception])?;
                object::is_true(thread, &answer)
            }
            Self::Leaves(leaves) => Ok(leaves.contains(&std::ptr::from_ref(exception))),
        }
    }
}

/// Whether an exception is an instance of a class, or of one in a tuple, by the classes' bases alone.
pub fn exception_matches(exception: &Object, classes: &Object) -> bool {
    if let Some(classes) = classes.downcast::<Tuple>() {
        return classes.iter().any(|class| exception_matches(exception, class));
    }
    classes
        .downcast::<crate::core::TypeObject>()
        .is_some_and(|class| exception.type_object().is_subtype_of(class))
}

impl ExceptionGroup {
    /// The parts by a class, a tuple of classes, or a function.
    pub fn split_by(&self, thread: &Thread, matcher: &Object, with_rest: bool) -> Fallible<Parts> {
        split(thread, self.base.as_object(), &Matcher::new(thread, matcher)?, with_rest)
    }

    /// A group like this one, with its traceback, its context and its notes, of other exceptions; nothing for none.
    fn subset(&self, thread: &Thread, exceptions: Vec<Owned>) -> Fallible<Option<Owned>> {
        if exceptions.is_empty() {
            return Ok(None);
        }
        let list = List::from_owned(thread, exceptions)?;
        let this = self.base.as_object();
        let group = call::call_method(thread, this, name!(thread, "derive"), &[list.as_object()])?;
        let Some(new) = (*group).downcast::<Self>() else {
            let message = "derive must return an instance of BaseExceptionGroup";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        if let Some(traceback) = self.base.traceback.get() {
            new.base.traceback.set(traceback);
        }
        drop(new.base.context.replace(self.base.context.get()));
        new.base.set_cause(self.base.cause.get().as_deref());
        let name = name!(thread, "__notes__");
        if let Some(notes) = object::lookup_attribute(thread, this, name)?
            && iterate::is_sequence(&notes)
        {
            // A copy: the parts go separate ways.
            let notes = List::from_iterable(thread, &notes)?;
            object::set_attribute(thread, &group, name, notes.as_object())?;
        }
        Ok(Some(group))
    }
}

fn split(
    thread: &Thread,
    exception: &Object,
    matcher: &Matcher<'_>,
    with_rest: bool,
) -> Fallible<Parts> {
    if matcher.matches(thread, exception)? {
        return Ok(Parts { matching: Some(Owned::share(exception)), rest: None });
    }
    let Some(group) = exception.downcast::<ExceptionGroup>() else {
        return Ok(Parts { matching: None, rest: with_rest.then(|| Owned::share(exception)) });
    };
    object::check_recursion(thread, " in exceptiongroup_split_recursive")?;
    let (mut matching, mut rest) = (Vec::new(), Vec::new());
    for exception in group.exceptions().iter() {
        let parts = split(thread, exception, matcher, with_rest)?;
        matching.extend(parts.matching);
        rest.extend(parts.rest);
    }
    let matching = group.subset(thread, matching)?;
    Ok(Parts { matching, rest: if with_rest { group.subset(thread, rest)? } else { None } })
}

/// The exceptions in a group that are no groups.
fn leaves(thread: &Thread, exception: &Object, into: &mut Vec<*const Object>) -> Fallible {
    let Some(group) = exception.downcast::<ExceptionGroup>() else {
        into.push(exception);
        return Ok(());
    };
    object::check_recursion(thread, " in collect_exception_group_leaf_ids")?;
    group.exceptions().iter().try_for_each(|exception| leaves(thread, exception, into))
}

/// Whether `exception` was raised again as it is: an exception of `original`'s parts, with nothing changed about it.
fn is_same(exception: &BaseException, original: &BaseException) -> bool {
    let fields = |exception: &BaseException| {
        let address =
            |place: &crate::core::Place| place.get().map(|object| std::ptr::from_ref(&*object));
        [
            address(&exception.notes),
            address(&exception.traceback),
            address(&exception.cause),
            address(&exception.context),
        ]
    };
    fields(exception) == fields(original)
}

/// What a `try` with `except*` raises at its end, `None` for nothing: `original` was caught, and `exceptions` were
/// raised in the clauses, or are parts of it that no clause took.
///
/// Parts of the original keep their nesting; exceptions raised anew stand beside them in a new group.
pub fn prepare_reraise_star(
    thread: &Thread,
    original: &Object,
    exceptions: &List,
) -> Fallible<Owned> {
    if exceptions.is_empty() {
        return Ok(thread.none());
    }
    let items = exceptions.snapshot(thread)?;
    if original.downcast::<ExceptionGroup>().is_none() {
        // A single exception, which was put into a group for the clauses.
        return Ok(items.into_iter().next().unwrap_or_else(|| thread.none()));
    }
    let (mut raised, mut kept) = (Vec::new(), Vec::new());
    for item in items {
        let (Some(exception), Some(base)) =
            ((*item).downcast::<BaseException>(), original.downcast())
        else {
            continue;
        };
        if is_same(exception, base) {
            leaves(thread, &item, &mut kept)?;
        } else {
            raised.push(item);
        }
    }
    let rest = split(thread, original, &Matcher::Leaves(&kept), false)?.matching;
    if raised.is_empty() {
        return Ok(rest.unwrap_or_else(|| thread.none()));
    }
    raised.extend(rest);
    if raised.len() == 1 {
        return Ok(raised.remove(0));
    }
    let (message, list) = (thread.new_str("")?, List::from_owned(thread, raised)?);
    call::call(thread, BASE_EXCEPTION_GROUP.get().as_object(), &[&message, list.as_object()])
}
