//! What the threads of an interpreter share.

use std::cell::Cell;

use super::place::Place;
use super::raised::Fallible;
use super::refs::Owned;
use super::slot::Slot;
use super::thread::Thread;
use super::{Object, TypeObject};
use crate::intern::InternTable;

/// The state that is one per interpreter. It is touched only by the thread that holds the lock.
#[derive(Default)]
pub struct Interpreter {
    /// Interned strings.
    pub interned: InternTable,
    /// The dictionary of `builtins`.
    pub builtins: Place,
    /// `sys.modules`
    pub modules: Place,
    /// The dictionary of `sys`.
    pub sys: Place,
    /// What crates above provide.
    pub hooks: Hooks,
    /// Options that objects look at.
    pub options: Options,
}

// SAFETY: an interpreter is reached through `&Thread` only, which exists in the thread that holds the lock.
unsafe impl Sync for Interpreter {}
// SAFETY: as above.
unsafe impl Send for Interpreter {}

/// Options of a run that objects look at.
pub struct Options {
    /// `sys.set_int_max_str_digits`; zero for no limit.
    pub int_max_str_digits: Cell<usize>,
    /// `-b`: 1 warns when bytes are compared with text, 2 raises.
    pub bytes_warning: Cell<u8>,
    /// `sys.setrecursionlimit`
    pub recursion_limit: Cell<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            int_max_str_digits: Cell::new(4300),
            bytes_warning: Cell::new(0),
            recursion_limit: Cell::new(1000),
        }
    }
}

/// Calls a Python function with arguments in slots, as a native body is called.
pub type CallFunction = fn(&Thread, &Object, &[Slot], usize, Option<&Object>) -> Fallible<Owned>;

/// Imports a module by its name.
pub type ImportModule = fn(&Thread, &Object) -> Fallible<Owned>;
/// `warnings.warn(message, category, stacklevel)`
pub type Warn = fn(&Thread, &Object, &TypeObject, isize) -> Fallible;
/// Reports an exception that cannot be raised, and what it happened in.
pub type ReportUnraisable = fn(&Thread, Owned, Option<&Object>);

/// What crates above the object model provide; empty until they are assembled.
#[derive(Default)]
pub struct Hooks {
    /// Runs a function object: the evaluator's.
    pub call_function: Cell<Option<CallFunction>>,
    /// `__import__` by name, for natives that need a module: the import system's.
    pub import_module: Cell<Option<ImportModule>>,
    /// `warnings.warn(message, category, stacklevel)`
    pub warn: Cell<Option<Warn>>,
    /// Reports an exception that cannot be raised: `sys.unraisablehook`.
    pub unraisable: Cell<Option<ReportUnraisable>>,
}
