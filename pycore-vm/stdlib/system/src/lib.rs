//! Native modules about the operating system.
//!
//! [`MODULES`] is what the table of built-in modules takes.

#![deny(unsafe_code)]

pub mod accounts;
pub mod descriptor;
pub mod fcntl;
pub mod io;
pub mod locale;
pub mod mmap;
pub mod multiprocessing;
pub mod posix;
pub mod posixsubprocess;
pub mod resource;
pub mod select;
pub mod signal;
pub mod socket;
pub mod stat;
pub mod termios;
pub mod time;

use pycore_objects::declare::ModuleDefinition;
use pycore_objects::protocol::object;
use pycore_objects::{Object, Thread, errors};

/// Warns, in the finaliser of an object, that nobody closed it; the warning has `prefix` in front of the object. What is being
/// raised meanwhile is not touched.
fn warn_unclosed(thread: &Thread, object: &Object, what: &str, prefix: &str) {
    let saved = thread.save_exception();
    let repr = object::repr(thread, object);
    let shown = repr.as_ref().map(ToString::to_string).unwrap_or_default();
    let warned = repr.and_then(|repr| {
        let message = format!("unclosed {prefix}{repr}");
        errors::warn(thread, &errors::RESOURCE_WARNING, &message, 1)
    });
    if let Err(raised) = warned {
        // Warnings may be errors, which nobody can catch here.
        let message = format_args!("Exception ignored while finalizing {what} {shown}");
        errors::write_unraisable_message(thread, raised, message);
    }
    thread.put_back_exception(saved);
}

/// The modules of this crate.
pub static MODULES: &[&ModuleDefinition] = &[
    &accounts::GRP,
    &accounts::PWD,
    &fcntl::FCNTL,
    &io::IO,
    &locale::LOCALE,
    &mmap::MMAP,
    &multiprocessing::MULTIPROCESSING,
    &multiprocessing::POSIX_SHARED_MEMORY,
    &posix::POSIX,
    &posixsubprocess::POSIX_SUBPROCESS,
    &resource::RESOURCE,
    &select::SELECT,
    &signal::SIGNAL,
    &socket::SOCKET_MODULE,
    &stat::STAT,
    &termios::TERMIOS,
    &time::TIME,
];
