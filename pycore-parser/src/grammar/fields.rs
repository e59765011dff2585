//! f-strings and t-strings: literals with fields.

use pycore_ast::{Constant, Expr, ExprFormattedValue, ExprInterpolation, ExprJoinedStr};
use pycore_lexer::TokenKind;
use pycore_source::TextRange;
use pycore_unicode::SurrogateStr;

use super::expressions::begins_star_expression;
use super::strings::{Piece, Text};
use crate::frames;
use crate::parser::{Failed, Parse, Parser};

/// The two kinds of literals with fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fields {
    /// An f-string, and format specifications also of t-strings.
    Formatted,
    /// A t-string.
    Interpolated,
}

impl<'a> Parser<'a, '_> {
    /// `fstring` or `tstring`: pushes its pieces.
    pub(super) fn literal_with_fields(&mut self, fields: Fields) -> Parse<()> {
        let is_raw = self.token_text(self.current).contains(['r', 'R']);
        self.advance();
        let mark = self.scratch.pieces.len();
        loop {
            match self.kind() {
                TokenKind::FStringMiddle | TokenKind::TStringMiddle => {
                    let range = self.current.range();
                    self.advance();
                    self.scratch.pieces.push(Piece::Undecoded(range, self.start()));
                }
                TokenKind::LeftBrace => {
                    let level = match fields {
                        Fields::Formatted => frames::FSTRING_FIELD,
                        Fields::Interpolated => frames::TSTRING_FIELD,
                    };
                    self.deeper(level, |p| p.replacement_field(fields, is_raw))?;
                }
                TokenKind::FStringEnd | TokenKind::TStringEnd => break,
                _ => return Err(Failed),
            }
        }
        self.decode_pieces(mark, is_raw)?;
        self.advance();
        Ok(())
    }

    /// Decode the texts above `mark`, and drop those that turn out to be empty.
    fn decode_pieces(&mut self, mark: usize, is_raw: bool) -> Parse<()> {
        let mut kept = mark;
        for index in mark..self.scratch.pieces.len() {
            let mut piece = self.scratch.pieces[index];
            if let Piece::Undecoded(range, end) = piece {
                let value = self.literal_text(range, is_raw, self.current.start)?;
                if value.is_empty() {
                    continue;
                }
                let range = TextRange::new(range.start, end);
                piece = Piece::Text(Text { range, value, kind: None });
            }
            self.scratch.pieces[kept] = piece;
            kept += 1;
        }
        self.scratch.pieces.truncate(kept);
        Ok(())
    }

    /// The value of a text token of a literal with fields.
    fn literal_text(
        &mut self,
        range: TextRange,
        is_raw: bool,
        line_at: u32,
    ) -> Parse<SurrogateStr<'a>> {
        let text: &'a str = &self.text[range];
        if is_raw || !text.contains('\\') {
            return Ok(text.into());
        }
        self.escaped(text, true, range, line_at)
    }

    /// `fstring_replacement_field` or `tstring_replacement_field`: pushes the text of a field with `=`,
    /// and the field.
    fn replacement_field(&mut self, fields: Fields, is_raw: bool) -> Parse<()> {
        let open = self.current;
        self.advance();
        let value = if self.at(TokenKind::Yield) {
            self.yield_expr(0, -2)?
        } else if begins_star_expression(self.kind()) {
            self.star_expressions()?
        } else {
            return Err(Failed);
        };
        let is_debug = self.eat(TokenKind::Equal);
        let text_range = TextRange::new(open.end, self.start());
        let mut conversion = self.conversion()?;
        let mut format_spec = None;
        if self.at(TokenKind::Colon) {
            format_spec = Some(self.format_spec(is_raw)?);
        }
        self.expect(TokenKind::RightBrace)?;
        let range = self.range_from(open.start);
        if is_debug && conversion.is_none() && format_spec.is_none() {
            conversion = Some('r');
        }
        let conversion = conversion.map_or(-1, |char| char as i32);
        let text = match (is_debug, fields) {
            (false, Fields::Formatted) => SurrogateStr::EMPTY,
            _ => self.without_comments(&self.text[text_range]).into(),
        };
        if is_debug {
            let piece = Text { range: text_range, value: text, kind: None };
            self.scratch.pieces.push(Piece::Text(piece));
        }
        let field = match fields {
            Fields::Formatted => Expr::FormattedValue(self.node(ExprFormattedValue {
                range,
                value,
                conversion,
                format_spec,
            })),
            Fields::Interpolated => {
                let str = Constant::Str(if is_debug { without_equal_sign(text) } else { text });
                Expr::Interpolation(self.node(ExprInterpolation {
                    range,
                    value,
                    str,
                    conversion,
                    format_spec,
                }))
            }
        };
        self.scratch.pieces.push(Piece::Node(field));
        Ok(())
    }

    /// `[fstring_conversion]`
    fn conversion(&mut self) -> Parse<Option<char>> {
        if !self.at(TokenKind::Exclamation) {
            return Ok(None);
        }
        let mark = self.current;
        self.advance();
        if !self.at(TokenKind::Name) {
            return Err(Failed);
        }
        if self.start() != mark.end {
            return self.refuse();
        }
        let conversion = match &*pycore_unicode::normalize_identifier(self.token_text(self.current))
        {
            "s" => 's',
            "r" => 'r',
            "a" => 'a',
            _ => return self.refuse(),
        };
        self.advance();
        Ok(Some(conversion))
    }

    /// `fstring_full_format_spec` or `tstring_full_format_spec`; fields in it are those of an f-string.
    fn format_spec(&mut self, is_raw: bool) -> Parse<Expr<'a>> {
        let start = self.start();
        self.advance();
        let mark = self.scratch.pieces.len();
        let mut has_fields = false;
        loop {
            match self.kind() {
                TokenKind::FStringMiddle | TokenKind::TStringMiddle => {
                    let range = self.current.range();
                    let value = self.literal_text(range, is_raw, range.start)?;
                    self.advance();
                    if !value.is_empty() {
                        let piece = Text { range, value, kind: None };
                        self.scratch.pieces.push(Piece::Text(piece));
                    }
                }
                TokenKind::LeftBrace => {
                    has_fields = true;
                    self.deeper(frames::NESTED_FIELD, |p| {
                        p.replacement_field(Fields::Formatted, is_raw)
                    })?;
                }
                _ => break,
            }
        }
        let several_texts = !has_fields && self.scratch.pieces.len() > mark + 1;
        let values = self.join_pieces(mark, true);
        let range = self.range_from(start);
        if let (true, &[Expr::Constant(text)]) = (several_texts, values) {
            // CPython makes a list of values only for fields, or for a text alone.
            return Ok(self.constant(range, text.value));
        }
        Ok(Expr::JoinedStr(self.node(ExprJoinedStr { range, values })))
    }

    /// The text of a field, as `=` shows it: comments are left out, their line ends stay.
    fn without_comments(&self, text: &'a str) -> &'a str {
        if !text.contains('#') {
            return text;
        }
        let mut kept = String::with_capacity(text.len());
        let mut quote = None;
        let mut in_comment = false;
        let mut is_escaped = false;
        for char in text.chars() {
            if in_comment {
                if char != '\n' {
                    continue;
                }
                in_comment = false;
            } else if quote.is_some() {
                if char == '\\' && !is_escaped {
                    is_escaped = true;
                    kept.push(char);
                    continue;
                }
                if quote == Some(char) && !is_escaped {
                    quote = None;
                }
                is_escaped = false;
            } else if matches!(char, '"' | '\'') {
                quote = Some(char);
            } else if char == '#' {
                in_comment = true;
                continue;
            }
            kept.push(char);
        }
        self.arena.alloc_str(&kept)
    }
}

/// The text of an expression, from that of a field with `=`, after which nothing but blanks follows.
fn without_equal_sign(text: SurrogateStr<'_>) -> SurrogateStr<'_> {
    let Some(text) = text.as_str() else { return text };
    SurrogateStr::from(text.rsplit_once('=').map_or(text, |(expression, _)| expression))
}
