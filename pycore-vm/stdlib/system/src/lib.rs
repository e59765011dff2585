//! Native modules about the operating system.
//!
//! [`MODULES`] is what the table of built-in modules takes.

#![deny(unsafe_code)]

pub mod io;
pub mod signal;
pub mod time;

use pycore_objects::declare::ModuleDefinition;

/// The modules of this crate.
pub static MODULES: &[&ModuleDefinition] = &[&io::IO, &signal::SIGNAL, &time::TIME];
