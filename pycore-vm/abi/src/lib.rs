//! CPython 3.14's binary layout (GIL build, 64-bit Linux): structs, slot types, constants; no behaviour.
//!
//! Objects of Pycore lie in memory as compiled extension modules expect them. The structs here are
//! generated from `layouts.tsv`, the measured table of that layout, with an assertion for the size of every
//! struct and the offset of every field; constants are generated from `constants.tsv`. Names are CPython's,
//! here and in `pycore-capi` only.
//!
//! Whoever gives these structs behaviour lives above: this crate has no function.

#![no_std]
#![forbid(unsafe_code)]
#![expect(
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    reason = "the names are those of CPython's headers"
)]

pub mod functions;
mod generated;
mod opaque;

pub use generated::constants;
pub use generated::structs::*;
pub use opaque::*;

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
