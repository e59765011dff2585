//! The optional bounds of `find`, `count`, `startswith` and their like.

use std::ops::Range;

/// The range that `start` and `end` mean in a text of `length`: negative ones count from the end, and they
/// are cut to the text. `None` where the start is after the end, where nothing is found, not even nothing.
///
/// ```
/// use pycore_text::search::bounds;
///
/// assert_eq!(bounds(-2, isize::MAX, 5), Some(3..5));
/// assert_eq!(bounds(6, isize::MAX, 5), None);
/// ```
#[inline]
pub fn bounds(start: isize, end: isize, length: usize) -> Option<Range<usize>> {
    let place = |index: isize| {
        if index < 0 { length.saturating_sub(index.unsigned_abs()) } else { index as usize }
    };
    let (start, end) = (place(start), place(end).min(length));
    (start <= end).then_some(start..end)
}
