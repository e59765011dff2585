//! The methods of arrays, without those of pickles.

use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::list::List;
use pycore_objects::types::slice::search_bounds;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, codecs, methods, name, raise};

use super::Array;
use super::code::Kind;

/// Bytes that are written to a file at once.
const BLOCK: usize = 64 * 1024;

impl Array {
    #[cold]
    fn not_characters(&self, thread: &Thread, method: &str) -> Raised {
        let message = "may only be called on unicode type arrays ('u' or 'w')";
        raise!(thread, VALUE_ERROR, "{method}() {message}")
    }

    /// Adds the characters of a text.
    pub(super) fn extend_text(&self, thread: &Thread, text: &Str) -> Fallible {
        let mut bytes = thread.vector(text.len() * 4)?;
        for point in text.view().code_points() {
            bytes.extend_from_slice(&point.to_ne_bytes());
        }
        self.extend_bytes(thread, &bytes)
    }

    /// Adds items of memory.
    pub(super) fn extend_memory(&self, thread: &Thread, bytes: &[u8]) -> Fallible {
        if !bytes.len().is_multiple_of(self.size()) {
            let message = "bytes length not a multiple of item size";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        self.extend_bytes(thread, bytes)
    }

    /// The characters as a text.
    pub(super) fn text(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut buffer = pycore_text::TextBuf::new();
        {
            let bytes = self.bytes.borrow();
            let mut points = bytes
                .chunks_exact(4)
                .map(|item| u32::from_ne_bytes(*item.first_chunk().unwrap_or(&[0; 4])));
            if !bytes.len().is_multiple_of(4) {
                return Str::empty(thread);
            }
            if points.all(|point| point < 0x11_0000) {
                for item in bytes.chunks_exact(4) {
                    let point = u32::from_ne_bytes(*item.first_chunk().unwrap_or(&[0; 4]));
                    if buffer.push(point).is_err() {
                        return Err(thread.raise_out_of_memory());
                    }
                }
                drop(bytes);
                return Str::from_buffer(thread, &buffer);
            }
        }
        // The codec says which of them is no character.
        let bytes = Bytes::new(thread, &self.snapshot(thread)?)?;
        let order = if cfg!(target_endian = "big") { "utf-32-be" } else { "utf-32-le" };
        let order = Str::new(thread, order)?;
        let text = codecs::decode_object(thread, bytes.as_object(), Some(&order), None)?;
        text.into_object()
            .downcast()
            .map_err(|_| raise!(thread, VALUE_ERROR, "chr() arg not in range(0x110000)"))
    }

    /// Where the first item in a range is that equals a value.
    pub(super) fn find(
        &self,
        thread: &Thread,
        value: &Object,
        start: usize,
        stop: usize,
    ) -> Fallible<Option<usize>> {
        let mut index = start;
        while index < stop
            && let Some(item) = self.get(thread, index)?
        {
            if object::equal(thread, &item, value)? {
                return Ok(Some(index));
            }
            index += 1;
        }
        Ok(None)
    }
}

#[methods]
impl Array {
    /// append($self, v, /)
    ///
    /// Add an item at the end.
    fn append(&self, thread: &Thread, v: &Object) -> Fallible {
        self.push(thread, v)
    }

    /// buffer_info($self, /)
    ///
    /// The address of the memory, and the number of items.
    fn buffer_info(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let address = self.bytes.borrow().as_ptr() as i64;
        Tuple::pack(thread, [thread.new_int(address)?, thread.new_int(self.len() as i64)?])
    }

    /// byteswap($self, /)
    ///
    /// Put the bytes of each item in the opposite order.
    fn byteswap(&self) {
        self.bytes.borrow_mut().chunks_exact_mut(self.size()).for_each(<[u8]>::reverse);
    }

    /// clear($self, /)
    ///
    /// Remove all items.
    fn clear(&self, thread: &Thread) -> Fallible {
        self.splice(thread, 0, self.len(), &[])
    }

    /// __copy__($self, /)
    ///
    /// A new array with the same items.
    fn __copy__(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.alike(thread, self.snapshot(thread)?)
    }

    /// __deepcopy__($self, unused, /)
    ///
    /// A new array with the same items.
    fn __deepcopy__(&self, thread: &Thread, unused: &Object) -> Fallible<Owned<Self>> {
        let _ = unused;
        self.alike(thread, self.snapshot(thread)?)
    }

    /// count($self, v, /)
    ///
    /// How many items equal a value.
    fn count(&self, thread: &Thread, v: &Object) -> Fallible<usize> {
        let (mut count, mut start) = (0, 0);
        while let Some(place) = self.find(thread, v, start, usize::MAX)? {
            count += 1;
            start = place + 1;
        }
        Ok(count)
    }

    /// extend($self, bb, /)
    ///
    /// Add the items of an iterable, or of an array of the same type code, at the end.
    fn extend(&self, thread: &Thread, bb: &Object) -> Fallible {
        self.extend_from(thread, bb)
    }

    /// frombytes($self, buffer, /)
    ///
    /// Add items that are bytes of this machine.
    fn frombytes(&self, thread: &Thread, buffer: &Object) -> Fallible {
        // An export of this array must not keep it from growing: the bytes are copied.
        let bytes = BytesLike::of(thread, buffer)?.to_vec();
        self.extend_memory(thread, &bytes)
    }

    /// fromfile($self, f, n, /)
    ///
    /// Add n items that are read from a file; EOFError if there are less, which are added all the same.
    fn fromfile(&self, thread: &Thread, f: &Object, n: isize) -> Fallible {
        let Ok(count) = usize::try_from(n) else {
            return Err(raise!(thread, VALUE_ERROR, "negative count"));
        };
        let Some(length) = count.checked_mul(self.size()).filter(|&all| all <= isize::MAX as usize)
        else {
            return Err(thread.raise_out_of_memory());
        };
        let wanted = thread.new_int(length as i64)?;
        let read = call::call_method(thread, f, name!(thread, "read"), &[&wanted])?;
        let Some(read) = read.downcast_ref::<Bytes>() else {
            return Err(raise!(thread, TYPE_ERROR, "read() didn't return bytes"));
        };
        self.extend_memory(thread, read.as_slice())?;
        if read.len() != length {
            return Err(raise!(thread, EOF_ERROR, "read() didn't return enough bytes"));
        }
        Ok(())
    }

    /// fromlist($self, list, /)
    ///
    /// Add the items of a list, or none if one of them does not fit.
    fn fromlist(&self, thread: &Thread, list: &Object) -> Fallible {
        let Some(list) = list.downcast::<List>() else {
            return Err(raise!(thread, TYPE_ERROR, "arg must be list"));
        };
        let length = list.len();
        let mut bytes = thread.vector(length * self.size())?;
        for item in list.snapshot(thread)? {
            let stored = self.code.get().store(thread, &item)?;
            bytes.extend_from_slice(&stored[..self.size()]);
            if list.len() != length {
                return Err(raise!(thread, RUNTIME_ERROR, "list changed size during iteration"));
            }
        }
        self.extend_bytes(thread, &bytes)
    }

    /// fromunicode($self, ustr, /)
    ///
    /// Add the characters of a text to an array of characters.
    fn fromunicode(&self, thread: &Thread, ustr: &Str) -> Fallible {
        if self.code.get().kind != Kind::Character {
            return Err(self.not_characters(thread, "fromunicode"));
        }
        self.extend_text(thread, ustr)
    }

    /// index($self, v, start=0, stop=sys.maxsize, /)
    ///
    /// The index of the first item that equals a value, from start up to stop. Raises ValueError if there is none.
    fn index(
        &self,
        thread: &Thread,
        v: &Object,
        start: Option<&Object>,
        stop: Option<&Object>,
    ) -> Fallible<usize> {
        let (start, stop) = search_bounds(thread, start, stop, || self.len())?;
        match self.find(thread, v, start, stop)? {
            Some(index) => Ok(index),
            None => Err(raise!(thread, VALUE_ERROR, "array.index(x): x not in array")),
        }
    }

    /// insert($self, i, v, /)
    ///
    /// Put an item in front of that at an index.
    fn insert(&self, thread: &Thread, i: isize, v: &Object) -> Fallible {
        let stored = self.code.get().store(thread, v)?;
        let length = self.len();
        let index = match i {
            0.. => (i as usize).min(length),
            _ => length.saturating_sub(i.unsigned_abs()),
        };
        self.splice(thread, index, index, &stored[..self.size()])
    }

    /// pop($self, i=-1, /)
    ///
    /// Remove the item at an index, the last by default, and return it.
    fn pop(&self, thread: &Thread, i: Option<isize>) -> Fallible<Owned> {
        if self.is_empty() {
            return Err(raise!(thread, INDEX_ERROR, "pop from empty array"));
        }
        let index = i.unwrap_or(-1);
        let index = if index < 0 { index + self.len() as isize } else { index } as usize;
        let Some(item) = self.get(thread, index)? else {
            return Err(raise!(thread, INDEX_ERROR, "pop index out of range"));
        };
        self.splice(thread, index, index + 1, &[])?;
        Ok(item)
    }

    /// remove($self, v, /)
    ///
    /// Remove the first item that equals a value. Raises ValueError if there is none.
    fn remove(&self, thread: &Thread, v: &Object) -> Fallible {
        match self.find(thread, v, 0, usize::MAX)? {
            // The comparison may have run code that made the array shorter.
            Some(index) if index < self.len() => self.splice(thread, index, index + 1, &[]),
            _ => Err(raise!(thread, VALUE_ERROR, "array.remove(x): x not in array")),
        }
    }

    /// reverse($self, /)
    ///
    /// Put the items in the opposite order.
    fn reverse(&self) {
        let mut bytes = self.bytes.borrow_mut();
        bytes.reverse();
        bytes.chunks_exact_mut(self.size()).for_each(<[u8]>::reverse);
    }

    /// tobytes($self, /)
    ///
    /// The items as bytes of this machine.
    fn tobytes(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
        Bytes::new(thread, &self.bytes.borrow())
    }

    /// tofile($self, f, /)
    ///
    /// Write the items to a file, as bytes of this machine.
    fn tofile(&self, thread: &Thread, f: &Object) -> Fallible {
        let mut start = 0;
        loop {
            let block = {
                let bytes = self.bytes.borrow();
                let rest = bytes.get(start..).unwrap_or_default();
                if rest.is_empty() {
                    return Ok(());
                }
                Bytes::new(thread, &rest[..rest.len().min(BLOCK)])?
            };
            start += block.len();
            call::call_method(thread, f, name!(thread, "write"), &[block.as_object()])?;
        }
    }

    /// tolist($self, /)
    ///
    /// The items in a list.
    fn tolist(&self, thread: &Thread) -> Fallible<Owned<List>> {
        List::from_owned(thread, self.objects(thread)?)
    }

    /// tounicode($self, /)
    ///
    /// The characters of an array of characters as a text.
    fn tounicode(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        if self.code.get().kind != Kind::Character {
            return Err(self.not_characters(thread, "tounicode"));
        }
        self.text(thread)
    }

    /// __reduce_ex__($self, value, /)
    ///
    /// What pickle needs.
    fn __reduce_ex__(&self, thread: &Thread, value: &Object) -> Fallible<Owned<Tuple>> {
        self.reduced(thread, value)
    }

    /// __sizeof__($self, /)
    ///
    /// The size in memory, in bytes.
    fn __sizeof__(&self) -> usize {
        self.as_object().type_object().instance_size(0).unwrap_or_default()
            + self.bytes.borrow().capacity()
    }

    /// Bytes of an item.
    #[getter]
    fn itemsize(&self) -> usize {
        self.size()
    }

    /// The type code.
    #[getter]
    fn typecode(&self) -> String {
        self.code.get().letter().to_string()
    }
}
