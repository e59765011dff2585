//! How a lexical error becomes an exception's attributes.
//!
//! CPython has two ways, with different ideas of columns and text, and both are kept:
//!
//! - errors which the tokenizer words itself ([`Lexer::report`]): the column is the number of characters
//!   up to the cursor, end and start are the same, the text is the line without its line end;
//! - errors which the tokenizer signals by a code and the parser words ([`Lexer::error_at`]): columns are
//!   bytes that are converted with the help of the text, which is the current line with its line end, or
//!   an earlier one without.

use std::borrow::Cow;

use pycore_source::{ErrorClass, SyntaxError, SyntaxWarning, TextRange, WarningClass};

use crate::lexer::OpenBracket;
use crate::{Failure, Lexer};

impl Lexer<'_> {
    /// The lexer's own error at the position.
    #[cold]
    pub(crate) fn report(&mut self, message: impl Into<Cow<'static, str>>) -> Box<SyntaxError> {
        let line_start = self.input.line_start(self.position.saturating_sub(1));
        let column = self.characters(line_start, self.position);
        self.reported(line_start, column, column, message.into())
    }

    /// The lexer's own error from offset `start` to before `end`, both on the line of `start`.
    #[cold]
    pub(crate) fn report_range(
        &mut self,
        start: usize,
        end: usize,
        message: impl Into<Cow<'static, str>>,
    ) -> Box<SyntaxError> {
        let line_start = self.input.line_start(start);
        let column = self.characters(line_start, start) + 1;
        let end_column = self.characters(line_start, end);
        self.reported(line_start, column, end_column, message.into())
    }

    fn reported(
        &mut self,
        line_start: usize,
        column: i32,
        end_column: i32,
        message: Cow<'static, str>,
    ) -> Box<SyntaxError> {
        self.failure = Some(Failure::Reported);
        let line = self.input.line_number(line_start) as i32;
        let text = self.text[line_start..].split('\n').next().unwrap_or_default();
        Box::new(SyntaxError {
            class: ErrorClass::Syntax,
            message,
            lineno: Some(line),
            offset: Some(column),
            end_lineno: Some(line),
            end_offset: Some(end_column),
            text: Some(text.to_owned()),
            statement: None,
        })
    }

    /// Characters from one offset to another; a line end which the text lacks counts.
    fn characters(&self, start: usize, end: usize) -> i32 {
        let length = self.text.len();
        let extra = end.saturating_sub(length);
        let bytes = &self.text.as_bytes()[start.min(length)..end.min(length)];
        (count_characters(bytes) + extra) as i32
    }

    /// The text ended too soon: within a bracket, or after a line continuation.
    #[cold]
    pub(crate) fn unexpected_end(&mut self) -> Box<SyntaxError> {
        self.position = self.input.end();
        self.failure = Some(Failure::EndOfText);
        if let Some(&bracket) = self.brackets.last() {
            return self.never_closed(bracket);
        }
        let state = self.state();
        let line = state.line as i32;
        let column = (state.position - state.line_start) as i32;
        self.error_at(
            ErrorClass::Syntax,
            "unexpected EOF while parsing".into(),
            (line, column),
            (line, -1),
        )
    }

    /// Add a warning about `start..end`, reported for the line of `at`. Places of warnings do not decrease.
    #[cold]
    pub(crate) fn warn(&mut self, message: String, start: usize, end: usize, at: usize) {
        let (counted, line) = self.counted;
        let between = &self.text.as_bytes()[counted..at];
        let line = line + memchr::memchr_iter(b'\n', between).count() as u32;
        self.counted = (at, line);
        self.warnings.push(SyntaxWarning {
            class: WarningClass::Syntax,
            message: message.into(),
            range: TextRange::new(start as u32, end as u32),
            lineno: line,
        });
    }

    /// Bytes that CPython has kept when the text ends too soon.
    pub(crate) fn unread_at_end(&self) -> usize {
        self.input.end().saturating_sub(self.buffer_start)
    }

    /// The error that says that a bracket is open at the end of the text.
    #[cold]
    pub fn never_closed(&self, open: OpenBracket) -> Box<SyntaxError> {
        let offset = open.offset as usize;
        let line = self.input.line_number(offset) as i32;
        let column = (offset - self.input.line_start(offset)) as i32 + 1;
        let message = format!("'{}' was never closed", open.bracket);
        self.error_at(ErrorClass::Syntax, message.into(), (line, column), (line, 0))
    }

    /// An error as the parser words it at this point of reading.
    ///
    /// Places are a line and a column, which is a number of bytes from 1; 0 and -1 stay what they are. The
    /// columns become characters, and the line's text is added, by CPython's rules: they depend on how far
    /// the lexer has read.
    #[cold]
    pub fn error_at(
        &self,
        class: ErrorClass,
        message: Cow<'static, str>,
        (line, column): (i32, i32),
        (end_line, end_column): (i32, i32),
    ) -> Box<SyntaxError> {
        let text = self.error_text(line);
        let column = character_column(&text, column);
        let end_column =
            if end_column > 0 { character_column(&text, end_column) } else { end_column };
        Box::new(SyntaxError {
            class,
            message,
            lineno: Some(line),
            offset: Some(column),
            end_lineno: Some(end_line),
            end_offset: Some(end_column),
            text: Some(text),
            statement: None,
        })
    }

    /// The text that CPython shows for an error on `line` (from 1) when it has read as far as this lexer:
    /// the line being read with its line end, an earlier one without.
    pub fn error_text(&self, line: i32) -> String {
        let state = self.state();
        let length = self.text.len();
        if i64::from(state.line) <= i64::from(line) {
            let end = state.line_end as usize;
            let mut text = self.text[state.line_start as usize..end.min(length)].to_owned();
            if end > length {
                text.push('\n');
            }
            return text;
        }
        self.text.split('\n').nth((line.max(1) - 1) as usize).unwrap_or_default().to_owned()
    }

    /// Offset of the last byte that has been read; it lies on the line being read. Cheaper than
    /// [`Lexer::state`], which counts lines.
    pub fn last_read(&self) -> u32 {
        let position = self.position.min(self.input.end());
        // The next line is not looked at before a token of it is asked for.
        let within_line = !self.at_line_start
            && position < self.input.end()
            && self.failure != Some(Failure::Layout);
        let last = if !within_line { position.saturating_sub(1) } else { position };
        last as u32
    }

    /// How far the text has been read, in CPython's terms.
    pub fn state(&self) -> LexerState {
        let position = self.position.min(self.input.end());
        let last = self.last_read() as usize;
        LexerState {
            position: position as u32,
            line: self.input.line_number(last),
            line_start: self.input.line_start(last) as u32,
            line_end: self.input.line_end(last) as u32,
            indentation_depth: self.indentation.depth(),
        }
    }

    /// The brackets that are open, the innermost last.
    pub fn open_brackets(&self) -> &[OpenBracket] {
        &self.brackets
    }

    /// Whether what is read next belongs to an f-string or t-string, its fields included.
    pub fn in_fstring(&self) -> bool {
        !self.fstrings.is_empty()
    }

    /// How the stream ended, if it ended with an error.
    pub fn failure(&self) -> Option<Failure> {
        self.failure
    }
}

/// How far a lexer has read: what CPython's parser asks its tokenizer when it words an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LexerState {
    /// Offset of the next byte to read (CPython's `cur`). One past the text at the end of a file without
    /// a final line end.
    pub position: u32,
    /// The line being read, from 1 (`lineno`).
    pub line: u32,
    /// Offset at which it starts (`line_start`).
    pub line_start: u32,
    /// Offset after its line end (`inp`).
    pub line_end: u32,
    /// Number of blocks that are open (`indent`).
    pub indentation_depth: usize,
}

/// The column in characters for a column in bytes (from 1) of `line`.
///
/// A column beyond the line is taken back to just after it; one that cuts a character counts it.
pub(crate) fn character_column(line: &str, column: i32) -> i32 {
    if column <= 0 {
        return column;
    }
    let length = line.len();
    let bytes = (column as usize).min(length + 1);
    let beyond = bytes.saturating_sub(length);
    (count_characters(&line.as_bytes()[..bytes.min(length)]) + beyond) as i32
}

/// Number of characters that begin in `bytes`, which are UTF-8 but may end within a character.
fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}
