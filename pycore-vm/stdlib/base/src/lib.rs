//! Native modules that the interpreter itself stands on.
//!
//! A module is a folder here, and a [`ModuleDefinition`](pycore_objects::declare::ModuleDefinition) in [`MODULES`]. What
//! they need of the evaluator, the compiler and the import system they ask for through the interpreter's hooks.

#![forbid(unsafe_code)]

pub mod builtins;

use pycore_objects::declare::ModuleDefinition;

/// The modules of this group.
pub static MODULES: &[&ModuleDefinition] = &[&builtins::BUILTINS];
