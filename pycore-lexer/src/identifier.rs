//! Names, keywords, and the letters before a string.

use pycore_source::SyntaxError;

use crate::classes::continues_name;
use crate::lexer::Lexed;
use crate::string::Prefix;
use crate::{Lexer, TokenKind, keywords, swar};

impl Lexer<'_> {
    /// A name, a keyword, or a string with a prefix.
    #[inline(always)]
    pub(crate) fn name(&mut self, start: usize) -> Lexed {
        let bytes = self.input.bytes();
        let word = swar::load(bytes, start);
        let mut length = swar::name_length(word);
        let kind = keywords::kind_of(word, length);
        if length == 8 {
            return self.long_name(start, kind);
        }
        let after = self.at(start + length);
        if after == b'"' || after == b'\'' {
            if let Some(prefix) = Prefix::of(&bytes[start..start + length]) {
                return self.prefixed_string(start, start + length, prefix);
            }
        } else if after >= 128 {
            return self.wide_name(start);
        }
        length += start;
        Ok(self.token(kind, start, length))
    }

    /// A name of eight bytes or more; `kind` is what its first eight are.
    #[inline]
    fn long_name(&mut self, start: usize, mut kind: TokenKind) -> Lexed {
        let mut end = start + 8;
        loop {
            let length = swar::name_length(swar::load(self.input.bytes(), end));
            end += length;
            if length < 8 {
                break;
            }
        }
        if self.at(end) >= 128 {
            return self.wide_name(start);
        }
        if end > start + 8 {
            kind = TokenKind::Name;
        }
        Ok(self.token(kind, start, end))
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
