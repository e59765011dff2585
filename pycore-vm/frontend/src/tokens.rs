//! The tokens of a text as the module `tokenize` has them.

use pycore_lexer::{Failure, PlacedToken, TokenKind, TokenizeError};
use pycore_objects::core::TypeStatic;
use pycore_objects::core::interpreter::PlainToken;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, ObjectLike, Owned, Thread, errors, name};
use pycore_source::{LineSource, LineSourceError};

/// `token.OP`, which all operators are there.
const OPERATOR: i64 = 55;

/// The tokens, and the exception that ends them too early.
pub(crate) fn tokenize(
    thread: &Thread,
    text: String,
    every_token: bool,
) -> (Vec<PlainToken>, Option<Owned>) {
    let source = LineSource::from_text(text);
    let lines: Vec<&str> = source.text().split_inclusive('\n').collect();
    let (tokens, error) = match every_token {
        true => pycore_lexer::tokenize(&source),
        false => pycore_lexer::tokenize_for_parser(&source),
    };
    let plain = if every_token { for_module } else { for_parser };
    let tokens = tokens.iter().map(|token| plain(token, &lines)).collect();
    let error = error.and_then(|error| match exception(thread, &error, &lines) {
        Ok(exception) => Some(exception),
        Err(raised) => thread.take_exception(raised),
    });
    (tokens, error)
}

fn for_module(token: &PlacedToken<'_>, lines: &[&str]) -> PlainToken {
    let mut plain = plain(token, lines);
    if token.kind.is_punctuation() {
        plain.kind = OPERATOR;
    }
    if token.kind == TokenKind::EndMarker {
        plain.line.clear();
    }
    plain
}

fn for_parser(token: &PlacedToken<'_>, lines: &[&str]) -> PlainToken {
    let mut plain = plain(token, lines);
    if matches!(token.kind, TokenKind::Indent | TokenKind::Dedent | TokenKind::EndMarker) {
        plain.place.iter_mut().for_each(|(_, column)| *column = -1);
        // The line is the one that was read last, unless it was skipped.
        let code = plain.line.trim_start();
        if code.is_empty() || code.starts_with('#') {
            plain.line.clear();
        }
    }
    plain
}

fn plain(token: &PlacedToken<'_>, lines: &[&str]) -> PlainToken {
    let place = |place: pycore_lexer::Place| (i64::from(place.line), i64::from(place.column));
    let (first, last) = (token.start.line as usize, token.end.line as usize);
    let line = match lines.get(first.saturating_sub(1)..last.min(lines.len())) {
        Some(lines) => lines.concat(),
        None => String::new(),
    };
    PlainToken {
        kind: token.kind.number().into(),
        text: token.text.to_owned(),
        place: [place(token.start), place(token.end)],
        line,
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
        TokenizeError::Token { message, place, .. } => {
            (&errors::SYNTAX_ERROR, message, Some(*place))
        }
        TokenizeError::Indentation { is_tab: true, message, place } => {
            (&errors::TAB_ERROR, message, Some(*place))
        }
        TokenizeError::Indentation { message, place, .. } => {
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
    if let TokenizeError::Token { failure: Failure::EndOfText, .. } = error {
        // Only attributes tell of the place.
        let exception = call::call(thread, class, &[message.as_object()])?;
        let filename = thread.new_str("<string>")?;
        let attributes = [
            (name!(thread, "filename"), &filename),
            (name!(thread, "lineno"), &line),
            (name!(thread, "offset"), &column),
            (name!(thread, "end_lineno"), &line),
        ];
        for (name, value) in attributes {
            object::set_attribute(thread, &exception, name, value)?;
        }
        return Ok(exception);
    }
    let is_reported = matches!(error, TokenizeError::Token { failure: Failure::Reported, .. });
    let end = |value: &Owned| if is_reported { value.clone() } else { thread.none() };
    let details = [
        thread.new_str("<string>")?,
        line.clone(),
        column.clone(),
        thread.new_str(
            text.map_or("", |text| text.trim_end_matches('\n').split('\0').next().unwrap_or("")),
        )?,
        end(&line),
        end(&column),
    ];
    let details = Tuple::pack(thread, details)?;
    call::call(thread, class, &[message.as_object(), details.as_object()])
}
