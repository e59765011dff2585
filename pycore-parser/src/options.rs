//! What to parse, and as which Python.

/// What a text is: the start rule of the grammar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// A file: statements up to the end. Gives `Mod::Module`.
    #[default]
    Exec,
    /// One expression, as for `eval()`. Gives `Mod::Expression`.
    Eval,
    /// One statement of an interactive session. Gives `Mod::Interactive`.
    Single,
    /// The signature in a type comment, such as `(int, str) -> bool`. Gives `Mod::FunctionType`.
    FuncType,
}

/// How to parse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParseOptions {
    /// The start rule.
    pub mode: Mode,
    /// Whether `# type:` comments belong to the tree (PEP 484); without it they are comments.
    pub type_comments: bool,
    /// The minor version `N` of the Python 3.N whose syntax is accepted, as far as the `ast` module
    /// can tell versions apart (3.4 and later).
    pub feature_version: u8,
    /// Whether a text that may be the beginning of a program is told from one that is wrong: such an error is of the
    /// class `_IncompleteInputError`.
    pub allow_incomplete: bool,
    /// Whether the end of interactive input leaves blocks open.
    pub open_blocks: bool,
}

impl ParseOptions {
    /// The minor version whose grammar this crate implements.
    pub const CURRENT_VERSION: u8 = 14;
}

/// A file of the current version, type comments ignored.
impl Default for ParseOptions {
    fn default() -> Self {
        Self {
            mode: Mode::Exec,
            type_comments: false,
            feature_version: Self::CURRENT_VERSION,
            allow_incomplete: false,
            open_blocks: false,
        }
    }
}
