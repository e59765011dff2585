//! Where modules come from.
//!
//! [`native`] has the table of modules that are written in Rust; [`start`] runs CPython's `importlib` on top of it, to
//! which [`EMBEDDED`] shows the library that is part of the program.

#![deny(unsafe_code)]

mod bootstrap;
mod embedded;
mod frames;
mod level;
pub mod native;
mod times;

use pycore_objects::declare::ModuleDefinition;

pub use bootstrap::start;
pub use embedded::EMBEDDED;

/// The modules of this crate.
pub static MODULES: &[&ModuleDefinition] = &[&EMBEDDED];
