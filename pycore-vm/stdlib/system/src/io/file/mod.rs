//! `FileIO`: a file descriptor as a file.

mod methods;
mod mode;
mod open;
pub(crate) mod transfer;

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::{Arguments, MemberKind, NativeMember};
use pycore_objects::protocol::object;
use pycore_objects::protocol::repr::Text;
use pycore_objects::types::str::Str;
use pycore_objects::{
    Fallible, Object, Owned, Place, Raised, Thread, TypeObject, errors, name, raise, slots,
};

use super::base::IoBase;
use super::raw::{RAW_IO_BASE, RawIoBase};
use super::sys;
pub(crate) use mode::Mode;

io_type! {
    /// A file descriptor as a file.
    pub struct FileIo = FILE_IO "_io.FileIO" in RAW_IO_BASE as RawIoBase {
        dict: Place,
        weak_references: Cell<usize>,
        /// The descriptor; negative when there is none.
        fd: Cell<i32>,
        mode: Cell<Mode>,
        /// Whether the file has positions, once that is known.
        seekable: Cell<Option<bool>>,
        /// Whether the descriptor is closed with the file.
        close_fd: Cell<bool>,
        /// The object is about to be destroyed.
        finalizing: Cell<bool>,
        /// The best size of a read or write.
        block_size: Cell<i64>,
        /// The size when the file was opened, for a first guess.
        size_at_open: Cell<i64>,
        /// Whether it may be a terminal.
        is_device: Cell<bool>,
    }
    traced(),
    methods: FileIo::METHODS,
    getsets: FileIo::GETSETS,
    members: MEMBERS
}

const MEMBERS: &[NativeMember] =
    &[NativeMember::new(c"_finalizing", MemberKind::Bool, offset_of!(FileIo, finalizing), 0, None)];

impl FileIo {
    /// The descriptor of an open file.
    #[inline]
    pub(crate) fn descriptor(&self, thread: &Thread) -> Fallible<i32> {
        let fd = self.fd.get();
        if fd < 0 {
            return Err(raise!(thread, VALUE_ERROR, "I/O operation on closed file"));
        }
        Ok(fd)
    }

    /// Whether the object is a `FileIO` itself, none of whose methods is hidden by an attribute.
    #[inline]
    pub(crate) fn exact(object: &Object) -> Option<&Self> {
        object.downcast_exact::<Self>()
    }

    /// The descriptor, to read from.
    #[inline]
    pub(crate) fn to_read(&self, thread: &Thread) -> Fallible<i32> {
        let fd = self.descriptor(thread)?;
        if self.mode.get().readable { Ok(fd) } else { Err(not_open(thread, "reading")) }
    }

    /// The descriptor, to write to.
    #[inline]
    pub(crate) fn to_write(&self, thread: &Thread) -> Fallible<i32> {
        let fd = self.descriptor(thread)?;
        if self.mode.get().writable { Ok(fd) } else { Err(not_open(thread, "writing")) }
    }

    fn blank(object: Object) -> Self {
        Self {
            base: RawIoBase { base: IoBase::new(object) },
            dict: Place::empty(),
            weak_references: Cell::new(0),
            fd: Cell::new(-1),
            mode: Cell::default(),
            seekable: Cell::new(None),
            close_fd: Cell::new(true),
            finalizing: Cell::new(false),
            block_size: Cell::new(0),
            size_at_open: Cell::new(-1),
            is_device: Cell::new(true),
        }
    }

    /// A new file, opened.
    pub(crate) fn opened(
        thread: &Thread,
        file: &Object,
        mode: Mode,
        close_fd: bool,
        opener: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let this = thread.new_object(Self::blank)?;
        this.open(thread, file, mode, close_fd, opener)?;
        Ok(this)
    }

    /// A file of a descriptor that stays open when the file is closed.
    pub(crate) fn of_descriptor(thread: &Thread, fd: i32, mode: Mode) -> Fallible<Owned<Self>> {
        let fd = thread.new_int(fd.into())?;
        Self::opened(thread, &fd, mode, false, None)
    }

    /// The best size of a read or write.
    pub(crate) fn block_size(&self) -> i64 {
        self.block_size.get()
    }

    /// Whether the file is a terminal, which only character devices are.
    pub(crate) fn looks_like_terminal(&self, thread: &Thread) -> Fallible<bool> {
        if !self.is_device.get() {
            return Ok(false);
        }
        let fd = self.descriptor(thread)?;
        Ok(sys::blocking(thread, || sys::is_terminal(fd)))
    }

    /// Whether there is no descriptor any more.
    #[inline]
    pub(crate) fn is_closed(&self) -> bool {
        self.fd.get() < 0
    }

    /// Closes the descriptor.
    fn close_descriptor(&self, thread: &Thread) -> Fallible {
        let fd = self.fd.replace(-1);
        if fd < 0 {
            return Ok(());
        }
        let closed = sys::blocking(thread, || sys::close(fd));
        closed.map_err(|number| sys::os_error(thread, number, None))
    }
}

#[cold]
fn not_open(thread: &Thread, what: &str) -> Raised {
    super::util::unsupported(thread, &format!("File not open for {what}"))
}

#[slots]
impl FileIo {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        _arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        thread.new_instance(class, Self::blank)
    }

    /// FileIO(file, mode='r', closefd=True, opener=None)
    ///
    /// Open a file.
    ///
    /// The mode is 'r', 'w', 'x' or 'a', with a '+' if the file is to be read and written. 'w' empties the
    /// file, 'x' fails if it exists, 'a' writes at the end. file may be a descriptor that is open; it stays
    /// open when the file is closed if closefd is False. opener is called with file and flags, and gives a
    /// descriptor.
    fn tp_init(
        &self,
        thread: &Thread,
        file: &Object,
        mode: Option<&Str>,
        closefd: Option<bool>,
        opener: Option<&Object>,
    ) -> Fallible {
        let mode = match mode {
            Some(mode) => Mode::parse(thread, &mode.to_string())?,
            None => Mode::READ,
        };
        self.open(thread, file, mode, closefd.unwrap_or(true), opener)
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let this = self.as_object();
        let class = this.type_object().name().to_string_lossy().into_owned();
        let fd = self.fd.get();
        if fd < 0 {
            return Str::new(thread, &format!("<{class} [closed]>"));
        }
        let mode = self.mode.get().name();
        let closes = if self.close_fd.get() { "True" } else { "False" };
        let name = object::lookup_attribute(thread, this, name!(thread, "name"))?;
        let Some(name) = name else {
            return Str::new(thread, &format!("<{class} fd={fd} mode='{mode}' closefd={closes}>"));
        };
        let Some(_guard) = object::repr_guard(thread, this) else {
            return Err(raise!(thread, RUNTIME_ERROR, "reentrant call inside {class}.__repr__"));
        };
        let mut text = Text::new(thread);
        text.push(&format!("<{class} name="))?;
        text.push_repr(&name)?;
        text.push(&format!(" mode='{mode}' closefd={closes}>"))?;
        text.finish()
    }
}

/// Warns that a file was never closed, `source`.
pub(crate) fn warn_unclosed(thread: &Thread, source: &Object) {
    let warned = object::repr(thread, source).and_then(|repr| {
        let message = format!("unclosed file {repr}");
        errors::warn(thread, &errors::RESOURCE_WARNING, &message, 1)
    });
    if let Err(raised) = warned {
        // Warnings may be errors, which nobody can catch here.
        errors::write_unraisable(thread, raised, Some(source));
    }
}
