//! The text encodings that Python knows, exactly as Python's codecs decode them.
//!
//! The tables come from CPython itself (`generate.py`), since "the same" encodings of the web and of
//! vendors differ in dozens of characters.

mod charmap;
mod escape;
mod multibyte;
mod stateful;
mod tables;
mod unicode;
mod utf7;

use std::borrow::Cow;
use std::fmt;

use tables::NAMES;

/// A text encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Encoding(Kind);

/// What the name of an encoding stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A codec between bytes, or between texts.
    NotText,
    /// A character per byte: index of its table.
    Charmap(usize),
    /// A character is one or more bytes, without state in between.
    Multibyte(Multibyte),
    /// An algorithm.
    Special(Special),
}

/// The encodings of `tables::TABLES`, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Multibyte {
    Big5,
    Big5hkscs,
    Cp932,
    Cp949,
    Cp950,
    EucJis2004,
    EucJisx0213,
    EucJp,
    EucKr,
    Gb18030,
    Gb2312,
    Gbk,
    Johab,
    ShiftJis,
    ShiftJis2004,
    ShiftJisx0213,
}

/// The encodings that are algorithms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Special {
    Utf8,
    Utf8Sig,
    Utf7,
    Utf16,
    Utf16Le,
    Utf16Be,
    Utf32,
    Utf32Le,
    Utf32Be,
    Ascii,
    Latin1,
    UnicodeEscape,
    RawUnicodeEscape,
    Punycode,
    Idna,
    Undefined,
    Hz,
    Iso2022Jp,
    Iso2022Jp1,
    Iso2022Jp2,
    Iso2022Jp2004,
    Iso2022Jp3,
    Iso2022JpExt,
    Iso2022Kr,
}

/// There is no such text encoding: the message of Python's `LookupError`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnknownEncoding(pub(crate) String);

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DecodeError {
    /// Python's `UnicodeDecodeError`.
    Bytes(BadBytes),
    /// Another `ValueError`, which says nothing about bytes.
    Other(&'static str),
}

/// The attributes of `UnicodeDecodeError`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadBytes {
    /// The codec's name in messages.
    pub(crate) codec: &'static str,
    /// Offset of the first offending byte.
    pub(crate) start: usize,
    /// Offset after the last one.
    pub(crate) end: usize,
    /// The first offending byte.
    pub(crate) byte: u8,
    /// What is wrong with it.
    pub(crate) reason: Cow<'static, str>,
}

impl BadBytes {
    /// `bytes[start..end]` are wrong.
    fn new(
        codec: &'static str,
        bytes: &[u8],
        start: usize,
        end: usize,
        reason: impl Into<Cow<'static, str>>,
    ) -> Self {
        let byte = bytes.get(start).copied().unwrap_or(0);
        Self { codec, start, end, byte, reason: reason.into() }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Bytes(BadBytes { codec, start, end, byte, reason }) = self else {
            let Self::Other(message) = self else { return Ok(()) };
            return f.write_str(message);
        };
        if *end == start + 1 {
            write!(
                f,
                "'{codec}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
            )
        } else {
            let last = *end as i64 - 1;
            write!(f, "'{codec}' codec can't decode bytes in position {start}-{last}: {reason}")
        }
    }
}

/// What the decoders produce: text up to the first error, and the error.
type Decoded = (String, Option<BadBytes>);

impl Encoding {
    pub(crate) const UTF_8: Self = Self(Kind::Special(Special::Utf8));

    /// The encoding of that name, spelled in any of the ways that Python accepts.
    pub(crate) fn named(name: &str) -> Result<Self, UnknownEncoding> {
        let normalized = normalize(name);
        let found = find(&normalized).or_else(|| find_alias(&normalized.replace('.', "_")));
        match found {
            Some(Kind::NotText) => Err(UnknownEncoding(format!(
                "'{name}' is not a text encoding; use codecs.decode() to handle arbitrary codecs"
            ))),
            Some(kind) => Ok(Self(kind)),
            None => Err(UnknownEncoding(format!("unknown encoding: {name}"))),
        }
    }

    /// The text that `bytes` stand for.
    pub(crate) fn decode(self, bytes: &[u8]) -> Result<String, DecodeError> {
        if self.0 == Kind::Special(Special::Undefined) {
            return Err(DecodeError::Other("undefined encoding"));
        }
        match self.decode_prefix(bytes) {
            (text, None) => Ok(text),
            (_, Some(error)) => Err(DecodeError::Bytes(error)),
        }
    }

    /// The same with U+FFFD for what cannot be decoded.
    pub(crate) fn decode_replacing(self, bytes: &[u8]) -> String {
        let mut text = String::new();
        let mut rest = bytes;
        loop {
            let (decoded, error) = self.decode_prefix(rest);
            text.push_str(&decoded);
            let Some(error) = error else { return text };
            text.push('\u{FFFD}');
            rest = &rest[error.end.max(error.start + 1).min(rest.len())..];
        }
    }

    fn decode_prefix(self, bytes: &[u8]) -> Decoded {
        match self.0 {
            Kind::NotText => (String::new(), None),
            Kind::Charmap(table) => charmap::decode(table, bytes),
            Kind::Multibyte(encoding) => {
                multibyte::decode(&tables::TABLES[encoding as usize], bytes)
            }
            Kind::Special(special) => match special {
                Special::Utf8 => unicode::utf_8(bytes),
                Special::Utf8Sig => {
                    unicode::utf_8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
                }
                Special::Latin1 => (bytes.iter().copied().map(char::from).collect(), None),
                Special::Ascii | Special::Undefined => unicode::ascii("ascii", bytes),
                // Text without Punycode labels; what `decode` refuses is not seen here.
                Special::Idna => unicode::ascii("idna", bytes),
                Special::Punycode => unicode::punycode(bytes),
                Special::Utf16 => unicode::utf_16(bytes),
                Special::Utf16Le => unicode::utf_16_le(bytes),
                Special::Utf16Be => unicode::utf_16_be(bytes),
                Special::Utf32 => unicode::utf_32(bytes),
                Special::Utf32Le => unicode::utf_32_le(bytes),
                Special::Utf32Be => unicode::utf_32_be(bytes),
                Special::Utf7 => utf7::decode(bytes),
                Special::UnicodeEscape => escape::unicode_escape(bytes),
                Special::RawUnicodeEscape => escape::raw_unicode_escape(bytes),
                Special::Hz => stateful::hz(bytes),
                Special::Iso2022Jp => stateful::iso_2022(&stateful::ISO_2022_JP, bytes),
                Special::Iso2022Jp1 => stateful::iso_2022(&stateful::ISO_2022_JP_1, bytes),
                Special::Iso2022Jp2 => stateful::iso_2022(&stateful::ISO_2022_JP_2, bytes),
                Special::Iso2022Jp2004 => stateful::iso_2022(&stateful::ISO_2022_JP_2004, bytes),
                Special::Iso2022Jp3 => stateful::iso_2022(&stateful::ISO_2022_JP_3, bytes),
                Special::Iso2022JpExt => stateful::iso_2022(&stateful::ISO_2022_JP_EXT, bytes),
                Special::Iso2022Kr => stateful::iso_2022(&stateful::ISO_2022_KR, bytes),
            },
        }
    }
}

/// Lower case, with one `_` for what is neither a letter, a digit nor a point.
fn normalize(name: &str) -> String {
    let mut normalized = String::with_capacity(name.len());
    let mut separated = false;
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'.' {
            if separated && !normalized.is_empty() {
                normalized.push('_');
            }
            separated = false;
            normalized.push(char::from(byte.to_ascii_lowercase()));
        } else {
            separated = true;
        }
    }
    normalized
}

fn find(name: &str) -> Option<Kind> {
    row(name).map(|&(_, kind, _)| kind)
}

fn find_alias(name: &str) -> Option<Kind> {
    row(name).filter(|&&(.., is_alias)| is_alias).map(|&(_, kind, _)| kind)
}

fn row(name: &str) -> Option<&'static (&'static str, Kind, bool)> {
    NAMES.binary_search_by_key(&name, |&(known, ..)| known).ok().map(|at| &NAMES[at])
}
