//! `unicode_escape`: the escapes of string literals.

use super::decoding::{Step, decode};
use super::{DecodeErrors, Failure, push_bytes};
use crate::{OutOfMemory, TextBuf, View};

const ENCODING: &str = "unicodeescape";

/// An escape that Python will refuse one day; `DeprecationWarning` for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidEscape {
    /// A backslash before a character that means nothing after it; both stand for themselves.
    Character(u8),
    /// Three octal digits above `\377`.
    Octal(u16),
}

impl InvalidEscape {
    /// The message of the warning, about a `bytes` or a `str`.
    pub fn message(self, bytes: bool) -> String {
        let prefix = if bytes { "b" } else { "" };
        const FUTURE: &str = "Such sequences will not work in the future. ";
        match self {
            Self::Character(byte) => {
                format!(
                    "{prefix}\"\\{}\" is an invalid escape sequence. {FUTURE}",
                    char::from(byte)
                )
            }
            Self::Octal(number) => {
                format!("{prefix}\"\\{number:o}\" is an invalid octal escape sequence. {FUTURE}")
            }
        }
    }
}

/// What decoding escapes has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Escapes {
    /// How many bytes are consumed.
    pub consumed: usize,
    /// The first invalid escape.
    pub invalid: Option<InvalidEscape>,
}

/// What an escape sequence is.
enum Sequence {
    /// Its length and what it stands for.
    Point(usize, Option<u32>),
    /// It stands for itself: its length is 2.
    Invalid,
    /// What is wrong, and its length.
    Wrong(usize, &'static str),
}

/// Decode escapes; other bytes are Latin-1.
pub fn decode_unicode_escape<D: DecodeErrors>(
    input: &[u8],
    last: bool,
    out: &mut TextBuf,
    errors: &mut D,
) -> Result<Escapes, D::Error> {
    let mut invalid = None;
    let consumed =
        decode(input, 0, out, errors, |input, at, out| step(input, at, last, out, &mut invalid))?;
    Ok(Escapes { consumed, invalid })
}

fn step(
    input: &[u8],
    from: usize,
    last: bool,
    out: &mut TextBuf,
    invalid: &mut Option<InvalidEscape>,
) -> Result<Step, OutOfMemory> {
    let mut at = from;
    loop {
        let run = memchr::memchr(b'\\', &input[at..]).unwrap_or(input.len() - at);
        out.push_view(View::Latin1(&input[at..at + run]))?;
        at += run;
        let rest = &input[at..];
        if rest.is_empty() {
            return Ok(Step::Done(at));
        }
        match sequence(rest) {
            Sequence::Point(length, point) => {
                if let Some(point) = point {
                    if length == 4 && point > 0xFF && rest[1] != b'N' {
                        invalid.get_or_insert(InvalidEscape::Octal(point as u16));
                    }
                    out.push(point)?;
                }
                at += length;
            }
            Sequence::Invalid => {
                invalid.get_or_insert(InvalidEscape::Character(rest[1]));
                out.push_view(View::Latin1(&rest[..2]))?;
                at += 2;
            }
            // It may go on.
            Sequence::Wrong(length, _) if !last && length == rest.len() && is_open(rest) => {
                return Ok(Step::Done(at));
            }
            Sequence::Wrong(length, reason) => {
                let end = at + length;
                return Ok(Step::Failed(Failure { encoding: ENCODING, start: at, end, reason }));
            }
        }
    }
}

/// Whether an escape that is wrong up to the end of the input might still become right.
fn is_open(escape: &[u8]) -> bool {
    match escape {
        [_, b'N', b'{', name @ ..] => !name.contains(&b'}'),
        [_, b'U', digits @ ..] => digits.len() < 8,
        _ => true,
    }
}

/// The escape sequence that the bytes begin with.
fn sequence(bytes: &[u8]) -> Sequence {
    let Some(&kind) = bytes.get(1) else { return Sequence::Wrong(1, "\\ at end of string") };
    match kind {
        b'\n' => Sequence::Point(2, None),
        b'0'..=b'7' => {
            let (length, value) = octal(bytes);
            Sequence::Point(length, Some(value))
        }
        b'x' => hexadecimal(bytes, 2, "truncated \\xXX escape"),
        b'u' => hexadecimal(bytes, 4, "truncated \\uXXXX escape"),
        b'U' => match hexadecimal(bytes, 8, "truncated \\UXXXXXXXX escape") {
            Sequence::Point(length, Some(0x11_0000..)) => {
                Sequence::Wrong(length, "illegal Unicode character")
            }
            other => other,
        },
        b'N' => named(bytes),
        _ => simple(kind).map_or(Sequence::Invalid, |byte| Sequence::Point(2, Some(byte.into()))),
    }
}

/// What one character after a backslash stands for.
pub(super) fn simple(kind: u8) -> Option<u8> {
    Some(match kind {
        b'\\' | b'\'' | b'"' => kind,
        b'a' => 0x07,
        b'b' => 0x08,
        b't' => 0x09,
        b'n' => 0x0A,
        b'v' => 0x0B,
        b'f' => 0x0C,
        b'r' => 0x0D,
        _ => return None,
    })
}

/// The length of an octal escape, which may have three digits, and its value.
pub(super) fn octal(bytes: &[u8]) -> (usize, u32) {
    let digits = bytes[1..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7'));
    digits.fold((1, 0), |(length, value), digit| (length + 1, value << 3 | u32::from(digit - b'0')))
}

/// An escape of `count` hexadecimal digits.
fn hexadecimal(bytes: &[u8], count: usize, truncated: &'static str) -> Sequence {
    match hex_digits(&bytes[2..], count) {
        Ok(value) => Sequence::Point(2 + count, Some(value)),
        Err(found) => Sequence::Wrong(2 + found, truncated),
    }
}

/// The value of `count` hexadecimal digits, at most 8, or how many there are.
pub(super) fn hex_digits(bytes: &[u8], count: usize) -> Result<u32, usize> {
    let mut value = 0;
    for index in 0..count {
        let digit = bytes.get(index).and_then(|&byte| char::from(byte).to_digit(16));
        value = value << 4 | digit.ok_or(index)?;
    }
    Ok(value)
}

/// `\N{name}`
fn named(bytes: &[u8]) -> Sequence {
    const MALFORMED: &str = "malformed \\N character escape";
    let Some(name) = bytes[2..].strip_prefix(b"{") else { return Sequence::Wrong(2, MALFORMED) };
    match memchr::memchr(b'}', name) {
        None => Sequence::Wrong(bytes.len(), MALFORMED),
        Some(0) => Sequence::Wrong(3, MALFORMED),
        Some(length) => {
            let name = std::str::from_utf8(&name[..length]).ok();
            match name.and_then(pycore_unicode::character_named) {
                Some(char) => Sequence::Point(length + 4, Some(char.into())),
                None => Sequence::Wrong(length + 4, "unknown Unicode character name"),
            }
        }
    }
}

/// Encode as escapes, all of which are ASCII.
pub fn encode_unicode_escape(text: View<'_>, out: &mut Vec<u8>) -> Result<(), OutOfMemory> {
    out.try_reserve(text.len())?;
    let mut escape = TextBuf::new();
    let mut rest = text;
    while !rest.is_empty() {
        let run = super::narrow::run_where(rest, |point| {
            (0x20..0x7F).contains(&point) && point != u32::from(b'\\')
        });
        super::narrow::push_narrow(rest.first(run), out)?;
        if let Some(point) = rest.get(run) {
            escape.clear();
            crate::repr::push_escape(&mut escape, point)?;
            if let View::Latin1(bytes) = escape.view() {
                push_bytes(out, bytes)?;
            }
        }
        rest = rest.skip(run + 1);
    }
    Ok(())
}
