//! Methods of `TextIOWrapper`.

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, number, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, errors, methods, name, raise};

use super::{State, TextIoWrapper};
use crate::io::util::{Size, both, is_closed, not_pickled};

/// A flag that may be left as it is.
fn flag(thread: &Thread, value: &Object) -> Fallible<Option<bool>> {
    if value.is_none() {
        return Ok(None);
    }
    Ok(Some(number::to_c_long(thread, value)? != 0))
}

#[methods]
impl TextIoWrapper {
    /// detach($self, /)
    // Flush, and take the file of bytes out, which the file has no more use for.
    fn detach(&self, thread: &Thread) -> Fallible<Owned> {
        let buffer = self.below(thread)?;
        self.flush_self(thread)?;
        drop(self.buffer.take());
        drop(self.raw.take());
        self.state.set(State::Detached);
        Ok(buffer)
    }

    /// reconfigure($self, /, *, encoding=None, errors=None, newline=None,
    ///             line_buffering=None, write_through=None)
    ///
    /// Change how text is read and written.
    fn reconfigure(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        if !arguments.positional().is_empty() {
            let message = "reconfigure() takes no positional arguments";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let (mut encoding, mut errors, mut newline) = (None, None, None);
        let (mut line_buffering, mut write_through) = (None, None);
        for (name, value) in arguments.keywords() {
            let value = value.object(thread)?;
            let name = name.downcast::<Str>().unwrap_or(name!(thread, ""));
            let text = |what: &str| match value.downcast::<Str>() {
                Some(text) => Ok(Some(text)),
                None if value.is_none() => Ok(None),
                None => {
                    let class = value.type_name();
                    let message = "must be str or None, not";
                    Err(raise!(
                        thread,
                        TYPE_ERROR,
                        "reconfigure() argument '{what}' {message} {class}"
                    ))
                }
            };
            match name.as_ascii() {
                Some("encoding") => encoding = text("encoding")?,
                Some("errors") => errors = text("errors")?,
                Some("newline") => newline = Some(text("newline")?),
                Some("line_buffering") => line_buffering = flag(thread, value)?,
                Some("write_through") => write_through = flag(thread, value)?,
                _ => {
                    let message = "reconfigure() got an unexpected keyword argument";
                    return Err(raise!(thread, TYPE_ERROR, "{message} '{name}'"));
                }
            }
        }
        self.below(thread)?;
        self.change(thread, encoding, errors, newline, line_buffering, write_through)
    }

    /// write($self, text, /)
    // Write text, and return how many characters it has.
    fn write(&self, thread: &Thread, text: &Str) -> Fallible<usize> {
        self.below(thread)?;
        self.write_text(thread, text)?;
        Ok(text.len())
    }

    /// read($self, size=-1, /)
    // Read so many characters, or fewer at the end; without a size, all that is left.
    fn read(&self, thread: &Thread, size: Option<Size>) -> Fallible<Owned<Str>> {
        self.open_below(thread)?;
        match Size::limit(size) {
            Some(size) => self.read_some(thread, size),
            None => self.read_all(thread),
        }
    }

    /// readline($self, size=-1, /)
    // Read a line, at most so many characters of it if size is not negative.
    fn readline(&self, thread: &Thread, size: Option<isize>) -> Fallible<Owned<Str>> {
        self.open_below(thread)?;
        self.read_line(thread, size.and_then(|size| usize::try_from(size).ok()))
    }

    /// flush($self, /)
    // Write out what is buffered.
    fn flush(&self, thread: &Thread) -> Fallible<Owned> {
        let buffer = self.open_below(thread)?;
        self.telling.set(self.seekable.get());
        self.write_pending(thread)?;
        call::call_method(thread, &buffer, name!(thread, "flush"), &[])
    }

    /// close($self, /)
    // Flush and close; nothing happens if that was done before.
    fn close(&self, thread: &Thread) -> Fallible {
        let buffer = self.below(thread)?;
        // The answer may have taken the file of bytes out.
        if is_closed(thread, self.as_object())? || self.state.get() == State::Detached {
            return Ok(());
        }
        if self.finalizing.get() {
            let method = name!(thread, "_dealloc_warn");
            if let Err(raised) = call::call_method(thread, &buffer, method, &[self.as_object()]) {
                thread.clear_exception(raised);
            }
        }
        let flushed = self.flush_self(thread);
        both(thread, flushed, || {
            call::call_method(thread, &buffer, name!(thread, "close"), &[]).map(drop)
        })
    }

    /// fileno($self, /)
    // The descriptor of the file of bytes.
    fn fileno(&self, thread: &Thread) -> Fallible<Owned> {
        call::call_method(thread, &*self.below(thread)?, name!(thread, "fileno"), &[])
    }

    /// seekable($self, /)
    // Whether the file of bytes has positions.
    fn seekable(&self, thread: &Thread) -> Fallible<Owned> {
        call::call_method(thread, &*self.below(thread)?, name!(thread, "seekable"), &[])
    }

    /// readable($self, /)
    // Whether the file of bytes can be read.
    fn readable(&self, thread: &Thread) -> Fallible<Owned> {
        call::call_method(thread, &*self.below(thread)?, name!(thread, "readable"), &[])
    }

    /// writable($self, /)
    // Whether the file of bytes can be written.
    fn writable(&self, thread: &Thread) -> Fallible<Owned> {
        call::call_method(thread, &*self.below(thread)?, name!(thread, "writable"), &[])
    }

    /// isatty($self, /)
    // Whether the file of bytes is a terminal.
    fn isatty(&self, thread: &Thread) -> Fallible<Owned> {
        call::call_method(thread, &*self.below(thread)?, name!(thread, "isatty"), &[])
    }

    /// seek($self, cookie, whence=os.SEEK_SET, /)
    ///
    /// Go to a position that tell gave, or to start or end.
    fn seek(&self, thread: &Thread, cookie: &Object, whence: Option<i32>) -> Fallible<Owned> {
        self.below(thread)?;
        self.go_to(thread, cookie, whence.unwrap_or(0))
    }

    /// tell($self, /)
    ///
    /// The current position: a number that seek understands.
    fn tell(&self, thread: &Thread) -> Fallible<Owned> {
        self.below(thread)?;
        self.position(thread)
    }

    /// truncate($self, pos=None, /)
    // Cut the file off at a size in bytes, by default the current position.
    fn truncate(&self, thread: &Thread, pos: Option<&Object>) -> Fallible<Owned> {
        let buffer = self.below(thread)?;
        self.flush_self(thread)?;
        let none = thread.none();
        call::call_method(thread, &buffer, name!(thread, "truncate"), &[pos.unwrap_or(&none)])
    }

    /// __getstate__($self, /)
    fn __getstate__(&self, thread: &Thread) -> Fallible<Owned> {
        Err(not_pickled(thread, self.as_object()))
    }

    #[getter]
    fn name(&self, thread: &Thread) -> Fallible<Owned> {
        object::get_attribute(thread, &*self.below(thread)?, name!(thread, "name"))
    }

    #[getter]
    fn closed(&self, thread: &Thread) -> Fallible<Owned> {
        if self.state.get() == State::New {
            return Ok(thread.bool(true));
        }
        object::get_attribute(thread, &*self.below(thread)?, name!(thread, "closed"))
    }

    #[getter]
    fn newlines(&self, thread: &Thread) -> Fallible<Owned> {
        self.below(thread)?;
        self.newlines_seen(thread)
    }

    #[getter]
    fn errors(&self, thread: &Thread) -> Fallible<Option<Owned<Str>>> {
        self.below_or_detached(thread)?;
        Ok(self.errors.get())
    }

    #[getter(name = "_CHUNK_SIZE")]
    fn chunk_size(&self, thread: &Thread) -> Fallible<usize> {
        self.below(thread)?;
        Ok(self.chunk_size.get())
    }

    #[setter(name = "_CHUNK_SIZE")]
    fn set_chunk_size(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        self.below(thread)?;
        let Some(value) = value else {
            let message =
                "attribute '_CHUNK_SIZE' of '_io.TextIOWrapper' objects cannot be deleted";
            return Err(raise!(thread, ATTRIBUTE_ERROR, "{message}"));
        };
        let size = number::to_isize(thread, value, &errors::VALUE_ERROR)?;
        if size <= 0 {
            return Err(raise!(thread, VALUE_ERROR, "a strictly positive integer is required"));
        }
        self.chunk_size.set(size as usize);
        Ok(())
    }

    #[getter]
    fn buffer(&self, thread: &Thread) -> Fallible<Owned> {
        self.below(thread)
    }
}
