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
pub mod termios;
pub mod time;

use pycore_objects::declare::ModuleDefinition;

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
    &termios::TERMIOS,
    &time::TIME,
];
