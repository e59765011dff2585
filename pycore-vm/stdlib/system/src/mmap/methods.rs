//! The methods.

use pycore_objects::core::Slot;
use pycore_objects::declare::{ArgumentPlace, FromArgument};
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::number;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};

use super::mapping::{self, Mapping};
use super::{Access, Map, os_error, value_error};

/// How many bytes to read: all, if it is none or negative.
struct Count(Option<usize>);

impl<'a> FromArgument<'a> for Count {
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        let object = slot.object(thread)?;
        if object.is_none() {
            return Ok(Self(None));
        }
        if !number::is_index(object) {
            let kind = object.type_name();
            let message = format!("argument should be integer or None, not '{kind}'");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        isize::from_argument(thread, slot, _place).map(|count| Self(usize::try_from(count).ok()))
    }
}

/// A place in so many bytes; negative ones count from the end.
fn place(place: isize, length: usize) -> usize {
    match usize::try_from(place) {
        Ok(place) => place.min(length),
        Err(_) => length.saturating_sub(place.unsigned_abs()),
    }
}

impl Map {
    /// Reads up to a place, and moves there.
    fn take(
        &self,
        thread: &Thread,
        end: impl FnOnce(&Mapping, usize) -> usize,
    ) -> Fallible<Owned<Bytes>> {
        let from = self.position.get();
        let (bytes, to) = self.with(thread, |mapping| {
            let to = end(mapping, from).min(mapping.len());
            (mapping.copy(from, to), to)
        })?;
        self.position.set(to.max(from));
        Bytes::new(thread, &bytes)
    }

    fn search(
        &self,
        thread: &Thread,
        what: &[u8],
        start: Option<isize>,
        end: Option<isize>,
        backwards: bool,
    ) -> Fallible<isize> {
        let position = self.position.get();
        let found = self.with(thread, |mapping| {
            let length = mapping.len();
            let start = start.map_or(position.min(length), |start| place(start, length));
            let end = end.map_or(length, |end| place(end, length));
            mapping.find(what, start, end, backwards)
        })?;
        Ok(found.map_or(-1, |at| at as isize))
    }
}

#[methods]
impl Map {
    /// close($self, /)
    // Give the memory back. Afterwards nothing can be done with the object.
    fn close(&self, thread: &Thread) -> Fallible {
        if self.exports.get() > 0 {
            return Err(raise!(thread, BUFFER_ERROR, "cannot close exported pointers exist"));
        }
        self.end();
        Ok(())
    }

    // Whether the memory has been given back.
    #[getter]
    fn closed(&self) -> bool {
        self.mapping.borrow().is_none()
    }

    /// find($self, view, start=None, end=None, /)
    // Where bytes are found first, from the position or start on, and before end; -1 if they are not.
    fn find(
        &self,
        thread: &Thread,
        view: BytesLike<'_>,
        start: Option<isize>,
        end: Option<isize>,
    ) -> Fallible<isize> {
        self.search(thread, &view, start, end, false)
    }

    /// rfind($self, view, start=None, end=None, /)
    // Where bytes are found last, from the position or start on, and before end; -1 if they are not.
    fn rfind(
        &self,
        thread: &Thread,
        view: BytesLike<'_>,
        start: Option<isize>,
        end: Option<isize>,
    ) -> Fallible<isize> {
        self.search(thread, &view, start, end, true)
    }

    /// flush($self, offset=0, size=None, /)
    // Write what was changed to the file.
    fn flush(&self, thread: &Thread, offset: Option<isize>, size: Option<isize>) -> Fallible {
        let length = self.len(thread)?;
        let offset = offset.unwrap_or(0);
        let size = match size {
            Some(size) => size,
            None => (length as isize).saturating_sub(offset),
        };
        let (Ok(from), Ok(count)) = (usize::try_from(offset), usize::try_from(size)) else {
            return Err(value_error(thread, "flush values out of range"));
        };
        if from.checked_add(count).is_none_or(|end| end > length) {
            return Err(value_error(thread, "flush values out of range"));
        }
        if matches!(self.access, Access::Read | Access::Copy) {
            return Ok(());
        }
        self.with(thread, |mapping| mapping.flush(from, count))?
            .map_err(|error| os_error(thread, error))
    }

    /// madvise($self, option, start=0, length=None, /)
    // Tell the system how the memory will be used.
    fn madvise(
        &self,
        thread: &Thread,
        option: i32,
        start: Option<isize>,
        length: Option<isize>,
    ) -> Fallible {
        let all = self.len(thread)?;
        let Some(from) = usize::try_from(start.unwrap_or(0)).ok().filter(|&from| from < all) else {
            return Err(value_error(thread, "madvise start out of bounds"));
        };
        let count = match length.map(usize::try_from) {
            None => all - from,
            Some(Ok(length)) if length > isize::MAX as usize - from => {
                return Err(raise!(thread, OVERFLOW_ERROR, "madvise length too large"));
            }
            Some(Ok(length)) => length.min(all - from),
            Some(Err(_)) => return Err(value_error(thread, "madvise length invalid")),
        };
        self.with(thread, |mapping| mapping.advise(from, count, option))?
            .map_err(|error| os_error(thread, error))
    }

    /// move($self, dest, src, count, /)
    // Copy bytes from one place of the memory to another.
    #[python(name = "move")]
    fn shift(&self, thread: &Thread, dest: isize, src: isize, count: isize) -> Fallible {
        self.check_writable(thread)?;
        let length = self.len(thread)?;
        let number = |value: isize| usize::try_from(value).ok().filter(|&value| value <= length);
        match (number(dest), number(src), number(count)) {
            (Some(to), Some(from), Some(count))
                if length - to >= count && length - from >= count =>
            {
                self.with(thread, |mapping| mapping.shift(to, from, count))
            }
            _ => Err(value_error(thread, "source, destination, or count out of range")),
        }
    }

    /// read($self, n=None, /)
    // Read n bytes, or all that follow.
    fn read(&self, thread: &Thread, n: Option<Count>) -> Fallible<Owned<Bytes>> {
        self.take(thread, |mapping, from| match n {
            Some(Count(Some(count))) => from.saturating_add(count),
            _ => mapping.len(),
        })
    }

    /// read_byte($self, /)
    // Read one byte, as a number.
    fn read_byte(&self, thread: &Thread) -> Fallible<i32> {
        let at = self.position.get();
        let Some(byte) = self.with(thread, |mapping| mapping.get(at))? else {
            return Err(value_error(thread, "read byte out of range"));
        };
        self.position.set(at + 1);
        Ok(byte.into())
    }

    /// readline($self, /)
    // Read up to the end of the line.
    fn readline(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
        self.take(thread, Mapping::line_end)
    }

    /// resize($self, newsize, /)
    // Change the size, of the file as well.
    fn resize(&self, thread: &Thread, newsize: isize) -> Fallible {
        let length = self.len(thread)?;
        if self.exports.get() > 0 {
            let message = "mmap can't resize with extant buffers exported.";
            return Err(raise!(thread, BUFFER_ERROR, "{message}"));
        }
        if !matches!(self.access, Access::Write | Access::Default) {
            let message = "mmap can't resize a readonly or copy-on-write memory map.";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        if !self.tracks_file {
            return Err(value_error(thread, "mmap can't resize with trackfd=False."));
        }
        let end = i64::try_from(newsize).ok().and_then(|size| size.checked_add(self.offset));
        let (Ok(size), Some(end)) = (usize::try_from(newsize), end) else {
            return Err(value_error(thread, "new size out of range"));
        };
        let file = self.file.get();
        if file < 0 && self.flags & libc::MAP_PRIVATE == 0 && size > length {
            let message = "mmap: can't expand a shared anonymous mapping";
            return Err(value_error(thread, message));
        }
        // Before the file is cut, as memory without a file behind it must not be touched.
        if size == 0 {
            return Err(os_error(thread, libc::EINVAL));
        }
        if file >= 0 {
            mapping::truncate(file, end).map_err(|error| os_error(thread, error))?;
        }
        self.with(thread, |mapping| mapping.resize(size))?.map_err(|error| os_error(thread, error))
    }

    /// seek($self, pos, whence=0, /)
    // Move: from the begin, from here (whence 1), from the end (whence 2). Gives the new position.
    fn seek(&self, thread: &Thread, pos: isize, whence: Option<i32>) -> Fallible<usize> {
        let length = self.len(thread)?;
        let from = match whence.unwrap_or(0) {
            0 => 0,
            1 => self.position.get(),
            2 => length,
            _ => return Err(value_error(thread, "unknown seek type")),
        };
        let place = (from as isize).checked_add(pos).map(usize::try_from);
        match place {
            Some(Ok(place)) if place <= length => {
                self.position.set(place);
                Ok(place)
            }
            _ => Err(value_error(thread, "seek out of range")),
        }
    }

    /// seekable($self, /)
    // True.
    fn seekable(&self) -> bool {
        true
    }

    /// size($self, /)
    // The size of the file.
    fn size(&self, thread: &Thread) -> Fallible<i64> {
        self.len(thread)?;
        mapping::status(self.file.get())
            .map(|(_, size)| size)
            .map_err(|error| os_error(thread, error))
    }

    /// tell($self, /)
    // The position.
    fn tell(&self, thread: &Thread) -> Fallible<usize> {
        self.len(thread)?;
        Ok(self.position.get())
    }

    /// write($self, bytes, /)
    // Write bytes; gives how many.
    fn write(&self, thread: &Thread, bytes: BytesLike<'_>) -> Fallible<usize> {
        self.check_writable(thread)?;
        let (at, count) = (self.position.get(), bytes.len());
        if self.len(thread)?.checked_sub(at).is_none_or(|room| room < count) {
            return Err(value_error(thread, "data out of range"));
        }
        self.with(thread, |mapping| mapping.write(at, &bytes))?;
        self.position.set(at + count);
        Ok(count)
    }

    /// write_byte($self, byte, /)
    // Write one byte, given as a number.
    fn write_byte(&self, thread: &Thread, byte: u8) -> Fallible {
        self.check_writable(thread)?;
        let at = self.position.get();
        if at >= self.len(thread)? {
            return Err(value_error(thread, "write byte out of range"));
        }
        self.with(thread, |mapping| mapping.write(at, &[byte]))?;
        self.position.set(at + 1);
        Ok(())
    }

    /// __enter__($self, /)
    fn __enter__(&self, thread: &Thread) -> Fallible<Owned> {
        self.len(thread)?;
        Ok(Owned::share(&self.object))
    }

    /// __exit__($self, exc_type, exc_value, traceback, /)
    fn __exit__(
        &self,
        thread: &Thread,
        exc_type: &Object,
        exc_value: &Object,
        traceback: &Object,
    ) -> Fallible {
        let _ = (exc_type, exc_value, traceback);
        self.close(thread)
    }
}
