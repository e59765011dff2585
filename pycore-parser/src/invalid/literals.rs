//! Checks of string literals: escapes, mixing of kinds, fields.

use pycore_lexer::TokenKind;
use pycore_source::ErrorClass;
use pycore_unicode::normalize_identifier;

use super::engine::{Engine, Step};
use super::escapes::{check_bytes, check_text};
use super::grammar::SLOTS;
use super::nodes::{Kind, Value};
use super::tokens::TokenIndex;

impl Engine<'_> {
    /// A literal without fields.
    pub(super) fn string(&mut self, start: TokenIndex, [token, ..]: [Value; SLOTS]) -> Step {
        let literal = Literal::new(self.tokens.text(start));
        if literal.bytes {
            if !literal.content.is_ascii() {
                let message = "bytes can only contain ASCII literal characters".to_owned();
                return Err(self.raise_range(token, token, message));
            }
            if !literal.raw
                && let Err(message) = check_bytes(literal.content)
            {
                return Err(self.raise_range(token, token, format!("(value error) {message}")));
            }
            return Ok(Some(self.node(Kind::Bytes, start, [Value::Nothing; 2])));
        }
        if !literal.raw
            && let Err(message) = check_text(literal.content)
        {
            return Err(self.raise_range(token, token, format!("(unicode error) {message}")));
        }
        Ok(Some(token))
    }

    /// Literals side by side are one literal.
    pub(super) fn concatenated(&mut self, start: TokenIndex, [parts, ..]: [Value; SLOTS]) -> Step {
        let items = self.nodes.items(parts);
        let count =
            |engine: &Self, kind| items.iter().filter(|&&item| engine.kind(item) == kind).count();
        let bytes = count(self, Kind::Bytes);
        if bytes > 0 && bytes < items.len() {
            let message = "cannot mix bytes and nonbytes literals".to_owned();
            return Err(self.raise_last(ErrorClass::Syntax, message));
        }
        let kind = match (bytes, count(self, Kind::JoinedStr)) {
            (0, 0) => Kind::Str,
            (0, _) => Kind::JoinedStr,
            _ => Kind::Bytes,
        };
        Ok(Some(self.node(kind, start, [Value::Nothing; 2])))
    }

    /// A literal with fields: its text has escapes, and so has the text of `{expression=}`.
    pub(super) fn interpolated(
        &mut self,
        start: TokenIndex,
        [opening, parts, ..]: [Value; SLOTS],
    ) -> Step {
        let raw = self.tokens.text(self.extent(opening).0).contains(['r', 'R']);
        if !raw {
            for part in self.nodes.items(parts) {
                let text = match part {
                    Value::Token(token) => self.tokens.text(token),
                    Value::Node(_) if self.kind(part) == Kind::JoinedStr => self.shown_source(part),
                    _ => continue,
                };
                if let Err(message) = check_text(text) {
                    let message = format!("(unicode error) {message}");
                    return Err(self.raise_range(part, part, message));
                }
            }
        }
        Ok(Some(self.node(Kind::JoinedStr, start, [Value::Nothing; 2])))
    }

    /// The source of a field's expression that the field itself shows.
    fn shown_source(&self, field: Value) -> &str {
        let Value::Node(field) = field else { return "" };
        let [start, end] = self.nodes.get(field).children;
        let start = self.tokens.get(self.extent(start).0).token.end;
        let end = self.tokens.get(self.extent(end).0).token.start;
        self.tokens.text_between(start, end)
    }

    /// `f` or `t`: the innermost literal that is open at a token.
    fn literal_prefix(&self, at: TokenIndex) -> char {
        let mut closed = 0;
        for index in (0..at).rev() {
            match self.tokens.kind(index) {
                TokenKind::FStringEnd | TokenKind::TStringEnd => closed += 1,
                TokenKind::FStringStart | TokenKind::TStringStart if closed > 0 => closed -= 1,
                TokenKind::TStringStart => return 't',
                TokenKind::FStringStart => return 'f',
                _ => {}
            }
        }
        'f'
    }

    /// `!` and a name.
    pub(super) fn conversion(
        &mut self,
        start: TokenIndex,
        [mark, name, ..]: [Value; SLOTS],
    ) -> Step {
        if self.tokens.get(start).end != self.tokens.get(self.extent(name).0).start {
            let prefix = self.literal_prefix(start);
            let message = format!(
                "{prefix}-string: conversion type must come right after the exclamation mark"
            );
            return Err(self.raise_range(mark, name, message));
        }
        Ok(Some(name))
    }

    /// A field: brace, `=`, conversion, colon of the format specification, brace.
    pub(super) fn field(
        &mut self,
        start: TokenIndex,
        [opening, shown, conversion, format, closing]: [Value; SLOTS],
    ) -> Step {
        if let Value::Token(token) = conversion {
            let name = normalize_identifier(self.tokens.text(token)).into_owned();
            if !["s", "r", "a"].contains(&name.as_str()) {
                let prefix = self.literal_prefix(start);
                let name = pycore_unicode::repr(&name);
                let message = format!(
                    "{prefix}-string: invalid conversion character {name}: \
                     expected 's', 'r', or 'a'"
                );
                return Err(self.raise_range(conversion, conversion, message));
            }
        }
        if shown == Value::Nothing {
            return Ok(Some(self.node(Kind::Operation, start, [Value::Nothing; 2])));
        }
        let end = match (conversion, format) {
            (Value::Token(name), _) => Value::Token(name.saturating_sub(1)),
            (_, Value::Token(colon)) => Value::Token(colon),
            _ => closing,
        };
        Ok(Some(self.node(Kind::JoinedStr, start, [opening, end])))
    }

    /// Text of a format specification; CPython lets the codec's error out as it is.
    pub(super) fn format_text(&mut self, start: TokenIndex, [token, ..]: [Value; SLOTS]) -> Step {
        match check_text(self.tokens.text(start)) {
            Ok(()) => Ok(Some(token)),
            Err(message) => Err(self.raise_plain(ErrorClass::UnicodeDecode, message)),
        }
    }
}

/// A string token taken apart.
struct Literal<'t> {
    bytes: bool,
    raw: bool,
    /// What is between the quotes.
    content: &'t str,
}

impl<'t> Literal<'t> {
    fn new(text: &'t str) -> Self {
        let quote_at = text.find(['\'', '"']).unwrap_or(text.len());
        let (prefix, quoted) = text.split_at(quote_at);
        let triple =
            quoted.len() >= 6 && (quoted.starts_with("'''") || quoted.starts_with("\"\"\""));
        let quotes = if triple { 3 } else { 1 };
        let content = quoted.get(quotes..quoted.len().saturating_sub(quotes)).unwrap_or_default();
        Self { bytes: prefix.contains(['b', 'B']), raw: prefix.contains(['r', 'R']), content }
    }
}
