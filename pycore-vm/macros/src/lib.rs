//! Attributes that turn blocks of Rust functions into Python methods, slots and module functions.
//!
//! One attribute stands on a whole `impl` block. The block stays as it is; beside it appear tables of constants
//! (`METHODS`, `GETSETS`, `SLOTS`), in which each function is one closure of one line. What the closures use, and all
//! unsafe code, is in `pycore_objects::declare`. Nothing is generated per argument but one conversion call, whose type
//! the compiler infers from the function.
//!
//! The first line of a function's documentation is its Python signature, and the only place where it is written:
//! names, kinds and defaults of parameters, `__text_signature__` and the function's name come from it.

#![forbid(unsafe_code)]

mod block;
mod docs;
mod function;
mod methods;
mod signature;
mod slot_table;
mod slots;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// Methods, class methods, static methods and computed attributes of a type, or functions of a module: see the README.
#[proc_macro_attribute]
pub fn methods(options: TokenStream, block: TokenStream) -> TokenStream {
    methods::expand(options.into(), block.into())
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

/// Slots of a type, by CPython's names: see the README.
#[proc_macro_attribute]
pub fn slots(options: TokenStream, block: TokenStream) -> TokenStream {
    slots::expand(options.into(), block.into())
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}
