//! Names of files: text in UTF-8, where bytes that are none become surrogates and come back as bytes.

use pycore_text::TextBuf;
use pycore_text::View;
use pycore_text::codec::{self, Handler, Standard};

use crate::core::{Fallible, Owned, Thread};
use crate::errors::raise_encode_error;
use crate::types::str::Str;

impl Str {
    /// The bytes that the text is as a name of a file.
    pub fn fs_encode(&self, thread: &Thread) -> Fallible<Vec<u8>> {
        let mut out = Vec::new();
        match codec::encode_utf8(self.view(), &mut out, &mut Standard(Handler::SurrogateEscape)) {
            Ok(()) => Ok(out),
            Err(codec::CodecError::Failure(failure)) => {
                let place = failure.start..failure.end;
                Err(raise_encode_error(thread, failure.encoding, self, place, failure.reason))
            }
            Err(_) => Err(thread.raise_out_of_memory()),
        }
    }

    /// The text of the bytes of a name of a file.
    pub fn fs_decode(thread: &Thread, bytes: &[u8]) -> Fallible<Owned<Self>> {
        if bytes.is_ascii() {
            return Self::from_view(thread, View::Latin1(bytes));
        }
        let mut out = TextBuf::new();
        let mut errors = Standard(Handler::SurrogateEscape);
        match codec::decode_utf8(bytes, true, &mut out, &mut errors) {
            Ok(_) => Self::from_buffer(thread, &out),
            Err(_) => Err(thread.raise_out_of_memory()),
        }
    }

    /// A string of UTF-8; bytes that are none raise `UnicodeDecodeError`.
    pub fn from_utf8(thread: &Thread, bytes: &[u8]) -> Fallible<Owned<Self>> {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Self::new(thread, text);
        }
        let bytes = crate::types::bytes::Bytes::new(thread, bytes)?;
        let bytes = crate::protocol::buffer::BytesLike::Bytes(&bytes);
        super::Native::Utf8.decode(thread, bytes, None, true).map(|(text, _)| text)
    }
}
