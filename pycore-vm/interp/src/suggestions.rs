//! "Did you mean": the name most like another one.
//!
//! The measure is the number of edits, where a changed letter's case is half an edit; a name is like another if less
//! than a third of both, and a letter, would have to be edited.

/// What an edit costs.
const EDIT: usize = 2;
/// What a change of case costs.
const CASE: usize = 1;
/// Longer names are not compared.
const LONGEST: usize = 40;
/// With more candidates nothing is suggested.
const MOST_CANDIDATES: usize = 750;

/// The candidate most like `name`, if one is enough so; the first of several.
pub(crate) fn closest<'a>(
    name: &str,
    candidates: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    if candidates.clone().count() > MOST_CANDIDATES {
        return None;
    }
    let mut best = None;
    let mut limit = usize::MAX;
    for candidate in candidates {
        if candidate == name {
            continue;
        }
        let permitted = (name.len() + candidate.len() + 3) * EDIT / 6;
        let permitted = permitted.min(limit.saturating_sub(1));
        let distance = distance(name.as_bytes(), candidate.as_bytes(), permitted);
        if let Some(distance) = distance.filter(|&distance| distance < limit) {
            best = Some(candidate);
            limit = distance;
        }
    }
    best
}

/// What changing one letter into another costs.
fn substitution(left: u8, right: u8) -> usize {
    if left == right {
        0
    } else if left.eq_ignore_ascii_case(&right) {
        CASE
    } else {
        EDIT
    }
}

/// What changing one text into another costs; `None` if more than `permitted`.
fn distance(mut left: &[u8], mut right: &[u8], permitted: usize) -> Option<usize> {
    let prefix = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    (left, right) = (&left[prefix..], &right[prefix..]);
    let suffix =
        left.iter().rev().zip(right.iter().rev()).take_while(|(left, right)| left == right).count();
    (left, right) = (&left[..left.len() - suffix], &right[..right.len() - suffix]);
    if left.is_empty() || right.is_empty() {
        let cost = (left.len() + right.len()) * EDIT;
        return (cost <= permitted).then_some(cost);
    }
    if left.len() > LONGEST || right.len() > LONGEST {
        return None;
    }
    // One row of the table of costs, from each prefix of `left` to a prefix of `right`.
    let mut row: Vec<usize> = (1..=left.len()).map(|length| length * EDIT).collect();
    for (index, &letter) in right.iter().enumerate() {
        let mut diagonal = index * EDIT;
        let mut before = diagonal + EDIT;
        let mut least = usize::MAX;
        for (place, &other) in row.iter_mut().zip(left) {
            let substituted = diagonal + substitution(letter, other);
            diagonal = *place;
            before = substituted.min(before.min(diagonal) + EDIT);
            *place = before;
            least = least.min(before);
        }
        if least > permitted {
            return None;
        }
    }
    row.last().copied().filter(|&cost| cost <= permitted)
}
