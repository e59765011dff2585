//! String, bytes, f-string and t-string literals.
//!
//! Adjacent literals are one expression. They are read into *pieces*, text or nodes; runs of text are
//! joined afterwards, over the borders of literals, as they are in CPython's tree.

use pycore_ast::{Constant, Expr, ExprConstant, ExprJoinedStr, ExprTemplateStr};
use pycore_lexer::TokenKind;
use pycore_source::{SyntaxWarning, TextRange, WarningClass};
use pycore_unicode::{SurrogateStr, SurrogateString};

use super::fields::Fields;
use crate::escapes;
use crate::frames;
use crate::parser::{Failed, Parse, Parser, PlacedWarning};

/// A part of adjacent literals.
#[derive(Clone, Copy)]
pub(crate) enum Piece<'a> {
    /// Text with its value.
    Text(Text<'a>),
    /// Text of a literal with fields whose escape sequences have not been replaced: that is done, and
    /// warnings are given, at the end of the literal. The node ends at the offset that is with it, since
    /// the second of doubled braces belongs to the node but not to the token.
    Undecoded(TextRange, u32),
    /// A field.
    Node(Expr<'a>),
}

/// What a piece of text becomes part of: a `Constant` node.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(super) range: TextRange,
    pub(super) value: SurrogateStr<'a>,
    /// `u` if that is the prefix of the literal.
    pub(super) kind: Option<&'static str>,
}

/// A string token, taken apart.
struct Literal<'a> {
    /// What stands between the quotes.
    body: &'a str,
    is_raw: bool,
    is_bytes: bool,
    /// `u` if that is the prefix (not `U`).
    kind: Option<&'static str>,
}

impl<'a> Literal<'a> {
    fn new(token: &'a str) -> Self {
        let quote_at = token.bytes().position(|byte| matches!(byte, b'"' | b'\'')).unwrap_or(0);
        let (prefix, quoted) = token.split_at(quote_at);
        let is_triple =
            quoted.len() >= 6 && (quoted.starts_with("\"\"\"") || quoted.starts_with("'''"));
        let quotes = if is_triple { 3 } else { 1 };
        Self {
            body: quoted.get(quotes..quoted.len() - quotes).unwrap_or_default(),
            is_raw: prefix.contains(['r', 'R']),
            is_bytes: prefix.contains(['b', 'B']),
            kind: (prefix == "u").then_some("u"),
        }
    }
}

fn begins_string(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::String | TokenKind::FStringStart | TokenKind::TStringStart)
}

impl<'a> Parser<'a, '_> {
    /// `strings`
    pub(crate) fn strings(&mut self) -> Parse<Expr<'a>> {
        self.check_depth(match self.kind() {
            TokenKind::FStringStart => frames::FSTRING,
            TokenKind::TStringStart => frames::TSTRING,
            _ => frames::STRING,
        })?;
        let start = self.start();
        if self.at(TokenKind::TStringStart) {
            return self.tstrings(start);
        }
        if self.at(TokenKind::String) {
            let range = self.current.range();
            let literal = Literal::new(self.token_text(self.current));
            if literal.is_bytes {
                return self.bytes(start);
            }
            if !begins_string(self.peek(1)) {
                let value = Constant::Str(self.string(&literal)?);
                let kind = literal.kind;
                self.advance();
                return Ok(Expr::Constant(self.node(ExprConstant { range, value, kind })));
            }
        }
        let mark = self.scratch.pieces.len();
        let mut has_fields = false;
        loop {
            match self.kind() {
                TokenKind::String => self.string_piece()?,
                TokenKind::FStringStart => {
                    has_fields = true;
                    self.literal_with_fields(Fields::Formatted)?;
                }
                TokenKind::TStringStart => return Err(Failed),
                _ => break,
            }
        }
        let range = self.range_from(start);
        if has_fields {
            let values = self.join_pieces(mark, true);
            return Ok(Expr::JoinedStr(self.node(ExprJoinedStr { range, values })));
        }
        let values = self.join_pieces(mark, false);
        values.first().copied().ok_or(Failed)
    }

    /// `tstring+`
    fn tstrings(&mut self, start: u32) -> Parse<Expr<'a>> {
        let mark = self.scratch.pieces.len();
        while self.at(TokenKind::TStringStart) {
            self.literal_with_fields(Fields::Interpolated)?;
            self.require_version(14)?;
        }
        if begins_string(self.kind()) {
            return Err(Failed);
        }
        let values = self.join_pieces(mark, true);
        let range = self.range_from(start);
        Ok(Expr::TemplateStr(self.node(ExprTemplateStr { range, values })))
    }

    /// A string token that is one of several literals.
    fn string_piece(&mut self) -> Parse<()> {
        let range = self.current.range();
        let literal = Literal::new(self.token_text(self.current));
        if literal.is_bytes {
            return self.refuse();
        }
        let value = self.string(&literal)?;
        self.advance();
        self.scratch.pieces.push(Piece::Text(Text { range, value, kind: literal.kind }));
        Ok(())
    }

    /// The value of the string token here.
    #[inline]
    fn string(&mut self, literal: &Literal<'a>) -> Parse<SurrogateStr<'a>> {
        if literal.is_raw || !literal.body.as_bytes().contains(&b'\\') {
            return Ok(literal.body.into());
        }
        self.escaped(literal.body, false, self.current.range(), self.current.start)
    }

    /// Text with escape sequences. They are reported as those of a literal on the line of `line_at`.
    pub(super) fn escaped(
        &mut self,
        body: &'a str,
        template: bool,
        range: TextRange,
        line_at: u32,
    ) -> Parse<SurrogateStr<'a>> {
        let Ok(decoded) = escapes::decode_string(body, template) else {
            return self.refuse();
        };
        if let Some(backslash) = decoded.suspicious {
            self.warn(body, backslash, range, line_at);
        }
        Ok(self.store(&decoded.value))
    }

    fn store(&self, text: &SurrogateString) -> SurrogateStr<'a> {
        let bytes = self.arena.alloc_slice(text.as_text().as_bytes());
        SurrogateStr::from_well_formed(bytes)
    }

    #[cold]
    fn warn(&mut self, body: &str, backslash: usize, range: TextRange, line_at: u32) {
        let lines = body.as_bytes()[..backslash].iter().filter(|&&byte| byte == b'\n').count();
        let first = self.source.line_index().line_column(line_at).line;
        let class = if self.options.feature_version < 12 {
            WarningClass::Deprecation
        } else {
            WarningClass::Syntax
        };
        let warning = SyntaxWarning {
            class,
            message: escapes::warning_message(body, backslash),
            range,
            lineno: first + lines as u32,
        };
        self.warnings.push(PlacedWarning { read_to: self.current.end, warning });
    }

    /// One or more bytes literals.
    fn bytes(&mut self, start: u32) -> Parse<Expr<'a>> {
        let mut value = self.bytes_literal()?;
        if begins_string(self.kind()) {
            let mut joined = value.to_vec();
            while begins_string(self.kind()) {
                joined.extend_from_slice(self.bytes_literal()?);
            }
            value = self.arena.alloc_slice(&joined);
        }
        let range = self.range_from(start);
        Ok(self.constant(range, Constant::Bytes(value)))
    }

    /// The value of the token here, which has to be a bytes literal.
    fn bytes_literal(&mut self) -> Parse<&'a [u8]> {
        let literal = Literal::new(self.token_text(self.current));
        if !self.at(TokenKind::String) || !literal.is_bytes || !literal.body.is_ascii() {
            return self.refuse();
        }
        let mut value = literal.body.as_bytes();
        if !literal.is_raw && literal.body.contains('\\') {
            let Ok(decoded) = escapes::decode_bytes(literal.body) else {
                return self.refuse();
            };
            if let Some(backslash) = decoded.suspicious {
                self.warn(literal.body, backslash, self.current.range(), self.current.start);
            }
            value = self.arena.alloc_slice(&decoded.value);
        }
        self.advance();
        Ok(value)
    }

    /// The pieces above `mark` as nodes: adjacent texts are one constant. With fields, no constant is
    /// empty.
    pub(super) fn join_pieces(&mut self, mark: usize, with_fields: bool) -> &'a [Expr<'a>] {
        let values = self.scratch.exprs.len();
        let mut index = mark;
        while let Some(&piece) = self.scratch.pieces.get(index) {
            index += 1;
            let first = match piece {
                Piece::Node(node) => {
                    self.scratch.exprs.push(node);
                    continue;
                }
                Piece::Text(text) => text,
                Piece::Undecoded(..) => continue,
            };
            let mut joined = first;
            let run = self.scratch.pieces[index..]
                .iter()
                .take_while(|piece| matches!(piece, Piece::Text(_)))
                .count();
            if run > 0 {
                joined = self.join_texts(first, index, index + run);
                index += run;
            }
            if with_fields && joined.value.is_empty() {
                continue;
            }
            let Text { range, value, kind } = joined;
            let value = Constant::Str(value);
            let node = Expr::Constant(self.node(ExprConstant { range, value, kind }));
            self.scratch.exprs.push(node);
        }
        self.scratch.pieces.truncate(mark);
        self.take_exprs(values)
    }

    /// `first` and the pieces `from..to`, which are texts too.
    fn join_texts(&self, first: Text<'a>, from: usize, to: usize) -> Text<'a> {
        let mut value = SurrogateString::new();
        value.push_text(first.value);
        let mut range = first.range;
        for piece in &self.scratch.pieces[from..to] {
            if let Piece::Text(text) = piece {
                value.push_text(text.value);
                range.end = text.range.end;
            }
        }
        Text { range, value: self.store(&value), kind: first.kind }
    }
}
