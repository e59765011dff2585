//! The lines of source that a traceback's entry shows, with the marks below them.
//!
//! Only text is worked on here. What the marks are about, the place of an operator or of brackets, is asked of the front
//! end ([`SourceTools`]); without one, the whole range is marked.

use super::wide::width;
use crate::core::interpreter::SourceTools;

/// The lines of a file that an instruction comes from, and which part of them it is.
pub(super) struct Excerpt<'a> {
    /// The lines, without what is blank at their ends.
    pub(super) lines: &'a [String],
    /// Bytes of the first line before the instruction, and of the last line up to its end.
    pub(super) columns: Option<(usize, usize)>,
}

type Line = Vec<char>;

/// What is marked within a range: an operator, or a pair of brackets with what is in it.
struct Anchor {
    /// Line and column where it begins.
    start: (usize, usize),
    /// Line and column where it ends.
    end: (usize, usize),
}

fn is_blank(line: &[char]) -> bool {
    line.iter().all(|character| character.is_whitespace())
}

fn indentation(line: &[char]) -> usize {
    line.iter().take_while(|character| character.is_whitespace()).count()
}

/// Removes the blanks that all lines begin with.
fn dedent(lines: &mut [Line]) {
    let mut margin: Option<Line> = None;
    for line in lines.iter().filter(|line| !is_blank(line)) {
        let blanks = line.iter().take_while(|&&character| matches!(character, ' ' | '\t'));
        margin = Some(match margin {
            None => blanks.copied().collect(),
            Some(before) => before
                .iter()
                .zip(blanks)
                .take_while(|(one, other)| one == other)
                .map(|(&one, _)| one)
                .collect(),
        });
    }
    let margin = margin.map_or(0, |margin| margin.len());
    for line in lines {
        if is_blank(line) {
            line.clear();
        } else {
            line.drain(..margin);
        }
    }
}

/// The columns that the first characters of a line take.
fn columns(line: &[char], count: usize) -> usize {
    line.iter().take(count).map(|&character| width(character)).sum::<usize>()
        + count.saturating_sub(line.len())
}

/// How many characters so many bytes of a line are.
fn characters(line: &str, bytes: usize) -> usize {
    line.char_indices().take_while(|(offset, _)| *offset < bytes).count()
}

/// Line and column of an offset in lines that are joined.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count(), before[start..].chars().count())
}

impl Excerpt<'_> {
    /// Adds the lines, each indented, to a text.
    pub(super) fn write(&self, tools: Option<&SourceTools>, into: &mut String) {
        if self.lines.iter().all(|line| line.trim().is_empty()) {
            return;
        }
        let Some((start, end)) = self.columns else {
            let first = self.lines[0].trim();
            if !first.is_empty() {
                into.push_str(&format!("    {first}\n"));
            }
            return;
        };
        let (first, last) = (&self.lines[0], &self.lines[self.lines.len() - 1]);
        let mut lines: Vec<Line> = self.lines.iter().map(|line| line.chars().collect()).collect();
        dedent(&mut lines);
        let removed = first.chars().count().saturating_sub(lines[0].len());
        let range = Range {
            start: characters(first, start).saturating_sub(removed),
            end: characters(last, end).saturating_sub(removed),
        };
        let mut shown = Marked::new(&lines, range, tools).lines();
        dedent(&mut shown);
        for line in shown {
            into.push_str("    ");
            into.extend(line);
            into.push('\n');
        }
    }
}

/// The characters before the range in its first line, and up to its end in its last line.
#[derive(Clone, Copy)]
struct Range {
    start: usize,
    end: usize,
}

/// Lines of which a range is marked.
struct Marked<'a> {
    lines: &'a [Line],
    range: Range,
    anchor: Option<Anchor>,
    /// Whether there are marks at all.
    has_marks: bool,
}

impl<'a> Marked<'a> {
    fn new(lines: &'a [Line], range: Range, tools: Option<&SourceTools>) -> Self {
        let last = &lines[lines.len() - 1];
        let text: String =
            lines.iter().map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n");
        let bytes = |line: &[char], count: usize| {
            line.iter().take(count).map(|character| character.len_utf8()).sum::<usize>()
        };
        let from = bytes(&lines[0], range.start);
        let to = text.len() - (bytes(last, last.len()) - bytes(last, range.end));
        let segment = text.get(from..to).unwrap_or("");
        let anchor = tools.and_then(|tools| (tools.anchor)(segment)).map(|marked| {
            let shift =
                |(line, column)| (line, if line == 0 { column + range.start } else { column });
            Anchor {
                start: shift(place(segment, marked.start)),
                end: shift(place(segment, marked.end)),
            }
        });
        let is_plain = tools.is_some_and(|tools| (tools.is_plain_call)(&text, from..to));
        let is_part = || {
            !is_blank(&lines[0][..range.start.min(lines[0].len())])
                || !is_blank(&last[range.end.min(last.len())..])
        };
        let has_marks = !is_plain && (anchor.is_some() || is_part());
        Self { lines, range, anchor, has_marks }
    }

    /// The first and the last line, and those around what is marked; fewer than two between them are shown too.
    fn lines(&self) -> Vec<Line> {
        let last = self.lines.len() - 1;
        let mut significant = vec![0, last];
        if let Some(anchor) = &self.anchor {
            for line in [anchor.start.0, anchor.end.0] {
                significant.extend([line.wrapping_sub(1), line, line + 1]);
            }
        }
        significant.retain(|&line| line <= last);
        significant.sort_unstable();
        significant.dedup();
        let mut shown = Vec::new();
        let mut before: Option<usize> = None;
        for line in significant {
            match before.map(|before| line - before - 1) {
                None | Some(0) => {}
                Some(1) => self.push(line - 1, &mut shown),
                Some(between) => shown.push(format!("...<{between} lines>...").chars().collect()),
            }
            self.push(line, &mut shown);
            before = Some(line);
        }
        shown
    }

    /// Adds a line, and what is below it.
    fn push(&self, number: usize, shown: &mut Vec<Line>) {
        let line = &self.lines[number];
        shown.push(line.clone());
        if !self.has_marks {
            return;
        }
        let last = self.lines.len() - 1;
        let end = if number == last { self.range.end } else { line.len() };
        let start = if number == 0 { columns(line, self.range.start) } else { 0 };
        let start = start.max(indentation(line));
        let marks = (0..columns(line, end)).map(|column| match &self.anchor {
            _ if column < start => ' ',
            Some(anchor) if !self.is_within(anchor, number, column) => '~',
            _ => '^',
        });
        shown.push(marks.collect());
    }

    /// Whether a column of a line is that of an operator or brackets.
    fn is_within(&self, anchor: &Anchor, number: usize, column: usize) -> bool {
        let at = |(line, offset): (usize, usize)| {
            (line, self.lines.get(line).map_or(offset, |line| columns(line, offset)))
        };
        at(anchor.start) <= (number, column) && (number, column) < at(anchor.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Excerpt;

    fn excerpt(lines: &[&str], columns: Option<(usize, usize)>) -> String {
        let lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
        let mut text = String::new();
        Excerpt { lines: &lines, columns }.write(None, &mut text);
        text
    }

    #[test]
    fn a_part_of_a_line_is_marked_and_a_whole_one_is_not() {
        assert_eq!(excerpt(&["    x = f(1)"], Some((8, 12))), "    x = f(1)\n        ^^^^\n");
        assert_eq!(excerpt(&["    f(1)"], Some((4, 8))), "    f(1)\n");
        assert_eq!(excerpt(&["    f(1)  "], None), "    f(1)\n");
        assert_eq!(excerpt(&["", " "], Some((0, 0))), "");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(
            excerpt(&["x = '\u{4f60}' + f()"], Some((10, 13))),
            "    x = '\u{4f60}' + f()\n             ^^^\n"
        );
    }

    #[test]
    fn many_lines_are_left_out() {
        let lines = ["return f(", "    1,", "    2,", "    3,", ")"];
        assert_eq!(
            excerpt(&lines, Some((7, 1))),
            "    return f(\n           ^^\n    ...<3 lines>...\n    )\n    ^\n"
        );
    }
}
