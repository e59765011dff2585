//! Errors as a person sees them: the last lines of a traceback, with carets.

use std::fmt;

use crate::SyntaxError;

/// [`SyntaxError::report`]; displays as several lines, each with its line end.
#[derive(Clone, Copy, Debug)]
pub struct Report<'e> {
    error: &'e SyntaxError,
    file_name: &'e str,
}

impl SyntaxError {
    /// The error as Python's `traceback` module prints it.
    ///
    /// ```
    /// use pycore_source::{ErrorClass, SyntaxError};
    ///
    /// let error = SyntaxError {
    ///     class: ErrorClass::Syntax,
    ///     message: "cannot assign to True".into(),
    ///     lineno: Some(1),
    ///     offset: Some(1),
    ///     end_lineno: Some(1),
    ///     end_offset: Some(5),
    ///     text: Some("True = 1\n".into()),
    ///     statement: None,
    /// };
    /// let expected = "  \
    ///   File \"example.py\", line 1
    ///     True = 1
    ///     ^^^^
    /// SyntaxError: cannot assign to True
    /// ";
    /// assert_eq!(error.report("example.py").to_string(), expected);
    /// ```
    pub fn report<'e>(&'e self, file_name: &'e str) -> Report<'e> {
        Report { error: self, file_name }
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = self.error;
        if let Some(line) = error.lineno {
            writeln!(f, "  File \"{}\", line {line}", self.file_name)?;
        }
        if let Some(text) = &error.text {
            let line = text.trim_end_matches('\n');
            let stripped = line.trim_start_matches([' ', '\n', '\u{c}']);
            writeln!(f, "    {stripped}")?;
            if let Some(offset) = error.offset {
                write_carets(f, error, text, line, stripped, i64::from(offset))?;
            }
        }
        writeln!(f, "{}: {}", error.class.name(), error.message)
    }
}

/// The line of carets; `offset` counts characters of `line` from 1.
fn write_carets(
    f: &mut fmt::Formatter<'_>,
    error: &SyntaxError,
    text: &str,
    line: &str,
    stripped: &str,
    mut offset: i64,
) -> fmt::Result {
    let count = |text: &str| text.chars().count() as i64;
    let after_line = count(line) + 1;
    let mut end = if error.lineno == error.end_lineno {
        error.end_offset.filter(|&end| end != 0).map_or(offset, i64::from)
    } else {
        after_line
    };
    if !text.is_empty() {
        if offset > count(text) {
            offset = after_line;
        }
        if end > count(text) {
            end = after_line;
        }
    }
    if offset >= end || end < 0 {
        end = offset + 1;
    }
    let indent = count(line) - count(stripped);
    let Ok(column) = usize::try_from(offset - 1 - indent) else { return Ok(()) };
    f.write_str("    ")?;
    for char in stripped.chars().take(column) {
        // White space is kept as it is, so that a tab moves the caret as it moves the text.
        write!(f, "{}", if is_space(char) { char } else { ' ' })?;
    }
    writeln!(f, "{}", "^".repeat((end - offset) as usize))
}

/// `str.isspace`, which counts the four separators of ASCII.
fn is_space(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\x1c'..='\x1f')
}

#[cfg(test)]
mod tests {
    use crate::{ErrorClass, SyntaxError};

    fn report(text: &str, offset: i32, end: (i32, i32)) -> String {
        let error = SyntaxError {
            class: ErrorClass::Syntax,
            message: "m".into(),
            lineno: Some(1),
            offset: Some(offset),
            end_lineno: Some(end.0),
            end_offset: Some(end.1),
            text: Some(text.into()),
            statement: None,
        };
        error.report("f").to_string()
    }

    #[test]
    fn indentation_is_not_shown_and_tabs_are_kept() {
        assert_eq!(
            report("  \tx y\n", 4, (1, 5)),
            "  File \"f\", line 1\n    \tx y\n    \t^\nSyntaxError: m\n"
        );
    }

    #[test]
    fn a_range_over_lines_marks_the_rest_of_the_first() {
        assert_eq!(
            report("a(b\n", 2, (2, 1)),
            "  File \"f\", line 1\n    a(b\n     ^^\nSyntaxError: m\n"
        );
    }

    #[test]
    fn positions_outside_the_line_give_one_caret_or_none() {
        assert!(report("ab\n", 9, (1, 9)).contains("\n    ab\n      ^\n"));
        assert!(report("  ab\n", 1, (1, 1)).ends_with("    ab\nSyntaxError: m\n"));
        assert!(report("ab\n", 1, (1, -1)).contains("\n    ab\n    ^\n"));
    }
}
