//! Reading.

use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Owned, Thread, name, raise};

use super::{Buffered, Content};
use crate::io::base::bytes_read;
use crate::io::file::FileIo;
use crate::io::writable::Writable;

/// The most room that is reserved before there is anything to put into it.
const MOST_RESERVED: usize = 1 << 20;

/// What a read came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Some bytes.
    Some,
    /// The end of the file.
    End,
    /// The raw file would block.
    Blocked,
}

impl From<Option<usize>> for Outcome {
    fn from(count: Option<usize>) -> Self {
        match count {
            Some(0) => Self::End,
            Some(_) => Self::Some,
            None => Self::Blocked,
        }
    }
}

impl<const KIND: u8> Buffered<KIND>
where
    Self: ObjectLike,
{
    /// Gives bytes that were read ahead to `take`, which says how many of them it has taken.
    fn with_ahead<R>(&self, take: impl FnOnce(&[u8]) -> (usize, R)) -> R {
        let buffer = self.buffer.borrow();
        let ahead = match self.content.get() {
            Content::Ahead => buffer.get(self.position.get()..).unwrap_or_default(),
            Content::Pending => &[],
        };
        let (taken, result) = take(ahead);
        self.position.set(self.position.get() + taken.min(ahead.len()));
        result
    }

    /// Takes up to so many bytes that were read ahead, behind a vector's content.
    fn take_ahead(&self, thread: &Thread, into: &mut Vec<u8>, most: usize) -> Fallible<usize> {
        self.with_ahead(|ahead| {
            let count = ahead.len().min(most);
            if into.try_reserve(count).is_err() {
                return (0, Err(thread.raise_out_of_memory()));
            }
            into.extend_from_slice(&ahead[..count]);
            (count, Ok(count))
        })
    }

    /// Fills the buffer, all of which has been taken, by one read of the raw file.
    fn fill(&self, thread: &Thread) -> Fallible<Outcome> {
        self.discard();
        self.fill_up(thread)
    }

    /// The same, behind what has been taken, as long as there is room.
    fn fill_up(&self, thread: &Thread) -> Fallible<Outcome> {
        let size = self.size.get();
        if self.position.get() >= size {
            self.discard();
        }
        let mut buffer = self.buffer.take();
        let room = size.saturating_sub(buffer.len());
        let read = self.raw_read(thread, &mut buffer, room);
        self.buffer.replace(buffer);
        Ok(read?.into())
    }

    /// Has everything written before something is read.
    fn turn_to_reading(&self, thread: &Thread) -> Fallible {
        if Self::CAN_WRITE && self.content.get() == Content::Pending {
            self.flush_pending(thread)?;
            self.discard();
        }
        Ok(())
    }

    /// `read(size)`: as many bytes, fewer at the end; `None` if the raw file would block at once.
    pub(super) fn read_some(&self, thread: &Thread, size: usize) -> Fallible<Option<Owned<Bytes>>> {
        if size <= self.ahead() {
            return self.with_ahead(|ahead| (size, Bytes::new(thread, &ahead[..size]))).map(Some);
        }
        let _entered = self.enter(thread)?;
        self.turn_to_reading(thread)?;
        let mut bytes = thread.vector(size.min(MOST_RESERVED))?;
        // There may be more than before: another thread had the buffer until now.
        if self.take_ahead(thread, &mut bytes, size)? == size {
            return Bytes::new(thread, &bytes).map(Some);
        }
        self.discard();
        let room = self.size.get().max(1);
        while bytes.len() < size {
            let missing = size - bytes.len();
            let outcome = if missing >= room {
                // Whole buffers need not go through ours.
                let most = (missing - missing % room).min(bytes.len().max(MOST_RESERVED));
                self.discard();
                self.raw_read(thread, &mut bytes, most)?.into()
            } else {
                let outcome = self.fill_up(thread)?;
                self.take_ahead(thread, &mut bytes, missing)?;
                outcome
            };
            match outcome {
                Outcome::Some => {}
                Outcome::Blocked if bytes.is_empty() => return Ok(None),
                Outcome::End | Outcome::Blocked => break,
            }
        }
        Bytes::new(thread, &bytes).map(Some)
    }

    /// `read()`: all that is left; `None` if the raw file would block at once.
    pub(super) fn read_all(&self, thread: &Thread) -> Fallible<Option<Owned<Bytes>>> {
        let _entered = self.enter(thread)?;
        self.turn_to_reading(thread)?;
        let raw = self.raw(thread)?;
        let mut bytes = Vec::new();
        self.take_ahead(thread, &mut bytes, usize::MAX)?;
        self.discard();
        if let Some(file) = FileIo::exact(&raw) {
            let start = bytes.len();
            let rest = file.read_rest(thread, &mut bytes)?;
            self.raw_position.set(None);
            if rest.is_none() && start == 0 {
                return Ok(None);
            }
            return Bytes::new(thread, &bytes).map(Some);
        }
        let whole = object::lookup_attribute(thread, &raw, name!(thread, "readall"))?;
        loop {
            let part = match &whole {
                Some(readall) => call::call(thread, readall, &[])?,
                None => call::call_method(thread, &raw, name!(thread, "read"), &[])?,
            };
            self.raw_position.set(None);
            if part.is_none() {
                if bytes.is_empty() {
                    return Ok(None);
                }
                break;
            }
            let part = match &whole {
                Some(_) => part
                    .downcast::<Bytes>()
                    .map_err(|_| raise!(thread, TYPE_ERROR, "readall() should return bytes"))?,
                None => bytes_read(thread, part)?,
            };
            if bytes.try_reserve(part.len()).is_err() {
                return Err(thread.raise_out_of_memory());
            }
            bytes.extend_from_slice(part.as_slice());
            if part.is_empty() || whole.is_some() {
                break;
            }
        }
        Bytes::new(thread, &bytes).map(Some)
    }

    /// `read1(size)`: what was read ahead, or what one read gives.
    pub(crate) fn read_once(&self, thread: &Thread, size: usize) -> Fallible<Owned<Bytes>> {
        if size == 0 {
            return Bytes::new(thread, &[]);
        }
        let from_ahead = || {
            let size = size.min(self.ahead());
            (size > 0).then(|| self.with_ahead(|ahead| (size, Bytes::new(thread, &ahead[..size]))))
        };
        if let Some(bytes) = from_ahead() {
            return bytes;
        }
        let _entered = self.enter(thread)?;
        // Another thread, which had the buffer until now, may have read ahead.
        if let Some(bytes) = from_ahead() {
            return bytes;
        }
        self.turn_to_reading(thread)?;
        self.discard();
        // The buffer itself serves as the place to read into, and is left empty.
        let mut bytes = self.buffer.take();
        let read = self.raw_read(thread, &mut bytes, size);
        let result = read.and_then(|_| Bytes::new(thread, &bytes));
        bytes.clear();
        self.buffer.replace(bytes);
        result
    }

    /// `peek()`: what was read ahead, or what one read gives, which stays to be read.
    pub(super) fn peek_ahead(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
        let _entered = self.enter(thread)?;
        self.turn_to_reading(thread)?;
        if self.ahead() == 0 {
            self.fill(thread)?;
        }
        self.with_ahead(|ahead| (0, Bytes::new(thread, ahead)))
    }

    /// `readinto` and `readinto1`: how many bytes were read; `None` if the raw file would block at once.
    pub(super) fn read_into(
        &self,
        thread: &Thread,
        target: &Writable,
        once: bool,
    ) -> Fallible<Option<usize>> {
        let _entered = self.enter(thread)?;
        let size = target.len();
        let take = |start: usize| {
            self.with_ahead(|ahead| {
                let count = ahead.len().min(size - start);
                target.fill_at(start, &ahead[..count]);
                (count, count)
            })
        };
        let mut done = take(0);
        if done == size {
            return Ok(Some(done));
        }
        self.turn_to_reading(thread)?;
        self.discard();
        while done < size {
            let outcome = if size - done > self.size.get() {
                self.discard();
                let mut bytes = self.buffer.take();
                let read = self.raw_read(thread, &mut bytes, size - done);
                target.fill_at(done, &bytes);
                bytes.clear();
                bytes.shrink_to(self.size.get());
                self.buffer.replace(bytes);
                let read = read?;
                done += read.unwrap_or(0);
                read.into()
            } else if once && done > 0 {
                break;
            } else {
                let outcome = self.fill_up(thread)?;
                done += take(done);
                outcome
            };
            match outcome {
                Outcome::Blocked if done == 0 => return Ok(None),
                Outcome::Some if !once => {}
                _ => break,
            }
        }
        Ok(Some(done))
    }

    /// `readline(limit)`
    pub(super) fn read_line(
        &self,
        thread: &Thread,
        limit: Option<usize>,
    ) -> Fallible<Owned<Bytes>> {
        let limit = limit.unwrap_or(usize::MAX);
        // How much of what was read ahead belongs to the line, and whether that is its end.
        let part = |ahead: &[u8], room: usize| {
            let ahead = &ahead[..ahead.len().min(room)];
            match memchr::memchr(b'\n', ahead) {
                Some(end) => (end + 1, true),
                None => (ahead.len(), ahead.len() == room),
            }
        };
        let whole = self.with_ahead(|ahead| match part(ahead, limit) {
            (count, true) => (count, Some(Bytes::new(thread, &ahead[..count]))),
            _ => (0, None),
        });
        if let Some(line) = whole {
            return line;
        }
        let _entered = self.enter(thread)?;
        self.turn_to_reading(thread)?;
        let mut line = Vec::new();
        loop {
            let ended = self.with_ahead(|ahead| {
                let (count, ended) = part(ahead, limit - line.len());
                if line.try_reserve(count).is_err() {
                    return (0, Err(thread.raise_out_of_memory()));
                }
                line.extend_from_slice(&ahead[..count]);
                (count, Ok(ended))
            })?;
            if ended || self.fill(thread)? != Outcome::Some {
                return Bytes::new(thread, &line);
            }
        }
    }
}
