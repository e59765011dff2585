//! `list`: mutable sequences.

mod extend;
mod methods;
mod slicing;
mod slots;
mod sort;
#[expect(unsafe_code, reason = "the memory of lists")]
pub mod storage;
#[expect(unsafe_code, reason = "the layout of lists")]
pub mod value;

#[cfg(test)]
mod tests;

pub use value::List;

use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of lists.
    pub static LIST: List = {
        name: "list",
        export: "PyList_Type",
        base: OBJECT,
        flags: BASE_TYPE | MATCH_SELF | SEQUENCE | LIST_SUBCLASS | HAVE_GC,
        doc: "list(iterable=(), /)\n--\n\nMutable sequence.",
        slots: List::SLOTS,
        methods: List::METHODS,
        more_methods: &[List::GENERIC],
    };
}

crate::generic_class!(List);
