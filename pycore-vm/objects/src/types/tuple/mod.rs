//! `tuple`: immutable sequences.

mod hash;
mod methods;
mod slots;
#[expect(unsafe_code, reason = "the layout of tuples")]
pub mod value;

#[cfg(test)]
mod tests;

pub use hash::ItemHash;
pub use value::{Builder, Tuple};

use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of tuples.
    pub static TUPLE: Tuple = {
        name: "tuple",
        export: "PyTuple_Type",
        base: OBJECT,
        flags: BASE_TYPE | MATCH_SELF | SEQUENCE | TUPLE_SUBCLASS | HAVE_GC,
        doc: "tuple(iterable=(), /)\n--\n\nImmutable sequence.",
        item_size: 8,
        slots: Tuple::SLOTS,
        methods: Tuple::METHODS,
        more_methods: &[Tuple::GENERIC],
    };
}

crate::generic_class!(Tuple);
