//! `str.isalpha` and its like.

use pycore_unicode::Properties;

use crate::{Unit, View, with_units};

/// Whether there is a code point, and all of them `hold`.
#[inline]
fn all(text: View<'_>, hold: impl Fn(Properties) -> bool) -> bool {
    fn units_all<U: Unit>(units: &[U], hold: impl Fn(Properties) -> bool) -> bool {
        !units.is_empty() && units.iter().all(|&unit| hold(Properties::of(unit.point())))
    }
    with_units!(text, units => units_all(units, hold))
}

macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident: $question:ident;)*) => {$(
        $(#[$doc])*
        pub fn $name(text: View<'_>) -> bool {
            all(text, Properties::$question)
        }
    )*};
}

questions! {
    /// `str.isalpha`
    is_alpha: is_alphabetic;
    /// `str.isalnum`
    is_alnum: is_alphanumeric;
    /// `str.isdecimal`
    is_decimal: is_decimal;
    /// `str.isdigit`
    is_digit: is_digit;
    /// `str.isnumeric`
    is_numeric: is_numeric;
    /// `str.isspace`
    is_space: is_space;
}

/// `str.isprintable`
pub fn is_printable(text: View<'_>) -> bool {
    text.is_empty() || all(text, Properties::is_printable)
}

/// `str.isidentifier`
pub fn is_identifier(text: View<'_>) -> bool {
    let starts = text.get(0).is_some_and(|first| Properties::of(first).is_identifier_start());
    starts && all(text, Properties::is_identifier_continue)
}

/// `str.islower`
pub fn is_lower(text: View<'_>) -> bool {
    let wrong = |point: Properties| point.is_upper() || point.is_title();
    some_and_none(text, Properties::is_lower, wrong)
}

/// `str.isupper`
pub fn is_upper(text: View<'_>) -> bool {
    let wrong = |point: Properties| point.is_lower() || point.is_title();
    some_and_none(text, Properties::is_upper, wrong)
}

#[inline]
fn some_and_none(
    text: View<'_>,
    right: impl Fn(Properties) -> bool,
    wrong: impl Fn(Properties) -> bool,
) -> bool {
    let mut some = false;
    let none = with_units!(text, units => units.iter().all(|&unit| {
        let point = Properties::of(unit.point());
        some |= right(point);
        !wrong(point)
    }));
    some && none
}

/// `str.istitle`: upper and title case begin words, and only they do.
pub fn is_title(text: View<'_>) -> bool {
    let (mut cased, mut within) = (false, false);
    let fits = with_units!(text, units => units.iter().all(|&unit| {
        let point = Properties::of(unit.point());
        let starts = point.is_upper() || point.is_title();
        let continues = point.is_lower();
        let fits = if starts { !within } else { within || !continues };
        within = starts || continues;
        cased |= within;
        fits
    }));
    fits && cased
}
