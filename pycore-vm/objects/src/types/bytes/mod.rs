//! `bytes`: immutable sequences of bytes.

mod construct;
mod methods;
mod slots;
#[expect(unsafe_code, reason = "the layout of bytes")]
mod value;

pub use methods::{BYTES_ITERATOR, BytesIterator};
pub use value::Bytes;

use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of bytes.
    pub static BYTES: Bytes = {
        name: "bytes",
        export: "PyBytes_Type",
        base: OBJECT,
        flags: BASE_TYPE | MATCH_SELF | BYTES_SUBCLASS,
        doc: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> bytes\nbytes(int) -> bytes\nbytes() -> bytes\n\nBytes that never change: numbers of an iterable, an encoded text, the memory of an object, or as many zeros.",
        basic_size: 33,
        item_size: 1,
        slots: Bytes::SLOTS.merge(Bytes::CONSTRUCT),
        methods: Bytes::SEARCH,
        more_methods: &[Bytes::SPLIT, Bytes::CHANGE, Bytes::METHODS],
    };
}
