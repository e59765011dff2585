//! Two texts beside each other, for people.

/// At most this many lines of each side are shown.
const MOST_LINES: usize = 12;

/// The lines that differ, `-` before expected ones and `+` before those that came; empty if none differ.
///
/// What both texts begin and end with is left out, except two lines before the difference.
pub(crate) fn difference(expected: &str, actual: &str) -> String {
    if expected == actual {
        return String::new();
    }
    let expected: Vec<&str> = expected.lines().collect();
    let actual: Vec<&str> = actual.lines().collect();
    let same = expected.iter().zip(&actual).take_while(|(one, other)| one == other).count();
    let (mut wanted, mut came) = (&expected[same..], &actual[same..]);
    while let ([rest_wanted @ .., last], [rest_came @ .., other]) = (wanted, came) {
        if last != other {
            break;
        }
        (wanted, came) = (rest_wanted, rest_came);
    }
    let mut text = format!("    at line {}\n", same + 1);
    for line in &expected[same.saturating_sub(2)..same] {
        text += &format!("      {line}\n");
    }
    for (sign, lines) in [('-', wanted), ('+', came)] {
        for line in lines.iter().take(MOST_LINES) {
            text += &format!("    {sign} {line}\n");
        }
        if lines.len() > MOST_LINES {
            text += &format!("    {sign} ... {} lines more\n", lines.len() - MOST_LINES);
        }
    }
    if wanted.is_empty() && came.is_empty() {
        text += "    (the end of the last line)\n";
    }
    text
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn shows_what_differs() {
        assert_eq!(difference("a\nb\n", "a\nb\n"), "");
        assert_eq!(
            difference("a\nb\nc\n", "a\nx\nc\n"),
            "    at line 2\n      a\n    - b\n    + x\n"
        );
        assert_eq!(difference("a\n", "a\nb\n"), "    at line 2\n      a\n    + b\n");
    }
}
