//! `decode`.

use super::ByteString;
use crate::core::{Fallible, ObjectLike, Owned, Thread};
use crate::types::str::Str;

/// The text that the bytes encode.
pub fn decode<T: ByteString>(
    this: &T,
    thread: &Thread,
    encoding: Option<&Str>,
    errors: Option<&Str>,
) -> Fallible<Owned> {
    crate::codecs::decode_object(thread, this.as_object(), encoding, errors)
}
