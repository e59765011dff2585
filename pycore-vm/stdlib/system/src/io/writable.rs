//! Memory of another object that is written to: the argument of `readinto`.

use pycore_objects::declare::{ArgumentPlace, FromArgument};
use pycore_objects::protocol::buffer::{Buffer, BufferFlags};
use pycore_objects::{Fallible, Object, Slot, Thread, raise};

/// A buffer that may be written.
pub(crate) struct Writable(Buffer);

impl Writable {
    /// Bytes of the memory.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Runs `work` with the memory; it must not run code of the program.
    pub(crate) fn with<R>(&self, work: impl FnOnce(&mut [u8]) -> R) -> R {
        if self.0.is_empty() {
            return work(&mut []);
        }
        let memory = self.0.bytes();
        // SAFETY: the export is of memory that may be written, as many bytes as it says, for as long as it lasts, and no
        // code that could look at it runs meanwhile.
        work(unsafe { std::slice::from_raw_parts_mut(memory.as_ptr().cast_mut(), memory.len()) })
    }

    /// Copies as many bytes as there is room for, and says how many.
    pub(crate) fn fill(&self, bytes: &[u8]) -> usize {
        self.fill_at(0, bytes);
        bytes.len().min(self.len())
    }

    /// The same, from a place on.
    pub(crate) fn fill_at(&self, start: usize, bytes: &[u8]) {
        self.with(|memory| {
            let memory = memory.get_mut(start..).unwrap_or_default();
            let count = bytes.len().min(memory.len());
            memory[..count].copy_from_slice(&bytes[..count]);
        });
    }
}

impl<'a> FromArgument<'a> for Writable {
    fn from_argument(thread: &Thread, slot: &'a Slot, place: ArgumentPlace) -> Fallible<Self> {
        let what = format!("{}() {}", place.signature.name(), place.display());
        Self::of(thread, slot.object(thread)?, &what)
    }
}

impl Writable {
    /// The memory of an object; `what` is the argument in a message.
    pub(crate) fn of(thread: &Thread, object: &Object, what: &str) -> Fallible<Self> {
        match Buffer::get(thread, object, BufferFlags::WRITABLE) {
            Ok(buffer) => Ok(Self(buffer)),
            Err(raised) => {
                thread.clear_exception(raised);
                let class = object.type_name();
                let message = "must be read-write bytes-like object, not";
                Err(raise!(thread, TYPE_ERROR, "{what} {message} {class}"))
            }
        }
    }
}
