//! What a byte can begin or continue.

use crate::TokenKind;

/// The part of the lexer that a first byte selects.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Class {
    /// No token begins with it: control characters, `$`, `?`, `` ` ``, and `!` alone is checked later.
    Other,
    /// Space, tab, form feed.
    Space,
    /// A letter or `_`.
    Name,
    /// A byte of a character outside ASCII.
    Wide,
    /// `0` to `9`.
    Digit,
    /// `'` or `"`.
    Quote,
    /// `\n`.
    LineFeed,
    /// `\r`.
    CarriageReturn,
    /// `#`.
    Hash,
    /// `\`.
    Backslash,
    /// `(`, `[`, `{`.
    Open,
    /// `)`, `]`, `}`.
    Close,
    /// `.`.
    Dot,
    /// A delimiter that is a token whatever follows.
    Delimiter,
    /// An operator or delimiter whose length depends on what follows.
    Operator,
    /// No byte: the end of the text.
    End,
}

/// The class of each byte.
pub(crate) static CLASS: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            0 => Class::End,
            b' ' | b'\t' | 0x0C => Class::Space,
            b'\n' => Class::LineFeed,
            b'\r' => Class::CarriageReturn,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Name,
            b'0'..=b'9' => Class::Digit,
            b'"' | b'\'' => Class::Quote,
            b'#' => Class::Hash,
            b'\\' => Class::Backslash,
            b'(' | b'[' | b'{' => Class::Open,
            b')' | b']' | b'}' => Class::Close,
            b'.' => Class::Dot,
            b',' | b';' | b'~' => Class::Delimiter,
            b'!' | b'%' | b'&' | b'*' | b'+' | b'-' | b'/' | b':' | b'<' | b'=' | b'>' | b'@'
            | b'^' | b'|' => Class::Operator,
            128.. => Class::Wide,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};

/// The kind of a token that is one byte of punctuation; `Stray` for other bytes.
pub(crate) static SINGLE: [TokenKind; 256] = {
    let mut table = [TokenKind::Stray; 256];
    let mut index = 0;
    while index < TokenKind::ALL.len() {
        let kind = TokenKind::ALL[index];
        if let Some(spelling) = kind.spelling()
            && spelling.len() == 1
        {
            table[spelling.as_bytes()[0] as usize] = kind;
        }
        index += 1;
    }
    table
};

/// Whether a byte is an ASCII character that may continue an identifier.
#[inline(always)]
pub(crate) fn continues_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
