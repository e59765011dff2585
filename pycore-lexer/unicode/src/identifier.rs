//! Identifiers: which characters they have, and when two of them are the same name.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::{IsNormalized, is_nfkc_quick};

use crate::Properties;

/// Whether an identifier may begin with `character`: `XID_Start` or `_`.
///
/// ```
/// assert!(pycore_unicode::is_identifier_start('é'));
/// assert!(!pycore_unicode::is_identifier_start('1'));
/// ```
pub fn is_identifier_start(character: char) -> bool {
    Properties::of(character as u32).is_identifier_start()
}

/// Whether `character` may stand in an identifier after its first: `XID_Continue`.
///
/// ```
/// assert!(pycore_unicode::is_identifier_continue('1'));
/// assert!(!pycore_unicode::is_identifier_continue('-'));
/// ```
pub fn is_identifier_continue(character: char) -> bool {
    Properties::of(character as u32).is_identifier_continue()
}

/// The name that an identifier of the source stands for: its NFKC form.
///
/// ```
/// assert_eq!(pycore_unicode::normalize_identifier("ﬁn"), "fin");
/// ```
pub fn normalize_identifier(identifier: &str) -> Cow<'_, str> {
    if identifier.is_ascii() || is_nfkc_quick(identifier.chars()) == IsNormalized::Yes {
        Cow::Borrowed(identifier)
    } else {
        Cow::Owned(identifier.nfkc().collect())
    }
}
