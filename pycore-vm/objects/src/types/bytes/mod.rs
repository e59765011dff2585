//! `bytes`: immutable sequences of bytes.

#[expect(unsafe_code, reason = "the layout of bytes")]
mod value;

pub use value::Bytes;

use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of bytes.
    pub static BYTES: Bytes = {
        name: "bytes",
        export: "PyBytes_Type",
        base: OBJECT,
        flags: BASE_TYPE | BYTES_SUBCLASS,
        doc: "bytes(source=b'', encoding='utf-8', errors='strict')\n--\n\nImmutable sequence of bytes.",
        basic_size: 33,
        item_size: 1,
    };
}
