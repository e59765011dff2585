//! CPython 3.14's bytecode: instructions, code objects, tables, verifier.
//!
//! This crate is the contract between the compiler and whatever executes or reads code; it knows neither.
//! Everything is plain data.
//!
//! - [`Opcode`], [`OpcodeKind`], [`Argument`], [`InstructionFlags`]: the instructions, derived from one table
//!   ([`for_each_instruction!`]); [`BinaryOperator`] and its like are what their arguments mean.
//! - [`Code`] and [`Constant`]: a code object.
//! - [`locations()`] and [`exception_entries()`] read its two tables, [`LocationTableWriter`] and
//!   [`write_exception_entry`] write them.
//!
//! The facts are those of magic number [`MAGIC_NUMBER`]; names are those that Python's `dis` prints.

#![forbid(unsafe_code)]

mod instructions;

mod code;
mod constant;
pub mod dis;
pub mod exceptions;
mod flags;
pub mod locations;
mod magic;
mod oparg;
mod opcode;
mod quicken;
mod repr;
mod set_order;
mod shared;
mod verify;

pub use code::Code;
pub use constant::Constant;
pub use exceptions::{
    ExceptionEntry, ExceptionTable, ExceptionTableError, exception_entries, write_exception_entry,
};
pub use flags::{CodeFlags, LocalKind};
pub use locations::{
    Location, LocationEntry, LocationTable, LocationTableError, LocationTableWriter, locations,
    without_columns,
};
pub use magic::{MAGIC_BYTES, MAGIC_NUMBER};
pub use oparg::{
    BinaryOperator, CommonConstant, Comparison, Conversion, FunctionAttribute, Intrinsic1,
    Intrinsic2, ResumePoint, SpecialMethod,
};
pub use opcode::{Argument, InstructionFlags, Kept, Opcode, OpcodeKind};
pub use quicken::quickened;
pub use repr::{HashSeed, repr, repr_bytes};
pub use shared::{SharedBytes, Text};
pub use verify::{VerifyError, VerifyErrorKind, verify};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;
