//! Reading and writing of a `FileIO`, which buffers do without calling its methods.

use pycore_objects::{Fallible, Thread};

use super::FileIo;
use crate::io::sys;

/// The least room for which a read of everything asks.
const LEAST: usize = 8192;
/// A file for which room is made without asking how much of it is left.
const SMALL: i64 = 1 << 16;
/// How far beyond double the size a buffer grows at most.
const MOST_GROWTH: usize = 1 << 30;

/// `None` for a descriptor that has nothing now and does not wait.
fn unless_blocked<R>(thread: &Thread, result: Result<R, sys::Errno>) -> Fallible<Option<R>> {
    match result {
        Ok(result) => Ok(Some(result)),
        Err(libc::EAGAIN) => Ok(None),
        Err(number) => Err(sys::os_error(thread, number, None)),
    }
}

impl FileIo {
    /// Reads bytes behind a vector's content, for which there is room; `None` if the descriptor would block.
    pub(crate) fn read_behind(
        &self,
        thread: &Thread,
        into: &mut Vec<u8>,
        most: usize,
    ) -> Fallible<Option<usize>> {
        let fd = self.to_read(thread)?;
        let read = sys::retry(thread, || sys::read_behind(fd, into, most))?;
        unless_blocked(thread, read)
    }

    /// Reads bytes into memory; `None` if the descriptor would block.
    pub(crate) fn read_into(&self, thread: &Thread, into: &mut [u8]) -> Fallible<Option<usize>> {
        let fd = self.to_read(thread)?;
        let read = sys::retry(thread, || sys::read(fd, into))?;
        unless_blocked(thread, read)
    }

    /// Writes bytes; `None` if the descriptor would block.
    pub(crate) fn write_from(&self, thread: &Thread, bytes: &[u8]) -> Fallible<Option<usize>> {
        let fd = self.to_write(thread)?;
        let written = sys::retry(thread, || sys::write(fd, bytes))?;
        unless_blocked(thread, written)
    }

    /// Reads what is left of the file behind a vector's content; `None` if the descriptor would block at once.
    pub(crate) fn read_rest(&self, thread: &Thread, into: &mut Vec<u8>) -> Fallible<Option<()>> {
        let fd = self.to_read(thread)?;
        let start = into.len();
        // One byte more than there is, to see the end without growing.
        let guess = match self.size_at_open.get() {
            // Where the file is, is worth asking only if memory is at stake.
            size @ 1..=SMALL => size as usize + 1,
            size if size > 0 => {
                let position = sys::seek(fd, 0, libc::SEEK_CUR).unwrap_or(0);
                usize::try_from(size - position).unwrap_or(0).saturating_add(1)
            }
            _ => LEAST,
        };
        let mut room = guess.min(sys::MOST);
        loop {
            if into.capacity() == into.len() && into.try_reserve(room).is_err() {
                return Err(thread.raise_out_of_memory());
            }
            match self.read_behind(thread, into, usize::MAX)? {
                Some(0) => return Ok(Some(())),
                Some(_) => {}
                None if into.len() == start => return Ok(None),
                None => return Ok(Some(())),
            }
            room = (into.len() - start).clamp(LEAST, MOST_GROWTH);
        }
    }

    /// Whether the file has positions.
    pub(crate) fn has_positions(&self, thread: &Thread) -> Fallible<bool> {
        let fd = self.descriptor(thread)?;
        if let Some(known) = self.seekable.get() {
            return Ok(known);
        }
        let seekable = sys::seek(fd, 0, libc::SEEK_CUR).is_ok();
        self.seekable.set(Some(seekable));
        Ok(seekable)
    }

    /// Goes to a position.
    pub(crate) fn go_to(&self, thread: &Thread, offset: i64, whence: i32) -> Fallible<i64> {
        let fd = self.descriptor(thread)?;
        let position = sys::blocking(thread, || sys::seek(fd, offset, whence));
        if self.seekable.get().is_none() {
            self.seekable.set(Some(position.is_ok()));
        }
        position.map_err(|number| sys::os_error(thread, number, None))
    }
}
