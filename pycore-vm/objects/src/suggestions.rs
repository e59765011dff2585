//! "Did you mean": the name that is most like another.
//!
//! The distance of two names is the least cost of edits that make one of the other: a byte inserted, removed or
//! replaced costs 2, a letter's case 1. A name is like another if that is at most a third of what replacing both
//! would cost; and among equally good ones the first counts.

/// What replacing, inserting or removing a byte costs.
const EDIT: usize = 2;
/// What changing the case of a letter costs.
const CASE: usize = 1;
/// Names whose differing middle is longer are not compared.
const LONGEST: usize = 40;
/// From so many candidates on, nobody is asked.
const TOO_MANY: usize = 750;

/// The candidate that is most like a name, if any is enough so.
pub fn closest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str, IntoIter: Clone>,
) -> Option<&'a str> {
    let candidates = candidates.into_iter();
    if candidates.clone().take(TOO_MANY).count() == TOO_MANY {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.filter(|candidate| *candidate != name) {
        let enough = (name.len() + candidate.len() + 3) * EDIT / 6;
        let distance = distance(name, candidate);
        let is_better = best.is_none_or(|(least, _)| distance < least);
        if distance <= enough && is_better {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The least cost of edits that make one name of the other; no limit is that great if they are too long.
pub fn distance(one: &str, other: &str) -> usize {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    while let (Some((a, one_rest)), Some((b, other_rest))) =
        (one.split_first(), other.split_first())
        && a == b
    {
        (one, other) = (one_rest, other_rest);
    }
    while let (Some((a, one_rest)), Some((b, other_rest))) = (one.split_last(), other.split_last())
        && a == b
    {
        (one, other) = (one_rest, other_rest);
    }
    if one.is_empty() || other.is_empty() {
        return (one.len() + other.len()) * EDIT;
    }
    if one.len().max(other.len()) > LONGEST {
        return usize::MAX;
    }
    // `costs[i]`: what it costs to make the first `i` bytes of `one` of those of `other` that were seen.
    let mut costs: [usize; LONGEST + 1] = std::array::from_fn(|index| index * EDIT);
    for (row, &b) in other.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut costs[0], (row + 1) * EDIT);
        for (column, &a) in one.iter().enumerate() {
            let replaced = diagonal + replacement(a, b);
            diagonal = costs[column + 1];
            costs[column + 1] = replaced.min(diagonal + EDIT).min(costs[column] + EDIT);
        }
    }
    costs[one.len()]
}

fn replacement(one: u8, other: u8) -> usize {
    match (one == other, one.eq_ignore_ascii_case(&other)) {
        (true, _) => 0,
        (_, true) => CASE,
        _ => EDIT,
    }
}

#[cfg(test)]
mod tests {
    use super::{closest, distance};

    #[test]
    fn distances_are_those_of_cpython() {
        let cases = [
            ("seq", "sep", 2),
            ("ky", "key", 2),
            ("Key", "key", 1),
            ("", "a", 2),
            ("abc", "yabd", 4),
            ("blech", "BluCh", 4),
        ];
        for (one, other, expected) in cases {
            assert_eq!(distance(one, other), expected, "{one} {other}");
            assert_eq!(distance(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn the_closest_is_found() {
        assert_eq!(closest("seq", ["key", "sep", "maxsplit"]), Some("sep"));
        assert_eq!(closest("x", ["start"]), None);
        assert_eq!(closest("sep", ["sep"]), None);
    }
}
