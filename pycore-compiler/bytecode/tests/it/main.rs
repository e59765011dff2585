//! Tests of `pycore-bytecode` against committed facts and an independent checker.

mod opcodes;
mod verifier;
