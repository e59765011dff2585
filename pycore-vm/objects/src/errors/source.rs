//! The text that tracebacks and warnings show.

use crate::core::Thread;

/// The bytes of a source file: of one that is part of the program, or of one of the system.
pub fn read_source(thread: &Thread, file: &str) -> Option<Vec<u8>> {
    let embedded = thread.interpreter().hooks.read_source.get();
    embedded.and_then(|read| read(thread, file)).or_else(|| std::fs::read(file).ok())
}
