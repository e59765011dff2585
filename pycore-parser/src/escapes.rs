//! Escape sequences of strings and bytes.

use std::borrow::Cow;
use std::fmt::Write;

use pycore_unicode::SurrogateString;

/// A decoded literal.
#[derive(Debug)]
pub(crate) struct Decoded<T> {
    pub(crate) value: T,
    /// The first escape sequence that is none, or should not be used: the offset of its backslash.
    pub(crate) suspicious: Option<usize>,
}

/// An escape sequence without value.
///
/// CPython reports it with the text of the exception that its decoder raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BadEscape {
    /// What is wrong.
    pub(crate) kind: BadEscapeKind,
    /// Offset of the backslash.
    pub(crate) start: usize,
    /// Offset after the last byte that could belong to the sequence.
    pub(crate) end: usize,
}

/// What is wrong with an escape sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadEscapeKind {
    /// `\x` in a string without two digits after it.
    TruncatedHex2,
    /// `\u` without four.
    TruncatedHex4,
    /// `\U` without eight.
    TruncatedHex8,
    /// `\U` and a number above 0x10FFFF.
    IllegalCharacter,
    /// `\N` without a name in braces.
    MalformedName,
    /// `\N{...}` and a name that no character has.
    UnknownName,
    /// `\x` in bytes without two digits after it.
    BytesHex,
}

/// Text that is both valid and decoded: a literal of a string, without prefix and quotes.
///
/// `template` tells that the text is a part of an f-string or t-string, where the lexer has given the
/// warning for `\{` and `\}`.
pub(crate) fn decode_string(
    text: &str,
    template: bool,
) -> Result<Decoded<SurrogateString>, BadEscape> {
    let mut value = SurrogateString::new();
    let mut suspicious = None;
    let mut at = 0;
    while let Some(length) = text[at..].find('\\') {
        let start = at + length;
        value.push_str(&text[at..start]);
        let escape = &text[start + 1..];
        let (code_point, end) = match simple_escape(escape.as_bytes()) {
            Some(Simple::Nothing) => {
                at = start + 2;
                continue;
            }
            Some(Simple::Value(value)) => (u32::from(value), start + 2),
            Some(Simple::Octal { value, length }) => {
                if value > 0o377 {
                    suspicious.get_or_insert(start);
                }
                (value, start + 1 + length)
            }
            None => match escape.as_bytes().first() {
                Some(b'x') => hexadecimal(text, start, 2, BadEscapeKind::TruncatedHex2)?,
                Some(b'u') => hexadecimal(text, start, 4, BadEscapeKind::TruncatedHex4)?,
                Some(b'U') => hexadecimal(text, start, 8, BadEscapeKind::TruncatedHex8)?,
                Some(b'N') => named(text, start)?,
                other => {
                    let warned = match other {
                        Some(b'{' | b'}') => template,
                        // Not reported: a backslash at the end of a part, or before such a character.
                        Some(0x80..) | None => true,
                        _ => false,
                    };
                    if !warned {
                        suspicious.get_or_insert(start);
                    }
                    (u32::from('\\'), start + 1)
                }
            },
        };
        if !value.push_code_point(code_point) {
            return Err(BadEscape { kind: BadEscapeKind::IllegalCharacter, start, end });
        }
        at = end;
    }
    value.push_str(&text[at..]);
    Ok(Decoded { value, suspicious })
}

/// The value of a bytes literal, without prefix and quotes.
pub(crate) fn decode_bytes(text: &str) -> Result<Decoded<Vec<u8>>, BadEscape> {
    let mut value = Vec::with_capacity(text.len());
    let mut suspicious = None;
    let mut at = 0;
    while let Some(length) = text[at..].find('\\') {
        let start = at + length;
        value.extend_from_slice(&text.as_bytes()[at..start]);
        let escape = &text.as_bytes()[start + 1..];
        at = match simple_escape(escape) {
            Some(Simple::Nothing) => start + 2,
            Some(Simple::Value(byte)) => {
                value.push(byte);
                start + 2
            }
            Some(Simple::Octal { value: number, length }) => {
                if number > 0o377 {
                    suspicious.get_or_insert(start);
                }
                value.push(number as u8);
                start + 1 + length
            }
            None if escape.first() == Some(&b'x') => {
                let (number, end) = hexadecimal(text, start, 2, BadEscapeKind::BytesHex)?;
                value.push(number as u8);
                end
            }
            None => {
                suspicious.get_or_insert(start);
                value.push(b'\\');
                start + 1
            }
        };
    }
    value.extend_from_slice(&text.as_bytes()[at..]);
    Ok(Decoded { value, suspicious })
}

/// Escape sequences that strings and bytes share.
enum Simple {
    /// A backslash at a line's end.
    Nothing,
    Value(u8),
    /// One to three digits, at most 0o777.
    Octal {
        value: u32,
        length: usize,
    },
}

/// The sequence whose text after the backslash is `escape`.
fn simple_escape(escape: &[u8]) -> Option<Simple> {
    Some(Simple::Value(match *escape.first()? {
        b'\n' => return Some(Simple::Nothing),
        byte @ (b'\\' | b'\'' | b'"') => byte,
        b'a' => 0x07,
        b'b' => 0x08,
        b'f' => 0x0C,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 0x0B,
        b'0'..=b'7' => {
            let digits = escape.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7'));
            let (mut value, mut length) = (0, 0);
            for digit in digits {
                value = value * 8 + u32::from(digit - b'0');
                length += 1;
            }
            return Some(Simple::Octal { value, length });
        }
        _ => return None,
    }))
}

/// The number of exactly `count` hexadecimal digits after a backslash at `start` and a letter, and where
/// they end.
fn hexadecimal(
    text: &str,
    start: usize,
    count: usize,
    error: BadEscapeKind,
) -> Result<(u32, usize), BadEscape> {
    let mut value = 0;
    let mut at = start + 2;
    for &byte in text.as_bytes()[at..].iter().take(count) {
        let Some(digit) = char::from(byte).to_digit(16) else { break };
        value = value << 4 | digit;
        at += 1;
    }
    if at == start + 2 + count {
        Ok((value, at))
    } else {
        Err(BadEscape { kind: error, start, end: at })
    }
}

/// The character of `\N{name}`, whose backslash is at `start`, and where the sequence ends.
fn named(text: &str, start: usize) -> Result<(u32, usize), BadEscape> {
    let malformed = |end| BadEscape { kind: BadEscapeKind::MalformedName, start, end };
    let Some(rest) = text[start + 2..].strip_prefix('{') else {
        return Err(malformed(start + 2));
    };
    let Some(length) = rest.find('}') else { return Err(malformed(text.len())) };
    if length == 0 {
        return Err(malformed(start + 3));
    }
    let end = start + 3 + length + 1;
    match pycore_unicode::character_named(&rest[..length]) {
        Some(character) => Ok((u32::from(character), end)),
        None => Err(BadEscape { kind: BadEscapeKind::UnknownName, start, end }),
    }
}

/// The warning for the suspicious escape sequence at the offset of its backslash.
pub(crate) fn warning_message(text: &str, backslash: usize) -> Cow<'static, str> {
    let escape = &text[backslash + 1..];
    let octal = escape.bytes().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
    let (what, sequence) = match octal {
        0 => ("escape sequence", escape.chars().next().map_or(0, char::len_utf8)),
        length => ("octal escape sequence", length),
    };
    let sequence = &escape[..sequence];
    let mut message = String::new();
    // Writing to a string does not fail.
    let _ = write!(
        message,
        "\"\\{sequence}\" is an invalid {what}. Such sequences will not work in the future. Did you \
         mean \"\\\\{sequence}\"? A raw string is also an option."
    );
    message.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> String {
        decode_string(text, false).unwrap().value.as_text().as_str().unwrap().to_owned()
    }

    #[test]
    fn sequences_have_the_values_of_the_language_reference() {
        assert_eq!(value(r#"\\\'\"\a\b\f\n\r\t\v"#), "\\'\"\x07\x08\x0C\n\r\t\x0B");
        assert_eq!(value(r"\0\12\1234\x41\u20ac\U0001F40D\N{snake}"), "\0\n\u{53}4A\u{20ac}🐍🐍");
        assert_eq!(value("a\\\nb"), "ab");
        assert_eq!(decode_bytes(r"\x00\400\xff").unwrap().value, [0, 0, 0xFF]);
    }

    #[test]
    fn surrogates_stay_apart() {
        let decoded = decode_string(r"\ud83d\udc0d", false).unwrap().value;
        assert_eq!(decoded.as_text().code_points().collect::<Vec<_>>(), [0xD83D, 0xDC0D]);
    }

    #[test]
    fn the_first_suspicious_sequence_is_found() {
        let suspicious = |text, template| decode_string(text, template).unwrap().suspicious;
        assert_eq!(suspicious(r"a\q\w", false), Some(1));
        assert_eq!(suspicious(r"\377\400", false), Some(4));
        assert_eq!(suspicious(r"\{", false), Some(0));
        assert_eq!(suspicious(r"\{", true), None, "the lexer has reported it");
        assert_eq!(suspicious("\\é\\", false), None);
    }

    #[test]
    fn bad_sequences_are_refused() {
        for (text, kind) in [
            (r"\x4", BadEscapeKind::TruncatedHex2),
            (r"\u12g4", BadEscapeKind::TruncatedHex4),
            (r"\U0000000", BadEscapeKind::TruncatedHex8),
            (r"\U00110000", BadEscapeKind::IllegalCharacter),
            (r"\N", BadEscapeKind::MalformedName),
            (r"\N{", BadEscapeKind::MalformedName),
            (r"\N{}", BadEscapeKind::MalformedName),
            (r"\N{no such name}", BadEscapeKind::UnknownName),
        ] {
            assert_eq!(decode_string(text, false).unwrap_err().kind, kind, "{text}");
        }
        assert_eq!(decode_bytes(r"a\xg").unwrap_err().start, 1);
    }
}
