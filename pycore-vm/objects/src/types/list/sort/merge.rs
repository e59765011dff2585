//! Merging of two runs that are next to each other.
//!
//! The shorter run is copied out, which leaves a gap of its length. The gap wanders through the other run while items
//! are put in front of it (or behind it, when the second run was the shorter one), and what remains of the copy fills
//! it at the end, also after a failed comparison.
//!
//! When one run wins often in a row, the merge *gallops*: it searches how many items of that run come next, in steps
//! that double, and moves them at once. How readily it does so adapts to the data.

/// So many wins in a row make galloping worth its overhead.
const MINIMAL_GALLOP: usize = 7;

/// The state of merging that lasts over all merges of a sort.
pub(super) struct Merger<E> {
    /// The run that was copied out.
    copy: Vec<E>,
    /// Wins in a row until galloping begins; it falls while galloping pays and rises when it does not.
    threshold: usize,
}

/// How far a merge has come: what is left of each run.
struct Rest {
    first: usize,
    second: usize,
}

impl<E: Copy> Merger<E> {
    pub(super) fn new(copy: Vec<E>) -> Self {
        Self { copy, threshold: MINIMAL_GALLOP }
    }

    /// Merges the runs `items[..middle]` and `items[middle..]`.
    pub(super) fn merge<X>(
        &mut self,
        items: &mut [E],
        middle: usize,
        less: &mut impl FnMut(E, E) -> Result<bool, X>,
    ) -> Result<(), X> {
        // What is below all of the second run stays where it is, and so does what is above all of the first.
        let pivot = items[middle];
        let start = gallop(&items[..middle], 0, |item| less(pivot, item).map(|less| !less))?;
        if start == middle {
            return Ok(());
        }
        let pivot = items[middle - 1];
        let end = gallop(&items[middle..], items.len() - middle - 1, |item| less(item, pivot))?;
        if end == 0 {
            return Ok(());
        }
        let items = &mut items[start..middle + end];
        let mut rest = Rest { first: middle - start, second: end };
        let mut copy = std::mem::take(&mut self.copy);
        copy.clear();
        let result = if rest.first <= rest.second {
            copy.extend_from_slice(&items[..rest.first]);
            let result = self.merge_forwards(items, &copy, &mut rest, less);
            let (gap, left) = (items.len() - rest.second - rest.first, copy.len() - rest.first);
            items[gap..][..rest.first].copy_from_slice(&copy[left..]);
            result
        } else {
            copy.extend_from_slice(&items[rest.first..]);
            let result = self.merge_backwards(items, &copy, &mut rest, less);
            items[rest.first..][..rest.second].copy_from_slice(&copy[..rest.second]);
            result
        };
        self.copy = copy;
        result
    }

    /// From the front: `first` is a copy of the first run. The gap ends where the rest of the second run begins.
    fn merge_forwards<X>(
        &mut self,
        items: &mut [E],
        first: &[E],
        rest: &mut Rest,
        less: &mut impl FnMut(E, E) -> Result<bool, X>,
    ) -> Result<(), X> {
        let (total, copied) = (items.len(), first.len());
        // The last item of the first run is above all of the second: when it alone is left, only moving is left.
        let last = |items: &mut [E], rest: &mut Rest| {
            items.copy_within(total - rest.second.., total - rest.second - 1);
            rest.second = 0;
        };
        let take_second = |items: &mut [E], rest: &mut Rest, count: usize| {
            let from = total - rest.second;
            items.copy_within(from..from + count, from - rest.first);
            rest.second -= count;
        };
        let take_first = |items: &mut [E], rest: &mut Rest, count: usize| {
            let (from, to) = (copied - rest.first, total - rest.second - rest.first);
            items[to..to + count].copy_from_slice(&first[from..from + count]);
            rest.first -= count;
        };

        // The first item of the second run is below all that is left of the first.
        take_second(items, rest, 1);
        if rest.second == 0 {
            return Ok(());
        }
        if rest.first == 1 {
            last(items, rest);
            return Ok(());
        }
        let mut threshold = self.threshold;
        loop {
            let (mut wins_first, mut wins_second) = (0, 0);
            while wins_first < threshold && wins_second < threshold {
                let (one, two) = (first[copied - rest.first], items[total - rest.second]);
                if less(two, one)? {
                    items[total - rest.second - rest.first] = two;
                    rest.second -= 1;
                    (wins_first, wins_second) = (0, wins_second + 1);
                    if rest.second == 0 {
                        return Ok(());
                    }
                } else {
                    items[total - rest.second - rest.first] = one;
                    rest.first -= 1;
                    (wins_first, wins_second) = (wins_first + 1, 0);
                    if rest.first == 1 {
                        last(items, rest);
                        return Ok(());
                    }
                }
            }
            threshold += 1;
            loop {
                threshold -= usize::from(threshold > 1);
                self.threshold = threshold;

                let two = items[total - rest.second];
                wins_first = gallop(&first[copied - rest.first..], 0, |item| {
                    less(two, item).map(|less| !less)
                })?;
                take_first(items, rest, wins_first);
                match rest.first {
                    // Only comparisons that contradict each other lead here.
                    0 => return Ok(()),
                    1 if wins_first > 0 => {
                        last(items, rest);
                        return Ok(());
                    }
                    _ => {}
                }
                take_second(items, rest, 1);
                if rest.second == 0 {
                    return Ok(());
                }

                let one = first[copied - rest.first];
                wins_second = gallop(&items[total - rest.second..], 0, |item| less(item, one))?;
                take_second(items, rest, wins_second);
                if rest.second == 0 {
                    return Ok(());
                }
                take_first(items, rest, 1);
                if rest.first == 1 {
                    last(items, rest);
                    return Ok(());
                }
                if wins_first < MINIMAL_GALLOP && wins_second < MINIMAL_GALLOP {
                    break;
                }
            }
            threshold += 1;
            self.threshold = threshold;
        }
    }

    /// From the back: `second` is a copy of the second run. The gap begins where the rest of the first run ends.
    fn merge_backwards<X>(
        &mut self,
        items: &mut [E],
        second: &[E],
        rest: &mut Rest,
        less: &mut impl FnMut(E, E) -> Result<bool, X>,
    ) -> Result<(), X> {
        // The first item of the second run is below all of the first: when it alone is left, only moving is left.
        let last = |items: &mut [E], rest: &mut Rest| {
            items.copy_within(..rest.first, 1);
            rest.first = 0;
        };
        let take_first = |items: &mut [E], rest: &mut Rest, count: usize| {
            rest.first -= count;
            items.copy_within(rest.first..rest.first + count, rest.first + rest.second);
        };
        let take_second = |items: &mut [E], rest: &mut Rest, count: usize| {
            rest.second -= count;
            let to = rest.first + rest.second;
            items[to..to + count].copy_from_slice(&second[rest.second..rest.second + count]);
        };

        take_first(items, rest, 1);
        if rest.first == 0 {
            return Ok(());
        }
        if rest.second == 1 {
            last(items, rest);
            return Ok(());
        }
        let mut threshold = self.threshold;
        loop {
            let (mut wins_first, mut wins_second) = (0, 0);
            while wins_first < threshold && wins_second < threshold {
                let (one, two) = (items[rest.first - 1], second[rest.second - 1]);
                if less(two, one)? {
                    items[rest.first + rest.second - 1] = one;
                    rest.first -= 1;
                    (wins_first, wins_second) = (wins_first + 1, 0);
                    if rest.first == 0 {
                        return Ok(());
                    }
                } else {
                    items[rest.first + rest.second - 1] = two;
                    rest.second -= 1;
                    (wins_first, wins_second) = (0, wins_second + 1);
                    if rest.second == 1 {
                        last(items, rest);
                        return Ok(());
                    }
                }
            }
            threshold += 1;
            loop {
                threshold -= usize::from(threshold > 1);
                self.threshold = threshold;

                let two = second[rest.second - 1];
                let below = gallop(&items[..rest.first], rest.first - 1, |item| {
                    less(two, item).map(|less| !less)
                })?;
                wins_first = rest.first - below;
                take_first(items, rest, wins_first);
                if rest.first == 0 {
                    return Ok(());
                }
                take_second(items, rest, 1);
                if rest.second == 1 {
                    last(items, rest);
                    return Ok(());
                }

                let one = items[rest.first - 1];
                let below =
                    gallop(&second[..rest.second], rest.second - 1, |item| less(item, one))?;
                wins_second = rest.second - below;
                take_second(items, rest, wins_second);
                match rest.second {
                    // Only comparisons that contradict each other lead here.
                    0 => return Ok(()),
                    1 if wins_second > 0 => {
                        last(items, rest);
                        return Ok(());
                    }
                    _ => {}
                }
                take_first(items, rest, 1);
                if rest.first == 0 {
                    return Ok(());
                }
                if wins_first < MINIMAL_GALLOP && wins_second < MINIMAL_GALLOP {
                    break;
                }
            }
            threshold += 1;
            self.threshold = threshold;
        }
    }
}

/// How many items of a run come before something, as `before` says of each: searched from `hint` on in steps that
/// double, then by halving.
fn gallop<E: Copy, X>(
    items: &[E],
    hint: usize,
    mut before: impl FnMut(E) -> Result<bool, X>,
) -> Result<usize, X> {
    let (mut low, mut high);
    let (mut passed, mut step) = (0, 1);
    if before(items[hint])? {
        let limit = items.len() - hint;
        while step < limit && before(items[hint + step])? {
            (passed, step) = (step, 2 * step + 1);
        }
        (low, high) = (hint + passed + 1, hint + step.min(limit));
    } else {
        let limit = hint + 1;
        while step < limit && !before(items[hint - step])? {
            (passed, step) = (step, 2 * step + 1);
        }
        (low, high) = (hint + 1 - step.min(limit), hint - passed);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if before(items[middle])? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}
