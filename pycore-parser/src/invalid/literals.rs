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
                let message = format!("(value error) {message}");
                return Err(self.raise_last(ErrorClass::Syntax, message));
            }
            return Ok(Some(self.node(Kind::Bytes, start, [Value::Nothing; 2])));
        }
        if !literal.raw
            && let Err(message) = check_text(literal.content)
        {
            let message = format!("(unicode error) {message}");
            return Err(self.raise_last(ErrorClass::Syntax, message));
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

    /// A literal with fields: its text has escapes.
    pub(super) fn interpolated(
        &mut self,
        start: TokenIndex,
        [opening, parts, ..]: [Value; SLOTS],
    ) -> Step {
        if !self.is_raw(self.extent(opening).0) {
            for part in self.nodes.items(parts) {
                let Value::Token(token) = part else { continue };
                if let Err(message) = check_text(self.tokens.text(token)) {
                    let message = format!("(unicode error) {message}");
                    return Err(self.raise_range(part, part, message));
                }
            }
        }
        Ok(Some(self.node(Kind::JoinedStr, start, [Value::Nothing; 2])))
    }

    /// Whether escapes mean nothing in the literal that a token begins.
    fn is_raw(&self, opening: TokenIndex) -> bool {
        self.tokens.text(opening).contains(['r', 'R'])
    }

    /// The token that begins the innermost literal with fields that is open at another token.
    fn literal_around(&self, at: TokenIndex) -> Option<TokenIndex> {
        let mut closed = 0;
        for index in (0..at).rev() {
            match self.tokens.kind(index) {
                TokenKind::FStringEnd | TokenKind::TStringEnd => closed += 1,
                TokenKind::FStringStart | TokenKind::TStringStart if closed > 0 => closed -= 1,
                TokenKind::FStringStart | TokenKind::TStringStart => return Some(index),
                _ => {}
            }
        }
        None
    }

    /// `f` or `t`, for messages about a field.
    fn literal_prefix(&self, at: TokenIndex) -> char {
        let opening = self.literal_around(at).map(|opening| self.tokens.kind(opening));
        if opening == Some(TokenKind::TStringStart) { 't' } else { 'f' }
    }

    /// `!` and the name of a conversion that exists, right after it.
    pub(super) fn conversion(
        &mut self,
        start: TokenIndex,
        [mark, name, ..]: [Value; SLOTS],
    ) -> Step {
        let token = self.extent(name).0;
        if self.tokens.get(start).end != self.tokens.get(token).start {
            let prefix = self.literal_prefix(start);
            let message = format!(
                "{prefix}-string: conversion type must come right after the exclamation mark"
            );
            return Err(self.raise_range(mark, name, message));
        }
        let conversion = normalize_identifier(self.tokens.text(token)).into_owned();
        if !["s", "r", "a"].contains(&conversion.as_str()) {
            let prefix = self.literal_prefix(start);
            let conversion = pycore_unicode::repr(&conversion);
            let message = format!(
                "{prefix}-string: invalid conversion character {conversion}: \
                 expected 's', 'r', or 'a'"
            );
            return Err(self.raise_range(name, name, message));
        }
        Ok(Some(name))
    }

    /// Text of a format specification; CPython lets the codec's error out as it is.
    pub(super) fn format_text(&mut self, start: TokenIndex, [token, ..]: [Value; SLOTS]) -> Step {
        let raw = self.literal_around(start).is_some_and(|opening| self.is_raw(opening));
        match check_text(self.tokens.text(start)) {
            Ok(()) => Ok(Some(token)),
            Err(_) if raw => Ok(Some(token)),
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
