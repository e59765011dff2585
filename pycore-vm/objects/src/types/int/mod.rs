//! `int`: integers of any size.

use std::cell::Cell;

use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer};
use crate::static_type;
use crate::types::object::OBJECT;

/// An integer, of one digit of 60 bits at most for now.
#[repr(C)]
pub struct Int {
    object: Object,
    tag: Cell<usize>,
    digits: [Cell<u32>; 2],
}

impl Trace for Int {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

static_type! {
    /// The type of integers.
    pub static INT: Int = {
        name: "int",
        export: "PyLong_Type",
        base: OBJECT,
        flags: BASE_TYPE | LONG_SUBCLASS,
        doc: "int(x=0, /)\n--\n\nInteger.",
        basic_size: 24,
        item_size: 4,
    };
}

impl Int {
    /// The value, if it fits.
    pub fn to_i64(&self) -> Option<i64> {
        let digits = i64::from(self.digits[0].get()) | i64::from(self.digits[1].get()) << 30;
        Some(digits * (1 - (self.tag.get() & 3) as i64))
    }

    /// Whether the value is below zero.
    pub fn is_negative(&self) -> bool {
        self.tag.get() & 3 == 2
    }
}

impl Thread {
    /// An int.
    pub fn new_int(&self, value: i64) -> Fallible<Owned> {
        let _ = value;
        Err(crate::raise!(self, SYSTEM_ERROR, "ints are not there yet"))
    }
}

impl Thread {
    /// `True` or `False`
    pub fn bool(&self, _value: bool) -> Owned {
        self.none()
    }

    /// A string.
    pub fn new_str(&self, text: &str) -> Fallible<Owned> {
        Ok(crate::types::str::Str::new(self, text)?.into_object())
    }
}
