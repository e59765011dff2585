//! `_TextIOBase`: files of text.

use pycore_objects::core::ObjectLike;
use pycore_objects::declare::Arguments;
use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject, methods, slots};

use super::base::{IO_BASE, IoBase, PlainFile, base_of_files, no_arguments};
use super::util::unsupported;

base_of_files! {
    /// The base of files of text.
    pub struct TextIoBase = TEXT_IO_BASE c"_io._TextIOBase" in IO_BASE {
        base: IoBase,
    }
    doc c"The base of files of text: they are read and written by characters and lines.",
    methods: TextIoBase::METHODS,
    getsets: TextIoBase::GETSETS
}

#[slots]
impl TextIoBase {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<PlainFile>> {
        no_arguments(thread, class, &arguments)?;
        PlainFile::of_class(thread, class)
    }
}

#[methods]
impl TextIoBase {
    /// detach($self, /)
    ///
    /// Take the file of bytes out, which the file has no more use for.
    fn detach(&self, thread: &Thread) -> Fallible<Owned> {
        Err(unsupported(thread, "detach"))
    }

    /// read($self, size=-1, /)
    ///
    /// Read so many characters, or fewer at the end; without a size, all that is left.
    fn read(&self, thread: &Thread, size: Option<&Object>) -> Fallible<Owned> {
        let _ = size;
        Err(unsupported(thread, "read"))
    }

    /// readline($self, size=-1, /)
    ///
    /// Read a line, at most so many characters of it if size is not negative.
    fn readline(&self, thread: &Thread, size: Option<&Object>) -> Fallible<Owned> {
        let _ = size;
        Err(unsupported(thread, "readline"))
    }

    /// write($self, s, /)
    ///
    /// Write text, and return how many characters it has.
    fn write(&self, thread: &Thread, s: &Object) -> Fallible<Owned> {
        let _ = s;
        Err(unsupported(thread, "write"))
    }

    /// The encoding; None here.
    #[getter]
    fn encoding(&self, thread: &Thread) -> Owned {
        let _ = self.as_object();
        thread.none()
    }

    /// The ends of lines that were read so far; None here.
    #[getter]
    fn newlines(&self, thread: &Thread) -> Owned {
        thread.none()
    }

    /// The handler of what cannot be converted; None here.
    #[getter]
    fn errors(&self, thread: &Thread) -> Owned {
        thread.none()
    }
}
