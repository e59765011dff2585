//! The database as the module `unicodedata` shows it.

use std::fmt::Write;

use crate::Properties;
use crate::tables::database::{self, OldValue, Record};
use crate::tables::database_records::{CATEGORIES, DIRECTIONS, OLD_VALUES, TAGS, WIDTHS};

/// A version of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    /// Unicode 16.0.
    Current,
    /// Unicode 3.2, which names of the internet are prepared with.
    Old,
}

/// The flags of a record.
const MIRRORED: u8 = 1;
const DECOMPOSES: u8 = 2;

/// Syllables of Hangul, whose decomposition is computed.
pub(crate) const HANGUL: std::ops::Range<u32> = 0xAC00..0xD7A4;

/// The letters of a syllable of Hangul; the last is missing in some.
pub(crate) fn hangul_letters(syllable: u32) -> impl Iterator<Item = u32> {
    let index = syllable - HANGUL.start;
    let last = index % 28;
    let letters = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + last];
    letters.into_iter().take(if last == 0 { 2 } else { 3 })
}

impl Database {
    fn record(self, code_point: u32) -> &'static Record {
        match self {
            Self::Current => database::current(code_point),
            Self::Old => database::old(code_point),
        }
    }

    /// The general category.
    ///
    /// ```
    /// assert_eq!(pycore_unicode::Database::Current.category('a' as u32), "Ll");
    /// ```
    pub fn category(self, code_point: u32) -> &'static str {
        CATEGORIES[usize::from(self.record(code_point).0)]
    }

    /// Whether it is a character of this version.
    pub fn is_assigned(self, code_point: u32) -> bool {
        self.category(code_point) != "Cn"
    }

    /// The class of its direction; empty if it is not assigned.
    pub fn direction(self, code_point: u32) -> &'static str {
        DIRECTIONS[usize::from(self.record(code_point).1)]
    }

    /// The canonical combining class.
    pub fn combining_class(self, code_point: u32) -> u8 {
        self.record(code_point).2
    }

    /// The width in East Asian text.
    pub fn width(self, code_point: u32) -> &'static str {
        WIDTHS[usize::from(self.record(code_point).3)]
    }

    /// Whether it is mirrored in text from right to left.
    pub fn is_mirrored(self, code_point: u32) -> bool {
        self.record(code_point).4 & MIRRORED != 0
    }

    /// Whether the tables have a decomposition for it.
    pub(crate) fn decomposes(self, code_point: u32) -> bool {
        self.record(code_point).4 & DECOMPOSES != 0
    }

    /// The decomposition as in the database: a tag, if it is one for compatibility, and code points.
    pub fn decomposition(self, code_point: u32) -> String {
        let mut text = String::new();
        let mut add = |point: u32| {
            let space = if text.is_empty() { "" } else { " " };
            // Writing into a string does not fail.
            let _ = write!(text, "{space}{point:04X}");
        };
        if HANGUL.contains(&code_point) {
            hangul_letters(code_point).for_each(add);
            return text;
        }
        if !self.decomposes(code_point) {
            return text;
        }
        let Some((tag, points)) = database::decomposition(code_point) else { return text };
        points.for_each(&mut add);
        match TAGS[usize::from(tag)] {
            "" => text,
            tag => format!("{tag} {text}"),
        }
    }

    fn old_value(self, code_point: u32) -> Option<&'static OldValue> {
        if self == Self::Current {
            return None;
        }
        let found = OLD_VALUES.binary_search_by_key(&code_point, |&(point, ..)| point).ok()?;
        Some(&OLD_VALUES[found])
    }

    /// The value of a decimal digit.
    pub fn decimal(self, code_point: u32) -> Option<u8> {
        match self.old_value(code_point) {
            Some(&(_, decimal, ..)) => u8::try_from(decimal).ok(),
            None if self.is_assigned(code_point) => Properties::of(code_point).decimal_value(),
            None => None,
        }
    }

    /// The value of a digit.
    pub fn digit(self, code_point: u32) -> Option<u8> {
        match self.old_value(code_point) {
            Some(&(_, _, digit, _)) => u8::try_from(digit).ok(),
            None => Properties::of(code_point).digit_value(),
        }
    }

    /// The value of a number.
    pub fn numeric(self, code_point: u32) -> Option<f64> {
        match self.old_value(code_point) {
            Some(&(.., numeric)) => (numeric != -1.0).then_some(numeric),
            None if self.is_assigned(code_point) => Properties::of(code_point).numeric_value(),
            None => None,
        }
    }
}
