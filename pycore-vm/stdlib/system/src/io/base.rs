//! `_IOBase`: what all files have in common.

use std::cell::Cell;
use std::ffi::CStr;
use std::mem::offset_of;

use pycore_objects::core::{Layout, ObjectLike, Trace, Tracer, TypeContents, TypeFlags};
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::{call, iterate, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::{Dict, instance};
use pycore_objects::types::list::List;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, Owned, Place, Raised, Thread, TypeObject, methods, name, raise, slots,
};

use super::util::{Size, both, is_closed, require, unsupported};
use super::writable::Writable;

/// An instance of a base of files, or of a class below that has no other native base.
#[repr(C)]
pub struct PlainFile {
    base: IoBase,
    dict: Place,
    weak_references: Cell<usize>,
}

/// Where the attributes of plain files are; the weak references follow.
const DICT_OFFSET: isize = offset_of!(PlainFile, dict) as isize;

#[expect(unsafe_code, reason = "one struct for several types")]
// SAFETY: the struct is `repr(C)` and begins with a header; instances are made by `PlainFile::of_class`. Types below with
// attributes in this place begin with these fields.
unsafe impl Layout for PlainFile {
    const WEAK_LIST: bool = true;

    fn type_object() -> &'static TypeObject {
        IO_BASE.get()
    }

    fn is_layout_of(candidate: &TypeObject) -> bool {
        candidate.derives_from(IO_BASE.get())
            && candidate.read(|raw| raw.tp_dictoffset) == DICT_OFFSET
    }
}

impl Trace for PlainFile {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.dict.trace(tracer);
    }

    fn clear(&self) {
        drop(self.dict.take());
    }
}

impl PlainFile {
    /// A new instance of a class.
    pub(crate) fn of_class(thread: &Thread, class: &TypeObject) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            base: IoBase { object },
            dict: Place::empty(),
            weak_references: Cell::new(0),
        })
    }
}

/// What the types of plain files have in common.
pub(crate) const fn plain_contents(name: &'static CStr, doc: &'static CStr) -> TypeContents {
    let flags = TypeFlags::HAVE_GC.union(TypeFlags::BASE_TYPE);
    let mut contents = TypeContents::of::<PlainFile>(name, flags);
    contents.doc = Some(doc);
    contents.hides_constructor = true;
    contents.inherits_finalizer = true;
    contents.dict_offset = DICT_OFFSET;
    contents.weaklist_offset = offset_of!(PlainFile, weak_references) as isize;
    contents
}

/// Declares a base of files, whose struct is nothing but the head.
macro_rules! base_of_files {
    (
        $(#[$doc:meta])*
        pub struct $Struct:ident = $STATIC:ident $name:literal in $BASE:path {
            $field:ident: $Head:ty,
        }
        doc $text:literal
        $(, $key:ident: $value:expr)*
        $(,)?
    ) => {
        $(#[$doc])*
        #[repr(C)]
        pub struct $Struct {
            pub(crate) $field: $Head,
        }

        #[doc = concat!("The type `", stringify!($name), "`.")]
        pub static $STATIC: ::pycore_objects::core::TypeStatic = ::pycore_objects::core::TypeStatic::new(
            &$STATIC,
            &const {
                let mut contents = $crate::io::base::plain_contents($name, $text);
                contents.base = Some(&$BASE);
                contents.slots = $Struct::SLOTS;
                $(contents.$key = $value;)*
                contents
            },
        );

        #[expect(unsafe_code, reason = "the head of several structs")]
        // SAFETY: the struct is `repr(C)` and nothing but the header with which all instances begin.
        unsafe impl ::pycore_objects::core::Layout for $Struct {
            fn type_object() -> &'static ::pycore_objects::TypeObject {
                $STATIC.get()
            }
        }

        impl ::pycore_objects::core::Trace for $Struct {
            fn trace(&self, _tracer: &mut ::pycore_objects::core::Tracer<'_>) {}
        }
    };
}
pub(crate) use base_of_files;

base_of_files! {
    /// What every file begins with. Where its attributes and weak references are is the affair of its type.
    pub struct IoBase = IO_BASE c"_io._IOBase" in OBJECT {
        object: Object,
    }
    doc c"The base of all files.\n\nReading and writing are the business of the classes below it; this one has what does not depend on how\na file is read and written. Methods that a file does not support raise UnsupportedOperation, and all\nraise ValueError when the file is closed.",
    methods: IoBase::METHODS,
    getsets: IoBase::GETSETS,
}

impl IoBase {
    /// The head of a new file.
    pub(crate) fn new(object: Object) -> Self {
        Self { object }
    }
}

/// A copy of the attributes of a file, or `None`.
pub(crate) fn attributes_copy(thread: &Thread, file: &Object) -> Fallible<Owned> {
    match instance::existing_dict(file) {
        Some(dict) => Ok(dict.copy(thread)?.into_object()),
        None => Ok(thread.none()),
    }
}

/// Adds attributes to a file.
pub(crate) fn add_attributes(thread: &Thread, file: &Object, attributes: &Dict) -> Fallible {
    match instance::dict(thread, file)? {
        Some(dict) => dict.update_from(thread, attributes.as_object()),
        None => Ok(()),
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
    report(thread, exception, message.as_deref(), None);
}

#[slots]
impl IoBase {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<PlainFile>> {
        no_arguments(thread, class, &arguments)?;
        PlainFile::of_class(thread, class)
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

    // Close the file.
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
    fn attribute_dict(&self, thread: &Thread) -> Fallible<Option<Owned<Dict>>> {
        instance::dict(thread, self.as_object())
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
