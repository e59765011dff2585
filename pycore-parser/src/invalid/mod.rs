//! The second pass: after a failure, what is wrong with the text, in CPython's words.
//!
//! CPython finds its messages by parsing twice with parsing expressions: first as the language is, then again
//! with further rules for what people write wrongly. The first of these to match wins; if none does, the error
//! is "invalid syntax" at the last token that the first pass has read. Both passes read tokens only as far
//! as they look, so a lexical error beyond that point comes in only at the end, when the rest of the text is
//! searched for one.
//!
//! The same happens here: [`grammar`] holds the rules as data, [`engine`] tries them, [`hooks`] and
//! [`literals`] hold what the rules cannot say, [`report`] words and places the errors.

mod engine;
mod escapes;
mod first;
mod grammar;
mod hooks;
mod literals;
mod nodes;
mod report;
mod tokens;

use pycore_lexer::{Failure, Lexer, TokenKind, TokenSource};
use pycore_source::{ErrorClass, Source, SyntaxError};

use self::engine::Engine;
use self::tokens::{PlacedToken, Tokens};
use crate::{Mode, ParseOptions};

/// The error of a text that the fast parser has rejected; `None` if nothing is wrong with it.
pub(crate) fn diagnose(source: &Source, options: &ParseOptions) -> Option<Box<SyntaxError>> {
    let start_rule = match options.mode {
        Mode::Exec => "file",
        Mode::Eval => "eval",
        Mode::Single => "interactive",
        Mode::FuncType => "func_type",
    };
    let lexer = Lexer::new(source, crate::lexer_options(options));
    let tokens = Tokens::new(lexer, source, options.mode == Mode::Single);
    let mut engine = Engine::new(tokens, options.feature_version);

    let error = find(&mut engine, source, options, start_rule)?;
    let statement = engine.statement.map(|token| engine.tokens.get(token).start);
    let place = statement.map_or((0, 0), |start| (start.line as u32, start.column as u32));
    Some(Box::new(SyntaxError { statement: Some(place), ..*error }))
}

fn find(
    engine: &mut Engine<'_>,
    source: &Source,
    options: &ParseOptions,
    start_rule: &str,
) -> Option<Box<SyntaxError>> {
    let first = engine.run(start_rule, false);
    if options.allow_incomplete
        && !matches!(first, Ok(Some(_)))
        && engine.is_incomplete(options.mode == Mode::Exec)
    {
        return engine.incomplete_input();
    }
    match first {
        Ok(Some(_)) if options.mode == Mode::Single => {
            return engine.more_than_one_statement(source);
        }
        Ok(Some(_)) => return None,
        Err(_) => return engine.final_error(),
        Ok(None) => {}
    }
    let last = engine.tokens.last().copied();
    match engine.run(start_rule, true) {
        Err(_) => engine.final_error(),
        Ok(_) => engine.generic_error(last?),
    }
}

/// As [`diagnose`], for a text which the fast parser has rejected: if the two disagree, which is a bug, at least
/// there is an error.
pub(crate) fn rejection(source: &Source, options: &ParseOptions) -> Box<SyntaxError> {
    diagnose(source, options).unwrap_or_else(|| {
        let line = source.line_index().line_count() as i32;
        Box::new(SyntaxError {
            class: ErrorClass::Syntax,
            message: "invalid syntax".into(),
            lineno: Some(line),
            offset: Some(0),
            end_lineno: Some(line),
            end_offset: Some(0),
            text: None,
            statement: None,
        })
    })
}

impl Engine<'_> {
    /// The error that has been raised, or a lexical one further on that is more to the point.
    fn final_error(&mut self) -> Option<Box<SyntaxError>> {
        let error = self.raised.take()?;
        let in_family =
            matches!(error.class, ErrorClass::Syntax | ErrorClass::Indentation | ErrorClass::Tab);
        if self.lexical || !in_family || self.at_end() {
            return Some(error);
        }
        Some(self.lexical_error_ahead().unwrap_or(error))
    }

    /// No rule has said what is wrong.
    fn generic_error(&mut self, last: PlacedToken) -> Option<Box<SyntaxError>> {
        match last.token.kind {
            TokenKind::Indent => {
                self.raise_last(ErrorClass::Indentation, "unexpected indent".into());
                self.raised.take()
            }
            TokenKind::Dedent => {
                self.raise_last(ErrorClass::Indentation, "unexpected unindent".into());
                self.raised.take()
            }
            _ => {
                let message = "invalid syntax".to_owned();
                self.raise_between(ErrorClass::Syntax, last.start, last.end, message);
                let error = self.raised.take()?;
                Some(self.lexical_error_ahead().unwrap_or(error))
            }
        }
    }

    /// Whether the text has ended before what was looked for.
    fn is_incomplete(&self, is_file: bool) -> bool {
        match &self.raised {
            Some(error) if error.message.starts_with("unterminated triple-quoted") => true,
            Some(error) if error.message.starts_with("unterminated") => {
                // The line of a file has an end always.
                !is_file && error.text.as_deref().is_some_and(|text| self.tokens.ends_with(text))
            }
            Some(_) if self.lexical => self.tokens.lexer.failure() == Some(Failure::EndOfText),
            _ => self.tokens.reached_end(is_file),
        }
    }

    /// The error of a text that has ended too early: at the last token, whether it is one or not.
    fn incomplete_input(&mut self) -> Option<Box<SyntaxError>> {
        let message = "incomplete input".to_owned();
        let class = ErrorClass::IncompleteInput;
        let _ = match self.raised.take() {
            Some(error) if error.message.starts_with("unterminated") => {
                let line = error.lineno.unwrap_or(0);
                let text = self.tokens.lexer.error_text(line);
                return Some(Box::new(SyntaxError {
                    class,
                    message: message.into(),
                    end_offset: Some(-1),
                    text: Some(text),
                    ..*error
                }));
            }
            Some(_) if self.lexical => {
                let token = self.tokens.without_place();
                self.raise_token(class, token, message)
            }
            _ => self.raise_last(class, message),
        };
        self.raised.take()
    }

    fn at_end(&self) -> bool {
        self.tokens.last().is_some_and(|last| last.token.kind == TokenKind::EndMarker)
    }

    /// Search the rest of the text for an error which takes precedence over the parser's.
    fn lexical_error_ahead(&mut self) -> Option<Box<SyntaxError>> {
        let line = self.tokens.last()?.start.line;
        if self.at_end() {
            return None;
        }
        let lexer = &mut self.tokens.lexer;
        let error = loop {
            match lexer.next_token() {
                Ok(token) if token.kind == TokenKind::EndMarker => return None,
                Ok(_) => {}
                Err(error) => break error,
            }
        };
        // CPython drops what it finds within an f-string.
        if lexer.in_fstring() {
            return None;
        }
        if lexer.failure() == Some(Failure::Reported) {
            return Some(error);
        }
        let open = *lexer.open_brackets().last()?;
        let never_closed = lexer.never_closed(open);
        (Some(line) > never_closed.lineno).then_some(never_closed)
    }

    /// One statement has been matched; is there more?
    fn more_than_one_statement(&mut self, source: &Source) -> Option<Box<SyntaxError>> {
        let position = self.tokens.lexer.state().position as usize;
        let mut rest = source.text().get(position..).unwrap_or_default();
        loop {
            rest = rest.trim_start_matches([' ', '\t', '\n', '\x0C']);
            match rest.strip_prefix('#') {
                Some(comment) => rest = comment.split_once('\n').map_or("", |(_, after)| after),
                None => break,
            }
        }
        if rest.is_empty() {
            return None;
        }
        let message = "multiple statements found while compiling a single statement".to_owned();
        self.raise_last(ErrorClass::Syntax, message);
        self.raised.take()
    }
}
