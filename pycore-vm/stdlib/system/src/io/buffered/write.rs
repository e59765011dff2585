//! Writing.

use pycore_objects::core::ObjectLike;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Raised, Thread, errors, raise};

use super::{Buffered, Content};
use crate::io::sys;

/// Raises `BlockingIOError`: so many bytes were written before.
#[cold]
fn would_block(thread: &Thread, written: usize) -> Raised {
    let make = || {
        let number = thread.new_int(libc::EAGAIN.into())?;
        let text = Str::new(thread, "write could not complete without blocking")?;
        let count = thread.new_int(written as i64)?;
        let arguments = [&*number, text.as_object(), &*count];
        errors::new_exception(thread, errors::BLOCKING_IOERROR.get(), &arguments)
    };
    match make() {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

impl<const KIND: u8> Buffered<KIND>
where
    Self: ObjectLike,
{
    /// Writes what waits to be written. What the raw file has not taken when it raises keeps waiting.
    pub(super) fn flush_pending(&self, thread: &Thread) -> Fallible {
        if self.pending() == 0 {
            return Ok(());
        }
        // Meanwhile nobody else has the buffer.
        let mut buffer = self.buffer.take();
        let mut done = self.position.get();
        let result = loop {
            if done >= buffer.len() {
                break Ok(());
            }
            match self.raw_write(thread, &buffer[done..]) {
                Ok(Some(count)) => done += count,
                Ok(None) => break Err(would_block(thread, 0)),
                Err(raised) => break Err(raised),
            }
            // A partial write may be a signal's doing.
            if done < buffer.len()
                && let Err(raised) = sys::check_signals(thread)
            {
                break Err(raised);
            }
        };
        buffer.drain(..done);
        self.position.set(0);
        self.buffer.replace(buffer);
        result
    }

    /// Puts the raw file where the program believes it to be: what waits is written, what was read ahead forgotten.
    pub(super) fn flush_and_rewind(&self, thread: &Thread) -> Fallible {
        self.flush_pending(thread)?;
        let ahead = self.ahead();
        if Self::CAN_READ && ahead > 0 {
            self.raw_seek(thread, -(ahead as i64), 1)?;
        }
        self.discard();
        Ok(())
    }

    /// Adds bytes to those that wait, for which there must be room in memory.
    fn append(&self, thread: &Thread, bytes: &[u8]) -> Fallible {
        let mut buffer = self.buffer.borrow_mut();
        if buffer.try_reserve(bytes.len()).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        buffer.extend_from_slice(bytes);
        Ok(())
    }

    /// `write`: all bytes, unless the raw file would block.
    pub(crate) fn write_bytes(&self, thread: &Thread, bytes: &[u8]) -> Fallible<usize> {
        let _entered = self.enter(thread)?;
        // Whoever waited for the buffer may find the file closed.
        let raw = self.raw(thread)?;
        if self.raw_is_closed(thread, &raw)? {
            return Err(raise!(thread, VALUE_ERROR, "write to closed file"));
        }
        if self.content.get() == Content::Ahead {
            let ahead = self.ahead();
            if Self::CAN_READ && ahead > 0 {
                self.raw_seek(thread, -(ahead as i64), 1)?;
            }
            self.discard();
            self.content.set(Content::Pending);
        }
        let size = self.size.get();
        if bytes.len() <= size.saturating_sub(self.pending()) {
            self.append(thread, bytes)?;
            return Ok(bytes.len());
        }
        if let Err(raised) = self.flush_pending(thread) {
            if !thread.exception_matches(&raised, &errors::BLOCKING_IOERROR) {
                return Err(raised);
            }
            // What fits is kept for later.
            let room = size.saturating_sub(self.pending());
            if bytes.len() <= room {
                thread.clear_exception(raised);
                self.append(thread, bytes)?;
                return Ok(bytes.len());
            }
            thread.clear_exception(raised);
            self.append(thread, &bytes[..room])?;
            return Err(would_block(thread, room));
        }
        let mut done = 0;
        while bytes.len() - done > size {
            match self.raw_write(thread, &bytes[done..])? {
                Some(count) => done += count,
                None => {
                    self.append(thread, &bytes[done..done + size])?;
                    return Err(would_block(thread, done + size));
                }
            }
            sys::check_signals(thread)?;
        }
        self.append(thread, &bytes[done..])?;
        Ok(bytes.len())
    }
}
