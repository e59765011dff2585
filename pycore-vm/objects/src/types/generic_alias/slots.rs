//! What aliases do: calls of the origin, substitution, comparison.

use super::{GenericAlias, GenericAliasIterator, arguments_of, parameters};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject};
use crate::declare::{Arguments, Callable, Comparison};
use crate::protocol::repr::Text;
use crate::protocol::{call, object};
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::typing::push_type_repr;
use crate::types::union_type;
use crate::{errors, name, raise, slots};

/// A type argument, which may be a list of types.
fn push_argument(thread: &Thread, text: &mut Text<'_>, object: &Object) -> Fallible {
    let Some(list) = object.downcast::<List>() else {
        return push_type_repr(thread, text, object);
    };
    text.push("[")?;
    for index in 0..list.len() {
        if index > 0 {
            text.push(", ")?;
        }
        // An item's code may have taken away others.
        let Some(item) = list.get(index) else {
            return Err(raise!(thread, INDEX_ERROR, "list index out of range"));
        };
        push_type_repr(thread, text, &item)?;
    }
    text.push("]")
}

impl Callable for GenericAlias {
    /// Calls the origin, and notes the alias in what it gives.
    fn call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let this = Owned::share(self);
        let origin = self.origin();
        let made = call::call_slots(thread, &origin, arguments.all(), arguments.names().tuple())?;
        let name = name!(thread, "__orig_class__");
        if let Err(raised) = object::set_attribute(thread, &made, name, this.as_object()) {
            match raised.suppress(thread, &errors::ATTRIBUTE_ERROR) {
                Ok(()) => {}
                Err(raised) => raised.suppress(thread, &errors::TYPE_ERROR)?,
            }
        }
        Ok(made)
    }
}

#[slots]
impl GenericAlias {
    fn tp_new(class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        if !arguments.names().is_empty() {
            let message = "GenericAlias() takes no keyword arguments";
            return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
        }
        let (Some(origin), Some(item), 2) =
            (arguments.object(thread, 0)?, arguments.object(thread, 1)?, arguments.len())
        else {
            let given = arguments.len();
            return Err(crate::raise!(
                thread,
                TYPE_ERROR,
                "GenericAlias expected 2 arguments, got {given}"
            ));
        };
        let items = arguments_of(thread, item)?;
        let new = thread.new_instance(class, |object| Self::fill(object, origin, items, false))?;
        Ok(new.into_object())
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        object::check_recursion(thread, " while getting the repr of an object")?;
        let mut shown = Text::new(thread);
        if self.is_starred() {
            shown.push("*")?;
        }
        push_type_repr(thread, &mut shown, &self.origin())?;
        shown.push("[")?;
        let arguments = self.arguments();
        for (index, argument) in arguments.iter().enumerate() {
            if index > 0 {
                shown.push(", ")?;
            }
            push_argument(thread, &mut shown, argument)?;
        }
        // A tuple without items is written so.
        if arguments.is_empty() {
            shown.push("()")?;
        }
        shown.push("]")?;
        shown.finish()
    }

    fn tp_getattro(&self, thread: &Thread, name: &Object) -> Fallible<Owned> {
        self.attribute(thread, name)
    }

    fn tp_call(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        Callable::call(self, thread, arguments)
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<GenericAliasIterator>> {
        GenericAliasIterator::new(thread, self)
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        let origin = object::hash(thread, &self.origin())?;
        let arguments = object::hash(thread, self.arguments().as_object())?;
        Ok(origin ^ arguments)
    }

    fn tp_richcompare(
        &self,
        thread: &Thread,
        other: &Object,
        comparison: Comparison,
    ) -> Fallible<Owned> {
        let Some(other) = other.downcast::<Self>() else { return Ok(thread.not_implemented()) };
        if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
            return Ok(thread.not_implemented());
        }
        let same = |left: &Object, right: &Object| {
            object::compare_bool(thread, left, right, Comparison::Equal)
        };
        let equal = self.is_starred() == other.is_starred()
            && same(&self.origin(), &other.origin())?
            && same(self.arguments().as_object(), other.arguments().as_object())?;
        Ok(thread.bool(equal == (comparison == Comparison::Equal)))
    }

    fn mp_subscript(&self, thread: &Thread, item: &Object) -> Fallible<Owned> {
        let (arguments, variables) = (self.arguments(), self.parameters(thread)?);
        let new = parameters::substitute(thread, self.as_object(), &arguments, &variables, item)?;
        let origin = self.origin();
        let starred = self.is_starred();
        let alias = thread.new_object(|object| Self::fill(object, &origin, new, starred))?;
        Ok(alias.into_object())
    }

    fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        union_type::or(thread, left, right)
    }
}
