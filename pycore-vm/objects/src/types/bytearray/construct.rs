//! Making bytearrays of objects.

use super::ByteArray;
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::protocol::iterate;
use crate::slots;
use crate::types::byte_string::construct::{
    Source, count, not_convertible, of_buffer, of_iterable, source,
};
use crate::types::byte_string::not_a_byte;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

#[slots(name = CONSTRUCT)]
impl ByteArray {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: crate::declare::Arguments<'_>,
    ) -> Fallible<Owned<ByteArray>> {
        ByteArray::of_class(thread, class)
    }

    /// !bytearray(source=b'', encoding='utf-8', errors='strict')
    fn tp_init(
        &self,
        thread: &Thread,
        from: Option<&Object>,
        encoding: Option<&Str>,
        errors: Option<&Str>,
    ) -> Fallible {
        self.set_length(thread, 0)?;
        match source::<Self>(thread, from, encoding, errors)? {
            Source::Nothing => Ok(()),
            Source::Encoded(bytes) => self.set_bytes(thread, bytes.as_slice()),
            Source::Object(object) => self.fill_from(thread, object),
        }
    }
}

impl ByteArray {
    /// Replaces all bytes.
    fn set_bytes(&self, thread: &Thread, bytes: &[u8]) -> Fallible {
        self.set_length(thread, bytes.len())?;
        self.with_bytes(|to| to.copy_from_slice(bytes));
        Ok(())
    }

    /// Bytes of an integer, a buffer, or an iterable of integers, in place of those that are there.
    fn fill_from(&self, thread: &Thread, object: &Object) -> Fallible {
        if let Some(count) = count(thread, object)? {
            self.set_length(thread, count)?;
            self.with_bytes(|bytes| bytes.fill(0));
            return Ok(());
        }
        if let Some(bytes) = of_buffer(thread, object)? {
            return self.set_bytes(thread, &bytes);
        }
        if !iterate::is_iterable(object) {
            return Err(not_convertible(thread, object, "bytearray"));
        }
        let known = object.downcast_exact::<List>().map(List::len);
        let known = known.or(object.downcast_exact::<Tuple>().map(Tuple::len));
        let Some(length) = known else {
            return of_iterable(thread, object, not_a_byte, |byte| self.push(thread, byte));
        };
        let mut bytes = thread.vector(length)?;
        let result = of_iterable(thread, object, not_a_byte, |byte| {
            if bytes.try_reserve(1).is_err() {
                return Err(thread.raise_out_of_memory());
            }
            bytes.push(byte);
            Ok(())
        });
        result?;
        self.set_bytes(thread, &bytes)
    }

    /// A bytearray of what the constructor takes.
    pub fn from_object(thread: &Thread, object: &Object) -> Fallible<Owned<Self>> {
        let array = Self::new(thread, &[])?;
        array.fill_from(thread, object)?;
        Ok(array)
    }
}
