//! `float`: binary64 numbers.

mod methods;
mod operators;
mod slots;
#[expect(unsafe_code, reason = "the layout of floats")]
pub mod value;

pub use value::Float;

use crate::core::{Fallible, Owned, Thread};
use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of floats.
    pub static FLOAT: Float = {
        name: "float",
        export: "PyFloat_Type",
        base: OBJECT,
        flags: BASE_TYPE | MATCH_SELF,
        doc: "float(x=0, /)\n--\n\nThe floating-point number that a number or a text stands for.",
        slots: Float::SLOTS.merge(Float::NEW),
        methods: Float::METHODS,
        getsets: Float::GETSETS,
    };
}

impl Thread {
    /// A float.
    #[inline]
    pub fn new_float(&self, value: f64) -> Fallible<Owned> {
        Ok(Float::new(self, value)?.into_object())
    }
}
