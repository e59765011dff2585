//! A numeral in any script becomes one in ASCII.

use std::borrow::Cow;

use pycore_unicode::Properties;

use crate::spaces::is_space;
use crate::{OutOfMemory, Spaces, View};

/// The text with digits of other scripts replaced by ASCII's and other spaces by the space; nothing if
/// there is anything else that is not ASCII.
pub(super) fn numeral(text: View<'_>, spaces: Spaces) -> Result<Option<Cow<'_, str>>, OutOfMemory> {
    if let View::Latin1(bytes) = text
        && bytes.is_ascii()
    {
        return Ok(std::str::from_utf8(bytes).ok().map(Cow::Borrowed));
    }
    if spaces == Spaces::Ascii {
        return Ok(None);
    }
    let mut ascii = String::new();
    ascii.try_reserve(text.len())?;
    for point in text.code_points() {
        ascii.push(match point {
            0..0x7F => char::from(point as u8),
            _ if is_space(point) => ' ',
            _ => match Properties::of(point).decimal_value() {
                Some(digit) => char::from(b'0' + digit),
                None => return Ok(None),
            },
        });
    }
    Ok(Some(Cow::Owned(ascii)))
}

/// What is between the white space at both ends. Controls that `str` counts as white space are none here.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(['\t', '\n', '\x0B', '\x0C', '\r', ' '])
}

/// The text without underscores, which must be between digits.
pub(super) fn without_underscores(text: &str) -> Result<Option<Cow<'_, str>>, OutOfMemory> {
    if !text.contains('_') {
        return Ok(Some(Cow::Borrowed(text)));
    }
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut plain = String::new();
    plain.try_reserve(text.len())?;
    for (at, char) in text.char_indices() {
        if char != '_' {
            plain.push(char);
        } else if at == 0 || !is_digit(at - 1) || !is_digit(at + 1) {
            return Ok(None);
        }
    }
    Ok(Some(Cow::Owned(plain)))
}
