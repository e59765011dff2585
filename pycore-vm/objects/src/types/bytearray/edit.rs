//! Changing items and slices.

use super::ByteArray;
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::errors::TYPE_ERROR;
use crate::protocol::buffer::{BytesLike, has_buffer};
use crate::protocol::{iterate, number};
use crate::raise;
use crate::types::byte_string::construct::item;
use crate::types::byte_string::operators::{Subscript, subscript};
use crate::types::slice::Indices;
use crate::types::str::Str;

#[cold]
pub(super) fn out_of_range(thread: &Thread) -> Raised {
    raise!(thread, INDEX_ERROR, "bytearray index out of range")
}

impl ByteArray {
    /// `array[key] = value`, or `del array[key]`.
    pub(super) fn assign(&self, thread: &Thread, key: &Object, value: Option<&Object>) -> Fallible {
        if number::is_index(key) {
            // The value's code runs before the length is looked at.
            let index = number::to_isize(thread, key, &crate::errors::INDEX_ERROR)?;
            return self.assign_index(thread, index, value);
        }
        // What is assigned is made bytes before the slice's bounds are cut.
        let Some(value) = value else {
            let Subscript::Slice(indices) = self.subscript(thread, key)? else {
                return Err(out_of_range(thread));
            };
            return self.assign_slice(thread, indices, &[]);
        };
        let own = std::ptr::eq(value, self.as_object());
        let converted = match value.downcast::<ByteArray>() {
            Some(array) if !own => Owned::share(array),
            _ => {
                self.subscript(thread, key)?;
                if number::is_number(value) || value.downcast::<Str>().is_some() {
                    let message =
                        "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
                    return Err(raise!(thread, TYPE_ERROR, "{message}"));
                }
                ByteArray::from_object(thread, value)?
            }
        };
        let Subscript::Slice(indices) = self.subscript(thread, key)? else {
            return Err(out_of_range(thread));
        };
        self.assign_slice(thread, indices, &converted.bytes())
    }

    pub(super) fn subscript(&self, thread: &Thread, key: &Object) -> Fallible<Subscript> {
        subscript(thread, key, "bytearray", || self.len())
    }

    /// `array[index] = value`, or `del array[index]`; indices that count from the end are negative.
    pub(super) fn assign_index(
        &self,
        thread: &Thread,
        index: isize,
        value: Option<&Object>,
    ) -> Fallible {
        let byte = value.map(|value| item(thread, value)).transpose()?;
        let index = if index < 0 { index + self.len() as isize } else { index } as usize;
        if index >= self.len() {
            return Err(out_of_range(thread));
        }
        match byte {
            Some(byte) => {
                self.with_bytes(|bytes| bytes[index] = byte);
                Ok(())
            }
            None => self.splice(thread, index, index + 1, &[]),
        }
    }

    fn assign_slice(&self, thread: &Thread, indices: Indices, new: &[u8]) -> Fallible {
        if indices.step == 1 {
            let start = indices.start as usize;
            return self.splice(thread, start, start + indices.count, new);
        }
        if new.is_empty() {
            return self.delete_steps(thread, indices);
        }
        if new.len() != indices.count {
            return Err(raise!(
                thread,
                VALUE_ERROR,
                "attempt to assign bytes of size {} to extended slice of size {}",
                new.len(),
                indices.count
            ));
        }
        self.with_bytes(|bytes| {
            for (index, &byte) in indices.iter().zip(new) {
                bytes[index] = byte;
            }
        });
        Ok(())
    }

    fn delete_steps(&self, thread: &Thread, indices: Indices) -> Fallible {
        self.check_resizable(thread)?;
        let (start, step, count) = indices.ascending();
        if count == 0 {
            return Ok(());
        }
        let length = self.len();
        self.with_bytes(|bytes| {
            for number in 0..count {
                let deleted = start + number * step;
                let end = if number + 1 < count { deleted + step } else { length };
                bytes.copy_within(deleted + 1..end, deleted - number);
            }
        });
        self.set_length(thread, length - count)
    }

    /// `extend`
    pub(super) fn extend_from(&self, thread: &Thread, iterable: &Object) -> Fallible {
        if std::ptr::eq(iterable, self.as_object()) {
            let copy = self.bytes().to_vec();
            return self.splice(thread, self.len(), self.len(), &copy);
        }
        if has_buffer(iterable) {
            // If the buffer's code makes the array longer, what it adds comes behind.
            let end = self.len();
            let Ok(new) = BytesLike::of(thread, iterable) else {
                let class = iterable.type_name();
                return Err(raise!(thread, TYPE_ERROR, "can't set bytearray slice from {class}"));
            };
            let end = end.min(self.len());
            return self.splice(thread, end, end, &new);
        }
        let iterator = match iterate::iterator(thread, iterable) {
            Ok(iterator) => iterator,
            Err(raised) => {
                raised.suppress(thread, &TYPE_ERROR)?;
                let class = iterable.type_name();
                return Err(raise!(thread, TYPE_ERROR, "can't extend bytearray with {class}"));
            }
        };
        let mut new = thread.vector(iterate::length_hint(thread, iterable, 32)?)?;
        while let Some(next) = crate::protocol::object::next(thread, &iterator)? {
            let byte = match item(thread, &next) {
                Ok(byte) => byte,
                Err(raised) if iterable.downcast::<Str>().is_some() => {
                    raised.suppress(thread, &TYPE_ERROR)?;
                    let class = iterable.type_name();
                    let message = "expected iterable of integers; got:";
                    return Err(raise!(thread, TYPE_ERROR, "{message} '{class}'"));
                }
                Err(raised) => return Err(raised),
            };
            if new.try_reserve(1).is_err() {
                return Err(thread.raise_out_of_memory());
            }
            new.push(byte);
        }
        self.splice(thread, self.len(), self.len(), &new)
    }
}
