//! Codecs between `bytes` and `str`.
//!
//! A codec stops at what it cannot convert and asks an error handler, which says what to put there and where
//! to go on: [`DecodeErrors`] and [`EncodeErrors`]. [`Handler`] has Python's own handlers; the object model
//! adds those that programs register. A decoder may be fed in parts: it returns how many bytes it has
//! consumed, and leaves what is incomplete at the end for the next part unless this is the last one.

mod byte_escape;
mod charmap;
mod decoding;
mod escape;
mod handlers;
mod narrow;
mod raw_escape;
mod utf16;
mod utf32;
mod utf7;
mod utf8;

use crate::{OutOfMemory, TextBuf, View};

pub use byte_escape::{ByteEscapeError, decode_byte_escapes, encode_byte_escapes};
pub use charmap::{
    EncodingMap, decode_charmap, decode_charmap_with, encode_charmap, encode_charmap_with,
};
pub use escape::{Escapes, InvalidEscape, decode_unicode_escape, encode_unicode_escape};
pub use handlers::{CodecError, Handler, Standard, UnicodeForm};
pub use narrow::{decode_ascii, decode_latin1, encode_ascii, encode_latin1};
pub use raw_escape::{decode_raw_unicode_escape, encode_raw_unicode_escape};
pub use utf7::{decode_utf7, encode_utf7};
pub use utf8::{decode_utf8, encode_utf8};
pub use utf16::{decode_utf16, encode_utf16};
pub use utf32::{decode_utf32, encode_utf32};

/// Something that cannot be converted: what `UnicodeDecodeError` and `UnicodeEncodeError` say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The codec's name in the exception.
    pub encoding: &'static str,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What is wrong.
    pub reason: &'static str,
}

/// What to do about bytes that do not decode.
pub trait DecodeErrors {
    /// What stops the decoder.
    type Error: From<OutOfMemory>;

    /// Append to `out` what stands for the failure and say where in the input to go on, or give up.
    fn handle(
        &mut self,
        failure: Failure,
        input: &[u8],
        out: &mut TextBuf,
    ) -> Result<usize, Self::Error>;

    /// Other bytes to go on with, after a failure was handled: a handler may set the exception's object.
    fn replaced_input(&mut self) -> Option<Vec<u8>> {
        None
    }
}

/// What to do about text that does not encode.
pub trait EncodeErrors {
    /// What stops the encoder.
    type Error: From<OutOfMemory>;

    /// Say what stands for the failure and where in the text to go on, or give up.
    fn handle(
        &mut self,
        failure: Failure,
        text: View<'_>,
    ) -> Result<(Replacement, usize), Self::Error>;

    /// Give up: what the handler said does not encode either.
    fn reject(&mut self, failure: Failure, text: View<'_>) -> Self::Error;
}

/// What an error handler puts into an encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replacement {
    /// Bytes as they are.
    Bytes(Vec<u8>),
    /// Text that is still to be encoded.
    Text(TextBuf),
}

/// The order of bytes in units of UTF-16 and UTF-32.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// Least significant first.
    Little,
    /// Most significant first.
    Big,
}

impl ByteOrder {
    /// The machine's.
    pub const NATIVE: Self = if cfg!(target_endian = "big") { Self::Big } else { Self::Little };
}

/// Append bytes.
fn push_bytes(out: &mut Vec<u8>, bytes: &[u8]) -> Result<(), OutOfMemory> {
    out.try_reserve(bytes.len())?;
    out.extend_from_slice(bytes);
    Ok(())
}

/// How many bytes at the begin are ASCII.
fn ascii_length(bytes: &[u8]) -> usize {
    const CHUNK: usize = 16;
    let (chunks, _) = bytes.as_chunks::<CHUNK>();
    let whole = chunks.iter().take_while(|chunk| chunk.is_ascii()).count() * CHUNK;
    whole + bytes[whole..].iter().take_while(|byte| byte.is_ascii()).count()
}
