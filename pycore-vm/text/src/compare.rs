//! Equality and order of texts of any widths: those of their code points.

use std::cmp::Ordering;

use crate::{Unit, View, with_units};

/// Whether two texts have the same code points.
#[inline]
pub fn equal(left: View<'_>, right: View<'_>) -> bool {
    match (left, right) {
        (View::Latin1(left), View::Latin1(right)) => left == right,
        (View::Ucs2(left), View::Ucs2(right)) => left == right,
        (View::Ucs4(left), View::Ucs4(right)) => left == right,
        _ => equal_mixed(left, right),
    }
}

fn equal_mixed(left: View<'_>, right: View<'_>) -> bool {
    with_units!(left, left => with_units!(right, right => equal_units(left, right)))
}

/// The same for units of different widths.
#[inline]
pub(crate) fn equal_units<A: Unit, B: Unit>(left: &[A], right: &[B]) -> bool {
    let same = |(&left, &right): (&A, &B)| left.point() == right.point();
    left.len() == right.len() && left.iter().zip(right).all(same)
}

/// The order of two texts: that of the first code points that differ.
pub fn compare(left: View<'_>, right: View<'_>) -> Ordering {
    match (left, right) {
        (View::Latin1(left), View::Latin1(right)) => left.cmp(right),
        _ => with_units!(left, left => with_units!(right, right => {
            let left = left.iter().map(|&unit| unit.point());
            left.cmp(right.iter().map(|&unit| unit.point()))
        })),
    }
}

/// Whether a text begins with another.
#[inline]
pub fn starts_with(text: View<'_>, prefix: View<'_>) -> bool {
    text.len() >= prefix.len() && equal(text.first(prefix.len()), prefix)
}

/// Whether a text ends with another.
#[inline]
pub fn ends_with(text: View<'_>, suffix: View<'_>) -> bool {
    text.len() >= suffix.len() && equal(text.skip(text.len() - suffix.len()), suffix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_does_not_matter() {
        let texts: [&[u32]; 6] = [&[], &[0x61], &[0x61, 0x62], &[0x62], &[0xE9], &[0xE9, 0x61]];
        for left in texts {
            for right in texts {
                for left_view in widths(left, &mut Vec::new(), &mut Vec::new()) {
                    for right_view in widths(right, &mut Vec::new(), &mut Vec::new()) {
                        assert_eq!(equal(left_view, right_view), left == right);
                        assert_eq!(compare(left_view, right_view), left.cmp(right));
                        assert_eq!(starts_with(left_view, right_view), left.starts_with(right));
                        assert_eq!(ends_with(left_view, right_view), left.ends_with(right));
                    }
                }
            }
        }
    }

    fn widths<'a>(
        text: &'a [u32],
        latin1: &'a mut Vec<u8>,
        ucs2: &'a mut Vec<u16>,
    ) -> [View<'a>; 3] {
        latin1.extend(text.iter().map(|&point| point as u8));
        ucs2.extend(text.iter().map(|&point| point as u16));
        [View::Latin1(latin1), View::Ucs2(ucs2), View::Ucs4(text)]
    }
}
