//! What is wrong with an escape sequence, as CPython's codecs say it.

use crate::escapes::{BadEscape, BadEscapeKind, decode_bytes, decode_string};

/// Check the escapes of text; the error is the message of Python's `UnicodeDecodeError`.
pub(super) fn check_text(text: &str) -> Result<(), String> {
    let Err(bad) = decode_string(text, false) else { return Ok(()) };
    let start = codec_offset(text, bad.start);
    let length = codec_offset(text, bad.end) - start;
    let reason = reason(&bad);
    let codec = "'unicodeescape' codec can't decode";
    Err(match length {
        1 => format!("{codec} byte 0x5c in position {start}: {reason}"),
        _ => format!("{codec} bytes in position {start}-{}: {reason}", start + length - 1),
    })
}

/// Check the escapes of bytes; the error is the message of Python's `ValueError`.
pub(super) fn check_bytes(text: &str) -> Result<(), String> {
    match decode_bytes(text) {
        Ok(_) => Ok(()),
        Err(bad) => Err(format!("{} at position {}", reason(&bad), bad.start)),
    }
}

fn reason(bad: &BadEscape) -> &'static str {
    match bad.kind {
        BadEscapeKind::TruncatedHex2 => "truncated \\xXX escape",
        BadEscapeKind::TruncatedHex4 => "truncated \\uXXXX escape",
        BadEscapeKind::TruncatedHex8 => "truncated \\UXXXXXXXX escape",
        BadEscapeKind::IllegalCharacter => "illegal Unicode character",
        BadEscapeKind::MalformedName => "malformed \\N character escape",
        BadEscapeKind::UnknownName => "unknown Unicode character name",
        BadEscapeKind::BytesHex => "invalid \\x escape",
    }
}

/// Where the codec sees a byte of the text: before it, every character beyond ASCII has been written as an
/// escape of ten bytes, and a backslash before such a character as one of six.
fn codec_offset(text: &str, offset: usize) -> usize {
    let mut counted = 0;
    let mut escaped = false;
    for character in text[..offset].chars() {
        counted += match character {
            '\0'..='\x7F' => 1,
            _ if escaped => 15,
            _ => 10,
        };
        escaped = character == '\\' && !escaped;
    }
    counted
}
