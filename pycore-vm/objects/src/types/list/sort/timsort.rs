//! The sorting algorithm: a stable merge sort that makes use of the order it finds.
//!
//! ```text
//!   items   ──▶ runs (natural, or made long enough by insertion) ──▶ merged two by two on a stack ──▶ one run
//! ```
//!
//! It is CPython's ("timsort" with the merge order of "powersort"), comparison by comparison: a program sees each one
//! that it has defined itself, so their order is part of the language in practice. Items are small `Copy` values, which
//! stand for objects kept elsewhere; a comparison may fail in the middle, and the slice is a permutation of what it was
//! whatever happens.

use super::merge::Merger;

/// Runs shorter than this are not merged but extended by insertion, if there are items enough.
const LONGEST_MINIMUM: usize = 64;

/// A run on the stack.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    length: usize,
    /// Depth of the merge of this run with the next one in a balanced tree of merges.
    power: u32,
}

/// Sorts by `less`, which says whether its first argument must come before the second. `buffer` has room for half of
/// the items (more is allocated if not).
pub(super) fn sort<E: Copy, X>(
    items: &mut [E],
    buffer: Vec<E>,
    mut less: impl FnMut(E, E) -> Result<bool, X>,
) -> Result<(), X> {
    let total = items.len();
    let minimum = minimal_run(total);
    let mut merger = Merger::new(buffer);
    let mut stack: Vec<Run> = Vec::new();
    let mut start = 0;
    while start < total {
        let rest = &mut items[start..];
        let mut length = run_length(rest, &mut less)?;
        if length < minimum {
            let forced = minimum.min(rest.len());
            insert_rest(&mut rest[..forced], length, &mut less)?;
            length = forced;
        }
        if let Some(&last) = stack.last() {
            let power = power(last, length, total);
            while stack.len() > 1 && stack[stack.len() - 2].power > power {
                let upper = stack.len() - 2;
                merge_at(items, &mut stack, upper, &mut merger, &mut less)?;
            }
            if let Some(last) = stack.last_mut() {
                last.power = power;
            }
        }
        stack.push(Run { start, length, power: 0 });
        start += length;
    }
    while stack.len() > 1 {
        let mut at = stack.len() - 2;
        if at > 0 && stack[at - 1].length < stack[at + 1].length {
            at -= 1;
        }
        merge_at(items, &mut stack, at, &mut merger, &mut less)?;
    }
    Ok(())
}

/// Merges the run `at` of the stack with the next one.
fn merge_at<E: Copy, X>(
    items: &mut [E],
    stack: &mut Vec<Run>,
    at: usize,
    merger: &mut Merger<E>,
    less: &mut impl FnMut(E, E) -> Result<bool, X>,
) -> Result<(), X> {
    let (first, second) = (stack[at], stack.remove(at + 1));
    stack[at].length += second.length;
    merger.merge(&mut items[first.start..][..first.length + second.length], first.length, less)
}

/// Length of the shortest run to be merged, so that `total` divided by it is a power of two or little less.
fn minimal_run(mut total: usize) -> usize {
    let mut odd = 0;
    while total >= LONGEST_MINIMUM {
        odd |= total & 1;
        total >>= 1;
    }
    total + odd
}

/// The level of the boundary between a run and a next one of `length` items: the first binary digit in which the
/// positions of their middles, as fractions of the total, differ.
fn power(run: Run, length: usize, total: usize) -> u32 {
    // Twice the middles, so that they are integers; the list's length is far below the limit of `usize`.
    let mut left = 2 * run.start + run.length;
    let mut right = left + run.length + length;
    let mut level = 1;
    loop {
        match (left >= total, right >= total) {
            (true, _) => {
                left -= total;
                right -= total;
            }
            (false, true) => return level,
            (false, false) => {}
        }
        left <<= 1;
        right <<= 1;
        level += 1;
    }
}

/// Length of the run at the beginning. A descending run is turned around: equal items among it, which stand in their
/// order, are turned around beforehand, so that they stand in their order again.
fn run_length<E: Copy, X>(
    items: &mut [E],
    less: &mut impl FnMut(E, E) -> Result<bool, X>,
) -> Result<usize, X> {
    let total = items.len();
    let mut length = rising(items, 1, less)?;
    if length == total {
        return Ok(length);
    }
    if length > 1 {
        if less(items[0], items[length - 1])? {
            return Ok(length);
        }
        // All equal so far: they begin a descending run.
        items[..length].reverse();
    }
    length += 1;
    let mut equal = 0;
    while length < total {
        if less(items[length], items[length - 1])? {
            turn_equal(items, length, &mut equal);
        } else if less(items[length - 1], items[length])? {
            break;
        } else {
            equal += 1;
        }
        length += 1;
    }
    turn_equal(items, length, &mut equal);
    items[..length].reverse();
    rising(items, length, less)
}

/// How far a run of `length` items goes on without falling.
fn rising<E: Copy, X>(
    items: &[E],
    mut length: usize,
    less: &mut impl FnMut(E, E) -> Result<bool, X>,
) -> Result<usize, X> {
    while length < items.len() && !less(items[length], items[length - 1])? {
        length += 1;
    }
    Ok(length)
}

/// Turns the last `equal + 1` items of a run of `length` around.
fn turn_equal<E>(items: &mut [E], length: usize, equal: &mut usize) {
    if *equal > 0 {
        items[length - *equal - 1..length].reverse();
        *equal = 0;
    }
}

/// Sorts a short slice whose first `sorted` items are sorted, by insertion at the place that a binary search finds.
fn insert_rest<E: Copy, X>(
    items: &mut [E],
    sorted: usize,
    less: &mut impl FnMut(E, E) -> Result<bool, X>,
) -> Result<(), X> {
    for at in sorted.max(1)..items.len() {
        let item = items[at];
        let (mut low, mut high) = (0, at);
        while low < high {
            let middle = (low + high) / 2;
            if less(item, items[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        items.copy_within(low..at, low + 1);
        items[low] = item;
    }
    Ok(())
}
