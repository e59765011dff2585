//! The text encodings that Python knows, exactly as Python's codecs decode them.
//!
//! The tables come from CPython itself (`generate.py`), since "the same" encodings of the web and of
//! vendors differ in dozens of characters.

mod utf8;

use std::fmt;

/// A text encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Latin1,
    Ascii,
}

/// There is no such text encoding: the message of Python's `LookupError`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnknownEncoding(pub(crate) String);

/// Why bytes are no text: Python's `UnicodeDecodeError`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DecodeError {
    /// The codec's name in messages.
    pub(crate) codec: &'static str,
    /// Offset of the first offending byte.
    pub(crate) start: usize,
    /// Offset after the last one.
    pub(crate) end: usize,
    /// The first offending byte.
    pub(crate) byte: u8,
    /// What is wrong with it.
    pub(crate) reason: &'static str,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { codec, start, end, byte, reason } = self;
        if end - start == 1 {
            write!(
                f,
                "'{codec}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
            )
        } else {
            let last = end - 1;
            write!(f, "'{codec}' codec can't decode bytes in position {start}-{last}: {reason}")
        }
    }
}

impl Encoding {
    /// The encoding of that name, spelled in any of the ways that Python accepts.
    pub(crate) fn named(name: &str) -> Result<Self, UnknownEncoding> {
        let normalized = name.to_ascii_lowercase().replace('_', "-");
        match normalized.as_str() {
            "utf-8" | "utf8" | "utf-8-sig" => Ok(Self::Utf8),
            "latin-1" | "latin1" | "iso-8859-1" => Ok(Self::Latin1),
            "ascii" => Ok(Self::Ascii),
            _ => Err(UnknownEncoding(format!("unknown encoding: {name}"))),
        }
    }

    /// The text that `bytes` stand for.
    pub(crate) fn decode(self, bytes: &[u8]) -> Result<String, DecodeError> {
        match self {
            Self::Utf8 => utf8::decode(bytes).map(str::to_owned),
            Self::Latin1 => Ok(bytes.iter().copied().map(char::from).collect()),
            Self::Ascii => match bytes.iter().position(|&byte| byte >= 128) {
                None => Ok(String::from_utf8_lossy(bytes).into_owned()),
                Some(start) => Err(DecodeError {
                    codec: "ascii",
                    start,
                    end: start + 1,
                    byte: bytes[start],
                    reason: "ordinal not in range(128)",
                }),
            },
        }
    }

    /// The same with U+FFFD for what cannot be decoded.
    pub(crate) fn decode_replacing(self, bytes: &[u8]) -> String {
        if self == Self::Utf8 {
            return String::from_utf8_lossy(bytes).into_owned();
        }
        let mut text = String::new();
        let mut rest = bytes;
        loop {
            match self.decode(rest) {
                Ok(decoded) => {
                    text.push_str(&decoded);
                    return text;
                }
                Err(error) => {
                    if let Ok(decoded) = self.decode(&rest[..error.start]) {
                        text.push_str(&decoded);
                    }
                    text.push('\u{FFFD}');
                    rest = &rest[error.end..];
                }
            }
        }
    }
}
