//! CPython 3.14's marshal format and `.pyc` files.
//!
//! Marshal is the format in which Python stores code objects. A value is a type code of one byte and what
//! belongs to it; the top bit of the code puts the value into a table, and later occurrences refer to its
//! index there.
//!
//! - [`load_code`] and [`dump_code`] read and write code objects as plain data. Names, constants of bytes and
//!   text, and all tables of a loaded code object lie in the buffer it was read from, unless they are short.
//! - [`load_value`] and [`dump_value`] do the same for everything else that marshal carries.
//! - [`Reader`] reads into any representation, by way of the [`Builder`] trait; [`Encoder`] is its counterpart for
//!   writing. An object model uses these two.
//! - [`Pyc`] is a `.pyc` file.
//!
//! Input may be anything: whatever is wrong with it is a [`ReadError`] that carries CPython's message and the
//! offset. Nothing here recurses, so depth costs no native stack; memory is bounded by a multiple of the input.

#![forbid(unsafe_code)]

mod error;
mod format;

mod reader;
mod scan;

mod code_builder;
mod encoder;
mod writer;

mod value;

mod pyc;

pub use code_builder::{CodeBuilder, Loaded, load_code};
pub use encoder::Encoder;
pub use error::{ReadError, ReadErrorKind, WriteError};
pub use format::{MAX_DEPTH, VERSION};
pub use pyc::{Pyc, PycError, PycErrorKind, Validity, keyed_hash, source_hash};
pub use reader::{Builder, CodePart, CodeParts, Container, Reader, Singleton, TextData};
pub use scan::Scanner;
pub use value::{Value, dump_value, load_value};
pub use writer::dump_code;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;
