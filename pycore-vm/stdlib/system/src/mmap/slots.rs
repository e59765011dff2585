//! Construction, items and slices, views.

use std::cell::{Cell, RefCell};
use std::ffi::c_int;
use std::ptr::NonNull;

use pycore_objects::declare::abi::Py_buffer;
use pycore_objects::protocol::buffer::{self, BytesLike};
use pycore_objects::protocol::number;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::slice::{Slice, slice_indices};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, TypeObject, errors, raise, slots};

use super::mapping::{self, Mapping, Request};
use super::{Access, Map, os_error, value_error};

#[cold]
fn out_of_range(thread: &Thread) -> Raised {
    raise!(thread, INDEX_ERROR, "mmap index out of range")
}

/// How the memory is to be used: access, flags and protection.
fn usage(
    thread: &Thread,
    access: i32,
    flags: i32,
    protection: i32,
) -> Fallible<(Access, i32, i32)> {
    const BOTH: i32 = libc::PROT_READ | libc::PROT_WRITE;
    if access != 0 && (flags != libc::MAP_SHARED || protection != BOTH) {
        let message = "mmap can't specify both access and flags, prot.";
        return Err(value_error(thread, message));
    }
    Ok(match access {
        0 if protection & BOTH == BOTH => (Access::Default, flags, protection),
        0 if protection & libc::PROT_WRITE != 0 => (Access::Write, flags, protection),
        0 => (Access::Read, flags, protection),
        1 => (Access::Read, libc::MAP_SHARED, libc::PROT_READ),
        2 => (Access::Write, libc::MAP_SHARED, BOTH),
        3 => (Access::Copy, libc::MAP_PRIVATE, BOTH),
        _ => return Err(value_error(thread, "mmap invalid access parameter.")),
    })
}

/// How much of a file to map: what was said, or all behind the offset.
fn length_of(thread: &Thread, file: i32, length: usize, offset: i64) -> Fallible<usize> {
    let size = match mapping::status(file) {
        Ok((libc::S_IFREG, size)) => size,
        // What has no size, or is no file, is the system's business.
        _ => return Ok(length),
    };
    if length == 0 {
        if size == 0 {
            return Err(value_error(thread, "cannot mmap an empty file"));
        }
        if offset >= size {
            return Err(value_error(thread, "mmap offset is greater than file size"));
        }
        let rest = usize::try_from(size - offset);
        return rest.map_err(|_| value_error(thread, "mmap length is too large"));
    }
    if offset > size || usize::try_from(size - offset).is_ok_and(|rest| rest < length) {
        return Err(value_error(thread, "mmap length is greater than file size"));
    }
    Ok(length)
}

impl Map {
    fn item(&self, thread: &Thread, index: isize) -> Fallible<u8> {
        let index = usize::try_from(index).ok();
        let byte = self.with(thread, |mapping| index.and_then(|index| mapping.get(index)))?;
        byte.ok_or_else(|| out_of_range(thread))
    }

    /// An index as a key: negative ones count from the end.
    fn index(&self, thread: &Thread, key: &Object) -> Fallible<isize> {
        let index = number::to_isize(thread, key, &errors::INDEX_ERROR)?;
        let length = self.len(thread)? as isize;
        Ok(if index < 0 { index + length } else { index })
    }

    fn checked_index(&self, thread: &Thread, index: isize) -> Fallible<usize> {
        let length = self.len(thread)?;
        let index = usize::try_from(index).ok().filter(|&index| index < length);
        index.ok_or_else(|| out_of_range(thread))
    }

    fn put(&self, thread: &Thread, at: usize, byte: u8) -> Fallible {
        self.with(thread, |mapping| mapping.write(at, &[byte]))
    }

    fn put_slice(&self, thread: &Thread, slice: &Slice, value: &Object) -> Fallible {
        let length = self.len(thread)?;
        let indices = slice_indices(thread, slice, length)?;
        let bytes = BytesLike::of(thread, value)?;
        // The value's __buffer__ may have made it shorter.
        if self.len(thread)? != length {
            return Err(out_of_range(thread));
        }
        if bytes.len() != indices.count {
            let message = "mmap slice assignment is wrong size";
            return Err(raise!(thread, INDEX_ERROR, "{message}"));
        }
        self.with(thread, |mapping| match indices.contiguous() {
            Some(range) => mapping.write(range.start, &bytes),
            None => {
                for (index, byte) in indices.iter().zip(bytes.iter()) {
                    mapping.write(index, &[*byte]);
                }
            }
        })
    }
}

#[slots]
impl Map {
    /// !mmap(fileno, length, flags=MAP_SHARED, prot=PROT_WRITE|PROT_READ, access=ACCESS_DEFAULT, offset=0, *, trackfd=True)
    ///
    /// mmap(fileno, length[, flags[, prot[, access[, offset[, trackfd]]]]])
    ///
    /// A file as memory, from an offset on: its bytes can be read and changed, as those of bytearray, and through a
    /// position, as those of a file. Without length it is the whole file. With fileno -1 it is memory alone.
    #[allow(clippy::too_many_arguments, reason = "the parameters that Python has")]
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        fileno: i32,
        length: isize,
        flags: Option<i32>,
        prot: Option<i32>,
        access: Option<i32>,
        offset: Option<i64>,
        trackfd: Option<bool>,
    ) -> Fallible<Owned<Self>> {
        let offset = offset.unwrap_or(0);
        let Ok(mut length) = usize::try_from(length) else {
            let message = "memory mapped length must be positive";
            return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
        };
        if offset < 0 {
            let message = "memory mapped offset must be positive";
            return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
        }
        let both = libc::PROT_WRITE | libc::PROT_READ;
        let flags = flags.unwrap_or(libc::MAP_SHARED);
        let (access, mut flags, protection) =
            usage(thread, access.unwrap_or(0), flags, prot.unwrap_or(both))?;
        let tracks_file = trackfd.unwrap_or(true);
        let mut file = -1;
        if fileno == -1 {
            flags |= libc::MAP_ANONYMOUS;
        } else {
            length = length_of(thread, fileno, length, offset)?;
            if tracks_file {
                file = mapping::duplicate(fileno).map_err(|error| os_error(thread, error))?;
            }
        }
        let request = Request { length, protection, flags, file: fileno, offset };
        let mapping = match Mapping::new(&request) {
            Ok(mapping) => mapping,
            Err(error) => {
                if file >= 0 {
                    mapping::close(file);
                }
                return Err(os_error(thread, error));
            }
        };
        thread.new_instance(class, |object| Self {
            object,
            mapping: RefCell::new(Some(mapping)),
            position: Cell::new(0),
            offset,
            file: Cell::new(file),
            exports: Cell::new(0),
            access,
            flags,
            tracks_file,
            weak_references: Cell::new(0),
        })
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let class = self.object.type_object().name().to_string_lossy();
        let length = self.mapping.borrow().as_ref().map(Mapping::len);
        let Some(length) = length else {
            return thread.format_str(format_args!("<{class} closed=True>"));
        };
        let (access, position, offset) = (self.access.name(), self.position.get(), self.offset);
        thread.format_str(format_args!(
            "<{class} closed=False, access={access}, length={length}, pos={position}, offset={offset}>"
        ))
    }

    fn sq_length(&self, thread: &Thread) -> Fallible<usize> {
        self.len(thread)
    }

    fn sq_item(&self, thread: &Thread, index: isize) -> Fallible<Owned<Bytes>> {
        self.item(thread, index).map(|byte| Owned::share(Bytes::single(byte)))
    }

    fn mp_length(&self, thread: &Thread) -> Fallible<usize> {
        self.len(thread)
    }

    fn mp_subscript(&self, thread: &Thread, key: &Object) -> Fallible<Owned> {
        self.len(thread)?;
        if number::is_index(key) {
            let index = self.index(thread, key)?;
            return thread.new_int(self.item(thread, index)?.into());
        }
        let Some(slice) = key.downcast::<Slice>() else {
            return Err(raise!(thread, TYPE_ERROR, "mmap indices must be integers"));
        };
        let indices = slice_indices(thread, slice, self.len(thread)?)?;
        let bytes = self.with(thread, |mapping| match indices.contiguous() {
            Some(range) => mapping.copy(range.start, range.end),
            None => indices.iter().filter_map(|index| mapping.get(index)).collect(),
        })?;
        Ok(Bytes::new(thread, &bytes)?.into_object())
    }

    fn sq_ass_item(&self, thread: &Thread, index: isize, value: Option<&Object>) -> Fallible {
        let at = self.checked_index(thread, index)?;
        let Some(value) = value else {
            let message = "mmap object doesn't support item deletion";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        match value.downcast::<Bytes>().map(Bytes::as_slice) {
            Some(&[byte]) => {
                self.check_writable(thread)?;
                self.put(thread, at, byte)
            }
            _ => {
                let message = "mmap assignment must be length-1 bytes()";
                Err(raise!(thread, INDEX_ERROR, "{message}"))
            }
        }
    }

    fn mp_ass_subscript(&self, thread: &Thread, key: &Object, value: Option<&Object>) -> Fallible {
        self.check_writable(thread)?;
        if number::is_index(key) {
            let at = self.index(thread, key)?;
            let at = self.checked_index(thread, at)?;
            let Some(value) = value else {
                return Err(raise!(thread, TYPE_ERROR, "mmap doesn't support item deletion"));
            };
            if !number::is_index(value) {
                return Err(raise!(thread, TYPE_ERROR, "mmap item value must be an int"));
            }
            let byte = number::index(thread, value)?.to_i64().map(u8::try_from);
            let Some(Ok(byte)) = byte else {
                let message = "mmap item value must be in range(0, 256)";
                return Err(value_error(thread, message));
            };
            // The value's __index__ may have made it shorter.
            let at = self.checked_index(thread, at as isize)?;
            return self.put(thread, at, byte);
        }
        match (key.downcast::<Slice>(), value) {
            (Some(slice), Some(value)) => self.put_slice(thread, slice, value),
            (Some(_), None) => {
                let message = "mmap object doesn't support slice deletion";
                Err(raise!(thread, TYPE_ERROR, "{message}"))
            }
            (None, _) => Err(raise!(thread, TYPE_ERROR, "mmap indices must be integer")),
        }
    }

    #[allow(unsafe_code, reason = "lends memory")]
    fn bf_getbuffer(
        &self,
        thread: &Thread,
        view: Option<NonNull<Py_buffer>>,
        flags: c_int,
    ) -> Fallible {
        let memory = self.with(thread, |mapping| (mapping.start(), mapping.len()))?;
        let read_only = self.access == Access::Read;
        // SAFETY: while there are exports, the mapping is neither closed nor resized; the view is the caller's.
        unsafe { buffer::fill(thread, view, &self.object, memory, read_only, flags)? };
        self.exports.set(self.exports.get() + 1);
        Ok(())
    }

    fn bf_releasebuffer(&self, _thread: &Thread, _view: Option<NonNull<Py_buffer>>) {
        self.exports.set(self.exports.get().saturating_sub(1));
    }
}
