//! `builtins`: the functions, types and constants that every module sees.
//!
//! What an operation does is in `pycore_objects::protocol`; here are the functions' arguments and what is said about them.

mod attributes;
mod classes;
mod code;
mod extremes;
mod iteration;
mod names;
mod numbers;
mod streams;
mod sum;
mod text;

use pycore_objects::{Fallible, Thread, module};

/// The functions of the module.
struct Functions;

module! {
    /// The module `builtins`.
    pub static BUILTINS: name "builtins",
    doc "The functions, types, exceptions and constants that can be used without an import.",
    functions
        Functions::CLASSES
        | Functions::CODE
        | Functions::ATTRIBUTES
        | Functions::ITERATION
        | Functions::EXTREMES
        | Functions::NUMBERS
        | Functions::SUM
        | Functions::TEXT
        | Functions::STREAMS,
    exec: names::fill
}

/// What a hook gives that has to be installed.
fn installed<F>(thread: &Thread, hook: Option<F>, what: &str) -> Fallible<F> {
    hook.ok_or_else(|| {
        pycore_objects::raise!(
            thread,
            SYSTEM_ERROR,
            "this interpreter was assembled without {what}"
        )
    })
}
