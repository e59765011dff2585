//! `float`: binary64 numbers.

use std::cell::Cell;

use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer};
use crate::static_type;
use crate::types::object::OBJECT;

/// A float.
#[repr(C)]
pub struct Float {
    object: Object,
    value: Cell<f64>,
}

impl Trace for Float {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

static_type! {
    /// The type of floats.
    pub static FLOAT: Float = {
        name: "float",
        export: "PyFloat_Type",
        base: OBJECT,
        flags: BASE_TYPE,
        doc: "float(x=0, /)\n--\n\nFloating-point number.",
    };
}

impl Thread {
    /// A float.
    pub fn new_float(&self, value: f64) -> Fallible<Owned> {
        Ok(self.new_object(|object| Float { object, value: Cell::new(value) })?.into_object())
    }
}
