//! `str`: immutable text.
//!
//! The computation is in `pycore-text`, over views of the units; here are objects, arguments and errors.

mod case;
mod codecs;
mod construct;
mod format;
pub mod iter;
pub(crate) mod percent;
mod search;
mod slots;
mod split;
mod translate;
#[expect(unsafe_code, reason = "the layout of strings")]
pub mod value;

#[cfg(test)]
mod tests;

pub use value::{StaticStr, Str};

use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of strings.
    pub static STR: Str = {
        name: "str",
        export: "PyUnicode_Type",
        base: OBJECT,
        flags: BASE_TYPE | MATCH_SELF | UNICODE_SUBCLASS,
        doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nText of an object, or the text that bytes encode.",
        basic_size: 64,
        slots: Str::SLOTS.merge(Str::CONSTRUCT),
        methods: Str::SEARCH,
        more_methods: &[Str::SPLIT, Str::CASE, Str::FORMAT, Str::TRANSLATE, Str::CONSTRUCTION, Str::CODECS],
    };
}

impl crate::Thread {
    /// A string of formatted text.
    pub fn format_str(&self, text: std::fmt::Arguments<'_>) -> crate::Fallible<crate::Owned<Str>> {
        match text.as_str() {
            Some(text) => Str::new(self, text),
            None => Str::new(self, &text.to_string()),
        }
    }

    /// A string.
    pub fn new_str(&self, text: &str) -> crate::Fallible<crate::Owned> {
        Ok(Str::new(self, text)?.into_object())
    }
}
