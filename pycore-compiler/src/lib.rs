//! Syntax tree to CPython 3.14 code objects.

#![forbid(unsafe_code)]

pub mod assemble;
pub mod constants;
pub mod flowgraph;
pub mod fold;
pub mod instructions;
