//! What is known about a code object besides its instructions.

use indexmap::IndexSet;
use pycore_bytecode::{CodeFlags, Text};
use rustc_hash::FxBuildHasher;

use crate::constants::ConstantTable;

/// Names in the order of their indices.
pub type NameSet = IndexSet<Text, FxBuildHasher>;

/// A code unit: a module, class body, function, lambda, comprehension or annotation scope.
///
/// Instructions refer to `consts` and `names` by index; to `varnames` by index in the `FAST` instructions;
/// to cells in the `DEREF` instructions, `LOAD_CLOSURE` and `MAKE_CELL` by the index in `cellvars`
/// followed by `freevars`.
#[derive(Clone, Debug, Default)]
pub struct CodeUnitMetadata {
    /// `co_name`
    pub name: Text,
    /// `co_qualname`
    pub qualname: Text,
    /// Constants; the first one stays even if no instruction needs it, as it may be the docstring.
    pub consts: ConstantTable,
    /// `co_names`
    pub names: NameSet,
    /// Local variables, parameters first.
    pub varnames: NameSet,
    /// Variables that inner scopes use; parameters among them are in `varnames` also.
    pub cellvars: NameSet,
    /// Variables of outer scopes.
    pub freevars: NameSet,
    /// Those of `varnames` that `locals()` does not show.
    pub fasthidden: NameSet,
    /// Parameters that may be given by position, without `*args`.
    pub argcount: u32,
    /// The first of these, which may be given by position only.
    pub posonlyargcount: u32,
    /// Parameters after `*`.
    pub kwonlyargcount: u32,
    /// `co_firstlineno`: 1 for a module.
    pub firstlineno: i32,
    /// `co_flags`, complete.
    pub flags: CodeFlags,
}

impl CodeUnitMetadata {
    /// Number of parameters, `*args` and `**kwargs` included.
    pub fn parameter_count(&self) -> usize {
        let has = |flag: CodeFlags| usize::from(self.flags.contains(flag));
        self.argcount as usize
            + self.kwonlyargcount as usize
            + has(CodeFlags::VARARGS)
            + has(CodeFlags::VARKEYWORDS)
    }
}
