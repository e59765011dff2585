//! `MemoryBIO`: bytes that are written at one end and read at the other.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::object::OBJECT;
use pycore_objects::{
    Fallible, Object, Owned, Thread, TypeObject, methods, raise, slots, static_type,
};

use crate::errors::raise_message;

/// A queue of bytes.
#[repr(C)]
pub(crate) struct MemoryBio {
    object: Object,
    bytes: RefCell<VecDeque<u8>>,
    /// Whether nothing more will be written.
    is_closed: Cell<bool>,
}

static_type! {
    /// The type of queues of bytes.
    pub(crate) static MEMORY_BIO: MemoryBio = {
        name: "_ssl.MemoryBIO",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        slots: MemoryBio::SLOTS,
        methods: MemoryBio::METHODS,
        getsets: MemoryBio::GETSETS,
    };
}

impl Trace for MemoryBio {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl MemoryBio {
    /// Takes bytes out; gives how many.
    pub(crate) fn take(&self, room: &mut [u8]) -> usize {
        let mut bytes = self.bytes.borrow_mut();
        let count = room.len().min(bytes.len());
        for (place, byte) in room.iter_mut().zip(bytes.drain(..count)) {
            *place = byte;
        }
        count
    }

    /// Puts bytes in.
    pub(crate) fn put(&self, thread: &Thread, data: &[u8]) -> Fallible {
        let mut bytes = self.bytes.borrow_mut();
        if bytes.try_reserve(data.len()).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        bytes.extend(data);
        Ok(())
    }

    /// Whether nothing more will come.
    pub(crate) fn is_at_end(&self) -> bool {
        self.is_closed.get() && self.bytes.borrow().is_empty()
    }
}

#[slots]
impl MemoryBio {
    /// MemoryBIO()
    ///
    /// A queue of bytes in memory.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        if !arguments.names().is_empty() {
            return Err(raise!(thread, TYPE_ERROR, "MemoryBIO() takes no keyword arguments"));
        }
        if !arguments.is_empty() {
            return Err(raise!(thread, TYPE_ERROR, "MemoryBIO() takes no positional arguments"));
        }
        thread.new_instance(class, |object| Self {
            object,
            bytes: RefCell::default(),
            is_closed: Cell::new(false),
        })
    }
}

#[methods]
impl MemoryBio {
    /// read($self, size=-1, /)
    ///
    /// Take out bytes, all of them or at most size.
    fn read(&self, thread: &Thread, size: Option<isize>) -> Fallible<Owned<Bytes>> {
        let there = self.bytes.borrow().len();
        let count = size.and_then(|size| usize::try_from(size).ok()).unwrap_or(there).min(there);
        let mut room: Vec<u8> = thread.vector(count)?;
        room.resize(count, 0);
        self.take(&mut room);
        Bytes::new(thread, &room)
    }

    /// write($self, b, /)
    ///
    /// Put bytes in; the result is how many.
    fn write(&self, thread: &Thread, b: BytesLike<'_>) -> Fallible<usize> {
        if self.is_closed.get() {
            return Err(raise_message(thread, "cannot write() after write_eof()"));
        }
        self.put(thread, &b)?;
        Ok(b.len())
    }

    /// write_eof($self, /)
    ///
    /// Say that nothing more will be written.
    fn write_eof(&self) {
        self.is_closed.set(true);
    }

    /// Bytes that wait.
    #[getter]
    fn pending(&self) -> usize {
        self.bytes.borrow().len()
    }

    /// Whether everything has been read and nothing more will come.
    #[getter]
    fn eof(&self) -> bool {
        self.is_at_end()
    }
}
