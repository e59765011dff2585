//! Operators of bytearrays.

use core::ffi::c_int;
use std::ptr::NonNull;

use pycore_abi::Py_buffer;
use pycore_text::{TextBuf, repr};

use super::{ByteArray, ByteArrayIterator, edit};
use crate::core::{Fallible, Object, Owned, Thread};
use crate::declare::Comparison;
use crate::errors::{BYTES_WARNING, warn};
use crate::protocol::buffer::{BytesLike, has_buffer};
use crate::types::byte_string::operators::{
    Subscript, compare_with, concatenate, repeat, select, warn_of_comparison,
};
use crate::types::byte_string::{percent, search};
use crate::types::str::Str;
use crate::{raise, slots};

#[slots]
impl ByteArray {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let class = self.as_object().type_object().short_name().into_owned();
        let write = || {
            let mut out = TextBuf::copy_of(&class)?;
            out.push_ascii(b"(")?;
            let bytes = repr::repr_bytes(&self.bytes())?;
            // Apostrophes are escaped even between double quotes.
            let double = bytes.view().get(1) == Some('"'.into());
            for point in bytes.view().code_points() {
                if double && point == u32::from('\'') {
                    out.push('\\'.into())?;
                }
                out.push(point)?;
            }
            out.push_ascii(b")")?;
            Ok::<_, pycore_text::OutOfMemory>(out)
        };
        match write() {
            Ok(text) => Str::from_buffer(thread, &text),
            Err(_) => Err(thread.raise_out_of_memory()),
        }
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        if thread.interpreter().options.bytes_warning.get() > 0 {
            warn(thread, &BYTES_WARNING, "str() on a bytearray instance", 1)?;
        }
        self.tp_repr(thread)
    }

    fn tp_richcompare(&self, thread: &Thread, other: &Object, how: Comparison) -> Fallible<Owned> {
        if !has_buffer(other) {
            warn_of_comparison(thread, other, how, "bytearray", false)?;
            return Ok(thread.not_implemented());
        }
        match BytesLike::of(thread, other) {
            Ok(other) => Ok(compare_with(thread, &self.bytes(), &other, how)),
            Err(raised) => {
                thread.clear_exception(raised);
                Ok(thread.not_implemented())
            }
        }
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned<ByteArrayIterator>> {
        ByteArrayIterator::new(thread, self)
    }

    fn nb_remainder(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
        match left.downcast::<ByteArray>() {
            Some(template) => Ok(percent::format(thread, template, right)?.into_object()),
            None => Ok(thread.not_implemented()),
        }
    }

    fn sq_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn sq_concat(&self, thread: &Thread, other: &Object) -> Fallible<Owned<ByteArray>> {
        concatenate(thread, self.as_object(), other)
    }

    fn sq_inplace_concat(&self, thread: &Thread, other: &Object) -> Fallible<Owned<ByteArray>> {
        if !has_buffer(other) {
            let (other, class) = (other.type_name(), self.as_object().type_name());
            return Err(raise!(thread, TYPE_ERROR, "can't concat {other} to {class}"));
        }
        let other = BytesLike::of(thread, other)?;
        self.splice(thread, self.len(), self.len(), &other)?;
        Ok(Owned::share(self))
    }

    fn sq_repeat(&self, thread: &Thread, count: isize) -> Fallible<Owned<ByteArray>> {
        match repeat(self, thread, usize::try_from(count).unwrap_or(0))? {
            Some(repeated) => Ok(repeated),
            None => Err(thread.raise_out_of_memory()),
        }
    }

    fn sq_inplace_repeat(&self, thread: &Thread, count: isize) -> Fallible<Owned<ByteArray>> {
        let (length, count) = (self.len(), usize::try_from(count).unwrap_or(0));
        if count != 1 {
            let Some(total) = length.checked_mul(count) else {
                return Err(thread.raise_out_of_memory());
            };
            self.set_length(thread, total)?;
            self.with_bytes(|bytes| {
                // What is there is copied behind itself, twice as much each time.
                let mut filled = length;
                while filled > 0 && filled < total {
                    let more = filled.min(total - filled);
                    bytes.copy_within(..more, filled);
                    filled += more;
                }
            });
        }
        Ok(Owned::share(self))
    }

    fn sq_item(&self, thread: &Thread, index: isize) -> Fallible<Owned> {
        match self.get(index as usize) {
            Some(byte) => thread.new_int(byte.into()),
            None => Err(edit::out_of_range(thread)),
        }
    }

    fn sq_ass_item(&self, thread: &Thread, index: isize, value: Option<&Object>) -> Fallible {
        self.assign_index(thread, index, value)
    }

    fn sq_contains(&self, thread: &Thread, item: &Object) -> Fallible<bool> {
        search::contains(self, thread, item)
    }

    fn mp_length(&self) -> Fallible<usize> {
        Ok(self.len())
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        match self.subscript(thread, key)? {
            Subscript::Index(index) => self.sq_item(thread, index as isize),
            Subscript::Slice(indices) => Ok(select(self, thread, indices)?.into_object()),
        }
    }

    fn mp_ass_subscript(&self, thread: &Thread, key: &Object, value: Option<&Object>) -> Fallible {
        self.assign(thread, key, value)
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
