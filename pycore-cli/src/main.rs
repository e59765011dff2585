//! The `pycore` program.

#![forbid(unsafe_code)]

fn main() {}
