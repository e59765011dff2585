//! `set` and `frozenset`.

#[expect(unsafe_code, reason = "the layout of sets and their tables")]
pub mod value;

#[cfg(test)]
mod tests;

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
        flags: BASE_TYPE | HAVE_GC,
        doc: "set(iterable=(), /)\n--\n\nUnordered collection of distinct hashable objects.",
        weaklist_offset: value::WEAK_REFERENCES,
    };
}

static_type! {
    /// The type of frozen sets.
    pub static FROZEN_SET: FrozenSet = {
        name: "frozenset",
        export: "PyFrozenSet_Type",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "frozenset(iterable=(), /)\n--\n\nUnordered collection of distinct hashable objects that cannot be changed.",
        weaklist_offset: value::WEAK_REFERENCES,
    };
}

/// The elements of a set or frozen set.
#[inline]
pub fn elements_of(object: &Object) -> Option<&Elements> {
    match object.downcast::<Set>() {
        Some(set) => Some(set.elements()),
        None => object.downcast::<FrozenSet>().map(FrozenSet::elements),
    }
}
