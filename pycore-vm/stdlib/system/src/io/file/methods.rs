//! Methods of `FileIO`.

use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Object, Owned, Thread, methods};

use super::{FileIo, warn_unclosed};
use crate::io::sys;
use crate::io::util::{Size, both, not_pickled, offset};
use crate::io::writable::Writable;

#[methods]
impl FileIo {
    /// read($self, size=-1, /)
    ///
    /// Read at most so many bytes by one system call; without a size, all that is left.
    ///
    /// None if the descriptor does not block and has nothing now, b'' at the end.
    fn read(&self, thread: &Thread, size: Option<Size>) -> Fallible<Option<Owned<Bytes>>> {
        let Some(size) = Size::limit(size) else { return self.readall(thread) };
        self.to_read(thread)?;
        let mut bytes = thread.vector(size.min(sys::MOST))?;
        match self.read_behind(thread, &mut bytes, size)? {
            Some(_) => Bytes::new(thread, &bytes).map(Some),
            None => Ok(None),
        }
    }

    /// readall($self, /)
    ///
    /// Read all that is left.
    fn readall(&self, thread: &Thread) -> Fallible<Option<Owned<Bytes>>> {
        let mut bytes = Vec::new();
        match self.read_rest(thread, &mut bytes)? {
            Some(()) => Bytes::new(thread, &bytes).map(Some),
            None => Ok(None),
        }
    }

    /// readinto($self, buffer, /)
    ///
    /// Read bytes into memory, by one system call, and return how many they are.
    fn readinto(&self, thread: &Thread, buffer: &Object) -> Fallible<Option<usize>> {
        let buffer = Writable::of(thread, buffer, "readinto() argument 1")?;
        self.to_read(thread)?;
        buffer.with(|memory| self.read_into(thread, memory))
    }

    /// write($self, b, /)
    ///
    /// Write bytes by one system call, and return how many of them were written.
    fn write(&self, thread: &Thread, b: BytesLike<'_>) -> Fallible<Option<usize>> {
        self.write_from(thread, &b)
    }

    /// seek($self, pos, whence=0, /)
    ///
    /// Go to a position, and return where that is from the start.
    ///
    /// whence says from where pos counts: 0 from the start, 1 from the current position, 2 from the end.
    fn seek(&self, thread: &Thread, pos: &Object, whence: Option<i32>) -> Fallible<i64> {
        self.descriptor(thread)?;
        self.go_to(thread, offset(thread, pos)?, whence.unwrap_or(0))
    }

    /// tell($self, /)
    ///
    /// The current position.
    fn tell(&self, thread: &Thread) -> Fallible<i64> {
        self.go_to(thread, 0, libc::SEEK_CUR)
    }

    /// truncate($self, size=None, /)
    ///
    /// Cut the file off at a size, by default the current position, and return the size.
    fn truncate(&self, thread: &Thread, size: Option<&Object>) -> Fallible<i64> {
        let fd = self.to_write(thread)?;
        let length = match size.filter(|size| !size.is_none()) {
            Some(size) => offset(thread, size)?,
            None => self.tell(thread)?,
        };
        let done = sys::retry(thread, || sys::truncate(fd, length))?;
        done.map_err(|number| sys::os_error(thread, number, None))?;
        Ok(length)
    }

    /// close($self, /)
    ///
    /// Close the file, and its descriptor unless closefd is False.
    fn close(&self, thread: &Thread) -> Fallible {
        let flushed = crate::io::base::close(thread, self.as_object());
        if !self.close_fd.get() {
            self.fd.set(-1);
            return flushed;
        }
        both(thread, flushed, || {
            if self.finalizing.get() {
                self.warn_if_open(thread, self.as_object());
            }
            self.close_descriptor(thread)
        })
    }

    /// seekable($self, /)
    ///
    /// Whether the file has positions.
    fn seekable(&self, thread: &Thread) -> Fallible<bool> {
        self.has_positions(thread)
    }

    /// readable($self, /)
    ///
    /// Whether the file was opened to be read.
    fn readable(&self, thread: &Thread) -> Fallible<bool> {
        self.descriptor(thread)?;
        Ok(self.mode.get().readable)
    }

    /// writable($self, /)
    ///
    /// Whether the file was opened to be written.
    fn writable(&self, thread: &Thread) -> Fallible<bool> {
        self.descriptor(thread)?;
        Ok(self.mode.get().writable)
    }

    /// fileno($self, /)
    ///
    /// The descriptor.
    fn fileno(&self, thread: &Thread) -> Fallible<i32> {
        self.descriptor(thread)
    }

    /// isatty($self, /)
    ///
    /// Whether the file is a terminal.
    fn isatty(&self, thread: &Thread) -> Fallible<bool> {
        let fd = self.descriptor(thread)?;
        Ok(sys::blocking(thread, || sys::is_terminal(fd)))
    }

    /// _isatty_open_only($self, /)
    // Whether the file is a terminal, without asking about what was no character device when it was opened.
    fn _isatty_open_only(&self, thread: &Thread) -> Fallible<bool> {
        self.looks_like_terminal(thread)
    }

    /// _dealloc_warn($self, object, /)
    fn _dealloc_warn(&self, thread: &Thread, object: &Object) -> Fallible {
        self.warn_if_open(thread, object);
        Ok(())
    }

    /// __getstate__($self, /)
    fn __getstate__(&self, thread: &Thread) -> Fallible<Owned> {
        Err(not_pickled(thread, self.as_object()))
    }

    /// Whether the file is closed.
    #[getter]
    fn closed(&self) -> bool {
        self.fd.get() < 0
    }

    /// Whether the descriptor is closed with the file.
    #[getter]
    fn closefd(&self) -> bool {
        self.close_fd.get()
    }

    /// What the file was opened for.
    #[getter]
    fn mode(&self) -> &'static str {
        self.mode.get().name()
    }

    /// The best size of a read or write.
    #[getter]
    fn _blksize(&self) -> i64 {
        self.block_size.get()
    }
}

impl FileIo {
    /// Warns of a file that nobody closed.
    pub(crate) fn warn_if_open(&self, thread: &Thread, source: &Object) {
        if self.fd.get() >= 0 && self.close_fd.get() {
            let saved = thread.save_exception();
            warn_unclosed(thread, source);
            thread.put_back_exception(saved);
        }
    }
}
