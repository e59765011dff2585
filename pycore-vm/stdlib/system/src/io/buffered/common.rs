//! What the three types have in common.

use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, name, raise};

use super::{Buffered, State};
use crate::io::base::check_seekable;
use crate::io::util::{both, is_closed, not_pickled, offset, repr_with_name, unsupported};

impl<const KIND: u8> Buffered<KIND> {
    /// Calls a method of the raw file without arguments.
    fn of_raw(&self, thread: &Thread, method: &Str) -> Fallible<Owned> {
        call::call_method(thread, &*self.raw(thread)?, method, &[])
    }

    pub(super) fn repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        repr_with_name(thread, self.as_object())
    }
}

#[methods(name = COMMON)]
impl<const KIND: u8> Buffered<KIND> {
    /// detach($self, /)
    // Flush, and take the raw file out, which the file has no more use for.
    fn detach(&self, thread: &Thread) -> Fallible<Owned> {
        self.raw(thread)?;
        call::call_method(thread, self.as_object(), name!(thread, "flush"), &[])?;
        let raw = self.raw(thread)?;
        drop(self.raw.take());
        self.state.set(State::Detached);
        Ok(raw)
    }

    /// flush($self, /)
    // Write out what is buffered.
    fn flush(&self, thread: &Thread) -> Fallible<Owned> {
        if !Self::CAN_WRITE {
            return self.of_raw(thread, name!(thread, "flush"));
        }
        self.open_raw(thread, "flush of closed file")?;
        let _entered = self.enter(thread)?;
        self.flush_and_rewind(thread)?;
        Ok(thread.none())
    }

    /// close($self, /)
    // Flush and close; nothing happens if that was done before.
    fn close(&self, thread: &Thread) -> Fallible {
        let raw = self.raw(thread)?;
        {
            let _entered = self.enter(thread)?;
            if self.raw_is_closed(thread, &raw)? {
                return Ok(());
            }
        }
        if self.finalizing.get() {
            self.warn_unclosed(thread, self.as_object());
        }
        let flushed = call::call_method(thread, self.as_object(), name!(thread, "flush"), &[]);
        both(thread, flushed.map(drop), || {
            // Whoever wants the buffer meanwhile finds the file closed.
            let _entered = self.enter(thread)?;
            call::call_method(thread, &raw, name!(thread, "close"), &[])?;
            self.discard();
            drop(self.buffer.take());
            self.freed.set(true);
            Ok(())
        })
    }

    /// seekable($self, /)
    // Whether the raw file has positions.
    fn seekable(&self, thread: &Thread) -> Fallible<Owned> {
        self.of_raw(thread, name!(thread, "seekable"))
    }

    /// fileno($self, /)
    // The descriptor of the raw file.
    fn fileno(&self, thread: &Thread) -> Fallible<Owned> {
        self.of_raw(thread, name!(thread, "fileno"))
    }

    /// isatty($self, /)
    // Whether the raw file is a terminal.
    fn isatty(&self, thread: &Thread) -> Fallible<Owned> {
        self.of_raw(thread, name!(thread, "isatty"))
    }

    /// _dealloc_warn($self, source, /)
    fn _dealloc_warn(&self, thread: &Thread, source: &Object) -> Fallible {
        self.warn_unclosed(thread, source);
        Ok(())
    }

    /// seek($self, target, whence=0, /)
    // Go to a position, and return where that is from the start.
    fn seek(&self, thread: &Thread, target: &Object, whence: Option<i32>) -> Fallible<i64> {
        let raw = self.raw(thread)?;
        let whence = whence.unwrap_or(0);
        if !(0..=2).contains(&whence) && whence != libc::SEEK_HOLE && whence != libc::SEEK_DATA {
            return Err(raise!(thread, VALUE_ERROR, "whence value {whence} unsupported"));
        }
        if self.raw_is_closed(thread, &raw)? && self.ahead() == 0 {
            return Err(raise!(thread, VALUE_ERROR, "seek of closed file"));
        }
        match crate::io::file::FileIo::exact(&raw) {
            Some(file) if file.has_positions(thread)? => {}
            _ => drop(check_seekable(thread, &raw)?),
        }
        let mut target = offset(thread, target)?;
        let _entered = self.enter(thread)?;
        if Self::CAN_READ && whence < 2 && self.ahead() > 0 {
            // Within what is in the buffer, the raw file need not move.
            let raw_position = match self.raw_position.get() {
                Some(position) => position,
                None => self.raw_tell(thread)?,
            };
            let (current, ahead) = (raw_position - self.lead(), self.ahead() as i64);
            let distance = if whence == 0 { target.checked_sub(current) } else { Some(target) };
            let behind = self.position.get() as i64;
            if let Some(distance) = distance.filter(|distance| (-behind..=ahead).contains(distance))
            {
                self.position.set((behind + distance) as usize);
                return Ok((current + distance).max(0));
            }
        }
        if Self::CAN_WRITE {
            self.flush_pending(thread)?;
        }
        if whence == 1 {
            target = match target.checked_sub(self.lead()) {
                Some(target) => target,
                None => {
                    return Err(raise!(
                        thread,
                        OVERFLOW_ERROR,
                        "cannot fit 'int' into an offset-sized integer"
                    ));
                }
            };
        }
        let position = self.raw_seek(thread, target, whence)?;
        self.discard();
        Ok(position.max(0))
    }

    /// tell($self, /)
    // The current position.
    fn tell(&self, thread: &Thread) -> Fallible<i64> {
        self.raw(thread)?;
        let _entered = self.enter(thread)?;
        Ok((self.raw_tell(thread)? - self.lead()).max(0))
    }

    /// truncate($self, pos=None, /)
    // Cut the file off at a size, by default the current position, and return the size.
    fn truncate(&self, thread: &Thread, pos: Option<&Object>) -> Fallible<Owned> {
        let raw = self.open_raw(thread, "truncate of closed file")?;
        if !Self::CAN_WRITE {
            return Err(unsupported(thread, "truncate"));
        }
        let _entered = self.enter(thread)?;
        self.flush_and_rewind(thread)?;
        let none = thread.none();
        let size = pos.unwrap_or(&none);
        let result = call::call_method(thread, &raw, name!(thread, "truncate"), &[size])?;
        self.raw_position.set(None);
        Ok(result)
    }

    /// __sizeof__($self, /)
    // Bytes of memory, those of the buffer among them.
    fn __sizeof__(&self) -> usize {
        let buffer = if self.freed.get() { 0 } else { self.size.get() };
        size_of::<Self>() + buffer
    }

    /// __getstate__($self, /)
    fn __getstate__(&self, thread: &Thread) -> Fallible<Owned> {
        Err(not_pickled(thread, self.as_object()))
    }

    // Whether the raw file is closed.
    #[getter]
    fn closed(&self, thread: &Thread) -> Fallible<bool> {
        is_closed(thread, &*self.raw(thread)?)
    }

    // The name of the raw file.
    #[getter]
    fn name(&self, thread: &Thread) -> Fallible<Owned> {
        object::get_attribute(thread, &*self.raw(thread)?, name!(thread, "name"))
    }

    // The mode of the raw file.
    #[getter]
    fn mode(&self, thread: &Thread) -> Fallible<Owned> {
        object::get_attribute(thread, &*self.raw(thread)?, name!(thread, "mode"))
    }
}
