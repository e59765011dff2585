//! The evaluator of Pycore: code objects run here.
//!
//! CPython's adaptive bytecode is executed in place, with CPython's inline caches. Each instruction has a handler
//! ([`handlers`]), which ends by jumping to the next one ([`dispatch`]); calls between Python functions push a
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
mod constants;
#[expect(unsafe_code, reason = "the kernel: the memory of frames")]
pub mod frame;
mod handlers;

#[cfg(test)]
mod tests;
