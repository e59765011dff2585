//! Two texts beside each other, for people.

/// At most this many lines of each side are shown.
const MOST_LINES: usize = 12;

/// Of a line longer than this an excerpt is shown.
const LONGEST_LINE: usize = 150;

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
    for (sign, lines, others) in [('-', wanted, came), ('+', came, wanted)] {
        for (index, line) in lines.iter().enumerate().take(MOST_LINES) {
            let other = others.get(index).copied().unwrap_or_default();
            text += &format!("    {sign} {}\n", excerpt(line, other));
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

/// A long line around the first place where it differs from another.
fn excerpt(line: &str, other: &str) -> String {
    if line.chars().count() <= LONGEST_LINE {
        return line.to_owned();
    }
    let same = line.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let start = same.saturating_sub(LONGEST_LINE / 3);
    let part: String = line.chars().skip(start).take(LONGEST_LINE).collect();
    let before = if start > 0 { "..." } else { "" };
    let after = if line.chars().count() > start + LONGEST_LINE { "..." } else { "" };
    format!("{before}{part}{after}")
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
        let (long, other) = ("x".repeat(400) + "a", "x".repeat(400) + "b");
        let text = difference(&long, &other);
        assert!(text.contains("xa\n") && text.contains("xb\n") && text.len() < 300, "{text}");
        assert_eq!(difference("a\n", "a\nb\n"), "    at line 2\n      a\n    + b\n");
    }
}
