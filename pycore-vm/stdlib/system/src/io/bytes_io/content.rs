//! The memory of a `BytesIO`.

use std::cell::Cell;

use pycore_objects::{Fallible, Thread};

/// Bytes that a file has for itself: a pointer, and nothing until something is written. The bytes stay where they are so long
/// as their number does not change.
#[derive(Default)]
pub(crate) struct Content(Cell<Option<Box<[Vec<u8>; 1]>>>);

impl Content {
    /// Makes the vector, so that what [`Content::change`] does to it is kept.
    pub(super) fn prepare(&self, thread: &Thread) -> Fallible {
        let held = self.0.take();
        let held = match held {
            None => {
                let mut made = thread.vector(1)?;
                made.push(Vec::new());
                made.into_boxed_slice().try_into().ok()
            }
            held => held,
        };
        self.0.set(held);
        Ok(())
    }

    /// Runs `work`, which must not come back to this file, on the bytes, which have been prepared.
    pub(super) fn change<R>(&self, work: impl FnOnce(&mut Vec<u8>) -> R) -> R {
        let mut held = self.0.take();
        let result = match &mut held {
            Some(own) => work(&mut own[0]),
            None => work(&mut Vec::new()),
        };
        self.0.set(held);
        result
    }

    /// The same without changing them.
    pub(super) fn read<R>(&self, work: impl FnOnce(&[u8]) -> R) -> R {
        self.change(|own| work(own))
    }

    /// Gives the memory back.
    pub(super) fn empty(&self) {
        self.0.take();
    }

    /// Bytes of memory beside the file.
    pub(super) fn memory(&self) -> usize {
        self.change(|own| own.capacity())
    }
}

/// How many views of the bytes there are; a file with views cannot be closed.
#[derive(Default)]
pub(crate) struct Exports(Cell<usize>);

/// The file is closed.
const CLOSED: usize = usize::MAX;

impl Exports {
    pub(super) fn is_closed(&self) -> bool {
        self.0.get() == CLOSED
    }

    /// Whether there are any.
    pub(super) fn are_there(&self) -> bool {
        !matches!(self.0.get(), 0 | CLOSED)
    }

    pub(super) fn close(&self) {
        self.0.set(CLOSED);
    }

    pub(super) fn add(&self) {
        self.0.set(self.0.get() + 1);
    }

    pub(super) fn remove(&self) {
        if self.are_there() {
            self.0.set(self.0.get() - 1);
        }
    }
}
