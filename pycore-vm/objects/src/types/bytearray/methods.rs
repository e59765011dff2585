//! The methods of bytearrays, and their iterator.

use pycore_text::strip::Ends;
use pycore_text::{Compose, Padded, ascii};

use super::{ByteArray, Exported};
use crate::core::{Fallible, Object, Owned, Slot, Thread, TypeObject};
use crate::declare::{ArgumentPlace, FromArgument};
use crate::protocol::buffer::BytesLike;
use crate::protocol::{call, object};
use crate::types::byte_string::change::FillByte;
use crate::types::byte_string::construct::item;
use crate::types::byte_string::{ByteString, change, codec, hex, search, split};
use crate::types::byte_string::{iter::byte_iterator, methods::byte_string_methods};
use crate::types::bytes::Bytes;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, name, raise};

impl ByteString for ByteArray {
    type Slice<'a> = Exported<'a>;

    const NAME: &'static str = "bytearray";

    #[inline(always)]
    fn slice(&self) -> Exported<'_> {
        self.bytes()
    }

    fn from_slice(thread: &Thread, bytes: &[u8]) -> Fallible<Owned<Self>> {
        Self::new(thread, bytes)
    }

    fn composed(thread: &Thread, text: &impl Compose) -> Fallible<Owned<Self>> {
        Self::compose(thread, text)
    }

    fn unchanged(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        Self::new(thread, &self.bytes())
    }

    fn frozen(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
        Bytes::new(thread, &self.bytes())
    }
}

byte_string_methods!(ByteArray);

byte_iterator! {
    /// An iterator over a bytearray.
    ByteArrayIterator, BYTEARRAY_ITERATOR, "bytearray_iterator", export "PyByteArrayIter_Type", of ByteArray,
    negative ends: true, |bytes, index| bytes.get(index)
}

/// An item of a bytearray, as an argument.
struct Item(u8);

impl<'a> FromArgument<'a> for Item {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        item(thread, slot.object(thread)?).map(Self)
    }
}

#[methods]
impl ByteArray {
    /// append($self, item, /)
    ///
    /// Add a byte at the end.
    fn append(&self, thread: &Thread, item: Item) -> Fallible {
        if self.len() == isize::MAX as usize {
            let message = "cannot add more objects to bytearray";
            return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
        }
        self.push(thread, item.0)
    }

    /// clear($self, /)
    ///
    /// Remove all bytes.
    fn clear(&self, thread: &Thread) -> Fallible {
        self.set_length(thread, 0)
    }

    /// copy($self, /)
    ///
    /// A new bytearray with the same bytes.
    fn copy(&self, thread: &Thread) -> Fallible<Owned<ByteArray>> {
        self.unchanged(thread)
    }

    /// extend($self, iterable_of_ints, /)
    ///
    /// Add the bytes of an object, or those of an iterable, at the end.
    fn extend(&self, thread: &Thread, iterable_of_ints: &Object) -> Fallible {
        self.extend_from(thread, iterable_of_ints)
    }

    /// insert($self, index, item, /)
    ///
    /// Put a byte before that at an index.
    fn insert(&self, thread: &Thread, index: isize, item: Item) -> Fallible {
        let length = self.len();
        let index = if index < 0 { (index + length as isize).max(0) } else { index } as usize;
        let index = index.min(length);
        self.set_length(thread, length + 1)?;
        self.with_bytes(|bytes| {
            bytes.copy_within(index..length, index + 1);
            bytes[index] = item.0;
        });
        Ok(())
    }

    /// pop($self, index=-1, /)
    ///
    /// Remove a byte, the last if no other is named, and give it.
    fn pop(&self, thread: &Thread, index: Option<isize>) -> Fallible<u32> {
        if self.is_empty() {
            return Err(raise!(thread, INDEX_ERROR, "pop from empty bytearray"));
        }
        let index = index.unwrap_or(-1);
        let index = if index < 0 { index + self.len() as isize } else { index } as usize;
        let Some(byte) = self.get(index) else {
            return Err(raise!(thread, INDEX_ERROR, "pop index out of range"));
        };
        self.remove_at(thread, index)?;
        Ok(byte.into())
    }

    /// remove($self, value, /)
    ///
    /// Remove the first byte of a value; ValueError if there is none.
    fn remove(&self, thread: &Thread, value: Item) -> Fallible {
        let place = self.bytes().iter().position(|&byte| byte == value.0);
        match place {
            Some(index) => self.remove_at(thread, index),
            None => Err(raise!(thread, VALUE_ERROR, "value not found in bytearray")),
        }
    }

    /// resize($self, size, /)
    ///
    /// Set the number of bytes; new ones are zero.
    fn resize(&self, thread: &Thread, size: isize) -> Fallible {
        let Ok(size) = usize::try_from(size) else {
            let message = "Can only resize to positive sizes, got";
            return Err(raise!(thread, VALUE_ERROR, "{message} {size}"));
        };
        let length = self.len();
        self.set_length(thread, size)?;
        if size > length {
            self.with_bytes(|bytes| bytes[length..].fill(0));
        }
        Ok(())
    }

    /// reverse($self, /)
    ///
    /// Put the bytes into the opposite order.
    fn reverse(&self) {
        self.with_bytes(<[u8]>::reverse);
    }

    /// __alloc__($self, /)
    ///
    /// Bytes that are allocated.
    #[python(name = "__alloc__")]
    fn get_allocated(&self) -> isize {
        self.allocated() as isize
    }

    /// __sizeof__($self, /)
    ///
    /// Bytes in memory.
    fn __sizeof__(&self) -> isize {
        self.memory_size() as isize
    }

    /// __reduce__($self, /)
    ///
    /// What pickle makes an equal bytearray of.
    #[python(name = "__reduce__")]
    fn reduce(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        self.reduced(thread, 2)
    }

    /// __reduce_ex__($self, proto=0, /)
    ///
    /// What pickle makes an equal bytearray of.
    #[python(name = "__reduce_ex__")]
    fn reduce_protocol(&self, thread: &Thread, proto: Option<i32>) -> Fallible<Owned<Tuple>> {
        self.reduced(thread, proto.unwrap_or(0))
    }
}

impl ByteArray {
    fn remove_at(&self, thread: &Thread, index: usize) -> Fallible {
        self.check_resizable(thread)?;
        self.with_bytes(|bytes| bytes.copy_within(index + 1.., index));
        self.set_length(thread, self.len() - 1)
    }

    fn reduced(&self, thread: &Thread, protocol: i32) -> Fallible<Owned<Tuple>> {
        let get_state = name!(thread, "__getstate__");
        let state = match object::lookup_attribute(thread, self.as_object(), get_state)? {
            Some(get_state) => call::call(thread, &get_state, &[])?,
            None => thread.none(),
        };
        let arguments = if self.is_empty() {
            Tuple::empty()
        } else if protocol < 3 {
            // As text, which the oldest protocols have.
            let text = Str::from_view(thread, pycore_text::View::Latin1(&self.bytes()))?;
            let encoding = Owned::share(name!(thread, "latin-1")).into_object();
            Tuple::pack(thread, [text.into_object(), encoding])?
        } else {
            Tuple::pack(thread, [self.frozen(thread)?.into_object()])?
        };
        let class = Owned::share(self.as_object().type_object().as_object());
        Tuple::pack(thread, [class, arguments.into_object(), state])
    }
}
