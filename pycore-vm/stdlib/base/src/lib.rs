//! Native modules about the interpreter itself: builtins, sys, gc, threads, marshal.
//!
//! [`MODULES`] is what the table of built-in modules takes.

#![deny(unsafe_code)]

pub mod builtins;

use pycore_objects::declare::ModuleDefinition;

/// The modules of this crate.
pub static MODULES: &[&ModuleDefinition] = &[&builtins::BUILTINS];
