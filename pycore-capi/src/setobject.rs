//! `setobject.h`: sets.

use pycore_objects::types::set::{AnySet, FrozenSet, Set};
use pycore_objects::{Fallible, Object, Owned, Thread};

use crate::api::api;
use crate::convert::{bad_internal_call, expect};

/// A set of either kind.
fn any<'s>(thread: &Thread, set: &'s Object) -> Fallible<AnySet<'s>> {
    AnySet::of(set).ok_or_else(|| bad_internal_call(thread))
}

api! {
    fn PySet_New(thread, iterable: Option<&Object>) -> Fallible<Owned<Set>> {
        match iterable {
            Some(iterable) => Set::from_iterable(thread, iterable),
            None => Set::new(thread),
        }
    }

    fn PyFrozenSet_New(thread, iterable: Option<&Object>) -> Fallible<Owned<FrozenSet>> {
        match iterable {
            Some(iterable) => FrozenSet::from_iterable(thread, iterable),
            None => FrozenSet::new(thread),
        }
    }

    fn PySet_Size(thread, set: &Object) -> Fallible<isize> {
        Ok(any(thread, set)?.elements.len() as isize)
    }

    fn PySet_Contains(thread, set: &Object, key: &Object) -> Fallible<bool> {
        any(thread, set)?.elements.contains(thread, key)
    }

    /// A frozenset may be added to while nobody else has it.
    fn PySet_Add(thread, set: &Object, key: &Object) -> Fallible {
        let is_new = set.downcast::<FrozenSet>().is_some() && set.reference_count() == 1;
        if set.downcast::<Set>().is_none() && !is_new {
            return Err(bad_internal_call(thread));
        }
        any(thread, set)?.elements.add(thread, key)
    }

    fn PySet_Discard(thread, set: &Object, key: &Object) -> Fallible<bool> {
        expect::<Set>(thread, set)?.elements().discard(thread, key)
    }

    fn PySet_Pop(thread, set: &Object) -> Fallible<Owned> {
        match expect::<Set>(thread, set)?.elements().pop() {
            Some(key) => Ok(key),
            None => Err(pycore_objects::raise!(thread, KEY_ERROR, "pop from an empty set")),
        }
    }

    fn PySet_Clear(thread, set: &Object) -> Fallible {
        expect::<Set>(thread, set)?.elements().clear();
        Ok(())
    }
}
