//! `TextIOWrapper`: text over a file of bytes.

mod codec;
mod cookie;
mod methods;
mod position;
mod read;
mod setup;
mod write;

use std::cell::{Cell, RefCell};
use std::mem::offset_of;

use pycore_objects::codecs::Native;
use pycore_objects::core::{Layout, ObjectLike};
use pycore_objects::declare::{Arguments, MemberKind, NativeMember};
use pycore_objects::protocol::repr::Text;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, errors, name, raise, slots,
};

use super::base::IoBase;
use super::buffered::{Random, Reader, Writer};
use super::file::FileIo;
use super::newline::Newlines;
use super::text_base::{TEXT_IO_BASE, TextIoBase};
use super::util::is_closed;
pub(crate) use read::Found;
pub(crate) use setup::Settings;
pub(crate) use write::with_ends;

/// How ends of lines are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ends {
    /// All kinds, translated to `\n`: `None`.
    #[default]
    Translated,
    /// All kinds, as they are: the empty string.
    Universal,
    /// Only `\n`, `\r` or `\r\n`.
    Only(&'static str),
}

/// Whether there is a file of bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum State {
    /// `__init__` has not succeeded.
    #[default]
    New,
    /// There is.
    Ready,
    /// It was taken out.
    Detached,
}

/// Bytes decoded last, and the state of the decoder before them.
#[derive(Clone)]
struct Snapshot {
    flags: i64,
    input: Owned<Bytes>,
}

io_type! {
    /// Text over a file of bytes.
    pub struct TextIoWrapper = TEXT_IO_WRAPPER "_io.TextIOWrapper" in TEXT_IO_BASE as TextIoBase {
        dict: Place,
        weak_references: Cell<usize>,
        buffer: Place,
        /// The raw file below an own buffer, to see quickly whether it is closed.
        raw: Place,
        encoding: Place<Str>,
        errors: Place<Str>,
        /// Encoder and decoder of codecs that are not ours.
        encoder: Place,
        decoder: Place,
        /// The bytes of the snapshot.
        snapshot_input: Place<Bytes>,
        /// Text that was decoded, and how much of it was read.
        decoded: Place<Str>,
        used: Cell<usize>,
        state: Cell<State>,
        line_buffering: Cell<bool>,
        write_through: Cell<bool>,
        /// The object is about to be destroyed.
        finalizing: Cell<bool>,
        readable: Cell<bool>,
        writable: Cell<bool>,
        seekable: Cell<bool>,
        /// Whether `tell` works: not while lines are iterated over.
        telling: Cell<bool>,
        has_read1: Cell<bool>,
        /// The encoding, if it is one that is decoded here.
        native_decoder: Cell<Option<Native>>,
        /// The encoding, if it is one that is encoded here.
        native_encoder: Cell<Option<Native>>,
        /// Nothing has been encoded yet: a mark of the byte order may be due.
        at_start: Cell<bool>,
        ends: Cell<Ends>,
        /// What `\n` is written as, if not as it is.
        written_end: Cell<Option<&'static str>>,
        newlines: Newlines,
        /// Bytes at the end of the input that are no character yet.
        undecoded: RefCell<Vec<u8>>,
        /// Encoded bytes that are to be written.
        pending: RefCell<Vec<u8>>,
        chunk_size: Cell<usize>,
        snapshot_flags: Cell<i64>,
        /// Bytes per character in the last chunk.
        ratio: Cell<f64>,
    }
    traced(buffer, raw, encoding, errors, encoder, decoder, snapshot_input, decoded),
    methods: TextIoWrapper::METHODS,
    getsets: TextIoWrapper::GETSETS,
    hides_constructor: true,
    members: MEMBERS
}

/// How many bytes are read or written at once.
const CHUNK_SIZE: usize = 8192;

const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"encoding",
        MemberKind::ObjectOrNone,
        offset_of!(TextIoWrapper, encoding),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"line_buffering",
        MemberKind::Bool,
        offset_of!(TextIoWrapper, line_buffering),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"write_through",
        MemberKind::Bool,
        offset_of!(TextIoWrapper, write_through),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"_finalizing",
        MemberKind::Bool,
        offset_of!(TextIoWrapper, finalizing),
        0,
        None,
    ),
];

/// The file of bytes below, where it is one of ours.
pub(crate) enum Below<'a> {
    Reader(&'a Reader),
    Writer(&'a Writer),
    Random(&'a Random),
    File(&'a FileIo),
    Other,
}

impl<'a> Below<'a> {
    fn of(buffer: &'a Object) -> Self {
        let class: *const TypeObject = buffer.type_object();
        let is = |other: &TypeObject| std::ptr::eq(class, other);
        let found = if is(Writer::type_object()) {
            buffer.downcast_exact().map(Self::Writer)
        } else if is(Reader::type_object()) {
            buffer.downcast_exact().map(Self::Reader)
        } else if is(Random::type_object()) {
            buffer.downcast_exact().map(Self::Random)
        } else {
            buffer.downcast_exact().map(Self::File)
        };
        found.unwrap_or(Self::Other)
    }
}

impl TextIoWrapper {
    /// A wrapper that `__init__` has still to complete.
    pub(crate) fn blank(object: Object) -> Self {
        Self {
            base: TextIoBase { base: IoBase::new(object) },
            dict: Place::empty(),
            weak_references: Cell::new(0),
            buffer: Place::empty(),
            raw: Place::empty(),
            encoding: Place::empty(),
            errors: Place::empty(),
            encoder: Place::empty(),
            decoder: Place::empty(),
            snapshot_input: Place::empty(),
            decoded: Place::empty(),
            used: Cell::new(0),
            state: Cell::default(),
            line_buffering: Cell::new(false),
            write_through: Cell::new(false),
            finalizing: Cell::new(false),
            readable: Cell::new(false),
            writable: Cell::new(false),
            seekable: Cell::new(false),
            telling: Cell::new(false),
            has_read1: Cell::new(false),
            native_decoder: Cell::new(None),
            native_encoder: Cell::new(None),
            at_start: Cell::new(true),
            ends: Cell::default(),
            written_end: Cell::new(None),
            newlines: Newlines::default(),
            undecoded: RefCell::default(),
            pending: RefCell::default(),
            chunk_size: Cell::new(CHUNK_SIZE),
            snapshot_flags: Cell::new(0),
            ratio: Cell::new(0.0),
        }
    }

    /// A new file of text.
    pub(crate) fn over(
        thread: &Thread,
        buffer: &Object,
        settings: &Settings<'_>,
    ) -> Fallible<Owned<Self>> {
        let this = thread.new_object(Self::blank)?;
        this.set_up(thread, buffer, settings)?;
        Ok(this)
    }

    /// The file of bytes, if there is one.
    pub(crate) fn below(&self, thread: &Thread) -> Fallible<Owned> {
        match (self.state.get(), self.buffer.get()) {
            (State::Ready, Some(buffer)) => Ok(buffer),
            (State::Detached, _) => {
                Err(raise!(thread, VALUE_ERROR, "underlying buffer has been detached"))
            }
            _ => Err(raise!(thread, VALUE_ERROR, "I/O operation on uninitialized object")),
        }
    }

    /// The file of bytes, if it is open.
    pub(crate) fn open_below(&self, thread: &Thread) -> Fallible<Owned> {
        let buffer = self.below(thread)?;
        let closed = match self.raw.get() {
            Some(raw) if self.is_exact() => match FileIo::exact(&raw) {
                Some(file) => file.is_closed(),
                None => is_closed(thread, &raw)?,
            },
            _ if self.is_exact() => is_closed(thread, &buffer)?,
            _ => is_closed(thread, self.as_object())?,
        };
        if closed {
            return Err(raise!(thread, VALUE_ERROR, "I/O operation on closed file."));
        }
        Ok(buffer)
    }

    /// Whether the object is no instance of a subclass, whose methods may be others.
    fn is_exact(&self) -> bool {
        self.as_object().downcast_exact::<Self>().is_some()
    }

    fn snapshot(&self) -> Option<Snapshot> {
        let input = self.snapshot_input.get()?;
        Some(Snapshot { flags: self.snapshot_flags.get(), input })
    }

    fn set_snapshot(&self, snapshot: Option<Snapshot>) {
        let (flags, input) = match snapshot {
            Some(Snapshot { flags, input }) => (flags, Some(input)),
            None => (0, None),
        };
        self.snapshot_flags.set(flags);
        drop(self.snapshot_input.replace(input));
    }

    fn set_decoded(&self, text: Option<Owned<Str>>) {
        self.used.set(0);
        drop(self.decoded.replace(text));
    }

    /// Has the file of bytes flushed.
    fn flush_below(&self, thread: &Thread) -> Fallible {
        call::call_method(thread, &*self.below(thread)?, name!(thread, "flush"), &[]).map(drop)
    }

    /// Has this file flushed, by its own method.
    fn flush_self(&self, thread: &Thread) -> Fallible {
        call::call_method(thread, self.as_object(), name!(thread, "flush"), &[]).map(drop)
    }
}

#[slots]
impl TextIoWrapper {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, Self::blank)
    }

    /// TextIOWrapper(buffer, encoding=None, errors=None, newline=None,
    ///               line_buffering=False, write_through=False)
    ///
    /// Text over a file of bytes.
    ///
    /// The encoding is the locale's unless it is given; errors says what is done about what cannot be
    /// converted. newline is None for all kinds of ends of lines, read as '\n'; '' for all, read as they are;
    /// '\n', '\r' or '\r\n' for this one alone. With line_buffering, the end of a line has everything
    /// written; with write_through, nothing is kept here.
    #[expect(clippy::too_many_arguments, reason = "as many as Python's type has")]
    fn tp_init(
        &self,
        thread: &Thread,
        buffer: &Object,
        encoding: Option<&Str>,
        errors: Option<&Str>,
        newline: Option<&Str>,
        line_buffering: Option<bool>,
        write_through: Option<bool>,
    ) -> Fallible {
        let settings = Settings {
            encoding,
            errors,
            newline,
            line_buffering: line_buffering.unwrap_or(false),
            write_through: write_through.unwrap_or(false),
        };
        self.set_up(thread, buffer, &settings)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.below_or_detached(thread)?;
        let this = self.as_object();
        let class = this.type_object().name().to_string_lossy().into_owned();
        let Some(_guard) = object::repr_guard(thread, this) else {
            return Err(raise!(thread, RUNTIME_ERROR, "reentrant call inside {class}.__repr__"));
        };
        let mut text = Text::new(thread);
        text.push(&format!("<{class}"))?;
        for (label, attribute) in
            [(" name=", name!(thread, "name")), (" mode=", name!(thread, "mode"))]
        {
            match object::lookup_attribute(thread, this, attribute) {
                Ok(Some(value)) => {
                    text.push(label)?;
                    text.push_repr(&value)?;
                }
                Ok(None) => {}
                Err(raised) => raised.suppress(thread, &errors::VALUE_ERROR)?,
            }
        }
        text.push(" encoding=")?;
        match self.encoding.get() {
            Some(encoding) => text.push_repr(encoding.as_object())?,
            None => text.push("None")?,
        }
        text.push(">")?;
        text.finish()
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.below(thread)?;
        self.telling.set(false);
        let line = if self.is_exact() {
            self.open_below(thread)?;
            self.read_line(thread, None)?.into_object()
        } else {
            let line = call::call_method(thread, self.as_object(), name!(thread, "readline"), &[])?;
            if (*line).downcast::<Str>().is_none() {
                let class = line.type_name();
                let message = "readline() should have returned a str object, not";
                return Err(raise!(thread, OS_ERROR, "{message} '{class}'"));
            }
            line
        };
        if (*line).downcast::<Str>().is_none_or(Str::is_empty) {
            self.set_snapshot(None);
            self.telling.set(self.seekable.get());
            return Ok(None);
        }
        Ok(Some(line))
    }
}

impl TextIoWrapper {
    /// Raises if `__init__` has not succeeded.
    fn below_or_detached(&self, thread: &Thread) -> Fallible {
        if self.state.get() == State::New {
            return Err(raise!(thread, VALUE_ERROR, "I/O operation on uninitialized object"));
        }
        Ok(())
    }
}
