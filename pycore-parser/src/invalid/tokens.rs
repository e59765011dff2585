//! The tokens that have been read so far, with the positions that errors have.
//!
//! Tokens are read when the recogniser first looks at them, and not before: how far it has read decides where
//! some errors point, and whether it meets a lexical error at all.

use pycore_lexer::{Lexer, Token, TokenKind, TokenSource};
use pycore_source::{LineIndex, Source, SyntaxError};

/// Index of a token.
pub(super) type TokenIndex = u32;

/// A line (from 1) and a column in bytes (from 0; -1 where a token has none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub line: i32,
    pub column: i32,
}

/// A token with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlacedToken {
    pub token: Token,
    pub start: Position,
    pub end: Position,
    /// Brackets open after it.
    pub depth: u8,
}

/// A lexer and what it has given.
pub(super) struct Tokens<'s> {
    pub lexer: Lexer<'s>,
    text: &'s str,
    lines: &'s LineIndex,
    /// The end of the text ends a statement.
    interactive: bool,
    read: Vec<PlacedToken>,
}

impl<'s> Tokens<'s> {
    pub(super) fn new(lexer: Lexer<'s>, source: &'s Source, interactive: bool) -> Self {
        let (text, lines) = (source.text(), source.line_index());
        Self { lexer, text, lines, interactive, read: Vec::new() }
    }

    /// Whether the lexer has seen the end of the text, beyond what it has read.
    ///
    /// It sees no further than a line end, which a file has behind its last line, whether it is there or not.
    pub(super) fn reached_end(&self, is_file: bool) -> bool {
        let is_line_end = |last: &PlacedToken| {
            last.token.kind == TokenKind::Newline
                && (is_file || (last.token.start as usize) < self.text.len())
        };
        let implied = usize::from(is_file && !self.text.ends_with('\n'));
        self.lexer.state().position as usize >= self.text.len() + implied
            && !self.last().is_some_and(is_line_end)
    }

    /// Whether a line is the last of the text, which has no line end.
    pub(super) fn ends_with(&self, line: &str) -> bool {
        !self.text.ends_with('\n') && self.text.ends_with(line)
    }

    /// The end of the text as a token that has no column.
    pub(super) fn without_place(&self) -> PlacedToken {
        let end = self.text.len() as u32;
        let (start, _) = self.nowhere();
        let token = Token { kind: TokenKind::EndMarker, start: end, end };
        PlacedToken { token, start, end: start, depth: 0 }
    }

    /// Number of tokens read.
    pub(super) fn count(&self) -> usize {
        self.read.len()
    }

    /// Read one more token.
    pub(super) fn read_next(&mut self) -> Result<(), Box<SyntaxError>> {
        let mut token = self.lexer.next_token()?;
        while token.kind == TokenKind::TypeIgnore {
            token = self.lexer.next_token()?;
        }
        let (start, end) = match token.kind {
            TokenKind::EndMarker | TokenKind::Indent | TokenKind::Dedent => self.nowhere(),
            TokenKind::Newline if self.interactive && token.start as usize == self.text.len() => {
                self.nowhere()
            }
            TokenKind::Newline => self.line_end(token),
            _ => (self.position(token.start), self.position(token.end)),
        };
        let depth = self.lexer.open_brackets().len() as u8;
        self.read.push(PlacedToken { token, start, end, depth });
        Ok(())
    }

    /// The place of a token that covers no text: the line being read, of which an empty text has none.
    fn nowhere(&self) -> (Position, Position) {
        let line = match self.text {
            "" => 0,
            _ => self.lines.line_column(self.lexer.last_read()).line as i32,
        };
        (Position { line, column: -1 }, Position { line, column: -1 })
    }

    /// A line end reaches from the comment before it to after its line feed.
    fn line_end(&self, token: Token) -> (Position, Position) {
        let before = self.read.last().map_or(0, |last| last.token.end);
        let comment =
            self.text.get(before as usize..token.start as usize).and_then(|t| t.find('#'));
        let start = comment.map_or(token.start, |at| before + at as u32);
        let end = self.position(token.start);
        (self.position(start), Position { column: end.column + 1, ..end })
    }

    fn position(&self, offset: u32) -> Position {
        let place = self.lines.line_column(offset);
        Position { line: place.line as i32, column: place.column as i32 }
    }

    /// A token that has been read.
    pub(super) fn get(&self, index: TokenIndex) -> &PlacedToken {
        &self.read[index as usize]
    }

    pub(super) fn kind(&self, index: TokenIndex) -> TokenKind {
        self.get(index).token.kind
    }

    /// The text of a token.
    pub(super) fn text(&self, index: TokenIndex) -> &'s str {
        &self.text[self.get(index).token.range()]
    }

    /// The last token read.
    pub(super) fn last(&self) -> Option<&PlacedToken> {
        self.read.last()
    }
}
