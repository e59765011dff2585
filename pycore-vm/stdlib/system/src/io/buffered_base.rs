//! `_BufferedIOBase`: files with a buffer.

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::call;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, methods, name, slots};

use super::base::{IO_BASE, IoBase, PlainFile, base_of_files, bytes_read, copy_into, no_arguments};
use super::util::{Size, unsupported};
use super::writable::Writable;

base_of_files! {
    /// The base of files with a buffer.
    pub struct BufferedIoBase = BUFFERED_IO_BASE c"_io._BufferedIOBase" in IO_BASE {
        base: IoBase,
    }
    doc c"The base of files of bytes whose read and write do all that they are asked for, with as many system calls as it takes.",
    methods: BufferedIoBase::METHODS
}

#[slots]
impl BufferedIoBase {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<PlainFile>> {
        no_arguments(thread, class, &arguments)?;
        PlainFile::of_class(thread, class)
    }
}

impl BufferedIoBase {
    /// Reads by a method that gives bytes.
    fn read_by(&self, thread: &Thread, method: &Str, target: &Writable) -> Fallible<usize> {
        let size = thread.new_int(target.len() as i64)?;
        let bytes = call::call_method(thread, self.as_object(), method, &[&size])?;
        copy_into(thread, target, bytes_read(thread, bytes)?.as_slice())
    }
}

#[methods]
impl BufferedIoBase {
    /// detach($self, /)
    ///
    /// Take the raw file out, which the file has no more use for.
    fn detach(&self, thread: &Thread) -> Fallible<Owned> {
        Err(unsupported(thread, "detach"))
    }

    /// read($self, size=-1, /)
    ///
    /// Read so many bytes, or fewer at the end; without a size, all that is left.
    ///
    /// None if the raw file does not block and has nothing now.
    fn read(&self, thread: &Thread, size: Option<&Object>) -> Fallible<Owned> {
        let _ = size;
        Err(unsupported(thread, "read"))
    }

    /// read1($self, size=-1, /)
    ///
    /// Read at most so many bytes with at most one read of the raw file.
    fn read1(&self, thread: &Thread, size: Option<Size>) -> Fallible<Owned> {
        let _ = size;
        Err(unsupported(thread, "read1"))
    }

    /// readinto($self, buffer, /)
    fn readinto(&self, thread: &Thread, buffer: Writable) -> Fallible<usize> {
        self.read_by(thread, name!(thread, "read"), &buffer)
    }

    /// readinto1($self, buffer, /)
    fn readinto1(&self, thread: &Thread, buffer: Writable) -> Fallible<usize> {
        self.read_by(thread, name!(thread, "read1"), &buffer)
    }

    /// write($self, b, /)
    ///
    /// Write bytes, and return how many they are.
    fn write(&self, thread: &Thread, b: &Object) -> Fallible<Owned> {
        let _ = b;
        Err(unsupported(thread, "write"))
    }
}
