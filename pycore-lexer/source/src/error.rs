//! What the front end says about a program: one error, any number of warnings.
//!
//! Lexer, parser and compiler share these types. They hold what the attributes of Python's exception
//! hold, already in its units, so that whoever raises or prints it computes nothing.

use std::borrow::Cow;
use std::fmt;

/// The exception type that an error of the front end becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorClass {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
    /// `_IncompleteInputError`
    IncompleteInput,
    /// `ValueError`
    Value,
    /// `UnicodeDecodeError`
    UnicodeDecode,
    /// `UnicodeEncodeError`
    UnicodeEncode,
    /// `OverflowError`
    Overflow,
    /// `MemoryError`
    Memory,
    /// `RecursionError`
    Recursion,
}

impl ErrorClass {
    /// The name of the Python class.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
            Self::IncompleteInput => "_IncompleteInputError",
            Self::Value => "ValueError",
            Self::UnicodeDecode => "UnicodeDecodeError",
            Self::UnicodeEncode => "UnicodeEncodeError",
            Self::Overflow => "OverflowError",
            Self::Memory => "MemoryError",
            Self::Recursion => "RecursionError",
        }
    }
}

/// An error of the front end: the attributes of `SyntaxError` and its subclasses.
///
/// The positions are `None` where the exception's attribute is `None` (errors outside the family of
/// `SyntaxError` have none). Held behind a `Box` in results, since it is large and rare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The exception's type.
    pub class: ErrorClass,
    /// `msg`
    pub message: Cow<'static, str>,
    /// `lineno`: from 1; 0 for errors before the first line.
    pub lineno: Option<i32>,
    /// `offset`: in characters (not bytes) from 1; 0 and -1 occur where CPython says so.
    pub offset: Option<i32>,
    /// `end_lineno`: as `lineno`.
    pub end_lineno: Option<i32>,
    /// `end_offset`: as `offset`.
    pub end_offset: Option<i32>,
    /// `text`: the line (or lines) of the source that a traceback shows.
    pub text: Option<String>,
    /// Of an error that a parser has found: line and column (from 0) of the compound statement in front of it, both 0 if
    /// there is none. Tracebacks look from there for a keyword that is spelled wrong.
    pub statement: Option<(u32, u32)>,
}

/// `message (line N)`; a full report with carets needs the file's name, see the traceback printer.
impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.class.name(), self.message)?;
        match self.lineno {
            Some(line) => write!(f, " (line {line})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for SyntaxError {}

/// The category of a warning of the front end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WarningClass {
    /// `SyntaxWarning`
    Syntax,
    /// `DeprecationWarning`
    Deprecation,
}

impl WarningClass {
    /// The name of the Python class.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "SyntaxWarning",
            Self::Deprecation => "DeprecationWarning",
        }
    }
}

/// A warning of the front end, in the order of their discovery.
///
/// It carries a range as well as the line, because a filter may turn it into a `SyntaxError`, which
/// then has positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxWarning {
    /// The warning's category.
    pub class: WarningClass,
    /// The text after the category's name.
    pub message: Cow<'static, str>,
    /// What it is about.
    pub range: super::TextRange,
    /// The line that the warning is reported for, from 1.
    pub lineno: u32,
}
