//! Writing.

use pycore_objects::protocol::call;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Owned, Thread, errors, name, raise};
use pycore_text::{TextBuf, View};

use super::codec::Encoded;
use super::{Below, TextIoWrapper};
use crate::io::file::FileIo;
use crate::io::util::unsupported;

/// Whether text has a character.
fn has(text: View<'_>, unit: u8) -> bool {
    match text {
        View::Latin1(units) => memchr::memchr(unit, units).is_some(),
        View::Ucs2(units) => units.contains(&unit.into()),
        View::Ucs4(units) => units.contains(&unit.into()),
    }
}

/// Text with another end in place of each `\n`.
pub(crate) fn with_ends(thread: &Thread, text: &Str, end: &str) -> Fallible<Owned<Str>> {
    let mut out = TextBuf::new();
    let mut write = || {
        for point in text.view().code_points() {
            if point == '\n'.into() {
                out.push_str(end)?;
            } else {
                out.push(point)?;
            }
        }
        Ok::<_, pycore_text::OutOfMemory>(())
    };
    match write() {
        Ok(()) => Str::from_buffer(thread, &out),
        Err(_) => Err(thread.raise_out_of_memory()),
    }
}

impl TextIoWrapper {
    /// `write`
    pub(crate) fn write_text(&self, thread: &Thread, text: &Str) -> Fallible {
        self.check_writable(thread)?;
        let line_buffering = self.line_buffering.get();
        let end = self.written_end.get();
        let mut flush = false;
        let translated;
        let mut text = text;
        if line_buffering || end.is_some() {
            let has_line_feed = has(text.view(), b'\n');
            flush = line_buffering && (has_line_feed || has(text.view(), b'\r'));
            if let Some(end) = end.filter(|_| has_line_feed) {
                translated = self.translated(thread, text, end)?;
                text = &translated;
            }
        }
        let encoded = self.encode(thread, text)?;
        let bytes = match (&encoded, text.view()) {
            (Encoded::Bytes(bytes), _) => bytes.as_slice(),
            (Encoded::Units, View::Latin1(units)) => units,
            (Encoded::Units, _) => &[],
        };
        let chunk = self.chunk_size.get();
        // What waits is not copied together with much that comes.
        let waits = || {
            let waiting = self.pending.borrow().len();
            waiting > 0 && waiting + bytes.len() > chunk
        };
        while waits() {
            self.write_pending(thread)?;
        }
        let waiting = {
            let mut pending = self.pending.borrow_mut();
            if pending.try_reserve(bytes.len()).is_err() {
                return Err(thread.raise_out_of_memory());
            }
            pending.extend_from_slice(bytes);
            pending.len()
        };
        if waiting >= chunk || flush || self.write_through.get() {
            self.write_pending(thread)?;
        }
        if flush {
            self.flush_below(thread)?;
        }
        if self.snapshot_input.is_set() {
            self.set_decoded(None);
            self.set_snapshot(None);
        }
        if self.readable.get() {
            self.reset_decoder(thread)?;
        }
        Ok(())
    }

    /// Text with another end in place of each `\n`. Text of a subclass replaces them by its own method, which can do
    /// anything to this file.
    fn translated(&self, thread: &Thread, text: &Str, end: &'static str) -> Fallible<Owned<Str>> {
        if text.as_object().downcast_exact::<Str>().is_some() {
            return with_ends(thread, text, end);
        }
        let (old, new) = (name!(thread, "\n"), Str::new(thread, end)?);
        let arguments = [old.as_object(), new.as_object()];
        let result =
            call::call_method(thread, text.as_object(), name!(thread, "replace"), &arguments)?;
        let replaced = result.downcast::<Str>().map_err(|other| {
            let class = other.type_name();
            raise!(thread, TYPE_ERROR, "replace() should return a str, not {class}")
        })?;
        self.check_writable(thread)?;
        Ok(replaced)
    }

    fn check_writable(&self, thread: &Thread) -> Fallible {
        self.open_below(thread)?;
        match self.writable.get() {
            true => Ok(()),
            false => Err(unsupported(thread, "not writable")),
        }
    }

    /// Gives the bytes that wait to the file below.
    pub(super) fn write_pending(&self, thread: &Thread) -> Fallible {
        if self.pending.borrow().is_empty() {
            return Ok(());
        }
        let mut bytes = self.pending.take();
        let buffer = self.below(thread)?;
        let written = match Below::of(&buffer) {
            Below::Writer(writer) => writer.write_bytes(thread, &bytes).map(drop),
            Below::Random(random) => random.write_bytes(thread, &bytes).map(drop),
            Below::File(file) => write_all(thread, file, &bytes),
            Below::Reader(_) | Below::Other => {
                let object = Bytes::new(thread, &bytes)?;
                let method = name!(thread, "write");
                call::call_method(thread, &buffer, method, &[object.as_object()]).map(drop)
            }
        };
        // The memory serves again, if nobody has written meanwhile.
        bytes.clear();
        let mut pending = self.pending.borrow_mut();
        if pending.is_empty() && bytes.capacity() <= 4 * self.chunk_size.get() {
            *pending = bytes;
        }
        written
    }
}

/// Writes all bytes to a raw file, which may take them in parts.
fn write_all(thread: &Thread, file: &FileIo, bytes: &[u8]) -> Fallible {
    let mut rest = bytes;
    while !rest.is_empty() {
        match file.write_from(thread, rest)? {
            Some(count) => rest = &rest[count.min(rest.len())..],
            None => {
                let message = "write could not complete without blocking";
                let number = thread.new_int(libc::EAGAIN.into())?;
                let text = Str::new(thread, message)?;
                let exception = errors::new_exception(
                    thread,
                    errors::BLOCKING_IOERROR.get(),
                    &[&number, text.as_object()],
                )?;
                return Err(thread.raise(exception));
            }
        }
        if file.is_closed() {
            return Err(raise!(thread, VALUE_ERROR, "I/O operation on closed file"));
        }
    }
    Ok(())
}
