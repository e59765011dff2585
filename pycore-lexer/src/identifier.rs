//! Names, keywords, and the letters before a string.

use pycore_source::SyntaxError;

use crate::classes::continues_name;
use crate::lexer::Lexed;
use crate::string::Prefix;
use crate::{Lexer, Token, TokenKind};

impl Lexer<'_> {
    /// Offset after the ASCII letters, digits, `_` and bytes of wide characters from `at` on.
    #[inline(always)]
    fn name_end(&self, mut at: usize) -> usize {
        let bytes = self.input.bytes();
        while let Some(&byte) = bytes.get(at)
            && continues_name(byte)
        {
            at += 1;
        }
        at
    }

    /// A name that begins with a letter which begins no keyword.
    #[inline]
    pub(crate) fn plain_name(&mut self, start: usize) -> Token {
        let end = self.name_end(start + 1);
        self.token(TokenKind::Name, start, end)
    }

    /// A name or keyword.
    #[inline]
    pub(crate) fn name_or_keyword(&mut self, start: usize) -> Token {
        let end = self.name_end(start + 1);
        let kind = TokenKind::of_word(&self.input.bytes()[start..end]);
        self.token(kind, start, end)
    }

    /// A name, a keyword, or a string with a prefix.
    #[inline]
    pub(crate) fn name_or_prefixed_string(&mut self, start: usize) -> Lexed {
        let mut prefix = Prefix::default();
        let mut at = start;
        while prefix.add(self.at(at)) {
            at += 1;
            if matches!(self.at(at), b'"' | b'\'') {
                return self.prefixed_string(start, at, prefix);
            }
        }
        Ok(self.name_or_keyword(start))
    }

    /// A name with characters outside ASCII.
    #[cold]
    pub(crate) fn wide_name(&mut self, start: usize) -> Lexed {
        let end = self.name_end(start);
        self.checked_name(start, end)
    }

    /// A name from `start` to `end` whose characters have to be looked at.
    #[cold]
    fn checked_name(&mut self, start: usize, end: usize) -> Lexed {
        if !self.every_token
            && let Some((offset, character)) = invalid_character(&self.text[start..end])
        {
            self.position = start + offset + character.len_utf8();
            return Err(self.invalid_character(character));
        }
        Ok(self.token(TokenKind::Name, start, end))
    }

    #[cold]
    fn invalid_character(&mut self, character: char) -> Box<SyntaxError> {
        let number = character as u32;
        if pycore_unicode::is_printable(number) {
            self.report(format!("invalid character '{character}' (U+{number:04X})"))
        } else {
            self.report(format!("invalid non-printable character U+{number:04X}"))
        }
    }
}

/// The first character of `name` that may not stand where it does.
fn invalid_character(name: &str) -> Option<(usize, char)> {
    name.char_indices().find(|&(offset, character)| {
        if offset == 0 {
            !pycore_unicode::is_identifier_start(character)
        } else {
            !pycore_unicode::is_identifier_continue(character)
        }
    })
}
