//! `slice`: what stands between brackets with colons, and where such a thing cuts.

pub mod indices;
mod methods;
mod slots;
pub mod value;

pub use indices::{Indices, bound, optional_bound, search_bounds, slice_indices};
pub use value::Slice;

use std::mem::offset_of;

use crate::declare::{MemberKind, NativeMember};
use crate::static_type;
use crate::types::object::OBJECT;

const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"start",
        MemberKind::Object,
        offset_of!(Slice, start),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"stop",
        MemberKind::Object,
        offset_of!(Slice, stop),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"step",
        MemberKind::Object,
        offset_of!(Slice, step),
        NativeMember::READ_ONLY,
        None,
    ),
];

static_type! {
    /// The type of slices.
    pub static SLICE: Slice = {
        name: "slice",
        export: "PySlice_Type",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "slice(stop)\nslice(start, stop[, step])\n\nA part of a sequence: from start to stop, every step-th item.",
        slots: Slice::SLOTS,
        methods: Slice::METHODS,
        members: MEMBERS,
    };
}
