//! `BufferedRWPair`: a file to be read and one to be written, as one.

use std::cell::Cell;

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::call;
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, methods, name, raise, slots,
};

use super::base::{IoBase, check_readable, check_writable};
use super::buffered::{Reader, Writer};
use super::buffered_base::{BUFFERED_IO_BASE, BufferedIoBase};
use super::util::{DEFAULT_BUFFER_SIZE, both, is_closed};

io_type! {
    /// A file to be read and one to be written, as one.
    pub struct BufferedRwPair = BUFFERED_RW_PAIR "_io.BufferedRWPair" in BUFFERED_IO_BASE as BufferedIoBase {
        reader: Place<Reader>,
        writer: Place<Writer>,
        dict: Place,
        weak_references: Cell<usize>,
    }
    traced(reader, writer),
    methods: BufferedRwPair::METHODS,
    getsets: BufferedRwPair::GETSETS,
    hides_constructor: true
}

impl BufferedRwPair {
    fn half<T: ObjectLike>(thread: &Thread, half: &Place<T>) -> Fallible<Owned> {
        match half.get() {
            Some(half) => Ok(half.into_object()),
            None => Err(raise!(thread, VALUE_ERROR, "I/O operation on uninitialized object")),
        }
    }

    /// Passes a call on to one of the files.
    fn pass<T: ObjectLike>(
        thread: &Thread,
        half: &Place<T>,
        method: &Str,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned> {
        let half = Self::half(thread, half)?;
        let mut values: Vec<&Object> = Vec::new();
        for slot in arguments.positional() {
            values.push(slot.object(thread)?);
        }
        call::call_method(thread, &half, method, &values)
    }
}

#[slots]
impl BufferedRwPair {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            base: BufferedIoBase { base: IoBase::new(object) },
            reader: Place::empty(),
            writer: Place::empty(),
            dict: Place::empty(),
            weak_references: Cell::new(0),
        })
    }

    /// BufferedRWPair(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)
    ///
    /// A raw file to be read and one to be written, such as the two ends of pipes, as one file with buffers.
    fn tp_init(
        &self,
        thread: &Thread,
        reader: &Object,
        writer: &Object,
        buffer_size: Option<isize>,
    ) -> Fallible {
        check_readable(thread, reader)?;
        check_writable(thread, writer)?;
        let size = buffer_size.unwrap_or(DEFAULT_BUFFER_SIZE as isize);
        if size <= 0 {
            return Err(raise!(thread, VALUE_ERROR, "buffer size must be strictly positive"));
        }
        self.reader.set(Reader::over(thread, reader, size as usize)?);
        self.writer.set(Writer::over(thread, writer, size as usize)?);
        Ok(())
    }
}

#[methods]
impl BufferedRwPair {
    // Read bytes, as BufferedReader does.
    #[python(no_keywords)]
    fn read(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        Self::pass(thread, &self.reader, name!(thread, "read"), arguments)
    }

    // Look at bytes without taking them, as BufferedReader does.
    #[python(no_keywords)]
    fn peek(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        Self::pass(thread, &self.reader, name!(thread, "peek"), arguments)
    }

    // Read bytes with at most one read of the raw file, as BufferedReader does.
    #[python(no_keywords)]
    fn read1(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        Self::pass(thread, &self.reader, name!(thread, "read1"), arguments)
    }

    // Read bytes into memory, as BufferedReader does.
    #[python(no_keywords)]
    fn readinto(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        Self::pass(thread, &self.reader, name!(thread, "readinto"), arguments)
    }

    // Read bytes into memory with at most one read of the raw file, as BufferedReader does.
    #[python(no_keywords)]
    fn readinto1(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        Self::pass(thread, &self.reader, name!(thread, "readinto1"), arguments)
    }

    // Write bytes, as BufferedWriter does.
    #[python(no_keywords)]
    fn write(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        Self::pass(thread, &self.writer, name!(thread, "write"), arguments)
    }

    /// flush($self, /)
    fn flush(&self, thread: &Thread) -> Fallible<Owned> {
        let writer = Self::half(thread, &self.writer)?;
        call::call_method(thread, &writer, name!(thread, "flush"), &[])
    }

    /// readable($self, /)
    fn readable(&self, thread: &Thread) -> Fallible<Owned> {
        let reader = Self::half(thread, &self.reader)?;
        call::call_method(thread, &reader, name!(thread, "readable"), &[])
    }

    /// writable($self, /)
    fn writable(&self, thread: &Thread) -> Fallible<Owned> {
        let writer = Self::half(thread, &self.writer)?;
        call::call_method(thread, &writer, name!(thread, "writable"), &[])
    }

    /// close($self, /)
    fn close(&self, thread: &Thread) -> Fallible {
        let close = |half: Fallible<Owned>| {
            call::call_method(thread, &*half?, name!(thread, "close"), &[]).map(drop)
        };
        let closed = close(Self::half(thread, &self.writer));
        both(thread, closed, || close(Self::half(thread, &self.reader)))
    }

    /// isatty($self, /)
    fn isatty(&self, thread: &Thread) -> Fallible<Owned> {
        let writer = Self::half(thread, &self.writer)?;
        let answer = call::call_method(thread, &writer, name!(thread, "isatty"), &[])?;
        if !answer.is(&thread.bool(false)) {
            return Ok(answer);
        }
        let reader = Self::half(thread, &self.reader)?;
        call::call_method(thread, &reader, name!(thread, "isatty"), &[])
    }

    #[getter]
    fn closed(&self, thread: &Thread) -> Fallible<bool> {
        match self.writer.get() {
            Some(writer) => is_closed(thread, writer.as_object()),
            None => {
                let message = "the BufferedRWPair object is being garbage-collected";
                Err(raise!(thread, RUNTIME_ERROR, "{message}"))
            }
        }
    }
}
