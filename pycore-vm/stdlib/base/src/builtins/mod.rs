//! `builtins`: the functions and types that every program has.

mod attributes;
mod classes;
mod iteration;
mod numbers;
mod printing;
mod running;
mod text;

use pycore_objects::module;

/// The functions of the module, in blocks by subject.
pub struct Builtins;

module! {
    /// `builtins`
    pub static BUILTINS: name "builtins",
        doc "Functions, types, exceptions and constants that every program has.",
        functions Builtins::ATTRIBUTES, Builtins::CLASSES, Builtins::ITERATION, Builtins::NUMBERS, Builtins::PRINTING,
        Builtins::RUNNING, Builtins::TEXT
}
