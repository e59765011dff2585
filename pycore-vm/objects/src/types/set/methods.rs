//! The methods of sets and frozen sets.

use super::any::{AnySet, NewSet};
use super::{FrozenSet, Set};
use crate::core::{Fallible, Object, Owned, Raised, Slot, Thread};
use crate::errors::TYPE_ERROR;
use crate::protocol::call;
use crate::types::dict::raise_key_error;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::{methods, name, raise};

/// The arguments of `*others` as objects.
fn objects<'o>(
    thread: &'o Thread,
    others: &'o [Slot],
) -> impl Iterator<Item = Fallible<&'o Object>> {
    others.iter().map(|other| other.object(thread))
}

/// Does something with an element. A set, which has no hash, stands for the frozen set of its elements.
fn with_hash<T>(
    thread: &Thread,
    element: &Object,
    work: impl Fn(isize) -> Fallible<T>,
    plain: impl FnOnce() -> Fallible<T>,
) -> Fallible<T> {
    let Some(set) = element.downcast::<Set>() else { return plain() };
    let again = |raised: Raised| {
        raised.suppress(thread, &TYPE_ERROR)?;
        work(set.elements().frozen_hash())
    };
    plain().or_else(again)
}

impl AnySet<'_> {
    /// Whether an object is an element; a set counts as the frozen set of its elements.
    pub fn has(self, thread: &Thread, element: &Object) -> Fallible<bool> {
        with_hash(
            thread,
            element,
            |hash| self.elements.contains_hashed(thread, element, hash),
            || self.elements.contains(thread, element),
        )
    }

    /// Removes an element; a set counts as the frozen set of its elements.
    fn take_out(self, thread: &Thread, element: &Object) -> Fallible<bool> {
        with_hash(
            thread,
            element,
            |hash| self.elements.discard_hashed(thread, element, hash),
            || self.elements.discard(thread, element),
        )
    }

    /// What pickle needs.
    fn reduced(self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let list = List::from_iterable(thread, self.object)?;
        let arguments = Tuple::pack(thread, [list.into_object()])?;
        let class = Owned::share(self.object.type_object().as_object());
        let state = call::call_method(thread, self.object, name!(thread, "__getstate__"), &[])?;
        Tuple::pack(thread, [class, arguments.into_object(), state])
    }

    fn size(self) -> usize {
        self.object.type_object().read(|raw| raw.tp_basicsize as usize)
            + self.elements.memory_beside()
    }
}

/// The methods that both kinds have.
macro_rules! set_methods {
    ($Kind:ident, { $($more:tt)* }) => {
        #[methods]
        impl $Kind {
            /// __contains__($self, object, /)
            ///
            /// Whether an object is an element.
            fn __contains__(&self, thread: &Thread, object: &Object) -> Fallible<bool> {
                AnySet::from(self).has(thread, object)
            }

            /// difference($self, /, *others)
            ///
            /// A new set of the elements that are in none of the others.
            fn difference(&self, thread: &Thread, others: &[Slot]) -> Fallible<Owned> {
                AnySet::from(self).difference(thread, objects(thread, others))
            }

            /// intersection($self, /, *others)
            ///
            /// A new set of the elements that are in all others as well.
            fn intersection(&self, thread: &Thread, others: &[Slot]) -> Fallible<Owned> {
                let result = AnySet::from(self).intersection_of_all(thread, objects(thread, others))?;
                Ok(result.into_object())
            }

            /// isdisjoint($self, other, /)
            ///
            /// Whether no element is in the other.
            fn isdisjoint(&self, thread: &Thread, other: &Object) -> Fallible<bool> {
                AnySet::from(self).is_disjoint(thread, other)
            }

            /// issubset($self, other, /)
            ///
            /// Whether all elements are in the other.
            fn issubset(&self, thread: &Thread, other: &Object) -> Fallible<bool> {
                AnySet::from(self).is_subset(thread, other)
            }

            /// issuperset($self, other, /)
            ///
            /// Whether all items of the other are elements.
            fn issuperset(&self, thread: &Thread, other: &Object) -> Fallible<bool> {
                AnySet::from(self).is_superset(thread, other)
            }

            /// __reduce__($self, /)
            ///
            /// What pickle needs.
            fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
                AnySet::from(self).reduced(thread)
            }

            /// __sizeof__($self, /)
            ///
            /// Bytes of memory that the set takes.
            fn __sizeof__(&self) -> usize {
                AnySet::from(self).size()
            }

            /// symmetric_difference($self, other, /)
            ///
            /// A new set of what is in one of the two but not in both.
            fn symmetric_difference(&self, thread: &Thread, other: &Object) -> Fallible<Owned> {
                AnySet::from(self).symmetric_difference(thread, other)
            }

            /// union($self, /, *others)
            ///
            /// A new set of the elements and of the items of all others.
            fn union(&self, thread: &Thread, others: &[Slot]) -> Fallible<Owned> {
                AnySet::from(self).union(thread, objects(thread, others))
            }

            $($more)*
        }
    };
}

set_methods!(FrozenSet, {
    /// copy($self, /)
    ///
    /// The set itself, since it cannot change; of an instance of a subclass, a frozen set with the same elements.
    fn copy(&self, thread: &Thread) -> Fallible<Owned> {
        let set = AnySet::from(self);
        if set.is_exact_frozen() {
            return Ok(Owned::share(set.object));
        }
        set.copied(thread).map(NewSet::into_object)
    }
});

set_methods!(Set, {
    /// add($self, object, /)
    ///
    /// Adds an element, unless there is an equal one.
    fn add(&self, thread: &Thread, object: &Object) -> Fallible {
        self.elements().add(thread, object)
    }

    /// clear($self, /)
    ///
    /// Removes all elements.
    fn clear(&self) {
        self.elements().clear();
    }

    /// copy($self, /)
    ///
    /// A new set with the same elements.
    fn copy(&self, thread: &Thread) -> Fallible<Owned> {
        AnySet::from(self).copied(thread).map(NewSet::into_object)
    }

    /// discard($self, object, /)
    ///
    /// Removes an element if it is there.
    fn discard(&self, thread: &Thread, object: &Object) -> Fallible {
        AnySet::from(self).take_out(thread, object).map(drop)
    }

    /// difference_update($self, /, *others)
    ///
    /// Removes the items of all others.
    fn difference_update(&self, thread: &Thread, others: &[Slot]) -> Fallible {
        objects(thread, others)
            .try_for_each(|other| AnySet::from(self).difference_update(thread, other?))
    }

    /// intersection_update($self, /, *others)
    ///
    /// Keeps only the elements that are in all others as well.
    fn intersection_update(&self, thread: &Thread, others: &[Slot]) -> Fallible {
        let result = AnySet::from(self).intersection_of_all(thread, objects(thread, others))?;
        self.elements().swap(result.any().elements);
        Ok(())
    }

    /// pop($self, /)
    ///
    /// Removes some element and gives it. Raises KeyError if there is none.
    fn pop(&self, thread: &Thread) -> Fallible<Owned> {
        match self.elements().pop() {
            Some(element) => Ok(element),
            None => Err(raise!(thread, KEY_ERROR, "pop from an empty set")),
        }
    }

    /// remove($self, object, /)
    ///
    /// Removes an element. Raises KeyError if it is not there.
    fn remove(&self, thread: &Thread, object: &Object) -> Fallible {
        match AnySet::from(self).take_out(thread, object)? {
            true => Ok(()),
            false => Err(raise_key_error(thread, object)),
        }
    }

    /// symmetric_difference_update($self, other, /)
    ///
    /// Keeps what is in one of the two but not in both.
    fn symmetric_difference_update(&self, thread: &Thread, other: &Object) -> Fallible {
        AnySet::from(self).symmetric_difference_update(thread, other)
    }

    /// update($self, /, *others)
    ///
    /// Adds the items of all others.
    fn update(&self, thread: &Thread, others: &[Slot]) -> Fallible {
        objects(thread, others).try_for_each(|other| AnySet::from(self).update(thread, other?))
    }
});
