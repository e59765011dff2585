//! Native modules as data.

use std::ffi::CStr;

use super::native::NativeFunction;
use crate::core::{Fallible, Object, Thread};

bitflags::bitflags! {
    /// What a native function promises not to do; without a promise it may do anything.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Effects: u16 {
        /// It raises no exception.
        const CANNOT_RAISE = 1;
        /// It runs no code of the program, not even destructors.
        const NO_PYTHON = 1 << 1;
        /// It writes to no object.
        const NO_WRITES = 1 << 2;
        /// It keeps no reference to an argument.
        const KEEPS_NOTHING = 1 << 3;
        /// CPython passes its arguments in a tuple, so that messages about names leave out whose function it is.
        const TAKES_TUPLE = 1 << 5;
        /// The result depends on the arguments' values alone, and nothing else happens.
        const PURE = 1 << 4 | Self::NO_PYTHON.bits() | Self::NO_WRITES.bits() | Self::KEEPS_NOTHING.bits();
    }
}

/// A native module: what the table of built-in modules holds.
pub struct ModuleDefinition {
    /// The module's name.
    pub name: &'static str,
    /// `__doc__`
    pub doc: &'static CStr,
    /// Its functions.
    pub functions: &'static [&'static [NativeFunction]],
    /// Adds types and constants to the new module.
    pub exec: Option<fn(&Thread, &Object) -> Fallible>,
}

/// Marshalled code that is part of the program: the verifier accepts it, so nothing verifies it again.
#[derive(Clone, Copy, Debug)]
pub struct CompiledCode(&'static [u8]);

impl CompiledCode {
    /// Marshalled code.
    ///
    /// # Safety
    ///
    /// 1. It is a code object in the marshal format, which the verifier accepts.
    #[expect(unsafe_code, reason = "what is promised keeps the evaluator within bounds")]
    pub const unsafe fn new(marshalled: &'static [u8]) -> Self {
        Self(marshalled)
    }

    /// The marshalled code.
    pub const fn bytes(self) -> &'static [u8] {
        self.0
    }
}

/// A module written in Python that is part of the program: what the table of frozen modules holds.
#[derive(Clone, Copy, Debug)]
pub struct FrozenModule {
    /// The module's name.
    pub name: &'static str,
    /// Its code.
    pub code: CompiledCode,
    /// Whether it is a package.
    pub is_package: bool,
    /// The name that it has in the library, if it is from there.
    pub original: Option<&'static str>,
}

/// Declares a native module.
///
/// ```ignore
/// module! {
///     /// Mathematical functions.
///     pub static MATH: name "math", doc "...", functions Math::METHODS, exec: fill
/// }
/// ```
///
/// `fill` is a `fn(&Thread, &Object) -> Fallible` that adds types and constants; it may be left out, and there may be
/// several lists of functions, with `|` between them.
#[macro_export]
macro_rules! module {
    (
        $(#[$attribute:meta])*
        $visibility:vis static $NAME:ident: name $name:literal, doc $doc:literal
        $(, functions $($functions:path)|+)? $(, exec: $exec:path)? $(,)?
    ) => {
        $(#[$attribute])*
        $visibility static $NAME: $crate::declare::ModuleDefinition = $crate::declare::ModuleDefinition {
            name: $name,
            doc: match ::std::ffi::CStr::from_bytes_with_nul(concat!($doc, "\0").as_bytes()) {
                Ok(doc) => doc,
                Err(_) => panic!("a module's documentation contains NUL"),
            },
            functions: &[$($($functions),*)?],
            exec: $crate::module!(@exec $($exec)?),
        };
    };
    (@exec $exec:path) => { Some($exec) };
    (@exec) => { None };
}
