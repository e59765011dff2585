//! `_RawIOBase`: files without a buffer.

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, number};
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{
    Fallible, Owned, Raised, Thread, TypeObject, errors, methods, name, raise, slots,
};

use super::base::{IO_BASE, IoBase, PlainFile, base_of_files, bytes_read, no_arguments};
use super::util::{DEFAULT_BUFFER_SIZE, Size};

base_of_files! {
    /// The base of files without a buffer.
    pub struct RawIoBase = RAW_IO_BASE c"_io._RawIOBase" in IO_BASE {
        base: IoBase,
    }
    doc c"The base of files without a buffer.",
    methods: RawIoBase::METHODS
}

#[slots]
impl RawIoBase {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<PlainFile>> {
        no_arguments(thread, class, &arguments)?;
        PlainFile::of_class(thread, class)
    }
}

/// What is the business of the classes below.
#[cold]
fn not_implemented(thread: &Thread) -> Raised {
    match errors::new_exception(thread, errors::NOT_IMPLEMENTED_ERROR.get(), &[]) {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

#[methods]
impl RawIoBase {
    /// read($self, size=-1, /)
    fn read(&self, thread: &Thread, size: Option<Size>) -> Fallible<Owned> {
        let stream = self.as_object();
        let Some(size) = Size::limit(size) else {
            return call::call_method(thread, stream, name!(thread, "readall"), &[]);
        };
        let target = ByteArray::new(thread, &[])?;
        target.set_length(thread, size)?;
        let count =
            call::call_method(thread, stream, name!(thread, "readinto"), &[target.as_object()])?;
        if count.is_none() {
            return Ok(count);
        }
        let count = number::to_isize(thread, &count, &errors::VALUE_ERROR)?;
        let room = target.len();
        let count = match usize::try_from(count) {
            Ok(count) if count <= room => count,
            _ => {
                return Err(raise!(
                    thread,
                    VALUE_ERROR,
                    "readinto returned {count} outside buffer size {size}"
                ));
            }
        };
        Ok(Bytes::new(thread, &target.bytes()[..count])?.into_object())
    }

    /// readall($self, /)
    ///
    /// Read until the end of the file, by as many calls of read as it takes.
    fn readall(&self, thread: &Thread) -> Fallible<Owned> {
        let size = thread.new_int(DEFAULT_BUFFER_SIZE as i64)?;
        let mut all: Vec<u8> = Vec::new();
        loop {
            let part =
                call::call_method(thread, self.as_object(), name!(thread, "read"), &[&size])?;
            if part.is_none() {
                if all.is_empty() {
                    return Ok(part);
                }
                break;
            }
            let part = bytes_read(thread, part)?;
            if part.is_empty() {
                break;
            }
            if all.try_reserve(part.len()).is_err() {
                return Err(thread.raise_out_of_memory());
            }
            all.extend_from_slice(part.as_slice());
        }
        Ok(Bytes::new(thread, &all)?.into_object())
    }

    // Read bytes into an object's memory.
    fn readinto(&self, thread: &Thread, _arguments: Arguments<'_>) -> Fallible<Owned> {
        Err(not_implemented(thread))
    }

    // Write bytes.
    fn write(&self, thread: &Thread, _arguments: Arguments<'_>) -> Fallible<Owned> {
        Err(not_implemented(thread))
    }
}
