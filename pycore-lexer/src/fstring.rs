//! f-strings and t-strings: literal text, fields, format specifications, nesting.
//!
//! A literal with fields is a sequence of tokens: start, then text and the tokens of fields in turn,
//! then end. The innermost literal that is open is the last of the stack; the lexer is either in its
//! text or in one of its fields, where ordinary code is read until the brace, or the colon that begins
//! a format specification, at the field's own bracket depth.

use crate::lexer::Lexed;
use crate::string::{Prefix, Quote};
use crate::{Lexer, TokenKind};

/// CPython's limit on literals with fields within one another, plus one.
const MAX_LITERALS: usize = 150;

/// CPython's limit on fields within format specifications within fields.
const MAX_FIELDS: i32 = 3;

/// A literal with fields whose end has not been read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FString {
    /// Offset of its prefix.
    start: usize,
    pub(crate) quote: Quote,
    raw: bool,
    /// A t-string.
    template: bool,
    /// Text of a format specification is being read.
    in_format_spec: bool,
    /// Brackets open within the literal, those of its fields included.
    pub(crate) bracket_depth: i32,
    /// Bracket depth outside the innermost field; -1 outside all of them.
    pub(crate) expression_depth: i32,
}

impl FString {
    /// `f` or `t`, for messages.
    pub(crate) fn prefix(&self) -> char {
        if self.template { 't' } else { 'f' }
    }

    /// Whether a `:` here ends the expression of a field.
    pub(crate) fn ends_expression(&self) -> bool {
        self.expression_depth >= 0 && self.bracket_depth - 1 == self.expression_depth
    }

    pub(crate) fn begin_format_spec(&mut self) {
        self.in_format_spec = true;
    }

    /// The `}` of a field has been read.
    pub(crate) fn end_expression(&mut self) {
        self.expression_depth -= 1;
        self.in_format_spec = false;
    }
}

impl Lexer<'_> {
    /// The start of a literal with fields.
    pub(crate) fn begin_fstring(&mut self, start: usize, quote_at: usize, prefix: Prefix) -> Lexed {
        let quote = self.quote(quote_at);
        let end = quote_at + quote.length();
        self.position = end;
        if self.fstrings.len() + 1 >= MAX_LITERALS {
            return Err(self.report("too many nested f-strings or t-strings"));
        }
        self.fstrings.push(FString {
            start,
            quote,
            raw: prefix.raw,
            template: prefix.template,
            in_format_spec: false,
            bracket_depth: 0,
            expression_depth: -1,
        });
        self.in_literal_text = true;
        let kind = if prefix.template { TokenKind::TStringStart } else { TokenKind::FStringStart };
        Ok(self.token(kind, start, end))
    }

    /// Text, the end, or the first token of a field.
    pub(crate) fn literal_text(&mut self) -> Lexed {
        let Some(&fstring) = self.fstrings.last() else {
            self.in_literal_text = false;
            return self.code();
        };
        let start = self.position;
        if self.at(start) == b'{' && self.at(start + 1) != b'{' {
            self.enter_field()?;
            return self.code();
        }
        if self.quote_is_at(fstring.quote, start) {
            self.fstrings.pop();
            self.in_literal_text = false;
            let kind = if fstring.template { TokenKind::TStringEnd } else { TokenKind::FStringEnd };
            return Ok(self.token(kind, start, start + fstring.quote.length()));
        }
        self.text_run(fstring, start)
    }

    fn quote_is_at(&self, quote: Quote, at: usize) -> bool {
        (0..quote.length()).all(|index| self.at(at + index) == quote.byte)
    }

    /// A `{` follows that begins a field.
    fn enter_field(&mut self) -> Lexed<()> {
        let Some(fstring) = self.fstrings.last_mut() else { return Ok(()) };
        fstring.expression_depth += 1;
        if fstring.expression_depth >= MAX_FIELDS {
            let prefix = fstring.prefix();
            return Err(self.report(format!("{prefix}-string: expressions nested too deeply")));
        }
        self.in_literal_text = false;
        Ok(())
    }

    /// Text up to a field, a doubled brace, or the end.
    fn text_run(&mut self, fstring: FString, start: usize) -> Lexed {
        let kind =
            if fstring.template { TokenKind::TStringMiddle } else { TokenKind::FStringMiddle };
        let in_format_spec = fstring.in_format_spec && fstring.expression_depth >= 0;
        // Within `\N{...}` a brace is part of the name.
        let mut in_name = false;
        let mut at = start;
        loop {
            let byte = self.at(at);
            match byte {
                b'{' => {
                    if self.at(at + 1) == b'{' && !in_format_spec {
                        let token = self.token(kind, start, at + 1);
                        self.position = at + 2;
                        return Ok(token);
                    }
                    // CPython's cursor is before the brace, except in this error.
                    self.position = at;
                    self.enter_field()?;
                    if let Some(fstring) = self.fstrings.last_mut() {
                        fstring.in_format_spec = false;
                    }
                    return Ok(self.token(kind, start, at));
                }
                b'}' if in_name => return Ok(self.token(kind, start, at + 1)),
                b'}' => {
                    if self.at(at + 1) == b'}' && !in_format_spec && fstring.bracket_depth == 0 {
                        let token = self.token(kind, start, at + 1);
                        self.position = at + 2;
                        return Ok(token);
                    }
                    self.in_literal_text = false;
                    if let Some(fstring) = self.fstrings.last_mut() {
                        fstring.in_format_spec = false;
                    }
                    return Ok(self.token(kind, start, at));
                }
                b'\\' => {
                    at += 1;
                    if self.at(at) == b'\r' {
                        at += 1;
                    }
                    match self.at(at) {
                        brace @ (b'{' | b'}') => {
                            if !fstring.raw {
                                self.warn_escaped_brace(at, brace);
                            }
                        }
                        b'N' if !fstring.raw => {
                            at += 1;
                            if self.at(at) == b'{' {
                                in_name = true;
                                at += 1;
                            }
                        }
                        0 => {}
                        _ => at += 1,
                    }
                }
                b'\n' if !fstring.quote.triple => {
                    self.position = at + 1;
                    return Err(self.unterminated_text(fstring, in_format_spec));
                }
                0 if at >= self.input.end() => {
                    self.position = at;
                    return Err(self.unterminated_text(fstring, false));
                }
                _ if byte == fstring.quote.byte && self.quote_is_at(fstring.quote, at) => {
                    return Ok(self.token(kind, start, at));
                }
                _ => at += 1,
            }
        }
    }

    /// `\{` or `\}` with the brace at `at`.
    #[cold]
    fn warn_escaped_brace(&mut self, at: usize, brace: u8) {
        let brace = char::from(brace);
        let message = format!(
            "\"\\{brace}\" is an invalid escape sequence. Such sequences will not work in the \
             future. Did you mean \"\\\\{brace}\"? A raw string is also an option."
        );
        self.warn(message, at - 1, at + 1, at);
    }

    #[cold]
    fn unterminated_text(
        &mut self,
        fstring: FString,
        line_ends_in_format_spec: bool,
    ) -> Box<pycore_source::SyntaxError> {
        let prefix = fstring.prefix();
        if line_ends_in_format_spec {
            return self.report(format!(
                "{prefix}-string: newlines are not allowed in format specifiers for single quoted \
                 {prefix}-strings"
            ));
        }
        let line = self.input.line_number(self.position - 1);
        self.position = fstring.start + 1;
        let triple = if fstring.quote.triple { "triple-quoted " } else { "" };
        self.report(format!(
            "unterminated {triple}{prefix}-string literal (detected at line {line})"
        ))
    }
}
