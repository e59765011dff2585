//! `stderrprinter`: a stream that writes to a file descriptor at once, for what is printed before there is `_io`.

use std::fs::File;
use std::io::{ErrorKind, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::os::fd::FromRawFd;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::errors::raise_os_error;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, slots, static_type};

/// A stream on a file descriptor.
#[repr(C)]
pub struct Printer {
    object: Object,
    descriptor: i32,
}

static_type! {
    /// The type `stderrprinter`.
    pub static PRINTER: Printer = {
        name: "stderrprinter",
        base: OBJECT,
        flags: DISALLOW_INSTANTIATION,
        slots: Printer::SLOTS,
        methods: Printer::METHODS,
        getsets: Printer::GETSETS,
    };
}

impl Trace for Printer {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Printer {
    /// A stream on a file descriptor, which stays open when the stream is gone.
    pub fn new(thread: &Thread, descriptor: i32) -> Fallible<Owned<Self>> {
        ready(thread, &PRINTER)?;
        thread.new_object(|object| Self { object, descriptor })
    }

    #[allow(unsafe_code, reason = "the descriptor is the process's")]
    fn file(&self) -> ManuallyDrop<File> {
        // SAFETY: the file is not closed here; a descriptor that is none makes its functions fail.
        ManuallyDrop::new(unsafe { File::from_raw_fd(self.descriptor) })
    }
}

#[slots]
impl Printer {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let address = self.object.address();
        Str::new(thread, &format!("<stderrprinter(fd={}) object at {address:#x}>", self.descriptor))
    }
}

#[methods]
impl Printer {
    /// write($self, string, /)
    ///
    /// Writes text, and gives the number of its characters.
    fn write(&self, thread: &Thread, string: &Str) -> Fallible<usize> {
        let text = string.as_object();
        let arguments = [thread.new_str("utf-8")?, thread.new_str("backslashreplace")?];
        let encode = pycore_objects::name!(thread, "encode");
        let bytes = pycore_objects::protocol::call::call_method(
            thread,
            text,
            encode,
            &[&arguments[0], &arguments[1]],
        )?;
        let Some(bytes) = bytes.downcast_ref::<pycore_objects::types::bytes::Bytes>() else {
            return Ok(0);
        };
        match self.file().write_all(bytes.as_slice()) {
            Ok(()) => Ok(string.len()),
            Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(0),
            Err(error) => Err(raise_os_error(thread, error.raw_os_error().unwrap_or(0), &[])),
        }
    }

    /// flush($self, /)
    ///
    /// Does nothing: what is written is written at once.
    fn flush(&self) {}

    /// close($self, /)
    ///
    /// Does nothing: the file is the process's.
    fn close(&self) {}

    /// fileno($self, /)
    ///
    /// The number of the file.
    fn fileno(&self) -> i32 {
        self.descriptor
    }

    /// isatty($self, /)
    ///
    /// Whether the file is a terminal.
    fn isatty(&self) -> bool {
        self.file().is_terminal()
    }

    /// Whether the stream is closed: it never is.
    #[getter]
    fn closed(&self) -> bool {
        false
    }

    /// The encoding of the text; none is named.
    #[getter]
    fn encoding(&self) {}

    /// How the file is open.
    #[getter]
    fn mode(&self) -> &'static str {
        "w"
    }
}
