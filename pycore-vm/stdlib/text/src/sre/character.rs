//! Case and classes of single characters, in ASCII, in Unicode and in the locale.

use pycore_unicode::{Case, Properties};

use super::opcodes::category;
use super::sys;

/// How characters are made equal before they are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    /// Not at all.
    None,
    /// By ASCII's lower case.
    Ascii,
    /// By Unicode's.
    Unicode,
    /// By the locale's.
    Locale,
}

impl Fold {
    /// The lower case.
    #[inline]
    pub(super) fn lower(self, character: u32) -> u32 {
        match self {
            Self::None => character,
            Self::Ascii => lower_ascii(character),
            Self::Unicode => lower_unicode(character),
            Self::Locale => sys::lower(character),
        }
    }

    /// Whether a character of the text is the one of the expression, which is in lower case already but for the locale.
    #[inline]
    pub(super) fn equals(self, character: u32, wanted: u32) -> bool {
        match self {
            Self::Locale => {
                character == wanted
                    || sys::lower(character) == wanted
                    || sys::upper(character) == wanted
            }
            _ => self.lower(character) == wanted,
        }
    }
}

#[inline]
pub(super) fn lower_ascii(character: u32) -> u32 {
    match u8::try_from(character) {
        Ok(byte) => u32::from(byte.to_ascii_lowercase()),
        Err(_) => character,
    }
}

/// The lower case, of which only the first character counts where it has several.
#[inline]
pub(super) fn lower_unicode(character: u32) -> u32 {
    if character < 0x80 { lower_ascii(character) } else { mapped(character, Case::Lower) }
}

/// The upper case, likewise.
pub(super) fn upper_unicode(character: u32) -> u32 {
    mapped(character, Case::Upper)
}

fn mapped(character: u32, case: Case) -> u32 {
    Properties::of(character).mapped(case).as_slice().first().copied().unwrap_or(character)
}

/// Whether the character is one of an identifier in ASCII.
#[inline]
pub(super) fn is_ascii_word(character: u32) -> bool {
    ascii(character).is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether it is one in Unicode.
#[inline]
pub(super) fn is_unicode_word(character: u32) -> bool {
    if character < 0x80 {
        return is_ascii_word(character);
    }
    Properties::of(character).is_alphanumeric()
}

/// Whether it is one in the locale.
pub(super) fn is_locale_word(character: u32) -> bool {
    character == u32::from(b'_') || sys::is_alphanumeric(character)
}

#[inline]
fn ascii(character: u32) -> Option<u8> {
    u8::try_from(character).ok().filter(u8::is_ascii)
}

fn is_unicode_linebreak(character: u32) -> bool {
    matches!(character, 0x0A..=0x0D | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029)
}

/// Whether the character is in a class.
pub(super) fn is_in_category(class: u32, character: u32) -> bool {
    let is_in = match class & !1 {
        category::DIGIT => ascii(character).is_some_and(|byte| byte.is_ascii_digit()),
        category::SPACE => matches!(character, 0x09..=0x0D | 0x20),
        category::WORD => is_ascii_word(character),
        category::LINEBREAK => character == u32::from(b'\n'),
        category::LOC_WORD => is_locale_word(character),
        category::UNI_DIGIT => Properties::of(character).is_decimal(),
        category::UNI_SPACE => Properties::of(character).is_space(),
        category::UNI_WORD => is_unicode_word(character),
        _ => is_unicode_linebreak(character),
    };
    is_in != (class & 1 == 1)
}
