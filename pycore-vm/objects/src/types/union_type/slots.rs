//! What unions do: comparison as sets, substitution, their text.

use super::{Union, make};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread};
use crate::declare::Comparison;
use crate::protocol::object;
use crate::protocol::repr::Text;
use crate::slots;
use crate::types::generic_alias::parameters;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::typing::push_type_repr;

/// Whether two lists of types without hashes are the same set.
fn same_set(thread: &Thread, left: &Tuple, right: &Tuple) -> Fallible<bool> {
    let is_within = |part: &Tuple, whole: &Tuple| -> Fallible<bool> {
        for item in part.iter() {
            let mut found = false;
            for other in whole.iter() {
                found = found || object::equal(thread, item, other)?;
            }
            if !found {
                return Ok(false);
            }
        }
        Ok(true)
    };
    Ok(is_within(left, right)? && is_within(right, left)?)
}

#[slots]
impl Union {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut shown = Text::new(thread);
        for (index, object) in self.arguments().iter().enumerate() {
            if index > 0 {
                shown.push(" | ")?;
            }
            push_type_repr(thread, &mut shown, object)?;
        }
        shown.finish()
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        let unhashable = self.unhashable.get();
        for object in unhashable.iter().flat_map(|unhashable| unhashable.iter()) {
            // The type's own message says why there is no hash.
            object::hash(thread, object)?;
        }
        if let Some(count) =
            unhashable.map(|unhashable| unhashable.len()).filter(|count| *count > 0)
        {
            let message = format_args!("union contains {count} unhashable elements");
            return Err(crate::raise!(thread, TYPE_ERROR, "{message}"));
        }
        match self.hashable.get() {
            Some(types) => object::hash(thread, types.as_object()),
            None => Ok(0),
        }
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
        let hashable = match (self.hashable.get(), other.hashable.get()) {
            (Some(left), Some(right)) => object::compare_bool(
                thread,
                left.as_object(),
                right.as_object(),
                Comparison::Equal,
            )?,
            _ => false,
        };
        let equal = hashable
            && match (self.unhashable.get(), other.unhashable.get()) {
                (Some(left), Some(right)) => same_set(thread, &left, &right)?,
                _ => false,
            };
        Ok(thread.bool(equal == (comparison == Comparison::Equal)))
    }

    fn tp_getattro(&self, thread: &Thread, name: &Object) -> Fallible<Owned> {
        self.attribute(thread, name)
    }

    fn mp_subscript(&self, thread: &Thread, item: &Object) -> Fallible<Owned> {
        let (types, variables) = (self.arguments(), self.parameters(thread)?);
        let new = parameters::substitute(thread, self.as_object(), &types, &variables, item)?;
        make::from_tuple(thread, &new)
    }

    fn nb_or(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        make::or(thread, left, right)
    }
}
