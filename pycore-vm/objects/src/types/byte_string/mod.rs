//! What `bytes` and `bytearray` have in common, written once over slices of bytes.
//!
//! [`ByteString`] is what a type must offer; the modules here have functions over it, and `methods` declares the
//! methods of a type by them. The computation itself is in `pycore-text`.

pub mod change;
pub mod codec;
pub mod construct;
pub mod hex;
pub mod iter;
pub(crate) mod methods;
pub mod operators;
pub mod percent;
pub mod search;
pub mod split;

#[cfg(test)]
mod tests;

use std::ops::{Deref, Range};

use pycore_text::Compose;

use crate::core::{Fallible, Layout, Owned, Raised, Thread};
use crate::raise;
use crate::types::bytes::Bytes;

/// A type of byte strings.
pub trait ByteString: Layout {
    /// What the bytes are read through.
    type Slice<'a>: Deref<Target = [u8]>
    where
        Self: 'a;

    /// The name in messages.
    const NAME: &'static str;

    /// The bytes, to be used only until code of the program runs.
    fn slice(&self) -> Self::Slice<'_>;

    /// A new object of exactly this type.
    fn from_slice(thread: &Thread, bytes: &[u8]) -> Fallible<Owned<Self>>;

    /// A new object of exactly this type, of composed text.
    fn composed(thread: &Thread, text: &impl Compose) -> Fallible<Owned<Self>>;

    /// What a method gives that has nothing to change: a copy if objects of the type can be changed.
    fn unchanged(&self, thread: &Thread) -> Fallible<Owned<Self>>;

    /// The bytes as an object that stays as it is whatever the program does.
    fn frozen(&self, thread: &Thread) -> Fallible<Owned<Bytes>>;
}

/// A part as an object; the whole may be the object itself.
fn part<T: ByteString>(this: &T, thread: &Thread, range: Range<usize>) -> Fallible<Owned<T>> {
    let bytes = this.slice();
    if range.len() == bytes.len() {
        drop(bytes);
        return this.unchanged(thread);
    }
    T::from_slice(thread, &bytes[range])
}

/// `byte must be in range(0, 256)`
#[cold]
pub fn not_a_byte(thread: &Thread) -> Raised {
    raise!(thread, VALUE_ERROR, "byte must be in range(0, 256)")
}
