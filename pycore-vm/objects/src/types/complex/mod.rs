//! `complex`: pairs of floats.

#[expect(unsafe_code, reason = "the layout of complex numbers")]
pub mod value;

pub use value::Complex;

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
    };
}
