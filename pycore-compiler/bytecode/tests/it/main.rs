//! Tests of `pycore-bytecode` against committed facts.

mod opcodes;
