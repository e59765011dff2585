//! Where a slice cuts a sequence of a given length. Shared by all sequences.

use super::Slice;
use crate::core::{Fallible, Object, Thread};
use crate::protocol::number;
use crate::raise;
use crate::types::int::Int;

/// The items of a sequence that a slice selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indices {
    /// The first item, or where it would be: between -1 and the length.
    pub start: isize,
    /// Where the selection ends, that item excluded: between -1 and the length.
    pub stop: isize,
    /// From one item to the next; not zero.
    pub step: isize,
    /// Number of items.
    pub count: usize,
}

impl Indices {
    /// Cuts start and stop, which count from the end if they are negative, to a length.
    pub fn adjust(start: isize, stop: isize, step: isize, length: usize) -> Self {
        let length = length as isize;
        let (low, high) = if step < 0 { (-1, length - 1) } else { (0, length) };
        let cut = |bound: isize| match bound {
            bound if bound < 0 => {
                bound.checked_add(length).filter(|&bound| bound >= 0).unwrap_or(low)
            }
            bound => bound.min(high),
        };
        let (start, stop) = (cut(start), cut(stop));
        let count = match step {
            step if step < 0 && stop < start => (start - stop - 1) / -step + 1,
            step if step > 0 && start < stop => (stop - start - 1) / step + 1,
            _ => 0,
        };
        Self { start, stop, step, count: count as usize }
    }

    /// Where two bounds cut a sequence, if none of them has to be asked for its number.
    #[inline]
    pub fn between(start: &Object, stop: &Object, length: usize) -> Option<Self> {
        let start = simple_bound(start)?.unwrap_or(0);
        let stop = simple_bound(stop)?.unwrap_or(isize::MAX);
        Some(Self::adjust(start, stop, 1, length))
    }

    /// The selected items as a range, if they are next to each other in order.
    #[inline]
    pub fn contiguous(&self) -> Option<std::ops::Range<usize>> {
        (self.step == 1).then(|| {
            let start = self.start as usize;
            start..start + self.count
        })
    }

    /// The index of each selected item.
    pub fn iter(self) -> impl ExactSizeIterator<Item = usize> {
        // An index behind the last selected one may be beyond the numbers; it is not used.
        (0..self.count).map(move |number| {
            self.start.wrapping_add(self.step.wrapping_mul(number as isize)) as usize
        })
    }

    /// The same items from the first to the last: start, distance, number.
    pub fn ascending(&self) -> (usize, usize, usize) {
        if self.step > 0 || self.count == 0 {
            return (self.start.max(0) as usize, self.step.unsigned_abs(), self.count);
        }
        let last = self.start + self.step * (self.count as isize - 1);
        (last as usize, self.step.unsigned_abs(), self.count)
    }
}

/// Where a slice cuts a sequence of `length` items. The bounds' `__index__` may run code of the program, so that the
/// length must be taken afterwards if that can change it: see [`Slice::unpack`].
pub fn slice_indices(thread: &Thread, slice: &Slice, length: usize) -> Fallible<Indices> {
    let (start, stop, step) = slice.unpack(thread)?;
    Ok(Indices::adjust(start, stop, step, length))
}

impl Slice {
    /// Start, stop and step as numbers; what was left out is as far as numbers go.
    pub fn unpack(&self, thread: &Thread) -> Fallible<(isize, isize, isize)> {
        if let Some((start, stop)) = self.simple_bounds() {
            return Ok((start.unwrap_or(0), stop.unwrap_or(isize::MAX), 1));
        }
        let step = match optional_bound(thread, &self.step(thread))? {
            None => 1,
            Some(0) => return Err(raise!(thread, VALUE_ERROR, "slice step cannot be zero")),
            // So that it can be negated.
            Some(step) => step.max(-isize::MAX),
        };
        let (first, last) = if step < 0 { (isize::MAX, isize::MIN) } else { (0, isize::MAX) };
        let start = optional_bound(thread, &self.start(thread))?.unwrap_or(first);
        let stop = optional_bound(thread, &self.stop(thread))?.unwrap_or(last);
        Ok((start, stop, step))
    }
}

/// A bound that is left out or a small int; nothing for any other, which is yet to be asked for its number.
#[inline(always)]
pub(super) fn simple_bound(bound: &Object) -> Option<Option<isize>> {
    if bound.is_none() {
        return Some(None);
    }
    bound.downcast_exact::<Int>()?.as_compact().map(|bound| Some(bound as isize))
}

/// A bound of a slice, `None` if it was left out; numbers that do not fit are cut.
#[inline]
pub fn optional_bound(thread: &Thread, bound: &Object) -> Fallible<Option<isize>> {
    if bound.is_none() {
        return Ok(None);
    }
    if !number::is_index(bound) {
        let message = "slice indices must be integers or None or have an __index__ method";
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    number::to_isize_clamped(thread, bound).map(Some)
}

/// A bound where `None` is not allowed: `list.index(value, start, stop)`.
pub fn bound(thread: &Thread, bound: &Object) -> Fallible<isize> {
    if !number::is_index(bound) {
        return Err(raise!(
            thread,
            TYPE_ERROR,
            "slice indices must be integers or have an __index__ method"
        ));
    }
    number::to_isize_clamped(thread, bound)
}

/// The bounds of `index(value, start, stop)`, cut to a length where they count from the end.
pub fn search_bounds(
    thread: &Thread,
    start: Option<&Object>,
    stop: Option<&Object>,
    length: impl Fn() -> usize,
) -> Fallible<(usize, usize)> {
    let start = start.map_or(Ok(0), |start| bound(thread, start))?;
    let stop = stop.map_or(Ok(isize::MAX), |stop| bound(thread, stop))?;
    let length = length() as isize;
    let from_end = |bound: isize| if bound < 0 { (bound + length).max(0) } else { bound } as usize;
    Ok((from_end(start), from_end(stop)))
}
