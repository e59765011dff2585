//! `range`: an arithmetic sequence of ints of any size.

mod big_iterator;
mod iterator;
mod methods;
mod slots;
pub mod value;

pub use big_iterator::{BIG_RANGE_ITERATOR, BigRangeIterator};
pub use iterator::{RANGE_ITERATOR, RangeIterator};
pub use value::Range;

#[cfg(test)]
mod tests;

use std::mem::offset_of;

use crate::declare::{MemberKind, NativeMember};
use crate::static_type;
use crate::types::object::OBJECT;

const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"start",
        MemberKind::Object,
        offset_of!(Range, start),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"stop",
        MemberKind::Object,
        offset_of!(Range, stop),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"step",
        MemberKind::Object,
        offset_of!(Range, step),
        NativeMember::READ_ONLY,
        None,
    ),
];

static_type! {
    /// The type of ranges.
    pub static RANGE: Range = {
        name: "range",
        export: "PyRange_Type",
        base: OBJECT,
        flags: SEQUENCE,
        doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n\
              The ints from start (0 by default) up to stop, which is not among them, by step (1 by default).",
        slots: Range::SLOTS,
        methods: Range::METHODS,
        members: MEMBERS,
    };
}
