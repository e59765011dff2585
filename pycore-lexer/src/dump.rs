//! The text form: what `python3.14 -m tokenize FILE` prints.

use std::fmt::Write as _;

use pycore_source::{LineSource, LineSourceError};

use crate::tokenize::tokenize;
use crate::{PlacedToken, TokenKind, TokenizeError};

/// Whether operators are named one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Every operator is `OP`.
    Plain,
    /// `-e`: `LPAR`, `PLUS`, ...
    Exact,
}

/// What `python3.14 -m tokenize` (with `-e` for exact names) prints for a file of these bytes: the tokens for
/// standard output, or the message for standard error.
///
/// ```
/// use pycore_lexer::{Names, dump_tokens};
/// let shown = dump_tokens(b"x\n", "x.py", Names::Exact).unwrap();
/// assert_eq!(shown.lines().nth(1).unwrap(), "1,0-1,1:            NAME           'x'            ");
/// assert_eq!(
///     dump_tokens(b"(\n", "x.py", Names::Exact).unwrap_err(),
///     "x.py:1:0: error: unexpected EOF in multi-line statement\n",
/// );
/// ```
pub fn dump_tokens(bytes: &[u8], file_name: &str, names: Names) -> Result<String, String> {
    let source = LineSource::from_bytes(bytes, Some(file_name))
        .map_err(|error| error_message(&TokenizeError::Source(error), file_name))?;
    let (tokens, error) = tokenize(&source);
    if let Some(error) = error {
        return Err(error_message(&error, file_name));
    }
    let mut out = String::with_capacity(tokens.len() * 52);
    line(&mut out, "0,0-0,0:", "ENCODING", source.encoding());
    for token in &tokens {
        let (start, end) = (token.start, token.end);
        let place = format!("{},{}-{},{}:", start.line, start.column, end.line, end.column);
        line(&mut out, &place, shown_name(token, names), token.text);
    }
    Ok(out)
}

/// One line of the output.
fn line(out: &mut String, place: &str, name: &str, text: &str) {
    let text = pycore_unicode::repr(text);
    let _ = writeln!(out, "{place:<20}{name:<15}{text:<15}");
}

/// The name that is shown for the token's type.
fn shown_name(token: &PlacedToken<'_>, names: Names) -> &'static str {
    let kind = token.kind;
    if kind.is_keyword() {
        TokenKind::Name.name()
    } else if !kind.is_punctuation() {
        kind.name()
    } else if names == Names::Plain || kind.spelling() != Some(token.text) {
        "OP"
    } else {
        kind.exact_name()
    }
}

fn error_message(error: &TokenizeError, file_name: &str) -> String {
    match error {
        TokenizeError::Source(LineSourceError::Syntax(message)) => {
            format!("{file_name}: error: {message}\n")
        }
        TokenizeError::Source(LineSourceError::Other(message)) => {
            format!("unexpected error: {message}\n")
        }
        TokenizeError::Token { message, place: (line, column), .. }
            if message.contains("unterminated triple-quoted string literal") =>
        {
            format!("{file_name}:{line}:{column}: error: EOF in multi-line string\n")
        }
        TokenizeError::Token { message, place: (line, column), .. }
        | TokenizeError::Indentation { message, place: (line, column), .. } => {
            format!("{file_name}:{line}:{column}: error: {message}\n")
        }
    }
}
