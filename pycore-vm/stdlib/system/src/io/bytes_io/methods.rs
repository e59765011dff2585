//! Methods of `BytesIO`.

use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::{iterate, number, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, errors, methods, raise};

use super::{BytesIo, BytesIoBuffer, negative};
use crate::io::base::{add_attributes, attributes_copy};
use crate::io::util::{Size, memory_view};
use crate::io::writable::Writable;

#[methods]
impl BytesIo {
    /// readable($self, /)
    ///
    /// True: memory can be read.
    fn readable(&self, thread: &Thread) -> Fallible<bool> {
        self.check_open(thread).map(|()| true)
    }

    /// seekable($self, /)
    ///
    /// True: memory has positions.
    fn seekable(&self, thread: &Thread) -> Fallible<bool> {
        self.check_open(thread).map(|()| true)
    }

    /// writable($self, /)
    ///
    /// True: memory can be written.
    fn writable(&self, thread: &Thread) -> Fallible<bool> {
        self.check_open(thread).map(|()| true)
    }

    /// flush($self, /)
    ///
    /// Nothing happens.
    fn flush(&self, thread: &Thread) -> Fallible {
        self.check_open(thread)
    }

    /// isatty($self, /)
    ///
    /// False: memory is no terminal.
    fn isatty(&self, thread: &Thread) -> Fallible<bool> {
        self.check_open(thread).map(|()| false)
    }

    /// close($self, /)
    ///
    /// Close, and free the memory.
    fn close(&self, thread: &Thread) -> Fallible {
        self.check_exports(thread)?;
        self.exports.close();
        self.set_content(None);
        Ok(())
    }

    /// tell($self, /)
    ///
    /// The current position.
    fn tell(&self, thread: &Thread) -> Fallible<usize> {
        self.check_open(thread)?;
        Ok(self.position.get())
    }

    /// write($self, b, /)
    ///
    /// Write bytes, and return how many they are.
    fn write(&self, thread: &Thread, b: &Object) -> Fallible<usize> {
        self.check_open(thread)?;
        self.check_exports(thread)?;
        let bytes = BytesLike::of(thread, b)?;
        self.write_at_position(thread, &bytes)
    }

    /// writelines($self, lines, /)
    ///
    /// Write the bytes of an iterable; nothing is added between them.
    fn writelines(&self, thread: &Thread, lines: &Object) -> Fallible {
        self.check_open(thread)?;
        let lines = iterate::iterator(thread, lines)?;
        while let Some(line) = object::next(thread, &lines)? {
            self.write(thread, &line)?;
        }
        Ok(())
    }

    /// read($self, size=-1, /)
    ///
    /// Read so many bytes, or fewer at the end; without a size, all that is left.
    fn read(&self, thread: &Thread, size: Option<Size>) -> Fallible<Owned<Bytes>> {
        let limit = Size::limit(size).unwrap_or(usize::MAX);
        self.take(thread, |rest| rest.len().min(limit))
    }

    /// read1($self, size=-1, /)
    ///
    /// Read so many bytes, or fewer at the end; without a size, all that is left.
    fn read1(&self, thread: &Thread, size: Option<Size>) -> Fallible<Owned<Bytes>> {
        self.read(thread, size)
    }

    /// readinto($self, buffer, /)
    ///
    /// Read bytes into memory until it is full, and return how many they are.
    fn readinto(&self, thread: &Thread, buffer: Writable) -> Fallible<usize> {
        self.check_open(thread)?;
        let start = self.position.get();
        let count = match self.shared.get() {
            Some(shared) => buffer.fill(shared.as_slice().get(start..).unwrap_or_default()),
            // The target may be this very memory.
            None if self.exports.are_there() => {
                let copy = self.content.read(<[u8]>::to_vec);
                buffer.fill(copy.get(start..).unwrap_or_default())
            }
            None => self.content.read(|own| buffer.fill(own.get(start..).unwrap_or_default())),
        };
        self.position.set(start + count);
        Ok(count)
    }

    /// readline($self, size=-1, /)
    ///
    /// Read a line, at most so many bytes of it if size is not negative.
    fn readline(&self, thread: &Thread, size: Option<Size>) -> Fallible<Owned<Bytes>> {
        self.take_line(thread, Size::limit(size))
    }

    /// readlines($self, size=None, /)
    ///
    /// A list of lines: all, or as many as it takes to come to so many bytes.
    fn readlines(&self, thread: &Thread, size: Option<&Object>) -> Fallible<Owned<List>> {
        self.check_open(thread)?;
        let most = match size.filter(|size| !size.is_none()) {
            None => 0,
            Some(size) if size.downcast::<Int>().is_some() => {
                number::to_isize(thread, size, &errors::OVERFLOW_ERROR)?
            }
            Some(size) => {
                let class = size.type_name();
                let message = "integer argument expected, got";
                return Err(raise!(thread, TYPE_ERROR, "{message} '{class}'"));
            }
        };
        let (lines, mut length) = (List::new(thread)?, 0);
        loop {
            let line = self.take_line(thread, None)?;
            if line.is_empty() {
                return Ok(lines);
            }
            length += line.len();
            lines.push(thread, line.into_object())?;
            if most > 0 && length >= most as usize {
                return Ok(lines);
            }
        }
    }

    /// getbuffer($self, /)
    ///
    /// A view of the content, which can be read and written without a copy.
    fn getbuffer(&self, thread: &Thread) -> Fallible<Owned> {
        self.check_open(thread)?;
        let buffer = BytesIoBuffer::new(thread, self)?;
        memory_view(thread, buffer.as_object())
    }

    /// getvalue($self, /)
    ///
    /// All of the content.
    fn getvalue(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
        self.check_open(thread)?;
        match self.shared.get() {
            Some(shared) => Ok(shared),
            None => self.content.read(|own| Bytes::new(thread, own)),
        }
    }

    /// seek($self, pos, whence=0, /)
    ///
    /// Go to a position, and return where that is from the start.
    fn seek(&self, thread: &Thread, pos: isize, whence: Option<i32>) -> Fallible<usize> {
        self.check_open(thread)?;
        let from = match whence.unwrap_or(0) {
            0 if pos < 0 => return Err(negative(thread, "seek", pos)),
            0 => 0,
            1 => self.position.get(),
            2 => self.len(),
            whence => {
                let message = "should be 0, 1 or 2";
                return Err(raise!(thread, VALUE_ERROR, "invalid whence ({whence}, {message})"));
            }
        };
        let Some(target) = (from as isize).checked_add(pos) else {
            return Err(raise!(thread, OVERFLOW_ERROR, "new position too large"));
        };
        let target = target.max(0) as usize;
        self.position.set(target);
        Ok(target)
    }

    /// truncate($self, size=None, /)
    ///
    /// Cut the content off at a size, by default the current position, and return the size.
    fn truncate(&self, thread: &Thread, size: Option<&Object>) -> Fallible<usize> {
        self.check_open(thread)?;
        self.check_exports(thread)?;
        let size = match size.filter(|size| !size.is_none()) {
            None => self.position.get() as isize,
            Some(size) => number::to_isize(thread, size, &errors::OVERFLOW_ERROR)?,
        };
        if size < 0 {
            return Err(negative(thread, "size", size));
        }
        // The size's code may have closed the file, or exported its memory.
        self.check_open(thread)?;
        self.check_exports(thread)?;
        let size = size as usize;
        if size < self.len() {
            self.own(thread)?;
            self.content.change(|own| own.truncate(size));
        }
        Ok(size)
    }

    /// __getstate__($self, /)
    fn __getstate__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let value = self.getvalue(thread)?.into_object();
        let position = thread.new_int(self.position.get() as i64)?;
        let dict = attributes_copy(thread, self.as_object())?;
        Tuple::pack(thread, [value, position, dict])
    }

    /// __setstate__($self, object, /)
    fn __setstate__(&self, thread: &Thread, object: &Object) -> Fallible {
        let state = object.downcast::<Tuple>().map(Tuple::as_slice);
        let Some([value, position, dict, ..]) = state else {
            let (own, given) = (self.as_object().type_object().name(), object.type_name());
            let own = own.to_string_lossy();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "{own}.__setstate__ argument should be 3-tuple, got {given}"
            ));
        };
        self.check_exports(thread)?;
        self.position.set(0);
        self.set_content(None);
        let bytes = BytesLike::of(thread, value)?;
        self.write_at_position(thread, &bytes)?;
        if position.downcast::<Int>().is_none() {
            let given = position.type_name();
            let message = "second item of state must be an integer, not";
            return Err(raise!(thread, TYPE_ERROR, "{message} {given}"));
        }
        let position = number::to_isize(thread, position, &errors::OVERFLOW_ERROR)?;
        if position < 0 {
            return Err(raise!(thread, VALUE_ERROR, "position value cannot be negative"));
        }
        self.position.set(position as usize);
        if dict.is_none() {
            return Ok(());
        }
        let Some(dict) = dict.downcast::<Dict>() else {
            let given = dict.type_name();
            let message = "third item of state should be a dict, got a";
            return Err(raise!(thread, TYPE_ERROR, "{message} {given}"));
        };
        add_attributes(thread, self.as_object(), dict)
    }

    /// __sizeof__($self, /)
    fn __sizeof__(&self) -> usize {
        size_of::<Self>() + self.content.memory()
    }

    /// Whether the file is closed.
    #[getter]
    fn closed(&self) -> bool {
        self.exports.is_closed()
    }
}
