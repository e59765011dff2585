//! `zlib`: compression by the deflate algorithm, and checksums.

mod compress;
mod decompress;
mod functions;
mod incremental;
#[expect(unsafe_code, reason = "calls of a library with a C interface")]
mod sys;

use pycore_objects::errors;
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::{ready_exception, ready_with_module};
use pycore_objects::{Fallible, Object, Raised, Thread, module, raise};

use pycore_objects::exception;
use sys::Stream;

/// The functions' place.
pub struct Zlib;

module! {
    /// The module `zlib`.
    pub static ZLIB: name "zlib",
    doc "Compression by the deflate algorithm, alone, in zlib's format or in that of gzip; checksums.",
    functions Zlib::FUNCTIONS,
    exec: fill
}

exception! {
    /// The type `zlib.error`.
    pub Error = ERROR "zlib.error", EXCEPTION
}

/// The size of a window, as an exponent of two, and the format: raw if it is negative.
const MAX_WBITS: i32 = 15;
/// The initial size of outputs that callers may set.
const DEF_BUF_SIZE: i32 = 16 * 1024;
const DEF_MEM_LEVEL: i32 = 8;

const CONSTANTS: [(&str, i32); 20] = [
    ("MAX_WBITS", MAX_WBITS),
    ("DEFLATED", sys::Z_DEFLATED),
    ("DEF_MEM_LEVEL", DEF_MEM_LEVEL),
    ("DEF_BUF_SIZE", DEF_BUF_SIZE),
    ("Z_NO_COMPRESSION", sys::Z_NO_COMPRESSION),
    ("Z_BEST_SPEED", sys::Z_BEST_SPEED),
    ("Z_BEST_COMPRESSION", sys::Z_BEST_COMPRESSION),
    ("Z_DEFAULT_COMPRESSION", sys::Z_DEFAULT_COMPRESSION),
    ("Z_FILTERED", sys::Z_FILTERED),
    ("Z_HUFFMAN_ONLY", sys::Z_HUFFMAN_ONLY),
    ("Z_RLE", sys::Z_RLE),
    ("Z_FIXED", sys::Z_FIXED),
    ("Z_DEFAULT_STRATEGY", sys::Z_DEFAULT_STRATEGY),
    ("Z_NO_FLUSH", sys::Z_NO_FLUSH),
    ("Z_PARTIAL_FLUSH", sys::Z_PARTIAL_FLUSH),
    ("Z_SYNC_FLUSH", sys::Z_SYNC_FLUSH),
    ("Z_FULL_FLUSH", sys::Z_FULL_FLUSH),
    ("Z_FINISH", sys::Z_FINISH),
    ("Z_BLOCK", sys::Z_BLOCK),
    ("Z_TREES", sys::Z_TREES),
];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    for (name, value) in CONSTANTS {
        add(name, &*thread.new_int(value.into())?)?;
    }
    let version = thread.new_str(&sys::version())?;
    add("ZLIB_VERSION", &version)?;
    add("ZLIB_RUNTIME_VERSION", &version)?;
    ready_exception(thread, &ERROR)?;
    add("error", ERROR.get().as_object())?;
    ready_with_module(thread, &compress::COMPRESS)?;
    ready_with_module(thread, &decompress::DECOMPRESS)?;
    ready_with_module(thread, &incremental::DECOMPRESSOR)?;
    add("_ZlibDecompressor", incremental::DECOMPRESSOR.get().as_object())
}

/// Raises `zlib.error` for a code of the library.
#[cold]
fn failed(thread: &Thread, stream: Option<&Stream>, code: sys::Code, what: &str) -> Raised {
    let own = match code {
        sys::BUF_ERROR => Some("incomplete or truncated stream"),
        sys::STREAM_ERROR => Some("inconsistent stream state"),
        sys::DATA_ERROR => Some("invalid input data"),
        _ => None,
    };
    let said = match code {
        sys::VERSION_ERROR => Some("library version mismatch".to_owned()),
        _ => stream.and_then(Stream::message).or_else(|| own.map(str::to_owned)),
    };
    let detail = said.map_or(String::new(), |said| format!(": {said}"));
    errors::raise_message(thread, &ERROR, format_args!("Error {code} {what}{detail}"))
}

#[cold]
fn error(thread: &Thread, message: &str) -> Raised {
    errors::raise_message(thread, &ERROR, format_args!("{message}"))
}

#[cold]
fn out_of_memory(thread: &Thread, message: &str) -> Raised {
    raise!(thread, MEMORY_ERROR, "{message}")
}

#[cold]
fn invalid_option(thread: &Thread) -> Raised {
    raise!(thread, VALUE_ERROR, "Invalid initialization option")
}
