//! `compile()`: from source text to a code object.
//!
//! The only crate on the side of the virtual machine that knows text and trees. An interpreter reaches it through a
//! hook, which [`install`] sets, so that one without a compiler can be assembled, and one with another.

#![deny(unsafe_code)]

mod ast;
mod compile;
mod errors;
mod excerpts;
mod flags;
mod source;
mod symtable;
mod tokens;
mod warnings;

pub use compile::compile;

use pycore_objects::Thread;
use pycore_objects::declare::ModuleDefinition;

/// The native modules of this crate.
pub static MODULES: &[&ModuleDefinition] = &[&ast::AST_MODULE, &symtable::SYMTABLE];

/// Makes this compiler the one of the thread's interpreter.
pub fn install(thread: &Thread) {
    thread.interpreter().hooks.compile.set(Some(compile));
    thread.interpreter().hooks.tokenize.set(Some(tokens::tokenize));
    thread.interpreter().hooks.source_tools.set(Some(&excerpts::SOURCE_TOOLS));
}
