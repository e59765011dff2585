//! `complex`: pairs of floats.

mod methods;
mod operators;
#[expect(unsafe_code, reason = "the layout of complex numbers")]
pub mod value;

#[cfg(test)]
pub(crate) use methods::from_one;
pub use methods::to_complex;
pub use value::Complex;

use std::mem::offset_of;

use crate::declare::{MemberKind, NativeMember};
use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of complex numbers.
    pub static COMPLEX: Complex = {
        name: "complex",
        export: "PyComplex_Type",
        base: OBJECT,
        flags: BASE_TYPE,
        doc: "complex(real=0, imag=0)\n--\n\nThe complex number that a text stands for, or that has these parts.",
        slots: Complex::SLOTS.merge(Complex::NEW),
        methods: Complex::METHODS,
        members: MEMBERS,
    };
}

/// The parts, as fields.
const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"real",
        MemberKind::Double,
        offset_of!(Complex, real),
        NativeMember::READ_ONLY,
        Some(c"the real part of a complex number"),
    ),
    NativeMember::new(
        c"imag",
        MemberKind::Double,
        offset_of!(Complex, imag),
        NativeMember::READ_ONLY,
        Some(c"the imaginary part of a complex number"),
    ),
];
