//! Text that is put together of strings, and the `repr` of containers, which may contain themselves.

use std::ops::{Deref, DerefMut};

use pycore_text::{OutOfMemory, TextBuf};

use super::object::{self, ReprGuard};
use crate::core::{Fallible, Object, Owned, Thread};
use crate::types::str::Str;

/// A string while it is put together.
pub struct Text<'t> {
    thread: &'t Thread,
    buffer: TextBuf,
}

impl<'t> Text<'t> {
    /// Empty text.
    pub fn new(thread: &'t Thread) -> Self {
        Self { thread, buffer: TextBuf::new() }
    }

    /// Adds text.
    pub fn push(&mut self, text: &str) -> Fallible {
        self.buffer.push_str(text).map_err(|OutOfMemory| self.thread.raise_out_of_memory())
    }

    /// Adds a string.
    pub fn push_str(&mut self, text: &Str) -> Fallible {
        self.buffer.push_view(text.view()).map_err(|OutOfMemory| self.thread.raise_out_of_memory())
    }

    /// Adds text of any width.
    pub fn push_view(&mut self, text: pycore_text::View<'_>) -> Fallible {
        self.buffer.push_view(text).map_err(|OutOfMemory| self.thread.raise_out_of_memory())
    }

    /// Adds the `repr` of an object.
    pub fn push_repr(&mut self, object: &Object) -> Fallible {
        let text = object::repr(self.thread, object)?;
        self.push_str(&text)
    }

    /// The string.
    pub fn finish(self) -> Fallible<Owned<Str>> {
        Str::from_buffer(self.thread, &self.buffer)
    }
}

/// The `repr` of a container while it is written; the container is recognised if it is met within itself.
pub struct Repr<'t> {
    text: Text<'t>,
    _guard: ReprGuard<'t>,
}

impl<'t> Repr<'t> {
    /// Begins with the opening bracket. `None` if the container is being written already: it is within itself.
    pub fn begin(thread: &'t Thread, container: &'t Object, open: &str) -> Fallible<Option<Self>> {
        let Some(guard) = object::repr_guard(thread, container) else { return Ok(None) };
        let mut repr = Self { text: Text::new(thread), _guard: guard };
        repr.push(open)?;
        Ok(Some(repr))
    }

    /// The whole text.
    pub fn finish(self) -> Fallible<Owned<Str>> {
        self.text.finish()
    }
}

impl<'t> Deref for Repr<'t> {
    type Target = Text<'t>;

    fn deref(&self) -> &Text<'t> {
        &self.text
    }
}

impl DerefMut for Repr<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.text
    }
}
