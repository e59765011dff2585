//! Construction, items, comparison, and the buffer of views themselves.

use std::ffi::c_int;
use std::ptr::NonNull;

use pycore_abi::Py_buffer;

use super::{MemoryIterator, MemoryView};
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::declare::Comparison;
use crate::hash::hash_bytes;
use crate::protocol::buffer::Order;
use crate::protocol::object;
use crate::{raise, slots};

#[slots]
impl MemoryView {
    /// memoryview(object)
    ///
    /// A view of the memory of an object, without a copy.
    fn tp_new(_class: &TypeObject, thread: &Thread, object: &Object) -> Fallible<Owned<Self>> {
        Self::of_object(thread, object)
    }

    fn tp_repr(&self) -> String {
        let released = if self.is_released() { "released " } else { "" };
        format!("<{released}memory at {:p}>", self)
    }

    fn tp_hash(&self, thread: &Thread) -> Fallible<isize> {
        if let Some(hash) = self.cached_hash() {
            return Ok(hash);
        }
        self.check(thread)?;
        if !self.is_read_only() {
            let message = "cannot hash writable memoryview object";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        if !self.raw().native_format().is_some_and(|format| format.is_bytes()) {
            let message = "memoryview: hashing is restricted to formats 'B', 'b' or 'c'";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        // What the memory belongs to decides whether it changes.
        if let Some(exporter) = self.exporter().map(Owned::share) {
            let _pin = self.pin();
            object::hash(thread, &exporter)?;
        }
        let hash = hash_bytes(&self.to_vec(thread, Order::C)?);
        self.cache_hash(hash);
        Ok(hash)
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        let wanted = match how {
            Comparison::Equal => true,
            Comparison::NotEqual => false,
            _ => return Ok(thread.not_implemented()),
        };
        match self.equals(thread, other)? {
            Some(equal) => Ok(thread.bool(equal == wanted)),
            None => Ok(thread.not_implemented()),
        }
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<MemoryIterator>> {
        MemoryIterator::new(thread, self)
    }

    fn mp_length(&self, thread: &Thread) -> Fallible<usize> {
        self.check(thread)?;
        match self.shape().first() {
            Some(&length) => Ok(length.max(0) as usize),
            None => Err(raise!(thread, TYPE_ERROR, "0-dim memory has no length")),
        }
    }

    fn sq_length(&self, thread: &Thread) -> Fallible<usize> {
        self.mp_length(thread)
    }

    fn sq_item(&self, thread: &Thread, index: isize) -> Fallible<Owned> {
        self.item(thread, index)
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        self.get(thread, key)
    }

    fn mp_ass_subscript(&self, thread: &Thread, key: &Object, value: Option<&Object>) -> Fallible {
        self.set(thread, key, value)
    }

    fn bf_getbuffer(
        &self,
        thread: &Thread,
        view: Option<NonNull<Py_buffer>>,
        flags: c_int,
    ) -> Fallible {
        self.export(thread, view, flags)
    }

    fn bf_releasebuffer(&self, _view: Option<NonNull<Py_buffer>>) {
        self.end_export();
    }
}
