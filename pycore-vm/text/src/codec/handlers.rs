//! Python's own error handlers: `strict`, `ignore`, `replace` and so on.

use std::fmt::Write as _;

use super::{DecodeErrors, EncodeErrors, Failure, Replacement};
use crate::repr::push_escape;
use crate::{OutOfMemory, TextBuf, View};

/// The handlers that exist without being registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handler {
    /// `strict`
    Strict,
    /// `ignore`
    Ignore,
    /// `replace`
    Replace,
    /// `backslashreplace`
    BackslashReplace,
    /// `xmlcharrefreplace`, to encode only
    XmlCharRefReplace,
    /// `namereplace`, to encode only
    NameReplace,
    /// `surrogateescape`
    SurrogateEscape,
    /// `surrogatepass`
    SurrogatePass,
}

/// The encodings that `surrogatepass` knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnicodeForm {
    /// UTF-8
    Utf8,
    /// UTF-16
    Utf16(super::ByteOrder),
    /// UTF-32
    Utf32(super::ByteOrder),
}

impl UnicodeForm {
    /// The form that a codec's name means, which may have `-`, `_` or nothing before its number.
    pub fn named(name: &str) -> Option<Self> {
        use super::ByteOrder::{Big, Little};
        let name = name.to_ascii_lowercase().replace('_', "-");
        let rest = name.strip_prefix("utf")?;
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let (width, order) = match rest.split_once('-') {
            None if rest.ends_with("le") || rest.ends_with("be") => rest.split_at(rest.len() - 2),
            None => (rest, ""),
            Some(parts) => parts,
        };
        let order = match order {
            "" => super::ByteOrder::NATIVE,
            "le" => Little,
            "be" => Big,
            _ => return None,
        };
        match width {
            "8" if rest == "8" => Some(Self::Utf8),
            "16" => Some(Self::Utf16(order)),
            "32" => Some(Self::Utf32(order)),
            _ => None,
        }
    }

    fn unit_size(self) -> usize {
        match self {
            Self::Utf8 => 3,
            Self::Utf16(_) => 2,
            Self::Utf32(_) => 4,
        }
    }

    /// The surrogate that bytes begin with.
    fn decode_surrogate(self, bytes: &[u8]) -> Option<u32> {
        use super::ByteOrder::{Big, Little};
        let point = match self {
            Self::Utf8 => match *bytes {
                [0xED, second @ 0x80..=0xBF, third @ 0x80..=0xBF, ..] => {
                    0xD000 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F)
                }
                _ => return None,
            },
            Self::Utf16(order) => {
                let unit = *bytes.first_chunk()?;
                u32::from(match order {
                    Little => u16::from_le_bytes(unit),
                    Big => u16::from_be_bytes(unit),
                })
            }
            Self::Utf32(order) => {
                let unit = *bytes.first_chunk()?;
                match order {
                    Little => u32::from_le_bytes(unit),
                    Big => u32::from_be_bytes(unit),
                }
            }
        };
        is_surrogate(point).then_some(point)
    }

    fn encode_surrogate(self, point: u32, out: &mut Vec<u8>) -> Result<(), OutOfMemory> {
        use super::ByteOrder::{Big, Little};
        let trail = |shift: u32| 0x80 | (point >> shift & 0x3F) as u8;
        match self {
            Self::Utf8 => super::push_bytes(out, &[0xED, trail(6), trail(0)]),
            Self::Utf16(Little) => super::push_bytes(out, &(point as u16).to_le_bytes()),
            Self::Utf16(Big) => super::push_bytes(out, &(point as u16).to_be_bytes()),
            Self::Utf32(Little) => super::push_bytes(out, &point.to_le_bytes()),
            Self::Utf32(Big) => super::push_bytes(out, &point.to_be_bytes()),
        }
    }
}

#[inline]
pub(super) fn is_surrogate(point: u32) -> bool {
    (0xD800..0xE000).contains(&point)
}

/// What stops a codec whose handler is one of Python's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodecError {
    /// `MemoryError`
    OutOfMemory,
    /// `UnicodeDecodeError` or `UnicodeEncodeError`
    Failure(Failure),
    /// `TypeError`: the handler is only there to encode.
    OnlyEncodes,
}

impl From<OutOfMemory> for CodecError {
    fn from(OutOfMemory: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

impl Handler {
    /// The handler of a name.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "strict" => Self::Strict,
            "ignore" => Self::Ignore,
            "replace" => Self::Replace,
            "backslashreplace" => Self::BackslashReplace,
            "xmlcharrefreplace" => Self::XmlCharRefReplace,
            "namereplace" => Self::NameReplace,
            "surrogateescape" => Self::SurrogateEscape,
            "surrogatepass" => Self::SurrogatePass,
            _ => return None,
        })
    }

    /// Append what stands for bytes that do not decode, and say where to go on. `form` is what the codec's
    /// name means to [`Handler::SurrogatePass`].
    pub fn decode(
        self,
        failure: Failure,
        form: Option<UnicodeForm>,
        input: &[u8],
        out: &mut TextBuf,
    ) -> Result<usize, CodecError> {
        let bad = input.get(failure.start..failure.end).unwrap_or_default();
        match self {
            Self::Strict => Err(CodecError::Failure(failure)),
            Self::Ignore => Ok(failure.end),
            Self::Replace => {
                out.push(0xFFFD)?;
                Ok(failure.end)
            }
            Self::BackslashReplace => {
                for byte in bad {
                    write!(out, "\\x{byte:02x}").map_err(|_| OutOfMemory)?;
                }
                Ok(failure.end)
            }
            Self::SurrogateEscape => {
                // At most what one character can be; ASCII is never escaped.
                let escaped = bad.iter().take(4).take_while(|byte| !byte.is_ascii());
                let mut length = 0;
                for &byte in escaped {
                    out.push(0xDC00 | u32::from(byte))?;
                    length += 1;
                }
                if length == 0 {
                    Err(CodecError::Failure(failure))
                } else {
                    Ok(failure.start + length)
                }
            }
            Self::SurrogatePass => {
                let there = input.get(failure.start..).unwrap_or_default();
                let found =
                    form.and_then(|form| Some((form.decode_surrogate(there)?, form.unit_size())));
                let (point, length) = found.ok_or(CodecError::Failure(failure))?;
                out.push(point)?;
                Ok(failure.start + length)
            }
            Self::XmlCharRefReplace | Self::NameReplace => Err(CodecError::OnlyEncodes),
        }
    }

    /// What stands for text that does not encode, and where to go on.
    pub fn encode(
        self,
        failure: Failure,
        form: Option<UnicodeForm>,
        text: View<'_>,
    ) -> Result<(Replacement, usize), CodecError> {
        let bad = text.part(failure.start..failure.end);
        let mut out = TextBuf::new();
        match self {
            Self::Strict => return Err(CodecError::Failure(failure)),
            Self::Ignore => (),
            Self::Replace => out.push_repeated('?'.into(), bad.len())?,
            Self::BackslashReplace => {
                bad.code_points().try_for_each(|point| backslash(&mut out, point))?
            }
            Self::XmlCharRefReplace => {
                for point in bad.code_points() {
                    write!(out, "&#{point};").map_err(|_| OutOfMemory)?;
                }
            }
            Self::NameReplace => {
                for point in bad.code_points() {
                    match char::from_u32(point).and_then(pycore_unicode::character_name) {
                        Some(name) => write!(out, "\\N{{{name}}}").map_err(|_| OutOfMemory)?,
                        None => backslash(&mut out, point)?,
                    }
                }
            }
            Self::SurrogateEscape => return escape_surrogates(failure, bad),
            Self::SurrogatePass => {
                let form = form.ok_or(CodecError::Failure(failure))?;
                let mut bytes = Vec::new();
                for point in bad.code_points() {
                    if !is_surrogate(point) {
                        return Err(CodecError::Failure(failure));
                    }
                    form.encode_surrogate(point, &mut bytes)?;
                }
                return Ok((Replacement::Bytes(bytes), failure.end));
            }
        }
        Ok((Replacement::Text(out), failure.end))
    }
}

/// The bytes that were escaped by `surrogateescape`. The codecs of Unicode, Latin-1 and ASCII complain about
/// what follows them, character maps about all of it.
fn escape_surrogates(failure: Failure, bad: View<'_>) -> Result<(Replacement, usize), CodecError> {
    let escaped = bad.code_points().take_while(|point| (0xDC80..=0xDCFF).contains(point));
    let mut bytes = Vec::new();
    bytes.try_reserve(bad.len()).map_err(OutOfMemory::from)?;
    bytes.extend(escaped.map(|point| point as u8));
    let complete = bytes.len() == bad.len();
    if bytes.is_empty() || (!complete && failure.encoding == "charmap") {
        return Err(CodecError::Failure(failure));
    }
    let end = failure.start + bytes.len();
    Ok((Replacement::Bytes(bytes), end))
}

/// As `push_escape`, but without the short forms of some controls.
fn backslash(out: &mut TextBuf, point: u32) -> Result<(), OutOfMemory> {
    match point {
        0..0x80 => write!(out, "\\x{point:02x}").map_err(|_| OutOfMemory),
        _ => push_escape(out, point),
    }
}

/// One of Python's own handlers, for a codec whose name is in the failure.
#[derive(Clone, Copy, Debug)]
pub struct Standard(pub Handler);

impl DecodeErrors for Standard {
    type Error = CodecError;

    fn handle(
        &mut self,
        failure: Failure,
        input: &[u8],
        out: &mut TextBuf,
    ) -> Result<usize, CodecError> {
        self.0.decode(failure, UnicodeForm::named(failure.encoding), input, out)
    }
}

impl EncodeErrors for Standard {
    type Error = CodecError;

    fn handle(
        &mut self,
        failure: Failure,
        text: View<'_>,
    ) -> Result<(Replacement, usize), CodecError> {
        self.0.encode(failure, UnicodeForm::named(failure.encoding), text)
    }

    fn reject(&mut self, failure: Failure, _text: View<'_>) -> CodecError {
        CodecError::Failure(failure)
    }
}
