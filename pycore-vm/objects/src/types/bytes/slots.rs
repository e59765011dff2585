//! Operators of bytes.

use core::ffi::c_int;
use std::ptr::NonNull;

use pycore_abi::Py_buffer;
use pycore_text::repr;

use super::{Bytes, BytesIterator};
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Comparison;
use crate::errors::{BYTES_WARNING, warn};
use crate::types::byte_string::operators::{
    Subscript, compare_with, concatenate, repeat, select, subscript, warn_of_comparison,
};
use crate::types::byte_string::{ByteString, percent, search};
use crate::types::str::Str;
use crate::{raise, slots};

#[slots]
impl Bytes {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        match repr::repr_bytes(self.as_slice()) {
            Ok(text) => Str::from_buffer(thread, &text),
            Err(_) => Err(thread.raise_out_of_memory()),
        }
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        if thread.interpreter().options.bytes_warning.get() > 0 {
            warn(thread, &BYTES_WARNING, "str() on a bytes instance", 1)?;
        }
        self.tp_repr(thread)
    }

    fn tp_hash(&self) -> Fallible<isize> {
        Ok(self.hash())
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        let Some(other) = other.downcast::<Bytes>() else {
            warn_of_comparison(thread, other, how, "bytes", true)?;
            return Ok(thread.not_implemented());
        };
        Ok(compare_with(thread, self.as_slice(), other.as_slice(), how))
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<BytesIterator>> {
        BytesIterator::new(thread, self)
    }

    fn nb_remainder(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        match left.downcast::<Bytes>() {
            Some(template) => Ok(percent::format(thread, template, right)?.into_object()),
            None => Ok(thread.not_implemented()),
        }
    }

    fn sq_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn sq_concat(&self, thread: &Thread, other: &Object) -> Fallible<Owned<Bytes>> {
        if let Some(other) = other.downcast::<Bytes>() {
            if self.is_empty() {
                return other.unchanged(thread);
            }
            if other.is_empty() {
                return self.unchanged(thread);
            }
        }
        concatenate(thread, self.as_object(), other)
    }

    fn sq_repeat(&self, thread: &Thread, count: isize) -> Fallible<Owned<Bytes>> {
        let count = usize::try_from(count).unwrap_or(0);
        if count == 1 {
            return self.unchanged(thread);
        }
        // A product that is a length, but none that an object has, counts as a lack of memory.
        let length = self.len().checked_mul(count);
        if length.is_some_and(|length| (Bytes::MOST + 1..=isize::MAX as usize).contains(&length)) {
            return Err(thread.raise_out_of_memory());
        }
        match repeat(self, thread, count)? {
            Some(repeated) => Ok(repeated),
            None => Err(raise!(thread, OVERFLOW_ERROR, "repeated bytes are too long")),
        }
    }

    fn sq_item(&self, thread: &Thread, index: isize) -> Fallible<Owned> {
        match self.as_slice().get(index as usize) {
            Some(&byte) => thread.new_int(byte.into()),
            None => Err(raise!(thread, INDEX_ERROR, "index out of range")),
        }
    }

    fn sq_contains(&self, thread: &Thread, item: &Object) -> Fallible<bool> {
        search::contains(self, thread, item)
    }

    fn mp_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        match subscript(thread, key, "byte", || self.len())? {
            Subscript::Index(index) => self.sq_item(thread, index as isize),
            Subscript::Slice(indices) => Ok(select(self, thread, indices)?.into_object()),
        }
    }

    fn bf_getbuffer(
        &self,
        thread: &Thread,
        view: Option<NonNull<Py_buffer>>,
        flags: c_int,
    ) -> Fallible {
        self.export(thread, view, flags)
    }
}
