//! Tokens as the line of text that `python.pest` describes.

use std::fmt::Write as _;

use pycore_lexer::{Lexer, LexerOptions, TextKind, Token, TokenKind};
use pycore_source::{Source, SyntaxError, TextRange};

/// The tokens of a program in a line, and where each of them came from.
#[derive(Clone, Debug)]
pub struct TokenLine {
    text: String,
    /// For each token where it begins in the line, and its place in the source.
    places: Vec<(usize, Place)>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    range: TextRange,
    /// Whether the token is nothing but layout, which no node of a tree ends with.
    layout: bool,
}

impl TokenLine {
    /// Lex a text.
    pub fn new(source: &Source, kind: TextKind) -> Result<Self, Box<SyntaxError>> {
        let mut tokens = Vec::new();
        let options = LexerOptions { kind, ..LexerOptions::default() };
        Lexer::new(source, options).lex_into(&mut tokens)?;
        let mut line = Self { text: String::new(), places: Vec::with_capacity(tokens.len()) };
        for (index, &token) in tokens.iter().enumerate() {
            line.push(source.text(), token, tokens.get(index + 1));
        }
        Ok(line)
    }

    fn push(&mut self, source: &str, token: Token, next: Option<&Token>) {
        let layout = matches!(
            token.kind,
            TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent | TokenKind::EndMarker
        );
        self.places.push((self.text.len(), Place { range: token.range(), layout }));
        let spelled = &source[token.range()];
        let shown = match token.kind {
            TokenKind::EndMarker => return,
            TokenKind::Newline => return self.text.push('\n'),
            TokenKind::Indent => return self.text.push('\x0E'),
            TokenKind::Dedent => return self.text.push('\x0F'),
            TokenKind::String => {
                let prefix = spelled.split(['\'', '"']).next().unwrap_or_default();
                if prefix.contains(['b', 'B']) { "'b'" } else { "'s'" }
            }
            TokenKind::FStringStart => "'f{",
            TokenKind::FStringMiddle => "'f.",
            TokenKind::FStringEnd => "'f}",
            TokenKind::TStringStart => "'t{",
            TokenKind::TStringMiddle => "'t.",
            TokenKind::TStringEnd => "'t}",
            TokenKind::Exclamation if next.is_none_or(|next| next.start != token.end) => "!!",
            _ => spelled,
        };
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{shown} ");
    }

    /// The line.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place in the source of what lies between two offsets of the line, without layout at its end.
    pub(crate) fn source_range(&self, start: usize, end: usize) -> TextRange {
        let first = self.places.partition_point(|&(at, _)| at < start);
        let last = self.places.partition_point(|&(at, _)| at < end);
        let tokens = &self.places[first..last];
        let first = tokens.first().map_or(TextRange::default(), |(_, place)| place.range);
        let last = tokens.iter().rev().find(|(_, place)| !place.layout);
        TextRange::new(first.start, last.map_or(first.start, |(_, place)| place.range.end))
    }

    /// Where in the source the token at an offset of the line begins.
    pub(crate) fn source_offset(&self, offset: usize) -> u32 {
        let index = self.places.partition_point(|&(at, _)| at <= offset);
        self.places.get(index.saturating_sub(1)).map_or(0, |(_, place)| place.range.start)
    }
}
