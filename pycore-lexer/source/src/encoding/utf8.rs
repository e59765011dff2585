//! UTF-8, with Python's words for what is wrong.

use super::DecodeError;

/// `bytes` as text.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, DecodeError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let start = error.valid_up_to();
        let byte = bytes[start];
        let (length, reason) = match error.error_len() {
            None => (bytes.len() - start, "unexpected end of data"),
            Some(_) if !(0xC2..0xF5).contains(&byte) => (1, "invalid start byte"),
            Some(length) => (length, "invalid continuation byte"),
        };
        DecodeError { codec: "utf-8", start, end: start + length, byte, reason }
    })
}
