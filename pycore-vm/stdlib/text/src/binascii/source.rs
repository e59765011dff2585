//! What is converted.

use std::ops::Deref;

use pycore_objects::core::Slot;
use pycore_objects::declare::{ArgumentPlace, FromArgument};
use pycore_objects::protocol::buffer::{BytesLike, has_buffer};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Thread, raise};

/// ASCII text or bytes, as an argument.
pub(super) enum Ascii<'a> {
    Text(&'a str),
    Bytes(BytesLike<'a>),
}

impl Deref for Ascii<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

impl<'a> FromArgument<'a> for Ascii<'a> {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        let object = slot.object(thread)?;
        if let Some(text) = object.downcast::<Str>() {
            let message = "string argument should contain only ASCII characters";
            let text = text.as_ascii();
            return text.map(Self::Text).ok_or_else(|| raise!(thread, VALUE_ERROR, "{message}"));
        }
        if !has_buffer(object) {
            let kind = object.type_name();
            let message = format!("argument should be bytes, buffer or ASCII string, not '{kind}'");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        BytesLike::of(thread, object).map(Self::Bytes)
    }
}
