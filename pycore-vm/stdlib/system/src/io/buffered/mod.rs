//! `BufferedReader`, `BufferedWriter`, `BufferedRandom`: a buffer in front of a raw file.
//!
//! The buffer holds bytes that were read ahead, or bytes that are to be written, never both: who turns from one to the
//! other puts the raw file where the program believes it to be. The three types are one struct, whose parameter says
//! which it is.

mod common;
mod lock;
mod raw;
mod read;
mod types;
mod write;

use std::cell::{Cell, RefCell};

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::errors::fatal;
use pycore_objects::protocol::object;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, name, raise};

use super::base::IoBase;
use super::buffered_base::BufferedIoBase;
use lock::{BufferLock, Entered, Refused};
pub use types::{BUFFERED_RANDOM, BUFFERED_READER, BUFFERED_WRITER, RANDOM, READER, WRITER};

/// What the buffer holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Content {
    /// Nothing, or bytes that were read ahead; the position is that of the next one to be given.
    #[default]
    Ahead,
    /// Bytes that are to be written; the position is that of the first one that is not.
    Pending,
}

/// Whether there is a raw file.
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

/// A file with a buffer, of the kind `KIND`.
#[repr(C)]
pub struct Buffered<const KIND: u8> {
    base: BufferedIoBase,
    dict: Place,
    weak_references: Cell<usize>,
    raw: Place,
    /// The object is about to be destroyed.
    finalizing: Cell<bool>,
    state: Cell<State>,
    content: Cell<Content>,
    lock: BufferLock,
    /// How many bytes the buffer holds at most.
    size: Cell<usize>,
    buffer: RefCell<Vec<u8>>,
    position: Cell<usize>,
    /// The file was closed, and the buffer given back.
    freed: Cell<bool>,
    /// Where the raw file is, if that is known.
    raw_position: Cell<Option<i64>>,
}

/// A file to be read.
pub(crate) type Reader = Buffered<READER>;
/// A file to be written.
pub(crate) type Writer = Buffered<WRITER>;
/// A file to be read and written.
pub(crate) type Random = Buffered<RANDOM>;

impl<const KIND: u8> Trace for Buffered<KIND> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.dict.trace(tracer);
        self.raw.trace(tracer);
    }

    fn clear(&self) {
        self.state.set(State::New);
        drop((self.dict.take(), self.raw.take()));
    }
}

impl<const KIND: u8> Buffered<KIND> {
    const CAN_READ: bool = KIND != WRITER;
    const CAN_WRITE: bool = KIND != READER;

    fn blank(object: Object) -> Self {
        Self {
            base: BufferedIoBase { base: IoBase::new(object) },
            dict: Place::empty(),
            weak_references: Cell::new(0),
            raw: Place::empty(),
            finalizing: Cell::new(false),
            state: Cell::default(),
            content: Cell::default(),
            lock: BufferLock::default(),
            size: Cell::new(0),
            buffer: RefCell::default(),
            position: Cell::new(0),
            freed: Cell::new(false),
            raw_position: Cell::new(None),
        }
    }

    /// Puts a raw file below the buffer.
    fn initialize(&self, raw: &Object, size: usize) {
        self.state.set(State::New);
        self.raw.set(Owned::share(raw));
        self.size.set(size);
        self.discard();
        self.freed.set(false);
        *self.buffer.borrow_mut() = Vec::new();
        self.raw_position.set(None);
        self.state.set(State::Ready);
    }

    /// The raw file, if there is one.
    pub(crate) fn raw(&self, thread: &Thread) -> Fallible<Owned> {
        match (self.state.get(), self.raw.get()) {
            (State::Ready, Some(raw)) => Ok(raw),
            (State::Detached, _) => {
                Err(raise!(thread, VALUE_ERROR, "raw stream has been detached"))
            }
            _ => Err(raise!(thread, VALUE_ERROR, "I/O operation on uninitialized object")),
        }
    }

    /// The same, if it is open; the message says what was to be done.
    fn open_raw(&self, thread: &Thread, message: &str) -> Fallible<Owned> {
        let raw = self.raw(thread)?;
        if self.raw_is_closed(thread, &raw)? && self.ahead() == 0 {
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        Ok(raw)
    }

    fn raw_is_closed(&self, thread: &Thread, raw: &Object) -> Fallible<bool> {
        match super::file::FileIo::exact(raw) {
            Some(file) => Ok(file.is_closed()),
            None => super::util::is_closed(thread, raw),
        }
    }

    /// Takes the buffer for itself.
    pub(crate) fn enter(&self, thread: &Thread) -> Fallible<Entered<'_>>
    where
        Self: ObjectLike,
    {
        let refused = match self.lock.enter(thread) {
            Ok(entered) => return Ok(entered),
            Err(refused) => refused,
        };
        let repr = object::repr(thread, self.as_object())?;
        match refused {
            Refused::Reentrant => {
                Err(raise!(thread, RUNTIME_ERROR, "reentrant call inside {repr}"))
            }
            // What is in the buffer cannot be written, and to go on would lose it without a word.
            Refused::Abandoned => fatal::end(
                thread,
                "_enter_buffered_busy",
                &format!(
                    "could not acquire lock for {repr} at interpreter shutdown, possibly due to daemon threads"
                ),
            ),
        }
    }

    /// How many bytes were read ahead.
    pub(crate) fn ahead(&self) -> usize {
        match self.content.get() {
            Content::Ahead => self.buffer.borrow().len().saturating_sub(self.position.get()),
            Content::Pending => 0,
        }
    }

    /// How many bytes wait to be written.
    fn pending(&self) -> usize {
        match self.content.get() {
            Content::Ahead => 0,
            Content::Pending => self.buffer.borrow().len().saturating_sub(self.position.get()),
        }
    }

    /// Forgets what is in the buffer.
    fn discard(&self) {
        self.content.set(Content::Ahead);
        self.position.set(0);
        self.buffer.borrow_mut().clear();
    }

    /// How far the raw file is ahead of where the program believes it to be.
    fn lead(&self) -> i64 {
        self.ahead() as i64 - self.pending() as i64
    }

    /// Has the raw file warn that nobody closed it.
    fn warn_unclosed(&self, thread: &Thread, source: &Object) {
        let Ok(raw) = self.raw(thread).map_err(|raised| thread.clear_exception(raised)) else {
            return;
        };
        if let Some(file) = super::file::FileIo::exact(&raw) {
            file.warn_if_open(thread, source);
            return;
        }
        let method = name!(thread, "_dealloc_warn");
        let warned = pycore_objects::protocol::call::call_method(thread, &raw, method, &[source]);
        if let Err(raised) = warned {
            thread.clear_exception(raised);
        }
    }
}
