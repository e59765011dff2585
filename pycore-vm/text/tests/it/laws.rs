//! Laws that hold for any text.

use proptest::prelude::*;
use pycore_text::{Compose, Joined, Replaced, Spaces, TextBuf, View, compare, search, split};

/// Texts of few different code points, of all widths.
fn text(longest: usize) -> impl Strategy<Value = Vec<u32>> {
    text_from(0, longest)
}

fn text_from(shortest: usize, longest: usize) -> impl Strategy<Value = Vec<u32>> {
    let few = prop::sample::select(vec![0x61, 0x62, 0x20, 0xE9, 0x20AC, 0xD800, 0x1_F40D]);
    let narrow = prop::sample::select(vec![0x61, 0x62]);
    prop_oneof![
        prop::collection::vec(few, shortest..longest),
        prop::collection::vec(narrow, shortest..longest)
    ]
}

fn buffer(points: &[u32]) -> TextBuf {
    TextBuf::composed(&View::Ucs4(points)).unwrap()
}

/// All places of `needle`, overlapping ones too.
fn places(haystack: &[u32], needle: &[u32]) -> Vec<usize> {
    (0..=haystack.len()).filter(|&start| haystack[start..].starts_with(needle)).collect()
}

proptest! {
    #[test]
    fn found_is_where_it_is(haystack in text(80), needle in text(5)) {
        let places = places(&haystack, &needle);
        let (haystack, needle) = (buffer(&haystack), buffer(&needle));
        prop_assert_eq!(search::find(haystack.view(), needle.view()), places.first().copied());
        prop_assert_eq!(search::rfind(haystack.view(), needle.view()), places.last().copied());
    }

    #[test]
    fn what_is_split_can_be_joined(text in text(60), separator in text_from(1, 4)) {
        let (text, separator) = (buffer(&text), buffer(&separator));
        let (view, by) = (text.view(), separator.view());
        let forwards: Vec<_> = split::split(view, by, usize::MAX).map(|range| view.part(range)).collect();
        let mut backwards: Vec<_> = split::rsplit(view, by, usize::MAX).map(|range| view.part(range)).collect();
        backwards.reverse();
        for parts in [forwards, backwards] {
            let joined = Joined::new(by, parts.into_iter()).unwrap();
            prop_assert_eq!(&TextBuf::composed(&joined).unwrap(), &text);
        }
    }

    #[test]
    fn replacing_is_splitting_and_joining(text in text(60), old in text_from(1, 3), new in text(3)) {
        let (text, old, new) = (buffer(&text), buffer(&old), buffer(&new));
        let parts = split::split(text.view(), old.view(), usize::MAX).map(|range| text.view().part(range));
        let parts: Vec<_> = parts.collect();
        let joined = TextBuf::composed(&Joined::new(new.view(), parts.into_iter()).unwrap()).unwrap();
        let replaced = Replaced::new(text.view(), old.view(), new.view(), usize::MAX).unwrap();
        match replaced {
            Some(replaced) => {
                let made = TextBuf::composed(&replaced).unwrap();
                prop_assert_eq!(made.len(), replaced.len());
                prop_assert_eq!(made.bits().unit_size(), replaced.bits().unit_size());
                prop_assert_eq!(made, joined);
            }
            None => prop_assert_eq!(joined, text),
        }
    }

    #[test]
    fn words_have_no_spaces_and_lines_with_ends_are_everything(text in text(60)) {
        let text = buffer(&text);
        let view = text.view();
        for word in split::words(view, Spaces::Unicode, usize::MAX) {
            prop_assert!(!word.is_empty());
            prop_assert!(!view.part(word).code_points().any(pycore_text::spaces::is_space));
        }
        let mut backwards: Vec<_> = split::rwords(view, Spaces::Unicode, usize::MAX).collect();
        backwards.reverse();
        prop_assert_eq!(split::words(view, Spaces::Unicode, usize::MAX).collect::<Vec<_>>(), backwards);
        let mut end = 0;
        for line in split::lines(view, Spaces::Unicode, true) {
            prop_assert_eq!(line.start, end);
            end = line.end;
        }
        prop_assert_eq!(end, view.len());
    }

    #[test]
    fn lines_end_where_line_ends_are(
        points in prop::collection::vec(
            prop_oneof![40 => 0x20_u32..0x7F, 1 => prop::sample::select(vec![0x0A, 0x0D, 0x1C, 0x85, 0x2028])], 0..200),
    ) {
        let text = buffer(&points);
        for spaces in [Spaces::Unicode, Spaces::Ascii] {
            let mut expected = Vec::new();
            let (mut start, mut at) = (0, 0);
            while at < points.len() {
                let length = match points[at..] {
                    [0x0D, 0x0A, ..] => 2,
                    [point, ..] if spaces.is_line_end(point) => 1,
                    _ => 0,
                };
                if length > 0 {
                    expected.push(start..at);
                    start = at + length;
                }
                at += length.max(1);
            }
            if start < points.len() {
                expected.push(start..points.len());
            }
            prop_assert_eq!(split::lines(text.view(), spaces, false).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn order_is_that_of_code_points(left in text(5), right in text(5)) {
        let (a, b) = (buffer(&left), buffer(&right));
        prop_assert_eq!(compare::compare(a.view(), b.view()), left.cmp(&right));
        prop_assert_eq!(compare::equal(a.view(), b.view()), left == right);
    }
}
