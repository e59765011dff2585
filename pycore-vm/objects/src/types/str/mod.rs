//! `str`: immutable text.

#[expect(unsafe_code, reason = "the layout of strings")]
pub mod value;

#[cfg(test)]
mod tests;

pub use value::{StaticStr, Str};

use crate::core::{Fallible, Owned, Thread};
use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of strings.
    pub static STR: Str = {
        name: "str",
        export: "PyUnicode_Type",
        base: OBJECT,
        flags: BASE_TYPE | UNICODE_SUBCLASS,
        doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nText of an object, or the text that bytes encode.",
        basic_size: 64,
        item_size: 0,
    };
}

impl Thread {
    /// A string.
    pub fn new_str(&self, text: &str) -> Fallible<Owned> {
        Ok(Str::new(self, text)?.into_object())
    }
}
