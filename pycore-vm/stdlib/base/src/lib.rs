//! Native modules about the interpreter itself: builtins, sys, gc, threads, marshal.
//!
//! [`MODULES`] is what the table of built-in modules takes.

#![deny(unsafe_code)]

pub mod abc;
mod arguments;
pub mod atexit;
pub mod builtins;
pub mod contextvars;
pub mod errno;
pub mod gc;
pub mod imp;
pub mod marshal;
pub mod opcode;
pub mod queue;
mod recursive_lock;
pub mod suggestions;
pub mod sys;
pub mod sysconfig;
pub mod thread;
pub mod tokenize;
pub mod tracemalloc;
pub mod typing;
pub mod warnings;
pub mod weakref;

use pycore_objects::declare::ModuleDefinition;

/// The modules of this crate.
pub static MODULES: &[&ModuleDefinition] = &[
    &abc::ABC,
    &atexit::ATEXIT,
    &builtins::BUILTINS,
    &contextvars::CONTEXT_VARS,
    &errno::ERRNO,
    &gc::GC,
    &imp::IMP,
    &marshal::MARSHAL,
    &opcode::OPCODE,
    &queue::QUEUE,
    &suggestions::SUGGESTIONS,
    &sys::SYS,
    &sysconfig::SYSCONFIG,
    &tokenize::TOKENIZE,
    &tracemalloc::TRACEMALLOC,
    &thread::THREAD,
    &typing::TYPING,
    &warnings::WARNINGS,
    &weakref::WEAKREF,
];

/// Sets the hooks of the interpreter that the modules of this crate answer.
pub fn install(thread: &pycore_objects::Thread) {
    let hooks = &thread.interpreter().hooks;
    hooks.unraisable.set(Some(sys::unraisable::report));
    hooks.at_exit.set(Some(atexit::run));
    hooks.warn.set(Some(warnings::hooks::warn));
    hooks.warn_explicit.set(Some(warnings::hooks::warn_explicit));
}
