//! Exception groups: construction, and how they are shown.

use super::base::{tuple_of, unnamed};
use super::table::{BASE_EXCEPTION_GROUP, EXCEPTION, EXCEPTION_GROUP};
use super::value::{BaseException, ExceptionGroup, Fill};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::declare::Arguments;
use crate::protocol::repr::Text;
use crate::protocol::{call, iterate, object};
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, raise, slots};

#[slots]
impl ExceptionGroup {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let args = tuple_of(thread, &arguments)?;
        let (message, exceptions) = check_arguments(thread, &args)?;
        let given = exceptions;
        let exceptions = Tuple::from_iterable(thread, given)?;
        if exceptions.is_empty() {
            let message = "second argument (exceptions) must be a non-empty sequence";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let mut all_are_exceptions = true;
        for (index, exception) in exceptions.iter().enumerate() {
            if exception.downcast::<BaseException>().is_none() {
                return Err(raise!(
                    thread,
                    VALUE_ERROR,
                    "Item {index} of second argument (exceptions) is not an exception"
                ));
            }
            all_are_exceptions &= exception.type_object().is_subtype_of(EXCEPTION.get());
        }
        let class = class_of_group(thread, class, all_are_exceptions)?;
        // What is no list or tuple may look different later.
        let plain =
            given.downcast_exact::<List>().is_some() || given.downcast_exact::<Tuple>().is_some();
        let shown = if plain { None } else { Some(object::repr(thread, given)?) };
        let group = thread.new_instance(class, Self::new)?;
        group.base.args.set(args.clone().into_object());
        group.msg.set(Owned::share(message));
        group.excs.set(exceptions.into_object());
        drop(group.excs_str.replace(shown.map(Owned::into_object)));
        Ok(group)
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        unnamed(thread, self.base.as_object().type_object(), &arguments)?;
        self.base.initialize(thread, &arguments)
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let count = self.exceptions().len();
        let mut text = Text::new(thread);
        if let Some(message) = self.msg.get() {
            text.push_str(&*object::str(thread, &message)?)?;
        }
        text.push(&format!(" ({count} sub-exception{})", if count == 1 { "" } else { "s" }))?;
        text.finish()
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut text = Text::new(thread);
        text.push(&self.base.as_object().type_name())?;
        text.push("(")?;
        text.push_repr(&self.msg.get().unwrap_or_else(|| thread.none()))?;
        text.push(", ")?;
        if let Some(shown) = self.excs_str.get() {
            text.push_str(&*object::str(thread, &shown)?)?;
        } else if self
            .base
            .arguments()
            .get(1)
            .is_some_and(|given| given.downcast::<List>().is_some())
        {
            // The list may have changed since.
            let list = List::from_slice(thread, self.exceptions().as_slice())?.into_object();
            text.push_repr(&list)?;
        } else {
            text.push_repr(self.exceptions().as_object())?;
        }
        text.push(")")?;
        text.finish()
    }
}

impl Fill for ExceptionGroup {}

/// The message and the sequence of exceptions.
fn check_arguments<'a>(thread: &Thread, args: &'a Tuple) -> Fallible<(&'a Object, &'a Object)> {
    let [message, exceptions] = *args.as_slice() else {
        let given = args.len();
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)"
        ));
    };
    if message.downcast::<Str>().is_none() {
        let name = if message.is_none() { "None".into() } else { message.type_name() };
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "BaseExceptionGroup.__new__() argument 1 must be str, not {name}"
        ));
    }
    if !iterate::is_sequence(exceptions) {
        let message = "second argument (exceptions) must be a sequence";
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    Ok((message, exceptions))
}

/// A group of nothing but `Exception`s is one itself.
fn class_of_group<'a>(
    thread: &Thread,
    class: &'a TypeObject,
    all_are_exceptions: bool,
) -> Fallible<&'a TypeObject> {
    if all_are_exceptions {
        let is_base = std::ptr::eq(class, BASE_EXCEPTION_GROUP.get());
        return Ok(if is_base { EXCEPTION_GROUP.get() } else { class });
    }
    if std::ptr::eq(class, EXCEPTION_GROUP.get()) {
        return Err(raise!(thread, TYPE_ERROR, "Cannot nest BaseExceptions in an ExceptionGroup"));
    }
    if class.is_subtype_of(EXCEPTION.get()) {
        let name = class.short_name();
        return Err(raise!(thread, TYPE_ERROR, "Cannot nest BaseExceptions in '{name}'"));
    }
    Ok(class)
}

#[methods]
impl ExceptionGroup {
    /// __class_getitem__($type, object, /)
    ///
    /// The class with type arguments.
    #[classmethod]
    fn __class_getitem__(class: &TypeObject, thread: &Thread, object: &Object) -> Fallible<Owned> {
        crate::types::generic_alias::of_class(thread, class, object)
    }

    /// derive($self, excs, /)
    fn derive(&self, thread: &Thread, excs: &Object) -> Fallible<Owned> {
        let message = self.msg.get().unwrap_or_else(|| thread.none());
        call::call(thread, BASE_EXCEPTION_GROUP.get().as_object(), &[&message, excs])
    }

    /// split($self, matcher_value, /)
    fn split(&self, thread: &Thread, matcher_value: &Object) -> Fallible<Owned<Tuple>> {
        let parts = self.split_by(thread, matcher_value, true)?;
        let or_none = |part: Option<Owned>| part.unwrap_or_else(|| thread.none());
        Tuple::pack(thread, [or_none(parts.matching), or_none(parts.rest)])
    }

    /// subgroup($self, matcher_value, /)
    fn subgroup(&self, thread: &Thread, matcher_value: &Object) -> Fallible<Option<Owned>> {
        Ok(self.split_by(thread, matcher_value, false)?.matching)
    }
}

impl ExceptionGroup {
    /// The exceptions in the group.
    pub fn exceptions(&self) -> Owned<Tuple> {
        match self.excs.get().map(Owned::downcast) {
            Some(Ok(exceptions)) => exceptions,
            _ => Tuple::empty(),
        }
    }
}
