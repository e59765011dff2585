//! `sys._jit`: what a compiler at run time does; there is none.

use pycore_objects::{methods, module};

/// The functions' place.
pub(super) struct Jit;

module! {
    /// The module `sys._jit`.
    pub(super) static JIT: name "sys._jit",
    doc "Whether code is compiled while it runs.",
    functions Jit::FUNCTIONS
}

#[methods(module, name = FUNCTIONS)]
impl Jit {
    /// is_available($module, /)
    ///
    /// Whether there is a compiler at run time.
    fn is_available() -> bool {
        false
    }

    /// is_enabled($module, /)
    ///
    /// Whether it is switched on.
    fn is_enabled() -> bool {
        false
    }

    /// is_active($module, /)
    ///
    /// Whether the caller's code has been compiled.
    fn is_active() -> bool {
        false
    }
}
