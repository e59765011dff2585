//! `bytearray`: bytes that can be changed.

mod construct;
mod edit;
mod methods;
mod slots;
#[expect(unsafe_code, reason = "the layout of bytearrays")]
mod value;

pub use methods::{BYTEARRAY_ITERATOR, ByteArrayIterator};
pub use value::{ByteArray, Exported};

use crate::static_type;
use crate::types::object::OBJECT;

static_type! {
    /// The type of bytearrays.
    pub static BYTEARRAY: ByteArray = {
        name: "bytearray",
        export: "PyByteArray_Type",
        base: OBJECT,
        flags: BASE_TYPE | MATCH_SELF,
        doc: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> bytearray\nbytearray(int) -> bytearray\nbytearray() -> bytearray\n\nBytes that can be changed: numbers of an iterable, an encoded text, a copy of the memory of an object, or as many zeros.",
        slots: ByteArray::SLOTS.merge(ByteArray::CONSTRUCT),
        methods: ByteArray::SEARCH,
        more_methods: &[ByteArray::SPLIT, ByteArray::CHANGE, ByteArray::METHODS],
    };
}
