//! Names, keywords, and the letters before a string.

use pycore_source::SyntaxError;

use crate::classes::continues_name;
use crate::lexer::Lexed;
use crate::string::Prefix;
use crate::{Lexer, TokenKind};

impl Lexer<'_> {
    /// Offset after the ASCII letters, digits and `_` from `at` on, and the byte there.
    #[inline(always)]
    fn name_end(&self, mut at: usize) -> (usize, u8) {
        let mut byte = self.at(at);
        while continues_name(byte) {
            at += 1;
            byte = self.at(at);
        }
        (at, byte)
    }

    /// A name that begins with a letter which begins no keyword.
    #[inline]
    pub(crate) fn plain_name(&mut self, start: usize) -> Lexed {
        let (end, after) = self.name_end(start + 1);
        if after >= 128 {
            return self.wide_name(start);
        }
        Ok(self.token(TokenKind::Name, start, end))
    }

    /// A name or keyword.
    #[inline]
    pub(crate) fn name_or_keyword(&mut self, start: usize) -> Lexed {
        let (end, after) = self.name_end(start + 1);
        if after >= 128 {
            return self.wide_name(start);
        }
        let kind = TokenKind::of_word(&self.input.bytes()[start..end]);
        Ok(self.token(kind, start, end))
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
        self.name_or_keyword(start)
    }

    /// A name with characters outside ASCII, each of which has to be looked at.
    #[cold]
    pub(crate) fn wide_name(&mut self, start: usize) -> Lexed {
        let rest = &self.input.bytes()[start..];
        let length = rest.iter().take_while(|&&byte| byte >= 128 || continues_name(byte)).count();
        let end = start + length;
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
