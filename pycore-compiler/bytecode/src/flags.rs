//! `co_flags` and the kinds of local variables.

use bitflags::bitflags;

bitflags! {
    /// `co_flags`: what kind of code it is. The names are CPython's without `CO_`.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct CodeFlags: u32 {
        /// Locals are in slots, not in a mapping.
        const OPTIMIZED = 0x1;
        /// A call makes a new local namespace.
        const NEWLOCALS = 0x2;
        /// Has `*args`.
        const VARARGS = 0x4;
        /// Has `**kwargs`.
        const VARKEYWORDS = 0x8;
        /// Lies within another function.
        const NESTED = 0x10;
        /// A generator.
        const GENERATOR = 0x20;
        /// `async def` without `yield`.
        const COROUTINE = 0x80;
        /// A generator that may be awaited (`types.coroutine`).
        const ITERABLE_COROUTINE = 0x100;
        /// `async def` with `yield`.
        const ASYNC_GENERATOR = 0x200;
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
        /// Never monitored.
        const NO_MONITORING_EVENTS = 0x200_0000;
        /// The first constant is the docstring.
        const HAS_DOCSTRING = 0x400_0000;
        /// Defined in a class body.
        const METHOD = 0x800_0000;
        /// Any other bit is kept as it is.
        const _ = !0;
    }
}

bitflags! {
    /// The kind of a variable of a frame: an entry of `co_localspluskinds`.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct LocalKind: u8 {
        /// A parameter that may be given by position, or `*args`.
        const ARG_POS = 0x02;
        /// A parameter that may be given by keyword, or `**kwargs`.
        const ARG_KW = 0x04;
        /// `*args` or `**kwargs`.
        const ARG_VAR = 0x08;
        /// Invisible in `locals()`: a comprehension's variable outside functions.
        const HIDDEN = 0x10;
        /// A local variable.
        const LOCAL = 0x20;
        /// A cell, for inner functions.
        const CELL = 0x40;
        /// A cell of an outer function.
        const FREE = 0x80;
        /// Any other bit is kept as it is.
        const _ = !0;
    }
}
