//! Which characters `repr` shows as they are.

use crate::Properties;

/// Whether `str.isprintable` accepts the code point: no control, format, surrogate, private or unassigned
/// character, and of the separators only the space.
///
/// ```
/// assert!(pycore_unicode::is_printable('é' as u32));
/// assert!(!pycore_unicode::is_printable(0x200B));
/// ```
pub fn is_printable(code_point: u32) -> bool {
    if code_point < 0x7F {
        return code_point >= 0x20;
    }
    Properties::of(code_point).is_printable()
}
