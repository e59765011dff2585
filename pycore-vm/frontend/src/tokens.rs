//! The tokens of a text as the module `tokenize` has them.

use pycore_lexer::{PlacedToken, TokenKind, TokenizeError};
use pycore_objects::core::TypeStatic;
use pycore_objects::core::interpreter::PlainToken;
use pycore_objects::protocol::call;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, ObjectLike, Owned, Thread, errors};
use pycore_source::{LineSource, LineSourceError};

/// `token.OP`, which all operators are there.
const OPERATOR: i64 = 55;

/// The tokens, and the exception that ends them too early.
pub(crate) fn tokenize(thread: &Thread, text: String) -> (Vec<PlainToken>, Option<Owned>) {
    let source = LineSource::from_text(text);
    let lines: Vec<&str> = source.text().split_inclusive('\n').collect();
    let (tokens, error) = pycore_lexer::tokenize(&source);
    let tokens = tokens.iter().map(|token| plain(token, &lines)).collect();
    let error = error.and_then(|error| match exception(thread, &error, &lines) {
        Ok(exception) => Some(exception),
        Err(raised) => thread.take_exception(raised),
    });
    (tokens, error)
}

fn plain(token: &PlacedToken<'_>, lines: &[&str]) -> PlainToken {
    let place = |place: pycore_lexer::Place| (i64::from(place.line), i64::from(place.column));
    let (first, last) = (token.start.line as usize, token.end.line as usize);
    let line = match lines.get(first.saturating_sub(1)..last.min(lines.len())) {
        Some(lines) => lines.concat(),
        None => String::new(),
    };
    PlainToken {
        kind: if token.kind.is_punctuation() { OPERATOR } else { token.kind.number().into() },
        text: token.text.to_owned(),
        place: [place(token.start), place(token.end)],
        line: if token.kind == TokenKind::EndMarker { String::new() } else { line },
    }
}

fn exception(thread: &Thread, error: &TokenizeError, lines: &[&str]) -> Fallible<Owned> {
    let (class, message, place): (&'static TypeStatic, &str, Option<(i32, i32)>) = match error {
        TokenizeError::Source(LineSourceError::Syntax(message)) => {
            (&errors::SYNTAX_ERROR, message, None)
        }
        TokenizeError::Source(LineSourceError::Other(message)) => {
            (&errors::VALUE_ERROR, message, None)
        }
        TokenizeError::Token { message, place } => (&errors::SYNTAX_ERROR, message, Some(*place)),
        TokenizeError::Indentation { message, place } => {
            (&errors::INDENTATION_ERROR, message, Some(*place))
        }
    };
    let message = Str::new(thread, message)?;
    let class = class.get().as_object();
    let Some((line, column)) = place else {
        return call::call(thread, class, &[message.as_object()]);
    };
    let text = usize::try_from(line - 1).ok().and_then(|line| lines.get(line));
    let (line, column) = (thread.new_int(line.into())?, thread.new_int(column.into())?);
    let details = [
        thread.new_str("<string>")?,
        line.clone(),
        column.clone(),
        thread.new_str(text.map_or("", |text| text.trim_end_matches('\n')))?,
        line,
        column,
    ];
    let details = Tuple::pack(thread, details)?;
    call::call(thread, class, &[message.as_object(), details.as_object()])
}
