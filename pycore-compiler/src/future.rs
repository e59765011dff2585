//! `from __future__ import ...` and the compiler's flags.

use bitflags::bitflags;
use pycore_ast::{Mod, Stmt};
use pycore_bytecode::{CodeFlags, Location};
use pycore_source::{LineIndex, SyntaxError};

use crate::docstring::docstring_of;
use crate::positions::Positions;

bitflags! {
    /// The flags of Python's `compile()` that concern code generation; the values are CPython's.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct CompilerFlags: u32 {
        /// `await` is allowed outside of functions, and makes the module a coroutine.
        const ALLOW_TOP_LEVEL_AWAIT = 0x2000;
        /// `from __future__ import division`
        const FUTURE_DIVISION = 0x2_0000;
        /// `from __future__ import absolute_import`
        const FUTURE_ABSOLUTE_IMPORT = 0x4_0000;
        /// `from __future__ import with_statement`
        const FUTURE_WITH_STATEMENT = 0x8_0000;
        /// `from __future__ import print_function`
        const FUTURE_PRINT_FUNCTION = 0x10_0000;
        /// `from __future__ import unicode_literals`
        const FUTURE_UNICODE_LITERALS = 0x20_0000;
        /// `from __future__ import barry_as_FLUFL`
        const FUTURE_BARRY_AS_BDFL = 0x40_0000;
        /// `from __future__ import generator_stop`
        const FUTURE_GENERATOR_STOP = 0x80_0000;
        /// `from __future__ import annotations`
        const FUTURE_ANNOTATIONS = 0x100_0000;
    }
}

impl CompilerFlags {
    /// Those that go from a code object to what it compiles: `compile()` inherits them from its caller.
    pub const INHERITED: Self = Self::FUTURE_DIVISION
        .union(Self::FUTURE_ABSOLUTE_IMPORT)
        .union(Self::FUTURE_WITH_STATEMENT)
        .union(Self::FUTURE_PRINT_FUNCTION)
        .union(Self::FUTURE_UNICODE_LITERALS)
        .union(Self::FUTURE_BARRY_AS_BDFL)
        .union(Self::FUTURE_GENERATOR_STOP)
        .union(Self::FUTURE_ANNOTATIONS);

    /// The flags that a caller's code gives to what it compiles, unless `dont_inherit` is set.
    pub fn inherited_from(caller: CodeFlags) -> Self {
        Self::from_bits_truncate(caller.bits()).intersection(Self::INHERITED)
    }

    /// The part that becomes flags of each code object.
    pub(crate) fn code_flags(self) -> CodeFlags {
        CodeFlags::from_bits_retain(self.intersection(Self::INHERITED).bits())
    }
}

/// What is switched on for a whole program, by `from __future__` statements and by flags.
#[derive(Clone, Debug)]
pub struct Future {
    /// All flags in force.
    pub flags: CompilerFlags,
    /// The last `from __future__` at the start of the program.
    pub location: Option<Location>,
    pub(crate) top_level_await: bool,
}

impl Future {
    /// Reads the `from __future__` statements that a program begins with.
    pub fn of(
        tree: Mod<'_>,
        lines: &LineIndex,
        flags: CompilerFlags,
    ) -> Result<Self, Box<SyntaxError>> {
        let positions = Positions::new(lines);
        let top_level_await = flags.contains(CompilerFlags::ALLOW_TOP_LEVEL_AWAIT);
        let mut future = Self { flags, location: None, top_level_await };
        let body = match tree {
            Mod::Module(node) => node.body,
            Mod::Interactive(node) => node.body,
            Mod::Expression(_) | Mod::FunctionType(_) => return Ok(future),
        };
        let docstring = usize::from(docstring_of(body).is_some());
        for statement in &body[docstring..] {
            let Stmt::ImportFrom(node) = statement else {
                break;
            };
            if node.level != 0 || node.module != Some("__future__") {
                break;
            }
            for alias in node.names {
                future.flags |= match alias.name {
                    // Decided long ago.
                    "nested_scopes" | "generators" | "division" | "absolute_import"
                    | "with_statement" | "print_function" | "unicode_literals"
                    | "generator_stop" => CompilerFlags::empty(),
                    "barry_as_FLUFL" => CompilerFlags::FUTURE_BARRY_AS_BDFL,
                    "annotations" => CompilerFlags::FUTURE_ANNOTATIONS,
                    "braces" => return Err(positions.error("not a chance", alias.range)),
                    name => {
                        // CPython's message has room for so much of the name.
                        let name: String = name.chars().take(100).collect();
                        let message = format!("future feature {name} is not defined");
                        return Err(positions.error(message, alias.range));
                    }
                };
            }
            future.location = Some(positions.location(node.range));
        }
        Ok(future)
    }

    /// Whether annotations stay strings (PEP 563).
    pub fn annotations(&self) -> bool {
        self.flags.contains(CompilerFlags::FUTURE_ANNOTATIONS)
    }
}
