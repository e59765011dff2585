#![doc = include_str!("../README.md")]
//!
//! # How the lexer is built
//!
//! [`Lexer`] looks at the first byte of a token and hands over to the small machine for what it begins; each machine is
//! a module: names, numbers, strings, literals with fields, comments, indentation. They share a position and the stacks of
//! open brackets, blocks and literals, all of which CPython limits (200, 100, 150).
//!
//! What must hold: the text has no null byte (so 0 means the end); ranges lie on character boundaries (a token begins and ends
//! at ASCII bytes or at whole names); an error leaves the position where CPython's is, because the parser asks for it
//! ([`Lexer::state`]).

#![forbid(unsafe_code)]

mod classes;
mod comment;
mod cursor;
mod dump;
mod error;
mod fstring;
mod identifier;
mod indent;
mod keywords;
mod lexer;
mod number;
mod string;
mod swar;
mod token;
mod tokenize;
mod tokens;

use pycore_source::{SyntaxError, SyntaxWarning};

pub use dump::{Names, dump_tokens};
pub use error::LexerState;
pub use lexer::{Failure, Lexer, OpenBracket};
pub use token::{Token, TokenKind};
pub use tokenize::{Place, PlacedToken, TokenizeError, tokenize, tokenize_for_parser};

/// How to read the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LexerOptions {
    /// Report `# type:` comments as tokens (PEP 484), as `ast.parse(..., type_comments=True)` needs.
    pub type_comments: bool,
    /// What the text is, which decides about its last line.
    pub kind: TextKind,
    /// Leave the blocks of an interactive statement open where the text ends: more of them may be typed.
    pub open_blocks: bool,
}

/// What a text is; the modes of Python's `compile`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// A module (`exec`): a last line without line end is read as if it had one.
    #[default]
    File,
    /// An expression or function type (`eval`, `func_type`): the text ends where it ends.
    Expression,
    /// One statement of an interactive session (`single`): as `Expression`, and the end of the text ends
    /// the statement.
    Interactive,
}

/// Something that a parser can read tokens from.
///
/// Laws: after `EndMarker` or an error it is not asked again; ranges are within the source text, do not
/// decrease, and lie on character boundaries; `Indent` and `Dedent` are balanced before the `EndMarker` of a file.
/// Comments and `Nl` do not occur.
pub trait TokenSource {
    /// The next token, or the error that ends the stream.
    fn next_token(&mut self) -> Result<Token, Box<SyntaxError>>;

    /// The warnings found since the last call, in the order of the text.
    fn take_warnings(&mut self) -> Vec<SyntaxWarning> {
        Vec::new()
    }
}
