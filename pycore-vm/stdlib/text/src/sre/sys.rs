//! The C library's classes of characters in the locale, for expressions with the flag `LOCALE`.

use std::ffi::c_int;

/// A byte in the locale; other characters are in no class and have no case.
fn byte(character: u32) -> Option<c_int> {
    u8::try_from(character).ok().map(c_int::from)
}

/// Whether the locale has a letter or a digit.
pub(super) fn is_alphanumeric(character: u32) -> bool {
    // SAFETY: the function takes every number that a byte can be.
    byte(character).is_some_and(|byte| unsafe { libc::isalnum(byte) } != 0)
}

/// The lower case.
pub(super) fn lower(character: u32) -> u32 {
    // SAFETY: as above.
    byte(character).map_or(character, |byte| unsafe { libc::tolower(byte) } as u32)
}

/// The upper case.
pub(super) fn upper(character: u32) -> u32 {
    // SAFETY: as above.
    byte(character).map_or(character, |byte| unsafe { libc::toupper(byte) } as u32)
}
