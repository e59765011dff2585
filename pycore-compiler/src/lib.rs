//! Syntax tree to CPython 3.14 code objects.
//!
//! [`compile`] takes a tree and gives a [`Code`](pycore_bytecode::Code), the same that CPython 3.14 makes, bit for bit. It goes
//! through these stages, each of which can be used, printed and tested alone:
//!
//! | stage | from | to | text form |
//! |---|---|---|---|
//! | [`Future::of`] | tree | flags in force | |
//! | [`preprocess`] | tree | tree | that of the tree |
//! | [`SymbolTable::build`] | tree | blocks and the scopes of their names | [`dump_symbols`] |
//! | code generation | tree, symbol table | [instructions] of each code object | [`dump_instructions`] |
//! | [flowgraph] | instructions | optimised graph | [`dump_flowgraphs`] |
//! | [assemble] | graph | code object | [`pycore_bytecode::dis`] |
//!
//! The compiler does not know the parser, nor the source text: it takes a tree and the index of lines.
//!
//! # Errors and warnings
//!
//! A program that the grammar allows may still be wrong: `return` in a class, `nonlocal` without a
//! variable. The first such thing ends the compilation with a [`SyntaxError`](pycore_source::SyntaxError). [`Compiled`] and
//! [`CompileError`] carry the warnings that came before.

#![forbid(unsafe_code)]

pub mod assemble;
pub mod constants;
pub mod flowgraph;
pub mod fold;
pub mod instructions;
pub mod symtable;

mod annotation_text;
mod codegen;
mod compile;
mod docstring;
mod future;
mod instruction_text;
mod mangle;
mod positions;
mod preprocess;

pub use compile::{
    CompileError, CompileOptions, Compiled, compile, dump_flowgraphs, dump_instructions,
    dump_symbols,
};
pub use future::{CompilerFlags, Future};
pub use preprocess::{PreprocessOptions, preprocess};
pub use symtable::SymbolTable;
