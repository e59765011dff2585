//! `strip`, `lstrip` and `rstrip`.

use std::ops::Range;

use crate::{Spaces, Unit, View, with_units};

/// Which ends are stripped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// `strip`
    Both,
    /// `lstrip`
    Left,
    /// `rstrip`
    Right,
}

/// The part that is left without white space at the ends.
#[inline]
pub fn strip_spaces(text: View<'_>, ends: Ends, spaces: Spaces) -> Range<usize> {
    match spaces {
        Spaces::Unicode => strip_where(text, ends, crate::spaces::is_space),
        Spaces::Ascii => strip_where(text, ends, crate::spaces::is_ascii_space),
    }
}

/// The part that is left without code points of `set` at the ends.
pub fn strip_set(text: View<'_>, ends: Ends, set: View<'_>) -> Range<usize> {
    if set.len() == 1
        && let Some(only) = set.get(0)
    {
        return strip_where(text, ends, |point| point == only);
    }
    let set = Set::new(set);
    strip_where(text, ends, |point| set.contains(point))
}

fn strip_where(text: View<'_>, ends: Ends, drop: impl Fn(u32) -> bool) -> Range<usize> {
    fn strip<U: Unit>(units: &[U], ends: Ends, drop: impl Fn(u32) -> bool) -> Range<usize> {
        let stays = |&unit: &U| !drop(unit.point());
        let start = match ends {
            Ends::Right => 0,
            Ends::Both | Ends::Left => units.iter().position(stays).unwrap_or(units.len()),
        };
        let end = match ends {
            Ends::Left => units.len(),
            Ends::Both | Ends::Right => {
                units[start..].iter().rposition(stays).map_or(start, |last| start + last + 1)
            }
        };
        start..end
    }
    with_units!(text, units => strip(units, ends, drop))
}

/// A set of code points: exact below 256, a filter with a search behind it above.
struct Set<'a> {
    members: View<'a>,
    low: [u64; 4],
    /// Bits of those above by their lowest six bits.
    high: u64,
}

impl<'a> Set<'a> {
    fn new(members: View<'a>) -> Self {
        let mut set = Self { members, low: [0; 4], high: 0 };
        for point in members.code_points() {
            match point {
                0..=0xFF => set.low[point as usize / 64] |= 1 << (point % 64),
                _ => set.high |= 1 << (point % 64),
            }
        }
        set
    }

    fn contains(&self, point: u32) -> bool {
        match point {
            0..=0xFF => self.low[point as usize / 64] >> (point % 64) & 1 == 1,
            _ => {
                self.high >> (point % 64) & 1 == 1
                    && crate::search::find_point(self.members, point).is_some()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_and_sets() {
        let text = View::Ucs2(&[0x20, 0x2003, 0x61, 0x20, 0x62, 0x1F]);
        assert_eq!(strip_spaces(text, Ends::Both, Spaces::Unicode), 2..5);
        assert_eq!(strip_spaces(text, Ends::Both, Spaces::Ascii), 1..6);
        assert_eq!(strip_spaces(text, Ends::Left, Spaces::Unicode), 2..6);
        assert_eq!(strip_spaces(text, Ends::Right, Spaces::Unicode), 0..5);
        assert_eq!(strip_set(text, Ends::Both, View::Ucs2(&[0x2003, 0x20, 0x1F])), 2..5);
        assert_eq!(strip_set(text, Ends::Both, View::Latin1(b" \x1f")), 1..5);
        assert_eq!(strip_set(text, Ends::Both, View::Latin1(b" ")), 1..6);
        assert_eq!(strip_set(text, Ends::Both, View::EMPTY), 0..6);
        // U+2043 has the same lowest bits as U+2003.
        assert_eq!(strip_set(text, Ends::Both, View::Ucs2(&[0x2043, 0x20])), 1..6);
        assert_eq!(strip_spaces(View::Latin1(b" \t"), Ends::Both, Spaces::Ascii), 2..2);
        assert_eq!(strip_spaces(View::Latin1(b" \t"), Ends::Right, Spaces::Ascii), 0..0);
    }
}
