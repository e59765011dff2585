//! Python 3.14 source text to tokens.

mod token;
mod tokens;

use pycore_source::{SyntaxError, SyntaxWarning};

pub use token::{Token, TokenKind};

/// How to read the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LexerOptions {
    /// Report `# type:` comments as tokens (PEP 484), as `ast.parse(..., type_comments=True)` needs.
    pub type_comments: bool,
}

/// Something that a parser can read tokens from.
///
/// Laws: after `EndMarker` or an error it is not asked again; ranges are within the source text, do not
/// decrease, and lie on character boundaries; `Indent` and `Dedent` are balanced before `EndMarker`.
/// Comments and `Nl` do not occur.
pub trait TokenSource {
    /// The next token, or the error that ends the stream.
    fn next_token(&mut self) -> Result<Token, Box<SyntaxError>>;

    /// The warnings found since the last call, in the order of the text.
    fn take_warnings(&mut self) -> Vec<SyntaxWarning> {
        Vec::new()
    }
}
