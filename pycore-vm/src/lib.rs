//! An interpreter, put together from its parts.
//!
//! [`Runtime::builder`] takes an allocator, a collector, a compiler and a table of native modules, and names none of
//! them itself: whoever links an interpreter decides which exist.

#![deny(unsafe_code)]

mod finalize;
mod runtime;

pub use finalize::{Finalizers, finalize};
pub use pycore_import::native::Table as NativeModules;
/// Modules of what every interpreter has: the evaluator.
pub use pycore_interp::MODULES;
pub use runtime::{Builder, Runtime, compile_source, main_module, run_code, run_source};
