//! The methods of bytes, and their iterator.

use pycore_text::strip::Ends;
use pycore_text::{Compose, Padded, ascii};

use super::Bytes;
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::methods;
use crate::protocol::buffer::BytesLike;
use crate::types::byte_string::change::FillByte;
use crate::types::byte_string::{ByteString, change, codec, hex, search, split};
use crate::types::byte_string::{iter::byte_iterator, methods::byte_string_methods};
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

impl ByteString for Bytes {
    type Slice<'a> = &'a [u8];

    const NAME: &'static str = "bytes";

    #[inline(always)]
    fn slice(&self) -> &[u8] {
        self.as_slice()
    }

    fn from_slice(thread: &Thread, bytes: &[u8]) -> Fallible<Owned<Self>> {
        Self::new(thread, bytes)
    }

    fn composed(thread: &Thread, text: &impl Compose) -> Fallible<Owned<Self>> {
        Self::compose(thread, text)
    }

    fn unchanged(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        if self.as_object().downcast_exact::<Self>().is_some() {
            return Ok(Owned::share(self));
        }
        Self::new(thread, self.as_slice())
    }

    fn frozen(&self, _thread: &Thread) -> Fallible<Owned<Bytes>> {
        Ok(Owned::share(self))
    }
}

byte_string_methods!(Bytes);

byte_iterator! {
    /// An iterator over bytes.
    BytesIterator, BYTES_ITERATOR, "bytes_iterator", export "PyBytesIter_Type", of Bytes,
    negative ends: false, |bytes, index| bytes.as_slice().get(index).copied()
}

#[methods]
impl Bytes {
    /// __bytes__($self, /)
    ///
    /// The bytes themselves.
    #[python(name = "__bytes__")]
    fn to_bytes(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
        self.unchanged(thread)
    }

    /// __getnewargs__($self, /)
    #[python(name = "__getnewargs__")]
    fn get_new_arguments(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        Tuple::pack(thread, [Bytes::new(thread, self.as_slice())?.into_object()])
    }
}
