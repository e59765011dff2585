//! Classes of characters, case mappings and values of digits, as the methods of `str` see them.

use crate::tables::characters::{EXPANSION, Record, record_of};
use crate::tables::records::{self as flag, EXPANSIONS};

/// What is known of one code point; surrogates and numbers beyond Unicode have no properties.
///
/// ```
/// use pycore_unicode::{Case, Properties};
///
/// assert!(Properties::of('é' as u32).is_lower());
/// assert_eq!(Properties::of('٣' as u32).decimal_value(), Some(3));
/// assert_eq!(Properties::of('ß' as u32).mapped(Case::Upper).as_slice(), ['S' as u32, 'S' as u32]);
/// ```
#[derive(Clone, Copy)]
pub struct Properties {
    code_point: u32,
    record: &'static Record,
}

/// The mappings of case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `str.upper`
    Upper,
    /// `str.lower`, without the sigma at the end of a word, which depends on the text.
    Lower,
    /// `str.title` at the begin of a word
    Title,
    /// `str.casefold`
    Fold,
}

/// One to three code points that a case mapping leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mapped {
    points: [u32; 3],
    length: usize,
}

impl Mapped {
    /// The code points, at least one.
    #[inline]
    pub fn as_slice(&self) -> &[u32] {
        &self.points[..self.length]
    }
}

macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident: $flag:ident;)*) => {$(
        $(#[$doc])*
        #[inline]
        pub fn $name(self) -> bool {
            self.record.flags & flag::$flag != 0
        }
    )*};
}

impl Properties {
    /// Look a code point up.
    #[inline]
    pub fn of(code_point: u32) -> Self {
        Self { code_point, record: record_of(code_point) }
    }

    questions! {
        /// `str.isalpha`
        is_alphabetic: ALPHA;
        /// `str.isdecimal`
        is_decimal: DECIMAL;
        /// `str.isdigit`
        is_digit: DIGIT;
        /// `str.isnumeric`
        is_numeric: NUMERIC;
        /// `str.islower`
        is_lower: LOWER;
        /// `str.isupper`
        is_upper: UPPER;
        /// Whether it is one character for an upper case and a lower case letter.
        is_title: TITLE;
        /// `str.isspace`
        is_space: SPACE;
        /// `str.isprintable`
        is_printable: PRINTABLE;
        /// Whether an identifier may begin with it.
        is_identifier_start: IDENTIFIER_START;
        /// Whether an identifier may continue with it.
        is_identifier_continue: IDENTIFIER_CONTINUE;
        /// Whether a letter after it is inside a word, for `str.title`.
        is_cased: CASED;
        /// Whether it is skipped in deciding if a sigma ends a word.
        is_case_ignorable: CASE_IGNORABLE;
    }

    /// `str.isalnum`
    #[inline]
    pub fn is_alphanumeric(self) -> bool {
        self.record.flags & (flag::ALPHA | flag::DECIMAL | flag::DIGIT | flag::NUMERIC) != 0
    }

    /// All flags, for the test.
    #[cfg(test)]
    pub(crate) fn flags(self) -> u16 {
        self.record.flags
    }

    /// The value of a decimal digit.
    #[inline]
    pub fn decimal_value(self) -> Option<u8> {
        self.is_decimal().then_some(self.record.digit)
    }

    /// The value of a digit, which need not be one of a decimal system.
    #[inline]
    pub fn digit_value(self) -> Option<u8> {
        (self.record.digit != u8::MAX).then_some(self.record.digit)
    }

    /// The value of a numeral.
    pub fn numeric_value(self) -> Option<f64> {
        self.is_numeric().then_some(self.record.numeric)
    }

    /// What `case` makes of the character.
    #[inline]
    pub fn mapped(self, case: Case) -> Mapped {
        let mapping = self.record.mappings[case as usize];
        if mapping >= EXPANSION {
            return expansion(mapping);
        }
        Mapped { points: [self.code_point.wrapping_add_signed(mapping), 0, 0], length: 1 }
    }

    /// The lower case that is one code point, which regular expressions compare by.
    #[inline]
    pub fn simple_lower(self) -> u32 {
        self.code_point.wrapping_add_signed(self.record.simple_lower)
    }
}

#[cold]
fn expansion(mapping: i32) -> Mapped {
    let points = EXPANSIONS[(mapping - EXPANSION) as usize];
    Mapped { points, length: points.iter().take_while(|&&point| point != 0).count() }
}
