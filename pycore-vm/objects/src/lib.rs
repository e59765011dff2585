//! The object model of Pycore: objects in CPython 3.14's layout.
//!
//! Everything that a program touches is an [`Object`]: a reference count, a pointer to its type, and what the
//! type adds, at the offsets that compiled extension modules expect (`pycore-abi` has the table). Rust code
//! holds objects in two ways only: [`Owned`] is a counted reference, `&T` a borrowed one. Both are one word,
//! and `Option` of either is C's nullable pointer.
//!
//! The unsafe kernel is [`core`]; whoever writes a type or a function above it needs no unsafe code.
//!
//! Invariants:
//!
//! - references are counted by `Owned`'s `Clone` and `Drop`, nowhere else;
//! - a `&Thread` exists only while its thread holds the interpreter's lock, and every function that can run
//!   the program's code takes one;
//! - an exception is in the thread's state exactly while a [`Raised`] travels up.

#![deny(unsafe_code)]

#[expect(unsafe_code, reason = "the kernel: layout, counts, allocation, casts")]
pub mod core;
#[expect(unsafe_code, reason = "the C functions of native functions and slots")]
pub mod declare;

// So that the attributes' paths are the same here and in crates above.
extern crate self as pycore_objects;

pub use crate::core::{Object, Owned, Place, Raised, Thread, TypeObject};
pub use pycore_macros::{methods, slots};
