//! Finding a text in a text, in linear time for any widths.
//!
//! Bytes in bytes is memchr's work. For other widths the first unit is looked for with vector instructions
//! and the rest compared; where that turns out to repeat itself too much, the two-way algorithm takes over.

mod bounds;
mod finder;
mod two_way;

pub use bounds::bounds;
pub use finder::Finder;

use crate::View;

/// Where `needle` is first. An empty one is everywhere.
#[inline]
pub fn find(haystack: View<'_>, needle: View<'_>) -> Option<usize> {
    if needle.len() == 1
        && let Some(point) = needle.get(0)
    {
        return find_point(haystack, point);
    }
    unprepared(needle).find(haystack)
}

/// A needle for one search, which prepares what it needs itself.
fn unprepared(needle: View<'_>) -> Finder<'_> {
    Finder::new(needle, View::EMPTY)
}

/// Where `needle` is last.
#[inline]
pub fn rfind(haystack: View<'_>, needle: View<'_>) -> Option<usize> {
    if needle.len() == 1
        && let Some(point) = needle.get(0)
    {
        return rfind_point(haystack, point);
    }
    unprepared(needle).rfind(haystack)
}

/// Whether `needle` is somewhere in `haystack`.
#[inline]
pub fn contains(haystack: View<'_>, needle: View<'_>) -> bool {
    find(haystack, needle).is_some()
}

/// How often `needle` is there without overlap, counted to at most `most`; an empty one is before every
/// code point and at the end.
pub fn count(haystack: View<'_>, needle: View<'_>, most: usize) -> usize {
    if needle.len() == 1
        && most >= haystack.len()
        && let Some(point) = needle.get(0)
    {
        return count_point(haystack, point);
    }
    Finder::new(needle, haystack).matches(haystack).take(most).count()
}

/// Where a code point is first.
#[inline]
pub fn find_point(haystack: View<'_>, point: u32) -> Option<usize> {
    point_in(haystack, point, PointQuestion::First)
}

/// Where a code point is last.
#[inline]
pub fn rfind_point(haystack: View<'_>, point: u32) -> Option<usize> {
    point_in(haystack, point, PointQuestion::Last)
}

/// How often a code point is there.
#[inline]
pub fn count_point(haystack: View<'_>, point: u32) -> usize {
    point_in(haystack, point, PointQuestion::Count).unwrap_or(0)
}

enum PointQuestion {
    First,
    Last,
    Count,
}

#[inline]
fn point_in(haystack: View<'_>, point: u32, question: PointQuestion) -> Option<usize> {
    fn answer<U: crate::Unit>(units: &[U], point: u32, question: PointQuestion) -> Option<usize> {
        let unit = U::narrow(point)?;
        match question {
            PointQuestion::First => U::position(units, unit),
            PointQuestion::Last => U::last_position(units, unit),
            PointQuestion::Count => Some(U::occurrences(units, unit)),
        }
    }
    crate::with_units!(haystack, units => answer(units, point, question))
}
