//! The encodings that are done here.

use pycore_text::codec::{self, ByteOrder, Handler};
use pycore_text::{TextBuf, View};

use super::errors::{Decoding, Encoding, Stopped};
use crate::core::{Fallible, Owned, Thread};
use crate::errors::{DEPRECATION_WARNING, warn};
use crate::protocol::buffer::BytesLike;
use crate::types::bytes::Bytes;
use crate::types::str::Str;

/// An encoding that is done here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Native {
    /// UTF-8
    Utf8,
    /// ISO 8859-1
    Latin1,
    /// ASCII
    Ascii,
    /// UTF-16; without an order, that of a mark at the begin, or the machine's.
    Utf16(Option<ByteOrder>),
    /// UTF-32, likewise.
    Utf32(Option<ByteOrder>),
    /// UTF-7
    Utf7,
    /// Escapes of string literals.
    UnicodeEscape,
    /// Escapes of raw string literals, as they once were.
    RawUnicodeEscape,
}

impl Native {
    /// The encoding that a name means.
    pub fn named(name: &str) -> Option<Self> {
        use ByteOrder::{Big, Little};
        if name == "utf-8" {
            return Some(Self::Utf8);
        }
        Some(match &*super::normalized(name) {
            "utf_8" | "utf8" => Self::Utf8,
            "latin_1" | "latin1" | "iso_8859_1" | "iso8859_1" => Self::Latin1,
            "ascii" | "us_ascii" => Self::Ascii,
            "utf_16" | "utf16" => Self::Utf16(None),
            "utf_16_le" | "utf_16le" => Self::Utf16(Some(Little)),
            "utf_16_be" | "utf_16be" => Self::Utf16(Some(Big)),
            "utf_32" | "utf32" => Self::Utf32(None),
            "utf_32_le" | "utf_32le" => Self::Utf32(Some(Little)),
            "utf_32_be" | "utf_32be" => Self::Utf32(Some(Big)),
            "utf_7" | "utf7" => Self::Utf7,
            "unicode_escape" => Self::UnicodeEscape,
            "raw_unicode_escape" => Self::RawUnicodeEscape,
            _ => return None,
        })
    }

    /// Text as bytes.
    pub fn encode(
        self,
        thread: &Thread,
        text: &Str,
        errors: Option<&Str>,
    ) -> Fallible<Owned<Bytes>> {
        if let (Self::Utf8 | Self::Ascii | Self::Latin1, Some(ascii)) = (self, text.as_ascii()) {
            return Bytes::new(thread, ascii.as_bytes());
        }
        if let (Self::Latin1, View::Latin1(units)) = (self, text.view()) {
            return Bytes::new(thread, units);
        }
        let mut handling = Encoding::new(thread, text, errors);
        let (mut out, text) = (Vec::new(), text.view());
        let result = match self {
            Self::Utf8 => codec::encode_utf8(text, &mut out, &mut handling),
            Self::Latin1 => codec::encode_latin1(text, &mut out, &mut handling),
            Self::Ascii => codec::encode_ascii(text, &mut out, &mut handling),
            Self::Utf16(order) => codec::encode_utf16(text, order, &mut out, &mut handling),
            Self::Utf32(order) => codec::encode_utf32(text, order, &mut out, &mut handling),
            Self::Utf7 => codec::encode_utf7(text, &mut out).map_err(Stopped::from),
            Self::UnicodeEscape => {
                codec::encode_unicode_escape(text, &mut out).map_err(Stopped::from)
            }
            Self::RawUnicodeEscape => {
                codec::encode_raw_unicode_escape(text, &mut out).map_err(Stopped::from)
            }
        };
        result.map_err(|stopped| stopped.raise(thread))?;
        Bytes::new(thread, &out)
    }

    /// Bytes as text, and how many of them were consumed: all, if this is the last part.
    pub fn decode(
        self,
        thread: &Thread,
        bytes: BytesLike<'_>,
        errors: Option<&Str>,
        last: bool,
    ) -> Fallible<(Owned<Str>, usize)> {
        self.decode_in_order(thread, bytes, errors, last)
            .map(|(text, consumed, _)| (text, consumed))
    }

    /// The same, and for UTF-16 and UTF-32 in which order the bytes are, if that is known now.
    pub fn decode_in_order(
        self,
        thread: &Thread,
        bytes: BytesLike<'_>,
        errors: Option<&Str>,
        last: bool,
    ) -> Fallible<(Owned<Str>, usize, Option<ByteOrder>)> {
        let ascii = matches!(self, Self::Utf8 | Self::Ascii) && bytes.is_ascii();
        if ascii || self == Self::Latin1 {
            let text = Str::from_view(thread, View::Latin1(&bytes))?;
            return Ok((text, bytes.len(), None));
        }
        if self == Self::Utf8
            && let Ok(text) = std::str::from_utf8(&bytes)
        {
            return Ok((Str::new(thread, text)?, bytes.len(), None));
        }
        // A handler of the program could change the memory of anything but bytes.
        let copy;
        let bytes = match &bytes {
            BytesLike::Buffer(buffer) if Decoding::calls_program(errors) => {
                copy = Bytes::new(thread, buffer.bytes())?;
                copy.as_slice()
            }
            bytes => bytes,
        };
        let mut handling = Decoding::new(thread, errors);
        let mut out = TextBuf::new();
        let (mut order, mut invalid) = (None, None);
        let result = match self {
            Self::Utf8 => codec::decode_utf8(bytes, last, &mut out, &mut handling),
            Self::Ascii => {
                codec::decode_ascii(bytes, &mut out, &mut handling).map(|()| bytes.len())
            }
            Self::Latin1 => Ok(bytes.len()),
            Self::Utf16(known) => codec::decode_utf16(bytes, known, last, &mut out, &mut handling)
                .map(|(consumed, found)| {
                    order = found;
                    consumed
                }),
            Self::Utf32(known) => codec::decode_utf32(bytes, known, last, &mut out, &mut handling)
                .map(|(consumed, found)| {
                    order = found;
                    consumed
                }),
            Self::Utf7 => codec::decode_utf7(bytes, last, &mut out, &mut handling),
            Self::UnicodeEscape => {
                codec::decode_unicode_escape(bytes, last, &mut out, &mut handling).map(|escapes| {
                    invalid = escapes.invalid;
                    escapes.consumed
                })
            }
            Self::RawUnicodeEscape => {
                codec::decode_raw_unicode_escape(bytes, last, &mut out, &mut handling)
            }
        };
        let consumed = result.map_err(|stopped| stopped.raise(thread))?;
        if let Some(invalid) = invalid {
            warn(thread, &DEPRECATION_WARNING, &invalid.message(false), 1)?;
        }
        Ok((Str::from_buffer(thread, &out)?, consumed, order))
    }
}

/// The handler that a name means without asking the registry; none is `strict`.
pub(super) fn standard(errors: Option<&Str>) -> Option<Handler> {
    match errors {
        None => Some(Handler::Strict),
        Some(name) => Handler::named(name.as_ascii()?),
    }
}
