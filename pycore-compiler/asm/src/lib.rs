//! pyasm: a textual assembly language for CPython 3.14 code objects

#![forbid(unsafe_code)]
