//! `int`: integers of any size.

#[expect(unsafe_code, reason = "the layout of integers")]
pub mod value;

mod format;
mod methods;
mod new;
mod operators;
mod slots;

#[cfg(test)]
mod facts;
#[cfg(test)]
mod tests;

pub(crate) use format::format_number;
pub(crate) use operators::division_by_zero;
pub(crate) use slots::float_of;
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
        flags: BASE_TYPE | MATCH_SELF | LONG_SUBCLASS,
        doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nThe integer that a number, or a text of digits in some base, stands for.\n\nNumbers are cut towards zero. A text may have a sign, underscores between digits, and blanks around it; with base 0 its\nprefix says the base, as in source code.",
        item_size: 4,
        slots: Int::SLOTS.merge(Int::NEW).merge(value::DEALLOC),
        methods: Int::METHODS,
        getsets: Int::GETSETS,
    };
}

impl Thread {
    /// An integer.
    #[inline]
    pub fn new_int(&self, value: i64) -> Fallible<Owned> {
        Ok(Int::from_i64(self, value)?.into_object())
    }
}
