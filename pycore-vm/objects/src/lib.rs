//! The object model of Pycore: objects in CPython 3.14's layout.
//!
//! Everything that a program touches is an [`Object`]: a reference count, a pointer to its type, and what the
//! type adds, at the offsets that compiled extension modules expect (`pycore-abi` has the table). Rust code
//! holds objects in two ways only: [`Owned`] is a counted reference, `&T` a borrowed one. Both are one word,
//! and `Option` of either is C's nullable pointer.
//!
//! The unsafe kernel is [`core`]; beside it, the `value` module of a type may use unsafe code for the layout of that one
//! type, behind a safe interface. Whoever writes a method or a function needs no unsafe code.
//!
//! Invariants:
//!
//! - references are counted by `Owned`'s `Clone` and `Drop`, nowhere else;
//! - a `&Thread` exists only while its thread holds the interpreter's lock, and every function that can run
//!   the program's code takes one;
//! - an exception is in the thread's state exactly while a [`Raised`] travels up;
//! - type objects and names are static: one interpreter per process.

#![deny(unsafe_code)]

pub mod audit;
pub mod codecs;
#[expect(unsafe_code, reason = "the kernel: layout, counts, allocation, casts")]
pub mod core;
#[expect(unsafe_code, reason = "the C functions of native functions and slots")]
pub mod declare;
pub mod errors;
pub mod hash;
#[expect(unsafe_code, reason = "the table borrows strings that leave it when they are destroyed")]
pub mod intern;
#[expect(unsafe_code, reason = "calls the C functions in slots")]
pub mod protocol;
pub mod singletons;
pub mod suggestions;
pub mod testing;
pub mod types;

// So that the attributes' paths are the same here and in crates above.
extern crate self as pycore_objects;

pub use crate::core::{
    Fallible, Object, ObjectLike, Owned, Place, Raised, Slot, Thread, TypeObject,
};
pub use pycore_macros::{methods, slots};

/// Makes the object model ready for use by an interpreter's first thread.
///
/// # Errors
///
/// There is no memory for it.
pub fn start(thread: &Thread) -> Fallible {
    // Raising an exception that nobody prepared needs memory; this one is at hand when there is none.
    let exception = errors::new_exception(thread, errors::MEMORY_ERROR.get(), &[])?;
    thread.set_out_of_memory(exception);
    types::registry::ready_all(thread)
}
