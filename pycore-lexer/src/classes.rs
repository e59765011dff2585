//! What a byte can begin or continue.

/// The part of the lexer that a first byte selects.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Class {
    /// No token begins with it: control characters, `$`, `?`, `` ` ``, and `!` alone is checked later.
    Other,
    /// Space, tab, form feed.
    Space,
    /// A letter that begins neither a keyword nor a string prefix, a capital, or `_`.
    Name,
    /// A letter that may begin a keyword but no string prefix.
    Keyword,
    /// A letter that may begin a string prefix (and perhaps a keyword).
    Prefix,
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
    /// An operator or delimiter that is no bracket and no dot.
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
            b'b' | b'B' | b'f' | b'F' | b'r' | b'R' | b't' | b'T' | b'u' | b'U' => Class::Prefix,
            b'a' | b'c' | b'd' | b'e' | b'g' | b'i' | b'l' | b'n' | b'o' | b'p' | b'w' | b'y' => {
                Class::Keyword
            }
            b'N' => Class::Keyword,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Name,
            b'0'..=b'9' => Class::Digit,
            b'"' | b'\'' => Class::Quote,
            b'#' => Class::Hash,
            b'\\' => Class::Backslash,
            b'(' | b'[' | b'{' => Class::Open,
            b')' | b']' | b'}' => Class::Close,
            b'.' => Class::Dot,
            b'!' | b'%' | b'&' | b'*' | b'+' | b',' | b'-' | b'/' | b':' | b';' | b'<' | b'='
            | b'>' | b'@' | b'^' | b'|' | b'~' => Class::Operator,
            128.. => Class::Wide,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};

/// Whether a byte is an ASCII character that may continue an identifier.
pub(crate) static CONTINUES_NAME: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte as u8, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_');
        byte += 1;
    }
    table
};

/// Whether a byte is an ASCII character that may continue an identifier.
#[inline(always)]
pub(crate) fn continues_name(byte: u8) -> bool {
    CONTINUES_NAME[byte as usize]
}
