//! `_bz2`: compression by bzip2.

mod compressor;
mod decompressor;
#[expect(unsafe_code, reason = "calls of a library with a C interface")]
mod sys;

use pycore_objects::protocol::object;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{Fallible, Object, Raised, Thread, module, name, raise};

module! {
    /// The module `_bz2`.
    pub static BZ2: name "_bz2",
    doc "",
    exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_with_module(thread, &compressor::COMPRESSOR)?;
    ready_with_module(thread, &decompressor::DECOMPRESSOR)?;
    let class = compressor::COMPRESSOR.get().as_object();
    object::set_attribute(thread, module, name!(thread, "BZ2Compressor"), class)?;
    let class = decompressor::DECOMPRESSOR.get().as_object();
    object::set_attribute(thread, module, name!(thread, "BZ2Decompressor"), class)
}

/// Raises what a code of the library means.
#[cold]
fn failed(thread: &Thread, code: sys::Code) -> Raised {
    match code {
        sys::BZ_PARAM_ERROR => {
            let message = "Internal error - invalid parameters passed to libbzip2";
            raise!(thread, VALUE_ERROR, "{message}")
        }
        sys::BZ_MEM_ERROR => thread.raise_out_of_memory(),
        sys::BZ_DATA_ERROR | sys::BZ_DATA_ERROR_MAGIC => {
            raise!(thread, OS_ERROR, "Invalid data stream")
        }
        sys::BZ_IO_ERROR => raise!(thread, OS_ERROR, "Unknown I/O error"),
        sys::BZ_UNEXPECTED_EOF => {
            let message = "Compressed file ended before the logical end-of-stream was detected";
            raise!(thread, EOF_ERROR, "{message}")
        }
        sys::BZ_SEQUENCE_ERROR => {
            let message = "Internal error - Invalid sequence of commands sent to libbzip2";
            raise!(thread, RUNTIME_ERROR, "{message}")
        }
        code => raise!(thread, OS_ERROR, "Unrecognized error from libbzip2: {code}"),
    }
}
