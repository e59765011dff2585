//! `BytesIO`: a file of bytes in memory.

mod content;
mod export;
mod methods;

use std::cell::Cell;

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::Arguments;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Object, Owned, Place, Raised, Thread, TypeObject, raise, slots};

use super::base::IoBase;
use super::buffered_base::{BUFFERED_IO_BASE, BufferedIoBase};
use super::util::is_closed;
use content::{Content, Exports};
pub use export::{BYTES_IO_BUFFER, BytesIoBuffer};

io_type! {
    /// A file of bytes in memory.
    pub struct BytesIo = BYTES_IO "_io.BytesIO" in BUFFERED_IO_BASE as BufferedIoBase {
        /// The content, if it is that of a bytes object.
        shared: Place<Bytes>,
        /// The content otherwise.
        content: Content,
        position: Cell<usize>,
        dict: Place,
        weak_references: Cell<usize>,
        exports: Exports,
    }
    traced(shared),
    methods: BytesIo::METHODS,
    getsets: BytesIo::GETSETS
}

const _: () = assert!(size_of::<BytesIo>() == 64 && std::mem::offset_of!(BytesIo, dict) == 40);

impl BytesIo {
    fn check_open(&self, thread: &Thread) -> Fallible {
        if self.exports.is_closed() {
            return Err(raise!(thread, VALUE_ERROR, "I/O operation on closed file."));
        }
        Ok(())
    }

    fn check_exports(&self, thread: &Thread) -> Fallible {
        if self.exports.are_there() {
            let message = "Existing exports of data: object cannot be re-sized";
            return Err(raise!(thread, BUFFER_ERROR, "{message}"));
        }
        Ok(())
    }

    /// Runs `work` on the content; it must not run code of the program.
    fn with<R>(&self, work: impl FnOnce(&[u8]) -> R) -> R {
        match self.shared.get() {
            Some(shared) => work(shared.as_slice()),
            None => self.content.read(work),
        }
    }

    /// Number of bytes.
    fn len(&self) -> usize {
        self.with(<[u8]>::len)
    }

    /// Makes the content the file's own.
    fn own(&self, thread: &Thread) -> Fallible {
        let Some(shared) = self.shared.get() else { return self.content.prepare(thread) };
        let mut content = thread.vector(shared.len())?;
        content.extend_from_slice(shared.as_slice());
        self.content.prepare(thread)?;
        self.content.change(|own| *own = content);
        drop(self.shared.take());
        Ok(())
    }

    fn set_content(&self, content: Option<Owned<Bytes>>) {
        self.content.empty();
        drop(self.shared.replace(content));
    }

    /// Writes at the position, which may be behind the end.
    fn write_at_position(&self, thread: &Thread, bytes: &[u8]) -> Fallible<usize> {
        self.check_open(thread)?;
        self.check_exports(thread)?;
        if bytes.is_empty() {
            return Ok(0);
        }
        self.own(thread)?;
        let start = self.position.get();
        let Some(end) = start.checked_add(bytes.len()) else {
            return Err(thread.raise_out_of_memory());
        };
        let written = self.content.change(|content| {
            if end <= content.len() {
                content[start..end].copy_from_slice(bytes);
                return true;
            }
            if content.try_reserve(end - content.len()).is_err() {
                return false;
            }
            if start > content.len() {
                content.resize(start, 0);
            }
            content.truncate(start);
            content.extend_from_slice(bytes);
            true
        });
        if !written {
            return Err(thread.raise_out_of_memory());
        }
        self.position.set(end);
        Ok(bytes.len())
    }

    /// Takes a part that begins at the position: `count` says how long it is, of what is there.
    fn take(&self, thread: &Thread, count: impl FnOnce(&[u8]) -> usize) -> Fallible<Owned<Bytes>> {
        self.check_open(thread)?;
        let start = self.position.get();
        if start == 0
            && let Some(shared) = self.shared.get()
        {
            let count = count(shared.as_slice()).min(shared.len());
            self.position.set(count);
            if count == shared.len() {
                return Ok(shared);
            }
            return Bytes::new(thread, &shared.as_slice()[..count]);
        }
        self.with(|content| {
            let rest = content.get(start..).unwrap_or_default();
            let count = count(rest).min(rest.len());
            let bytes = Bytes::new(thread, &rest[..count])?;
            self.position.set(start + count);
            Ok(bytes)
        })
    }

    fn take_line(&self, thread: &Thread, limit: Option<usize>) -> Fallible<Owned<Bytes>> {
        self.take(thread, |rest| {
            let rest = &rest[..rest.len().min(limit.unwrap_or(usize::MAX))];
            memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1)
        })
    }
}

#[cold]
fn negative(thread: &Thread, what: &str, value: isize) -> Raised {
    raise!(thread, VALUE_ERROR, "negative {what} value {value}")
}

#[slots]
impl BytesIo {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            base: BufferedIoBase { base: IoBase::new(object) },
            dict: Place::empty(),
            weak_references: Cell::new(0),
            shared: Place::empty(),
            content: Content::default(),
            position: Cell::new(0),
            exports: Exports::default(),
        })
    }

    /// BytesIO(initial_bytes=b'')
    ///
    /// A file of bytes in memory.
    fn tp_init(&self, thread: &Thread, initial_bytes: Option<&Object>) -> Fallible {
        self.check_exports(thread)?;
        self.position.set(0);
        self.set_content(None);
        let Some(initial) = initial_bytes.filter(|initial| !initial.is_none()) else {
            return Ok(());
        };
        if let Some(bytes) = initial.downcast_exact::<Bytes>() {
            self.set_content(Some(Owned::share(bytes)));
            return Ok(());
        }
        let bytes = pycore_objects::protocol::buffer::BytesLike::of(thread, initial)?;
        self.write_at_position(thread, &bytes)?;
        self.position.set(0);
        Ok(())
    }

    fn tp_iter(&self, thread: &Thread) -> Fallible<Owned> {
        if is_closed(thread, self.as_object())? {
            return Err(raise!(thread, VALUE_ERROR, "I/O operation on closed file."));
        }
        Ok(Owned::share(self.as_object()))
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let line = self.take_line(thread, None)?;
        Ok((!line.is_empty()).then(|| line.into_object()))
    }
}
