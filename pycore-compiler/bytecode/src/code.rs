//! The code object as plain data.

use std::sync::Arc;

use crate::{CodeFlags, Constant, LocalKind, SharedBytes, Text};

/// A code object: what a module, class body, function, lambda or comprehension is compiled to.
///
/// The fields are those of Python's `code` type without the prefix `co_`. Nothing here is checked: a value
/// may be anything, and the verifier tells whether it can be executed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code {
    /// Parameters that may be given by position, without `*args`.
    pub argcount: u32,
    /// The first of these, which may be given by position only.
    pub posonlyargcount: u32,
    /// Parameters after `*`.
    pub kwonlyargcount: u32,
    /// Entries that the evaluation stack needs.
    pub stacksize: u32,
    /// What kind of code it is.
    pub flags: CodeFlags,
    /// Instructions and their caches: code units of two bytes, opcode and argument.
    pub code: SharedBytes,
    /// Constants that instructions refer to.
    pub consts: Arc<[Constant]>,
    /// Names of globals, attributes and modules that instructions refer to.
    pub names: Arc<[Text]>,
    /// Names of the frame's variables: locals (parameters first), cells, free variables.
    pub localsplusnames: Arc<[Text]>,
    /// Kinds of the frame's variables, as many as there are names: bytes of [`LocalKind`].
    pub localspluskinds: SharedBytes,
    /// The file that it was compiled from.
    pub filename: Text,
    /// The name of the function or class, or `<module>`, `<lambda>` and so on.
    pub name: Text,
    /// The dotted path to it within the module.
    pub qualname: Text,
    /// The line where it starts, decorators included; from 1, and 0 for a module.
    pub firstlineno: i32,
    /// Source positions, see [`locations`](fn@crate::locations).
    pub linetable: SharedBytes,
    /// Handlers, see [`exceptions`](crate::exceptions).
    pub exceptiontable: SharedBytes,
}

impl Code {
    /// Number of code units.
    pub fn unit_count(&self) -> usize {
        self.code.len() / 2
    }

    /// Number of parameters, `*args` and `**kwargs` included.
    pub fn parameter_count(&self) -> u64 {
        u64::from(self.argcount)
            + u64::from(self.kwonlyargcount)
            + u64::from(self.flags.contains(CodeFlags::VARARGS))
            + u64::from(self.flags.contains(CodeFlags::VARKEYWORDS))
    }

    /// Kinds of the frame's variables.
    pub fn kinds(&self) -> impl ExactSizeIterator<Item = LocalKind> {
        self.localspluskinds.iter().map(|&kind| LocalKind::from_bits_retain(kind))
    }

    /// Names of the frame's variables of a kind, in order.
    fn variables(&self, kind: LocalKind) -> impl Iterator<Item = &Text> {
        self.localsplusnames
            .iter()
            .zip(self.kinds())
            .filter(move |(_, of)| of.contains(kind))
            .map(|(name, _)| name)
    }

    /// `co_varnames`: parameters and other local variables.
    pub fn varnames(&self) -> impl Iterator<Item = &Text> {
        self.variables(LocalKind::LOCAL)
    }

    /// `co_cellvars`: variables that inner functions use, parameters among them included.
    pub fn cellvars(&self) -> impl Iterator<Item = &Text> {
        self.variables(LocalKind::CELL)
    }

    /// `co_freevars`: variables of outer functions.
    pub fn freevars(&self) -> impl Iterator<Item = &Text> {
        self.variables(LocalKind::FREE)
    }

    /// The code objects among its constants.
    pub fn nested(&self) -> impl Iterator<Item = &Arc<Self>> {
        self.consts.iter().filter_map(|constant| match constant {
            Constant::Code(code) => Some(code),
            _ => None,
        })
    }
}
