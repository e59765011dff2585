//! The evaluator of Pycore: code objects run here.
//!
//! CPython's adaptive bytecode is executed in place, with CPython's inline caches. Each instruction has a handler
//! (`handlers`), which ends by jumping to the next one ([`dispatch`]); calls between Python functions push a
//! [`frame`] and go on in the callee, so that Python code never recurses natively.
//!
//! Invariants:
//!
//! - only verified code runs;
//! - wherever the program's code can run from a handler, the frame in memory says what the registers say;
//! - a handler whose end is a jump holds nothing that has to be dropped there.

#![deny(unsafe_code)]
#![allow(dead_code, unused_imports, reason = "the evaluator grows in steps")]

#[macro_use]
#[expect(unsafe_code, reason = "the kernel: registers, tail calls")]
pub mod dispatch;
mod breaker;
pub mod calls;
mod constants;
mod errors;
#[expect(unsafe_code, reason = "the kernel: the memory of frames")]
pub mod frame;
pub mod frame_type;
pub mod generators;
mod groups;
mod handlers;
mod hooks;
mod imports;
mod intrinsics;
pub mod monitoring;
mod specialize;
mod suggestions;
mod trace;
mod traceback;
mod types_module;
mod versions;

use pycore_objects::declare::ModuleDefinition;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::module::Module;
use pycore_objects::{Fallible, Thread, name, raise};

/// The modules of this crate.
pub static MODULES: &[&ModuleDefinition] = &[&types_module::TYPES];

/// Makes the types of this crate ready, an interpreter's first thread able to run code, and all that are started later.
///
/// # Errors
///
/// There is no memory for it.
pub fn start(thread: &Thread) -> Fallible {
    frame_type::start(thread)?;
    generators::start(thread)?;
    monitoring::start(thread)?;
    hooks::install(thread);
    let hooks = &thread.interpreter().hooks;
    hooks.start_thread.set(Some(start_thread));
    hooks.end_thread.set(Some(frame::release_data_stack));
    start_thread(thread);
    Ok(())
}

/// Completes the module `sys`: what tells of running code.
///
/// # Errors
///
/// There is no memory for it, or no module.
pub fn complete_sys(thread: &Thread) -> Fallible {
    let module = Module::of_definition(thread, &monitoring::MONITORING)?;
    match thread.interpreter().sys.get().and_then(|sys| sys.downcast::<Dict>().ok()) {
        Some(sys) => sys.insert_str(thread, name!(thread, "monitoring"), module.as_object()),
        None => Err(raise!(thread, RUNTIME_ERROR, "lost sys")),
    }
}

/// Makes a thread able to run code, with the interpreter's recursion limit.
fn start_thread(thread: &Thread) {
    dispatch::prepare_thread(thread);
    frame::tracing::set_tracing_event(thread, -1);
    let limit = thread.interpreter().options.recursion_limit.get();
    frame::set_limit(thread, i32::try_from(limit).unwrap_or(i32::MAX));
}

#[cfg(test)]
mod tests;
