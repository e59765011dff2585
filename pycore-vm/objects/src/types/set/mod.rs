//! `set` and `frozenset`.

mod any;
mod iterator;
mod methods;
mod operations;
mod slots;
#[expect(unsafe_code, reason = "the layout of sets and their tables")]
pub mod value;

#[cfg(test)]
mod tests;

pub use any::AnySet;
pub use iterator::{SET_ITERATOR, SetIterator};
pub use value::{Elements, FrozenSet, Set};

use crate::core::Object;
use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of sets.
    pub static SET: Set = {
        name: "set",
        export: "PySet_Type",
        base: OBJECT,
        flags: BASE_TYPE | MATCH_SELF | HAVE_GC,
        doc: "set(iterable=(), /)\n--\n\nUnordered collection of distinct hashable objects.",
        slots: Set::OWN_SLOTS.merge(Set::SLOTS),
        methods: Set::METHODS,
        more_methods: &[Set::GENERIC],
        weaklist_offset: value::WEAK_REFERENCES,
    };
}

static_type! {
    /// The type of frozen sets.
    pub static FROZEN_SET: FrozenSet = {
        name: "frozenset",
        export: "PyFrozenSet_Type",
        base: OBJECT,
        flags: BASE_TYPE | MATCH_SELF | HAVE_GC,
        doc: "frozenset(iterable=(), /)\n--\n\nUnordered collection of distinct hashable objects that cannot be changed.",
        slots: FrozenSet::OWN_SLOTS.merge(FrozenSet::SLOTS),
        methods: FrozenSet::METHODS,
        more_methods: &[FrozenSet::GENERIC],
        weaklist_offset: value::WEAK_REFERENCES,
    };
}

/// The elements of a set or frozen set that is of no subclass.
#[inline]
pub fn exact_elements_of(object: &Object) -> Option<&Elements> {
    AnySet::of(object).filter(|set| set.is_exact()).map(|set| set.elements)
}

crate::generic_class!(Set);

crate::generic_class!(FrozenSet);
