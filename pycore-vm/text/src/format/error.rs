//! What can be wrong with a format.

use std::fmt::Write as _;

use crate::{OutOfMemory, TextBuf, View};

/// Why a value cannot be formatted: memory, or a `ValueError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// `MemoryError`
    OutOfMemory,
    /// A message that depends on nothing.
    Message(&'static str),
    /// A separator of thousands (`,` or `_`) beside a type that has none.
    Separator {
        /// The separator.
        separator: char,
        /// The type, a code point.
        presentation: u32,
    },
    /// There is no such type for the value's class; a code point.
    UnknownType(u32),
    /// Something is left after the type.
    Invalid,
}

impl From<OutOfMemory> for FormatError {
    fn from(OutOfMemory: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

impl FormatError {
    /// The message of Python's `ValueError`; it may name the specification and the value's class.
    pub fn message(self, spec: View<'_>, class: &str) -> Result<TextBuf, OutOfMemory> {
        let mut text = TextBuf::new();
        let shown = |presentation: u32| match char::from_u32(presentation) {
            Some(char @ '!'..='\x7F') => char.to_string(),
            _ => format!("\\x{presentation:x}"),
        };
        let written = match self {
            Self::OutOfMemory => text.write_str("out of memory"),
            Self::Message(message) => text.write_str(message),
            Self::Separator { separator, presentation } => {
                write!(text, "Cannot specify '{separator}' with '{}'.", shown(presentation))
            }
            Self::UnknownType(presentation) => {
                let presentation = shown(presentation);
                write!(text, "Unknown format code '{presentation}' for object of type '{class}'")
            }
            Self::Invalid => {
                text.push_ascii(b"Invalid format specifier '")?;
                text.push_view(spec)?;
                write!(text, "' for object of type '{class}'")
            }
        };
        written.map_err(|_| OutOfMemory)?;
        Ok(text)
    }
}
