//! `_IOBase`: what all files have in common.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, iterate, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, Owned, Place, Raised, Thread, TypeObject, methods, name, raise, slots,
    static_type,
};

use super::util::{Size, both, is_closed, require, unsupported};
use super::writable::Writable;

/// What every file begins with: attributes and weak references.
#[repr(C)]
pub struct IoBase {
    object: Object,
    dict: Place,
    weak_references: Cell<usize>,
}

/// Where the attributes are.
pub(crate) const DICT_OFFSET: isize = offset_of!(IoBase, dict) as isize;
/// Where the weak references are.
pub(crate) const WEAK_REFERENCES_OFFSET: isize = offset_of!(IoBase, weak_references) as isize;

static_type! {
    /// The type `_io._IOBase`.
    pub static IO_BASE: IoBase = {
        name: "_io._IOBase",
        base: OBJECT,
        flags: HAVE_GC | BASE_TYPE,
        doc: "The base of all files.\n\nReading and writing are the business of the classes below it; this one has what does not depend on how\na file is read and written. Methods that a file does not support raise UnsupportedOperation, and all\nraise ValueError when the file is closed.",
        slots: IoBase::SLOTS,
        methods: IoBase::METHODS,
        getsets: IoBase::GETSETS,
        dict_offset: DICT_OFFSET,
        weaklist_offset: WEAK_REFERENCES_OFFSET,
    };
}

impl Trace for IoBase {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.dict.trace(tracer);
    }

    fn clear(&self) {
        drop(self.dict.take());
    }
}

impl IoBase {
    /// The head of a new file.
    pub(crate) fn new(object: Object) -> Self {
        Self { object, dict: Place::empty(), weak_references: Cell::new(0) }
    }

    /// The attributes; there may be none so far.
    pub(crate) fn attributes(&self) -> Option<Owned<Dict>> {
        self.dict.get()?.downcast().ok()
    }

    /// A copy of the attributes, or `None`.
    pub(crate) fn attributes_copy(&self, thread: &Thread) -> Fallible<Owned> {
        match self.attributes() {
            Some(dict) => Ok(dict.copy(thread)?.into_object()),
            None => Ok(thread.none()),
        }
    }

    /// The attributes, made if there are none.
    pub(crate) fn make_attributes(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        if let Some(dict) = self.attributes() {
            return Ok(dict);
        }
        let dict = Dict::new(thread)?;
        self.dict.set(dict.clone().into_object());
        Ok(dict)
    }
}

/// Refuses arguments of `__new__`, unless a class has an `__init__` of its own that takes them.
pub(crate) fn no_arguments(
    thread: &Thread,
    class: &TypeObject,
    arguments: &Arguments<'_>,
) -> Fallible {
    if arguments.is_empty() || !class.has_same_init(OBJECT.get()) {
        return Ok(());
    }
    let class = class.name().to_string_lossy();
    Err(raise!(thread, TYPE_ERROR, "{class}() takes no arguments"))
}

/// Raises if a stream is closed.
pub(crate) fn check_open(thread: &Thread, stream: &Object) -> Fallible {
    if is_closed(thread, stream)? {
        return Err(raise!(thread, VALUE_ERROR, "I/O operation on closed file."));
    }
    Ok(())
}

/// Checks that a stream can be read.
pub(crate) fn check_readable(thread: &Thread, stream: &Object) -> Fallible<Owned> {
    require(thread, stream, name!(thread, "readable"), "File or stream is not readable.")
}

/// Checks that a stream can be written.
pub(crate) fn check_writable(thread: &Thread, stream: &Object) -> Fallible<Owned> {
    require(thread, stream, name!(thread, "writable"), "File or stream is not writable.")
}

/// Checks that a stream has positions.
pub(crate) fn check_seekable(thread: &Thread, stream: &Object) -> Fallible<Owned> {
    require(thread, stream, name!(thread, "seekable"), "File or stream is not seekable.")
}

/// Whether `close` of the base has run: an attribute says so.
fn base_is_closed(thread: &Thread, stream: &Object) -> Fallible<bool> {
    let marker = name!(thread, "__IOBase_closed");
    Ok(object::lookup_attribute(thread, stream, marker)?.is_some())
}

/// What `close` of the base does: flushes, and marks the file as closed.
pub(crate) fn close(thread: &Thread, stream: &Object) -> Fallible {
    if base_is_closed(thread, stream)? {
        return Ok(());
    }
    let flushed = call::call_method(thread, stream, name!(thread, "flush"), &[]).map(drop);
    both(thread, flushed, || {
        let marker = name!(thread, "__IOBase_closed");
        object::set_attribute(thread, stream, marker, &thread.bool(true))
    })
}

/// Closes a file that is about to be destroyed.
fn finalize(thread: &Thread, stream: &Object) {
    let saved = thread.save_exception();
    let closed = match object::lookup_attribute(thread, stream, name!(thread, "closed")) {
        Ok(None) => Some(true),
        Ok(Some(closed)) => {
            object::is_true(thread, &closed).map_err(|raised| thread.clear_exception(raised)).ok()
        }
        Err(raised) => {
            thread.clear_exception(raised);
            None
        }
    };
    if closed == Some(false) {
        let marked =
            object::set_attribute(thread, stream, name!(thread, "_finalizing"), &thread.bool(true));
        if let Err(raised) = marked {
            thread.clear_exception(raised);
        }
        if let Err(raised) = call::call_method(thread, stream, name!(thread, "close"), &[]) {
            report(thread, raised, stream);
        }
    }
    thread.put_back_exception(saved);
}

/// Says that a file could not be closed.
fn report(thread: &Thread, raised: Raised, stream: &Object) {
    let Some(exception) = thread.take_exception(raised) else { return };
    let Some(report) = thread.interpreter().hooks.unraisable.get() else { return };
    let message = object::repr(thread, stream).and_then(|repr| {
        Str::new(thread, &format!("Exception ignored while finalizing file {repr}"))
    });
    let message = message.map_err(|raised| thread.clear_exception(raised)).ok();
    report(thread, exception, message.as_deref(), Some(stream));
}

#[slots]
impl IoBase {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        no_arguments(thread, class, &arguments)?;
        thread.new_instance(class, Self::new)
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned> {
        check_open(thread, self.as_object())?;
        Ok(Owned::share(self.as_object()))
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let line = call::call_method(thread, self.as_object(), name!(thread, "readline"), &[])?;
        Ok((object::length(thread, &line)? != 0).then_some(line))
    }

    fn tp_finalize(&self, thread: &Thread) {
        finalize(thread, self.as_object());
    }
}

#[methods]
impl IoBase {
    /// seek($self, offset, whence=os.SEEK_SET, /)
    ///
    /// Go to a position, and return where that is from the start.
    ///
    /// whence says from where offset counts: 0 from the start, 1 from the current position, 2 from the end.
    fn seek(&self, thread: &Thread, offset: &Object, whence: Option<&Object>) -> Fallible<Owned> {
        let _ = (offset, whence);
        Err(unsupported(thread, "seek"))
    }

    /// tell($self, /)
    ///
    /// The current position.
    fn tell(&self, thread: &Thread) -> Fallible<Owned> {
        let (offset, whence) = (thread.new_int(0)?, thread.new_int(1)?);
        call::call_method(thread, self.as_object(), name!(thread, "seek"), &[&offset, &whence])
    }

    /// truncate($self, size=None, /)
    ///
    /// Cut the file off at a size, by default the current position, and return the size.
    fn truncate(&self, thread: &Thread, size: Option<&Object>) -> Fallible<Owned> {
        let _ = size;
        Err(unsupported(thread, "truncate"))
    }

    /// flush($self, /)
    ///
    /// Write out what is buffered, if anything is.
    fn flush(&self, thread: &Thread) -> Fallible {
        if base_is_closed(thread, self.as_object())? {
            return Err(raise!(thread, VALUE_ERROR, "I/O operation on closed file."));
        }
        Ok(())
    }

    /// close($self, /)
    ///
    /// Flush and close; nothing happens if that was done before.
    fn close(&self, thread: &Thread) -> Fallible {
        close(thread, self.as_object())
    }

    /// seekable($self, /)
    ///
    /// Whether the file has positions: seek, tell and truncate work.
    fn seekable(&self, thread: &Thread) -> Fallible<bool> {
        let _ = thread;
        Ok(false)
    }

    /// readable($self, /)
    ///
    /// Whether the file can be read.
    fn readable(&self) -> bool {
        false
    }

    /// writable($self, /)
    ///
    /// Whether the file can be written.
    fn writable(&self) -> bool {
        false
    }

    /// _checkClosed($self, /)
    #[python(name = "_checkClosed")]
    fn check_closed(&self, thread: &Thread) -> Fallible {
        check_open(thread, self.as_object())
    }

    /// _checkSeekable($self, /)
    #[python(name = "_checkSeekable")]
    fn check_seekable(&self, thread: &Thread) -> Fallible<Owned> {
        check_seekable(thread, self.as_object())
    }

    /// _checkReadable($self, /)
    #[python(name = "_checkReadable")]
    fn check_readable(&self, thread: &Thread) -> Fallible<Owned> {
        check_readable(thread, self.as_object())
    }

    /// _checkWritable($self, /)
    #[python(name = "_checkWritable")]
    fn check_writable(&self, thread: &Thread) -> Fallible<Owned> {
        check_writable(thread, self.as_object())
    }

    /// fileno($self, /)
    ///
    /// The number of the file's descriptor, if it has one.
    fn fileno(&self, thread: &Thread) -> Fallible<Owned> {
        Err(unsupported(thread, "fileno"))
    }

    /// isatty($self, /)
    ///
    /// Whether the file is a terminal.
    fn isatty(&self, thread: &Thread) -> Fallible<bool> {
        check_open(thread, self.as_object())?;
        Ok(false)
    }

    /// __enter__($self, /)
    fn __enter__(&self, thread: &Thread) -> Fallible<Owned> {
        check_open(thread, self.as_object())?;
        Ok(Owned::share(self.as_object()))
    }

    /// Close the file.
    fn __exit__(&self, thread: &Thread, _arguments: Arguments<'_>) -> Fallible<Owned> {
        call::call_method(thread, self.as_object(), name!(thread, "close"), &[])
    }

    /// readline($self, size=-1, /)
    ///
    /// Read a line, at most so many bytes of it if size is not negative.
    ///
    /// The line ends with b'\n', but for the last one of the file, which may not.
    fn readline(&self, thread: &Thread, size: Option<Size>) -> Fallible<Owned<Bytes>> {
        readline(thread, self.as_object(), Size::limit(size))
    }

    /// readlines($self, hint=-1, /)
    ///
    /// A list of lines: all, or as many as it takes to come to hint bytes or characters.
    fn readlines(&self, thread: &Thread, hint: Option<Size>) -> Fallible<Owned<List>> {
        let result = List::new(thread)?;
        let hint = Size::of(hint);
        if hint <= 0 {
            result.extend_from(thread, self.as_object())?;
            return Ok(result);
        }
        let mut length = 0;
        let lines = iterate::iterator(thread, self.as_object())?;
        while let Some(line) = object::next(thread, &lines)? {
            length += object::length(thread, &line)?;
            result.push(thread, line)?;
            if length > hint as usize {
                break;
            }
        }
        Ok(result)
    }

    /// writelines($self, lines, /)
    ///
    /// Write a list of lines; nothing is added between them.
    fn writelines(&self, thread: &Thread, lines: &Object) -> Fallible {
        check_open(thread, self.as_object())?;
        let lines = iterate::iterator(thread, lines)?;
        while let Some(line) = object::next(thread, &lines)? {
            call::call_method(thread, self.as_object(), name!(thread, "write"), &[&line])?;
        }
        Ok(())
    }

    #[getter(name = "__dict__")]
    fn attribute_dict(&self, thread: &Thread) -> Fallible<Owned<Dict>> {
        self.make_attributes(thread)
    }

    #[getter]
    fn closed(&self, thread: &Thread) -> Fallible<bool> {
        base_is_closed(thread, self.as_object())
    }
}

/// A line of any stream of bytes, by `peek` and `read`.
fn readline(thread: &Thread, stream: &Object, limit: Option<usize>) -> Fallible<Owned<Bytes>> {
    let peek = object::lookup_attribute(thread, stream, name!(thread, "peek"))?;
    let one = thread.new_int(1)?;
    let mut line: Vec<u8> = Vec::new();
    while limit.is_none_or(|limit| line.len() < limit) {
        let mut wanted = 1;
        if let Some(peek) = &peek {
            let ahead = call::call(thread, peek, &[&one])?;
            let Some(ahead) = ahead.downcast_ref::<Bytes>() else {
                let class = ahead.type_name();
                let message = "peek() should have returned a bytes object, not";
                return Err(raise!(thread, OS_ERROR, "{message} '{class}'"));
            };
            let ahead = ahead.as_slice();
            let most = limit.map_or(ahead.len(), |limit| ahead.len().min(limit - line.len()));
            let ahead = &ahead[..most];
            if !ahead.is_empty() {
                wanted = memchr::memchr(b'\n', ahead).map_or(ahead.len(), |end| end + 1);
            }
        }
        let wanted = thread.new_int(wanted as i64)?;
        let part = call::call_method(thread, stream, name!(thread, "read"), &[&wanted])?;
        let Some(part) = part.downcast_ref::<Bytes>() else {
            let class = part.type_name();
            let message = "read() should have returned a bytes object, not";
            return Err(raise!(thread, OS_ERROR, "{message} '{class}'"));
        };
        if part.is_empty() {
            break;
        }
        if line.try_reserve(part.len()).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        line.extend_from_slice(part.as_slice());
        if line.last() == Some(&b'\n') {
            break;
        }
    }
    Bytes::new(thread, &line)
}

/// The bytes that a method `read` gave, which must be `bytes`.
pub(crate) fn bytes_read(thread: &Thread, read: Owned) -> Fallible<Owned<Bytes>> {
    read.downcast::<Bytes>().map_err(|_| raise!(thread, TYPE_ERROR, "read() should return bytes"))
}

/// Copies bytes into the start of a buffer that a program gave, which must have room for them.
pub(crate) fn copy_into(thread: &Thread, target: &Writable, bytes: &[u8]) -> Fallible<usize> {
    let (wanted, given) = (target.len(), bytes.len());
    if given > wanted {
        let message = "read() returned too much data:";
        return Err(raise!(
            thread,
            VALUE_ERROR,
            "{message} {wanted} bytes requested, {given} returned"
        ));
    }
    target.fill(bytes);
    Ok(given)
}
