//! The syntax tree of Python 3.14: nodes, visitors, text forms.
//!
//! The node types are those of Python's `ast` module, with the same fields in the same order; they are
//! generated from `Python.asdl`. A tree lives in an [`Arena`] and borrows names from the source text, so
//! all of it is freed at once. `Expr`, `Stmt`, `Pattern` and `TypeParam` are two-word handles that can be
//! copied; nodes are immutable, and a [`Transformer`] makes a new tree that shares what stays the same.
//!
//! Positions are byte ranges of the source text; `pycore_source::LineIndex` turns them into the lines
//! and columns of the `ast` module.

#![forbid(unsafe_code)]

#[cfg(feature = "proptest")]
pub mod arbitrary;
mod arena;
mod build;
mod constant;
mod depth;
mod dump;
mod generated;
mod rebuild;
mod reflect;
mod repr;
#[cfg(test)]
mod tests;
mod unparse;

pub use arena::Arena;
pub use constant::{Composed, Constant, Int};
pub use depth::with_stack;
pub use dump::{DumpOptions, dump};
pub use generated::build::build;
pub use generated::classes::CLASSES;
pub use generated::fields::AnyNode;
pub use generated::nodes::{self, *};
pub use generated::transform::{self, Transformer};
pub use generated::visit::{self, Visitor};
pub use reflect::{Class, ClassField, Count, Value};
pub use repr::write_constant;
pub use unparse::{UnparseError, unparse, unparse_with_lines};

/// Keeps the examples of the README running.
#[doc = include_str!("../README.md")]
#[cfg(doctest)]
struct Readme;
