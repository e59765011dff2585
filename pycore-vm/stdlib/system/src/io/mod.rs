//! `_io`: files.
//!
//! ```text
//!   TextIOWrapper ── text ──▶ BufferedReader, BufferedWriter, BufferedRandom ── bytes ──▶ FileIO ──▶ system
//!   StringIO                  BytesIO, BufferedRWPair
//! ```
//!
//! Each layer calls the methods of the one below it. Where that is of exactly the type of this module, the call is one of
//! Rust, without arguments as objects in between.

#[macro_use]
mod io_type;
pub mod base;
pub mod buffered;
pub mod buffered_base;
pub mod bytes_io;
pub mod file;
pub mod locale;
#[expect(unsafe_code, reason = "calls of the C library")]
mod locale_sys;
pub mod newline;
mod open;
pub mod pair;
pub mod raw;
pub mod standard;
pub mod string_io;
#[expect(unsafe_code, reason = "calls of the C library")]
pub(crate) mod sys;
pub mod text;
pub mod text_base;
pub mod unsupported;
pub(crate) mod util;
#[expect(unsafe_code, reason = "writes to the memory of other objects")]
pub(crate) mod writable;

use pycore_objects::core::TypeStatic;
use pycore_objects::errors::{BLOCKING_IOERROR, VALUE_ERROR};
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::{
    ready_exception, ready_with_bases, ready_with_module,
};
use pycore_objects::{Fallible, Object, Thread, module};

module! {
    /// The module `_io`.
    pub static IO: name "_io",
    doc "Files: raw, buffered, and of text.",
    functions open::Functions::METHODS,
    exec: fill
}

/// The types of the module.
static TYPES: &[&TypeStatic] = &[
    &base::IO_BASE,
    &raw::RAW_IO_BASE,
    &buffered_base::BUFFERED_IO_BASE,
    &text_base::TEXT_IO_BASE,
    &file::FILE_IO,
    &buffered::BUFFERED_READER,
    &buffered::BUFFERED_WRITER,
    &buffered::BUFFERED_RANDOM,
    &pair::BUFFERED_RW_PAIR,
    &bytes_io::BYTES_IO,
    &bytes_io::BYTES_IO_BUFFER,
    &text::TEXT_IO_WRAPPER,
    &string_io::STRING_IO,
    &newline::NEWLINE_DECODER,
];

/// Makes the types of files ready.
pub(crate) fn start(thread: &Thread) -> Fallible {
    ready_with_bases(thread, &unsupported::UNSUPPORTED_OPERATION, &[&VALUE_ERROR])?;
    ready_exception(thread, &unsupported::UNSUPPORTED_OPERATION)?;
    for class in TYPES {
        ready_with_module(thread, class)?;
    }
    Ok(())
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    start(thread)?;
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    for class in TYPES.iter().chain([&&unsupported::UNSUPPORTED_OPERATION, &&BLOCKING_IOERROR]) {
        let class = class.get();
        add(&class.short_name(), class.as_object())?;
    }
    add("DEFAULT_BUFFER_SIZE", &*thread.new_int(util::DEFAULT_BUFFER_SIZE as i64)?)
}
