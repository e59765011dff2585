//! What can be wrong with marshal data.

use std::fmt;

/// Why marshal data could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// What is wrong.
    pub kind: ReadErrorKind,
    /// Where reading stopped: bytes from the start of the data.
    pub offset: usize,
}

/// The kinds of damage that a reader finds. Messages are CPython's where it has the same error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadErrorKind {
    /// The data ends within a value.
    TooShort,
    /// The data ends where a value should start.
    ObjectExpected,
    /// A size is negative or too large; the field says of what.
    SizeOutOfRange(&'static str),
    /// An integer has a digit above 15 bits.
    DigitOutOfRange,
    /// An integer has a leading zero digit.
    UnnormalizedLong,
    /// A reference to an entry that is not there, or not complete.
    InvalidReference,
    /// No type has this code.
    UnknownTypeCode,
    /// The end marker of dictionaries where a value should be; the field says in what.
    NullObject(&'static str),
    /// Nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    TooDeep,
    /// Text is not well-formed UTF-8.
    MalformedText,
    /// A float as text that is none.
    MalformedFloat,
    /// References would expand to far more than the data's size.
    TooLarge,
    /// A code object with a part of the wrong type; the field names the part.
    MalformedCode(&'static str),
    /// A value that a code object cannot hold (a list, dict, set or exception).
    NotAConstant,
    /// Data after the value.
    TrailingData,
}

impl ReadErrorKind {
    /// The Python exception that CPython raises.
    pub fn exception(&self) -> &'static str {
        match self {
            Self::TooShort | Self::ObjectExpected => "EOFError",
            Self::NullObject(_) | Self::MalformedCode(_) | Self::NotAConstant => "TypeError",
            Self::MalformedText => "UnicodeDecodeError",
            _ => "ValueError",
        }
    }
}

impl fmt::Display for ReadErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort => f.write_str("marshal data too short"),
            Self::ObjectExpected => f.write_str("EOF read where object expected"),
            Self::SizeOutOfRange(what) => write!(f, "bad marshal data ({what} size out of range)"),
            Self::DigitOutOfRange => f.write_str("bad marshal data (digit out of range in long)"),
            Self::UnnormalizedLong => f.write_str("bad marshal data (unnormalized long data)"),
            Self::InvalidReference => f.write_str("bad marshal data (invalid reference)"),
            Self::UnknownTypeCode => f.write_str("bad marshal data (unknown type code)"),
            Self::NullObject(what) => write!(f, "NULL object in marshal data for {what}"),
            Self::TooDeep => f.write_str("recursion limit exceeded"),
            Self::MalformedText => f.write_str("bad marshal data (malformed text)"),
            Self::MalformedFloat => f.write_str("bad marshal data (malformed float)"),
            Self::TooLarge => f.write_str("bad marshal data (references expand without bound)"),
            Self::MalformedCode(part) => {
                write!(f, "bad marshal data (code object with a malformed {part})")
            }
            Self::NotAConstant => f.write_str("bad marshal data (not a constant)"),
            Self::TrailingData => f.write_str("bad marshal data (data after the value)"),
        }
    }
}

/// The message alone, as in CPython; the offset is a field.
impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl std::error::Error for ReadError {}

/// Why a value could not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// Nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    TooDeep,
    /// A size beyond 31 bits, or a value that this version of the format does not have.
    Unmarshallable,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooDeep => "object too deeply nested to marshal",
            Self::Unmarshallable => "unmarshallable object",
        })
    }
}

impl std::error::Error for WriteError {}
