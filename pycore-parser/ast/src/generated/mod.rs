//! Generated from Python.asdl by `cargo xtask codegen`; edit that table instead.
pub(crate) mod build;
pub(crate) mod classes;
pub(crate) mod fields;
pub mod nodes;
pub mod transform;
pub mod visit;
