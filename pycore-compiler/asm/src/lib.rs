//! pyasm: a textual assembly language for code objects of CPython 3.14.
//!
//! [`write`](fn@write) turns a code object into text, [`parse`] turns it back into an equal one: every field, to the byte. The
//! language is described on its [reference page](mod@reference). [`snapshot`] is the same text without what changes with
//! every edit (positions and the file's name), for tests.
//!
//! ```
//! let code = pycore_asm::parse(r#"
//! .pyasm 3.14
//! .code "answer"
//!     .stacksize 1
//!     .consts
//!         6.5
//!     .instructions
//!         RESUME 0            @1
//!         LOAD_CONST 6.5      @2:11-14
//!         RETURN_VALUE        @2:4-14
//! .end
//! "#)?;
//! assert_eq!(code.code.len(), 6);
//! assert_eq!(*pycore_asm::parse(&pycore_asm::write(&code))?, *code);
//! # Ok::<(), pycore_asm::AsmError>(())
//! ```

#![forbid(unsafe_code)]

mod assemble;
mod literal;
mod operand;
mod parse;
mod write;

#[doc = include_str!("../docs/pyasm.md")]
pub mod reference {}

pub use parse::{AsmError, parse};
pub use write::{snapshot, write};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;
