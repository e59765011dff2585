//! `int`: integers of any size.

#[expect(unsafe_code, reason = "the layout of integers")]
pub mod value;

mod operators;

#[cfg(test)]
mod tests;

pub use value::{Int, StaticInt};

use crate::core::{Fallible, Owned, Thread};
use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of integers.
    pub static INT: Int = {
        name: "int",
        export: "PyLong_Type",
        base: OBJECT,
        flags: BASE_TYPE | LONG_SUBCLASS,
        doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nThe integer that a number, or a text of digits in some base, stands for.\n\nNumbers are cut towards zero. A text may have a sign, underscores between digits, and blanks around it; with base 0 its\nprefix says the base, as in source code.",
        item_size: 4,
        slots: value::DEALLOC,
    };
}

impl Thread {
    /// An integer.
    #[inline]
    pub fn new_int(&self, value: i64) -> Fallible<Owned> {
        Ok(Int::from_i64(self, value)?.into_object())
    }
}
